/// A sentence of a text, or a unit that stands for one: a heading, a list item's sentence, a table row.
package struct Sentence: Hashable, Sendable {
    /// Trimmed; line ends within it are spaces.
    package var text: String
    package var kind: TextBlock.Kind
    /// Of a list item's first sentence, as written; else empty.
    package var marker: String
    /// Index of its block in `TextAnalysis.blocks`.
    package var block: Int
}

extension TextAnalysis {
    /// The sentences of a text in reading order.
    ///
    /// A full stop ends one when white space follows and neither an abbreviation, an initial nor a German ordinal
    /// stands before it; CJK stops end one at once. A short line ends one too: mail headers and signatures have no
    /// stops.
    ///
    /// - Complexity: O(bytes).
    package static func sentences(in text: String) -> [Sentence] {
        var result: [Sentence] = []
        for (index, block) in blocks(in: text).enumerated() {
            switch block.kind {
            case .heading, .tableRow, .code:
                result.append(Sentence(text: block.text, kind: block.kind, marker: "", block: index))
            case .paragraph, .listItem:
                var marker = block.marker
                for sentence in split(block.text) {
                    result.append(Sentence(text: sentence, kind: block.kind, marker: marker, block: index))
                    marker = ""
                }
            }
        }
        return result
    }

    private static func split(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var splitter = SentenceSplitter(bytes: bytes)
        return splitter.split()
    }
}

private struct SentenceSplitter {
    let bytes: [UInt8]
    private var start = 0
    private var lineStart = 0
    private var sentences: [String] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func split() -> [String] {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                let end = closingEnd(from: index + 1)
                if isEnd(stop: index, end: end) { close(at: end) }
                index = max(end, index + 1)
            case 0x0A:
                if endsAtLine(index) { close(at: index) }
                lineStart = index + 1
                index += 1
            default:
                if let width = wideStop(at: index) {
                    index = closingEnd(from: index + width)
                    close(at: index)
                } else {
                    index += 1
                }
            }
        }
        close(at: bytes.count)
        return sentences
    }

    /// 。！？｡ and the Arabic, Devanagari and Armenian stops.
    private func wideStop(at index: Int) -> Int? {
        guard bytes[index] >= 0xD8, index + 1 < bytes.count else { return nil }
        if bytes[index] == 0xD8, bytes[index + 1] == 0x9F { return 2 }
        guard index + 2 < bytes.count else { return nil }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1), (0xE0, 0xA5, 0xA4):
            return 3
        default: return nil
        }
    }

    /// Past repeated stops, closing quotes and brackets.
    private func closingEnd(from index: Int) -> Int {
        var index = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
                UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"):
                index += 1
            case 0xE2
            where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x99...0x9F).contains(bytes[index + 2]):
                index += 3
            case 0xE3
            where index + 2 < bytes.count && bytes[index + 1] == 0x80 && [0x8D, 0x8F].contains(bytes[index + 2]):
                index += 3
            default: return index
            }
        }
        return index
    }

    private func isEnd(stop: Int, end: Int) -> Bool {
        guard end < bytes.count else { return true }
        // "**Retries.** We try again …": a bold lead belongs to what it introduces.
        if bytes[end - 1] == UInt8(ascii: "*"), isBoldLead(to: end) { return false }
        guard bytes[end] == 0x20 || bytes[end] == 0x0A else { return false }
        guard bytes[stop] == UInt8(ascii: ".") else { return true }
        guard let next = bytes[end...].first(where: { $0 != 0x20 && $0 != 0x0A }) else { return true }
        if (0x61...0x7A).contains(next) { return false }
        return !isAbbreviation(before: stop)
    }

    private func isBoldLead(to end: Int) -> Bool {
        guard let first = bytes[start..<end].firstIndex(where: { $0 > 0x20 }), end - first < 80 else { return false }
        return bytes[first] == UInt8(ascii: "*") && first + 4 < end
    }

    private func isAbbreviation(before stop: Int) -> Bool {
        var begin = stop
        while begin > start, stop - begin < 12, !isBreak(bytes[begin - 1]) { begin -= 1 }
        let word = bytes[begin..<stop]
        guard let first = word.first else { return false }
        let isDigits = word.allSatisfy { (0x30...0x39).contains($0) }
        if isDigits { return word.count <= 2 && begin > start && isMonth(after: stop + 1) }
        if word.count == 1 { return (0x41...0x5A).contains(first) }
        let folded = String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        return Self.abbreviations.contains(folded)
    }

    private func isBreak(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x28 || byte == 0x22 }

    private func isMonth(after index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let letters = bytes[index...].drop { $0 == 0x20 }.prefix(3).map { $0 < 0x80 ? $0 | 0x20 : $0 }
        return Self.months.contains(String(decoding: letters, as: UTF8.self))
    }

    /// A line of fewer than 50 bytes ends its sentence, unless the next goes on in lower case.
    private func endsAtLine(_ index: Int) -> Bool {
        guard index + 1 < bytes.count else { return true }
        return index - lineStart < 50 && !(0x61...0x7A).contains(bytes[index + 1])
    }

    private mutating func close(at end: Int) {
        defer { start = end }
        guard end > start else { return }
        let spaced = bytes[start..<end].map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }
        let text = String(decoding: spaced, as: UTF8.self).trimmingSpaces
        if !text.isEmpty { sentences.append(String(text)) }
    }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "e.g", "i.e", "etc", "vs", "no", "nr", "nos", "fig",
        "approx",
        "inc", "ltd", "co", "corp", "dept", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct",
        "nov", "dec", "p.m", "a.m", "u.s", "u.k", "z.b", "bzw", "ca", "abs", "bspw", "usw", "ggf", "inkl", "exkl",
        "zzgl",
        "tel", "str", "hr", "fr", "evtl", "d.h", "u.a", "mme", "mlle", "env", "art", "sra", "srta", "ud", "uds", "ej",
        "p.ej", "sig", "dott", "pag", "n", "max", "min", "incl", "excl", "ref", "acct", "attn", "ext", "mio",
    ]
    private static let months: Set<String> = [
        "jan", "feb", "mar", "mä", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ]
}
