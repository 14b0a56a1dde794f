/// How far a number may be from the expected one: `0.5`, or `"2%"` of it.
package struct Tolerance: Hashable, Sendable {
    private var absolute = 0.0
    private var relative = 0.0

    /// - Parameter option: A number of 0 or more, the same as text, or a text such as `2%`; anything else is 0.
    package init(_ option: JSON?) {
        guard let value = Self.value(of: option) else { return }
        if value.isRelative { relative = value.number / 100 } else { absolute = value.number }
    }

    /// Whether an option can be read as one.
    package static func isTolerance(_ option: JSON) -> Bool { value(of: option) != nil }

    private static func value(of option: JSON?) -> (number: Double, isRelative: Bool)? {
        guard let option else { return nil }
        if let number = option.double { return number.isFinite && number >= 0 ? (number, false) : nil }
        guard let text = option.string?.trimmingSpaces else { return nil }
        let isRelative = text.hasSuffix("%")
        guard let number = Double((isRelative ? text.dropLast() : text).trimmingSpaces), number.isFinite, number >= 0
        else { return nil }
        return (number, isRelative)
    }

    /// Numbers that differ only by the rounding of binary fractions are equal whatever the tolerance.
    func accepts(_ found: Double, for expected: Double) -> Bool {
        guard found.isFinite, expected.isFinite else { return false }
        let room = max(absolute, relative * abs(expected), 1e-9 * max(abs(expected), abs(found)))
        return abs(found - expected) <= room
    }
}

/// The scorer `numeric`: whether the number an answer gives is the expected one.
///
/// Among several the one after "answer is", "answer:", "result:", "total:", "=" or "####" counts. Otherwise numbers
/// that the question already has are left out, and the first or the last of the others has to do: an answer leads
/// with its number or ends in it.
enum NumericScoring {
    static func score(_ sample: GoldenSample, _ text: String) -> Finding {
        let wanted = expected(sample)
        guard !wanted.isEmpty else { return .unreadable("the sample expects no number") }
        let found = candidates(in: text, question: sample.input)
        guard !found.isEmpty else { return .unreadable("no number in '\(Excerpt.of(text))'") }
        let tolerance = Tolerance(sample.options["tolerance"])
        let passed = found.contains { number in
            number.readings.contains { reading in wanted.contains { tolerance.accepts(reading, for: $0) } }
        }
        let shown = found.compactMap { $0.readings.first.map(Self.text) }.joined(separator: " and ")
        return .whole(passed, "expected \(Excerpt.of(sample.expectedTexts)), found \(shown)")
    }

    /// The numbers of which any will do, in all their readings.
    static func expected(_ sample: GoldenSample) -> [Double] {
        (sample.expected?.array ?? [sample.expected].compactMap(\.self)).flatMap { value -> [Double] in
            if let number = value.double { return number.isFinite ? [number] : [] }
            return NumberFinder.numbers(in: value.string ?? "").first?.readings ?? []
        }
    }

    private static func candidates(in text: String, question: String) -> [NumberInText] {
        var numbers = NumberFinder.numbers(in: text)
        if numbers.isEmpty { numbers = NumberWords.numbers(in: text) }
        if let end = lastMarker(in: text), let said = numbers.first(where: { $0.range.lowerBound >= end }) {
            return [said]
        }
        let asked = Set(NumberFinder.numbers(in: question).flatMap(\.readings))
        let fresh = numbers.filter { asked.isDisjoint(with: $0.readings) }
        let pool = fresh.isEmpty ? numbers : fresh
        guard let first = pool.first, let last = pool.last else { return [] }
        return first == last ? [first] : [first, last]
    }

    private static func lastMarker(in text: String) -> Int? {
        let scalars = text.unicodeScalars.map { ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) | 0x20) : $0 }
        var last: Int?
        for marker in markers {
            guard scalars.count >= marker.count else { continue }
            for start in (0...(scalars.count - marker.count)).reversed() where start >= last ?? 0 {
                if scalars[start..<(start + marker.count)].elementsEqual(marker) {
                    last = start + marker.count
                    break
                }
            }
        }
        return last
    }

    private static let markers = ["answer is", "answer:", "result is", "result:", "total is", "total:", "####", "= "]
        .map { Array($0.unicodeScalars) }

    private static func text(_ number: Double) -> String {
        Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}

/// English number words, for answers without digits: "nine", "twenty-one", "three hundred".
enum NumberWords {
    static func numbers(in text: String) -> [NumberInText] {
        var numbers: [NumberInText] = []
        var total = 0.0
        var part: Double?
        func close() {
            if let value = part { numbers.append(NumberInText(readings: [total + value], range: 0..<0)) }
            total = 0
            part = nil
        }
        for word in TextAnalysis.words(in: text).prefix(20_000) {
            if let unit = units[word.folded] {
                // "twenty one" goes on; "one two" are two.
                let goesOn = part.map { $0.truncatingRemainder(dividingBy: unit < 10 ? 10 : 100) == 0 && $0 > unit }
                if goesOn == false { close() }
                part = (part ?? 0) + unit
            } else if word.folded == "hundred", let value = part {
                part = value * 100
            } else if let factor = large[word.folded], let value = part {
                total += value * factor
                part = 0
            } else if word.folded != "and" || part == nil {
                close()
            }
        }
        close()
        return numbers
    }

    private static let large: [String: Double] = ["thousand": 1e3, "million": 1e6, "billion": 1e9]
    private static let units: [String: Double] = {
        let small = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        var units: [String: Double] = [:]
        for (value, word) in small.enumerated() { units[word] = Double(value) }
        for (index, word) in tens.enumerated() { units[word] = Double(20 + 10 * index) }
        return units
    }()
}
