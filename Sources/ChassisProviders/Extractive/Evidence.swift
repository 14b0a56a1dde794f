import ChassisCore

/// A value found in the input, with what stands beside it.
struct Finding<Value> {
    var value: Value
    var range: Range<Int>
    /// What the label beside it means, and how surely, 0…1.
    var concept: Concept?
    var certainty: Double
    /// Folded words before and behind it on its line.
    var context: [String]
}

/// All that a text offers as values of fields: numbers, dates, codes, addresses, labelled lines. One pass each,
/// O(input).
struct Evidence {
    let text: String
    let bytes: [UInt8]
    let words: [Word]
    let lines: LabelledLines
    private(set) var amounts: [Finding<Amount>] = []
    private(set) var dates: [Finding<FoundDate>] = []
    private(set) var codes: [Finding<String>] = []

    /// Beyond this many values of a kind the rest is left unread: a form has few fields.
    private static let mostFindings = 20_000

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        words = TextAnalysis.words(in: text)
        lines = LabelledLines(bytes)
        let surroundings = Surroundings(bytes: bytes, words: words)
        let foundDates = DateScanner(bytes, words: words).scan()
        dates = surroundings.findings(foundDates.map { ($0, $0.range) }, kinds: [.date])
        let inDates = foundDates.map(\.range)
        let foundAmounts = AmountScanner(bytes).scan().filter { !Self.meets($0.range, inDates) }.prefix(
            Self.mostFindings)
        let plain = foundAmounts.filter { !$0.isPercent }
        amounts = surroundings.findings(plain.map { ($0, $0.range) }, kinds: [.money])
        amounts += surroundings.findings(foundAmounts.filter(\.isPercent).map { ($0, $0.range) }, kinds: [.money])
        let foundCodes = CodeScanner(bytes: bytes).scan().filter { !Self.meets($0.1, inDates) }.prefix(
            Self.mostFindings)
        codes = surroundings.findings(Array(foundCodes), kinds: [.code])
    }

    /// Ranges in order; a binary search for one that meets the given.
    private static func meets(_ range: Range<Int>, _ ranges: [Range<Int>]) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound < range.upperBound
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Addresses and placeholders of masked ones: `⟦EMAIL_1⟧` is the value as far as a model may know.
    func emails() -> [String] {
        var found = words.filter { $0.kind == .placeholder && $0.folded.contains("EMAIL") }.map(\.folded)
        for token in text.split(whereSeparator: { $0.isWhitespace || "<>()[],;\"".contains($0) })
        where token.contains("@") {
            let trimmed = token.trimmingPrefix("mailto:")
            let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, let host = parts.last, !parts[0].isEmpty, host.contains("."), !host.hasPrefix(".")
            else { continue }
            var address = String(trimmed)
            while let last = address.last, ".:!?".contains(last) { address.removeLast() }
            found.append(address)
        }
        return found
    }

    func placeholders(_ label: String) -> [String] {
        words.filter { $0.kind == .placeholder && $0.folded.contains(label) }.map(\.folded)
    }
}

/// Reads the labels around a value.
private struct Surroundings {
    let bytes: [UInt8]
    let words: [Word]

    /// - Parameter values: In order of their places.
    func findings<Value>(_ values: [(Value, Range<Int>)], kinds: Set<Concept.Kind>) -> [Finding<Value>] {
        var wordIndex = 0
        var previousEnd = 0
        return values.map { value, range in
            while wordIndex < words.count, words[wordIndex].range.upperBound <= range.lowerBound { wordIndex += 1 }
            let left = left(of: wordIndex, down: previousEnd, at: range)
            let right = right(of: range.upperBound, from: wordIndex)
            previousEnd = range.upperBound
            var finding = Finding(value: value, range: range, concept: nil, certainty: 0, context: left + right)
            if let match = Concept.matches(in: left, kinds: kinds).last {
                finding.concept = match.concept
                finding.certainty = max(0.4, 1 - 0.12 * Double(left.count - match.range.upperBound))
            } else if kinds == [.money], let match = Concept.matches(in: right, kinds: kinds).first,
                match.range.lowerBound == 0
            {
                finding.concept = match.concept
                finding.certainty = 0.5
            }
            return finding
        }
    }

    /// Up to eight words of the line before the value, or of the line above when the value stands alone.
    private func left(of index: Int, down floor: Int, at range: Range<Int>) -> [String] {
        var result: [String] = []
        var position = index - 1
        var next = range.lowerBound
        var crossed = !isLast(on: range.upperBound)
        while position >= 0, result.count < 8, words[position].range.lowerBound >= floor {
            let gap = bytes[words[position].range.upperBound..<max(words[position].range.upperBound, next)]
            if gap.contains(0x0A) {
                guard result.isEmpty, !crossed, gap.count < 8 else { break }
                crossed = true
            }
            if gap.contains(UInt8(ascii: ";")) || gap.contains(UInt8(ascii: "?")) { break }
            if gap.contains(UInt8(ascii: ".")), gap.count > 1, words[position].range.count > 4,
                !result.isEmpty || gap.contains(0x0A)
            {
                break
            }
            result.append(words[position].folded)
            next = words[position].range.lowerBound
            position -= 1
        }
        return result.reversed()
    }

    /// Whether nothing but marks follows on the line.
    private func isLast(on end: Int) -> Bool {
        for byte in bytes[end...].prefix(40) {
            if byte == 0x0A { return true }
            if (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 { return false }
        }
        return true
    }

    private func right(of end: Int, from index: Int) -> [String] {
        var result: [String] = []
        var position = index
        while position < words.count, words[position].range.lowerBound < end { position += 1 }
        var last = end
        while position < words.count, result.count < 2 {
            let gap = bytes[last..<max(last, words[position].range.lowerBound)]
            if gap.contains(where: {
                $0 == 0x0A || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";")
            }) {
                break
            }
            result.append(words[position].folded)
            last = words[position].range.upperBound
            position += 1
        }
        return result
    }
}

/// Finds numbers of documents: "INV-204", "RE-2026/17", "#4711", "DE123456789", and digits of four or more.
private struct CodeScanner {
    let bytes: [UInt8]

    func scan() -> [(String, Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var index = 0
        while index < bytes.count {
            guard isPart(bytes[index]), bytes[index] != UInt8(ascii: "-"), bytes[index] != UInt8(ascii: "/") else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, isPart(bytes[end]) { end += 1 }
            var trimmed = end
            while trimmed > index,
                [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/")].contains(bytes[trimmed - 1])
            { trimmed -= 1 }
            if isCode(index..<trimmed), trimmed - index <= 40 {
                found.append((String(decoding: bytes[index..<trimmed], as: UTF8.self), index..<trimmed))
            }
            index = max(end, index + 1)
        }
        return found
    }

    private func isPart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    /// At least one digit, no number with a fraction, no address of a host.
    private func isCode(_ range: Range<Int>) -> Bool {
        let digits = bytes[range].count { (0x30...0x39).contains($0) }
        guard digits >= 1, range.count >= 2 else { return false }
        let letters = bytes[range].count { (0x41...0x5A).contains($0 & 0xDF) }
        if bytes[range].contains(UInt8(ascii: ".")), letters > digits || letters == 0 { return false }
        if range.lowerBound > 0, bytes[range.lowerBound - 1] == UInt8(ascii: "@") { return false }
        if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "@") { return false }
        return letters > 0 ? digits >= 1 && range.count >= 3 : digits >= 3
    }
}
