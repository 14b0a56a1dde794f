/// A number as it stands in prose. What is written in one way and read in two ("1.234") has two readings.
struct NumberInText: Hashable {
    var readings: [Double]
    /// In Unicode scalars of the text.
    var range: Range<Int>
}

/// Finds the numbers of a text: digits of any script, thousands separators (comma, point, space, apostrophe), decimal
/// point or comma, sign, currency, percent, `3.2 million`. Parts of names, dates, times and ranges are no numbers
/// ("INV-2024", "2024-05-01", "5-10").
struct NumberFinder {
    private let scalars: [Unicode.Scalar]
    private var numbers: [NumberInText] = []

    static func numbers(in text: String) -> [NumberInText] {
        var finder = NumberFinder(text)
        finder.find()
        return finder.numbers
    }

    private init(_ text: String) { scalars = text.unicodeScalars.map(Self.plain) }

    /// Digits of other scripts as ASCII, the minus signs as `-`, the spaces that group digits as U+00A0.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case ..<0x80: return scalar
        case 0x2212, 0xFF0D: return "-"
        case 0x66B: return "."
        case 0x66C: return ","
        case 0x202F, 0x2009, 0x2007: return "\u{A0}"
        case 0x2019: return "'"
        default:
            guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
                return scalar
            }
            return Unicode.Scalar(UInt8(0x30 + max(0, min(9, value))))
        }
    }

    private func at(_ index: Int) -> Unicode.Scalar { scalars.indices.contains(index) ? scalars[index] : "\n" }
    private func isDigit(_ index: Int) -> Bool { ("0"..."9").contains(at(index)) }
    private func isLetter(_ index: Int) -> Bool { at(index).properties.isAlphabetic || at(index) == "_" }

    private mutating func find() {
        var index = 0
        while index < scalars.count {
            let startsWithPoint = at(index) == "." && isDigit(index + 1) && !isDigit(index - 1)
            guard isDigit(index) || startsWithPoint else {
                index += 1
                continue
            }
            let end = bodyEnd(from: index)
            if let sign = sign(before: index), !goesOn(at: end) { add(index..<end, isNegative: sign < 0) }
            index = end
            // The rest of a name, date or range.
            while isDigit(index) || isLetter(index) || ("-/:".unicodeScalars.contains(at(index)) && isDigit(index + 1))
            {
                index += 1
            }
        }
    }

    /// Past digits and the separators between digits.
    private func bodyEnd(from start: Int) -> Int {
        var index = start
        while true {
            if isDigit(index) {
                index += 1
            } else if at(index) == "." || at(index) == ",", isDigit(index + 1) {
                index += 1
            } else if [" ", "\u{A0}", "'"].contains(at(index)), isGroup(from: index + 1), index > start,
                leadingDigits(before: index, from: start) <= 3
            {
                index += 4
            } else {
                break
            }
        }
        guard at(index) == "e" || at(index) == "E" else { return index }
        let signed = at(index + 1) == "-" || at(index + 1) == "+" ? index + 2 : index + 1
        var end = signed
        while isDigit(end) { end += 1 }
        return end > signed && end - signed <= 3 && !isLetter(end) ? end : index
    }

    /// Exactly three digits.
    private func isGroup(from index: Int) -> Bool {
        isDigit(index) && isDigit(index + 1) && isDigit(index + 2) && !isDigit(index + 3)
    }

    private func leadingDigits(before end: Int, from start: Int) -> Int {
        var index = end
        while index > start, isDigit(index - 1) { index -= 1 }
        // A comma or point before means that the part is no first group.
        return index > start && (at(index - 1) == "." || at(index - 1) == ",") ? 4 : end - index
    }

    /// −1, 1, or nil where the digits belong to a name, a date or a range.
    private func sign(before start: Int) -> Int? {
        var index = start - 1
        while isCurrency(at(index)) || (at(index) == " " && isCurrency(at(index - 1))) { index -= 1 }
        if at(index) == "-" { return isLetter(index - 1) || isDigit(index - 1) ? nil : -1 }
        // "US$5".
        if index < start - 1 { return 1 }
        if isLetter(index) {
            var word = String.UnicodeScalarView()
            while isLetter(index), word.count < 5 {
                word.insert(at(index), at: word.startIndex)
                index -= 1
            }
            return Self.currencies.contains(String(word).lowercased()) ? 1 : nil
        }
        if at(index) == "/" || at(index) == ":" || at(index) == "–" { return isDigit(index - 1) ? nil : 1 }
        return 1
    }

    /// A date, time or range goes on after the digits.
    private func goesOn(at end: Int) -> Bool {
        ["-", "/", ":", "–"].contains(at(end)) && isDigit(end + 1)
    }

    private func isCurrency(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .currencySymbol }

    private static let currencies: Set<String> = ["usd", "eur", "gbp", "chf", "jpy", "rs", "kr", "sek", "nok", "dkk"]

    private mutating func add(_ range: Range<Int>, isNegative: Bool) {
        var body = String.UnicodeScalarView()
        body.append(contentsOf: scalars[range])
        let text = String(body)
        let readings = Self.readings(of: text)
        guard readings.isEmpty else {
            append(readings, range, isNegative)
            return
        }
        // "1,2,3" is a list, "192.168.1.1" nothing.
        guard !text.contains("."), text.contains(",") else { return }
        for part in text.split(separator: ",") { append(Self.readings(of: String(part)), range, isNegative) }
    }

    private mutating func append(_ readings: [Double], _ range: Range<Int>, _ isNegative: Bool) {
        var readings = readings
        let unit = unit(after: range.upperBound)
        if unit == "%" || Self.percents.contains(unit) {
            readings += readings.map { $0 / 100 }
        } else if let factor = Self.magnitudes[unit] {
            readings += readings.map { $0 * factor }
        }
        readings = readings.map { isNegative ? -$0 : $0 }.filter(\.isFinite)
        if !readings.isEmpty { numbers.append(NumberInText(readings: readings, range: range)) }
    }

    /// The word or sign that follows.
    private func unit(after end: Int) -> String {
        var index = end
        if at(index) == " " || at(index) == "\u{A0}" { index += 1 }
        if at(index) == "%" { return "%" }
        var word = String.UnicodeScalarView()
        while isLetter(index), word.count < 10 {
            word.append(at(index))
            index += 1
        }
        return String(word).lowercased()
    }

    private static let percents: Set<String> = ["percent", "pct", "prozent", "pourcent"]
    private static let magnitudes: [String: Double] = [
        "k": 1e3, "thousand": 1e3, "tausend": 1e3, "million": 1e6, "millions": 1e6, "millionen": 1e6, "mio": 1e6,
        "mn": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "mrd": 1e9, "milliarden": 1e9,
    ]

    /// What a run of digits and separators may mean; nothing when its groups fit no way of writing.
    static func readings(of text: String) -> [Double] {
        let groups = text.split { " \u{A0}'".contains($0) }
        if groups.count > 1 {
            // "10 000" is one number, and "2 100" may be two.
            guard let joined = readings(of: groups.joined()).first else { return [] }
            let apart = text.contains(" ") ? [groups.first, groups.last].compactMap { $0.flatMap { Double($0) } } : []
            return [joined] + apart
        }
        guard let comma = text.lastIndex(of: ",") else { return pointed(text) }
        guard let point = text.lastIndex(of: ".") else {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let whole = isGrouped(parts) ? Double(parts.joined()) : nil
            let decimal = parts.count == 2 ? Double(text.replacing(",", with: ".")) : nil
            return [whole, decimal].compactMap(\.self)
        }
        let (grouping, decimal): (Character, Character) = point > comma ? (",", ".") : (".", ",")
        let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return [] }
        let parts = halves[0].split(separator: grouping, omittingEmptySubsequences: false)
        guard isGrouped(parts), let value = Double(parts.joined() + "." + halves[1]) else { return [] }
        return [value]
    }

    private static func pointed(_ text: String) -> [Double] {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return [Double(text)].compactMap(\.self)
        case 2:
            let decimal = Double(parts[0].isEmpty ? "0" + text : text)
            return [decimal, isGrouped(parts) ? Double(parts.joined()) : nil].compactMap(\.self)
        default: return isGrouped(parts) ? [Double(parts.joined())].compactMap(\.self) : []
        }
    }

    /// One to three digits, then groups of three; in India of two, the last of three.
    private static func isGrouped(_ parts: [Substring]) -> Bool {
        guard parts.count > 1, let first = parts.first, let last = parts.last, first != "0" else { return false }
        return (1...3).contains(first.count) && last.count == 3
            && parts.dropFirst().dropLast().allSatisfy { $0.count == 3 || ($0.count == 2 && first.count < 3) }
            && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}
