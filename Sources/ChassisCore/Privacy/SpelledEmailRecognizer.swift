/// Finds e-mail addresses whose signs are spelled: `ada at example dot com`, `ada_at_example_dot_com`, `ada arroba …`.
///
/// An `at` is a word of prose too, so an address needs more than its words: a sign that only addresses have, or a name
/// that no sentence has there and something that leads to it.
package struct SpelledEmailRecognizer: Recognizer {
    package init() {}

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = Self.next(from: 0, in: utf8)
        while index < utf8.count {
            let floor = found.last?.range.upperBound ?? 0
            var next = index + 1
            if let sign = sign(at: index, in: utf8), let range = address(around: sign, floor: floor, in: utf8) {
                found.append(PersonalDataMatch(range: range, kind: .email))
                next = range.upperBound
            }
            index = Self.next(from: next, in: utf8)
        }
        return found
    }

    /// The next word that may be a sign's name.
    private static func next(from start: Int, in utf8: [UInt8]) -> Int {
        utf8.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < bytes.count {
                let first = bytes[index] | 0x20
                guard first == 0x61 || first == 0x63 else {
                    index += 1
                    continue
                }
                let second = bytes[index + 1] | 0x20
                let isSign =
                    first == 0x61 && (second == 0x74 || second == 0x72) || first == 0x63 && second == 0x68
                if isSign, index > 0, !bytes[index - 1].isASCIIAlphanumeric { return index }
                index += 1
            }
            return bytes.count
        }
    }

    private struct Sign {
        /// The name of the sign with its blanks and marks.
        var range: Range<Int>
        /// The mark before it, or 0.
        var mark: UInt8
        /// Whether no prose has it.
        var isCertain: Bool
        var isCapital: Bool
    }

    private func sign(at index: Int, in utf8: [UInt8]) -> Sign? {
        for (name, isCertain) in Self.names {
            guard utf8.hasFolded(name, at: index),
                let (range, mark) = Self.setApart(index..<index + name.count, in: utf8)
            else { continue }
            let isCapital = utf8[index] == 0x41 && utf8[index + 1] == 0x54
            return Sign(range: range, mark: mark, isCertain: isCertain || mark != 0, isCapital: isCapital)
        }
        return nil
    }

    /// A word with the blanks or the pair of marks that set it apart, and the mark; nil for a part of a word.
    private static func setApart(_ word: Range<Int>, in utf8: [UInt8]) -> (Range<Int>, mark: UInt8)? {
        var (start, end) = (word.lowerBound, word.upperBound)
        let mark = utf8.at(start - 1)
        let closing = pairs[mark]
        if let closing {
            guard utf8.at(end) == closing else { return nil }
            start -= 1
            end += 1
        }
        let (first, last) = (start, end)
        while start > 0, first - start < 2, utf8[start - 1] == 0x20 { start -= 1 }
        while utf8.at(end) == 0x20, end - last < 2 { end += 1 }
        guard closing != nil || start < first && end > last else { return nil }
        return (start..<end, closing == nil ? 0 : mark)
    }

    private func address(around sign: Sign, floor: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let domain = domain(from: sign.range.upperBound, mark: sign.mark, in: utf8),
            let last = MailboxName.range(endingAt: sign.range.lowerBound, floor: floor, in: utf8)
        else { return nil }
        let start = nameStart(before: last.lowerBound, floor: floor, in: utf8) ?? last.lowerBound
        let range = start..<domain.end
        if sign.isCertain { return range }
        let name = utf8[last]
        guard domain.isUsual, !MailboxName.isProse(name) else { return nil }
        // `ada AT example.com`; where all is in capitals, they say nothing.
        if sign.isCapital, name.contains(where: { $0 &- 0x61 < 26 }) { return range }
        if domain.isSpelled, start < last.lowerBound || MailboxName.hasMark(name) { return range }
        let lead = MailboxName.lead(before: start, in: utf8)
        if domain.isSpelled { return lead == .none ? nil : range }
        guard lead == .sign || lead == .word, MailboxName.mails.distance(before: start, in: utf8) != nil else {
            return nil
        }
        return range
    }

    /// Where a name begins whose dots are spelled: `j dot doe`.
    private func nameStart(before start: Int, floor: Int, in utf8: [UInt8]) -> Int? {
        var start = start
        var found: Int?
        while let dot = dot(endingAt: start, in: utf8),
            let part = MailboxName.range(endingAt: dot.lowerBound, floor: floor, in: utf8)
        {
            start = part.lowerBound
            found = start
        }
        return found
    }

    private func dot(endingAt end: Int, in utf8: [UInt8]) -> Range<Int>? {
        var last = end
        while last > 0, end - last < 2, utf8[last - 1] == 0x20 { last -= 1 }
        if Self.pairs.values.contains(utf8.at(last - 1)) { last -= 1 }
        for dot in Self.dots where utf8.hasFolded(dot, at: last - dot.count) {
            if let (range, _) = Self.setApart(last - dot.count..<last, in: utf8), range.upperBound == end {
                return range
            }
        }
        return nil
    }

    /// Where a domain ends that has a spelled dot and an end that nearly all have: `example dot com`.
    static func spelledEnd(from start: Int, in utf8: [UInt8]) -> Int? {
        guard let domain = SpelledEmailRecognizer().domain(from: start, mark: 0, in: utf8),
            domain.isSpelled, domain.isUsual
        else { return nil }
        return domain.end
    }

    /// Where the domain ends, whether one of its dots is spelled, and whether its end is one that nearly all have.
    private func domain(from start: Int, mark: UInt8, in utf8: [UInt8]) -> (end: Int, isSpelled: Bool, isUsual: Bool)? {
        var found: (end: Int, isSpelled: Bool, isUsual: Bool)?
        var index = start
        var isSpelled = false
        while index - start < 254 {
            let first = index
            while utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x2D && mark != 0x2D { index += 1 }
            guard index > first, index - first <= 63 else { break }
            let label = utf8[first..<index]
            if first > start, label.count > 1, label.allSatisfy(\.isASCIILetter) {
                let name = String(decoding: label.map(\.asciiLowercased), as: UTF8.self)
                let isUsual = Self.ends.contains(name)
                if isUsual || found == nil && label.count <= 6 { found = (index, isSpelled, isUsual) }
            }
            if utf8.at(index) == 0x2E, utf8.at(index + 1).isASCIIAlphanumeric {
                index += 1
            } else if let dot = dot(startingAt: index, in: utf8) {
                isSpelled = true
                index = dot
            } else {
                break
            }
        }
        return found
    }

    private func dot(startingAt start: Int, in utf8: [UInt8]) -> Int? {
        var first = start
        while utf8.at(first) == 0x20, first - start < 2 { first += 1 }
        if Self.pairs[utf8.at(first)] != nil { first += 1 }
        for dot in Self.dots where utf8.hasFolded(dot, at: first) {
            if let (range, _) = Self.setApart(first..<first + dot.count, in: utf8), range.lowerBound == start {
                return range.upperBound
            }
        }
        return nil
    }

    private static let names: [([UInt8], isCertain: Bool)] = [
        ("at", false), ("arroba", true), ("arobase", true), ("chiocciola", true),
    ].map { (Array($0.0.utf8), $0.1) }
    private static let dots = ["dot", "punkt", "punto", "ponto", "point"].map { Array($0.utf8) }
    private static let pairs: [UInt8: UInt8] = [
        0x5F: 0x5F, 0x2D: 0x2D, 0x2A: 0x2A, 0x3C: 0x3E, 0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D,
    ]
    private static let ends = EmailRecognizer.plainEnds.union([
        "co", "us", "ca", "au", "it", "es", "at", "be", "no", "ie", "mx", "kr", "nz", "za", "tr", "ua", "gr", "hu",
        "ro",
        "app", "dev", "ai", "xyz", "example", "test", "invalid", "me",
    ])
}
