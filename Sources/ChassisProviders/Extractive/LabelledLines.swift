import ChassisCore

/// The lines of a form: "Label: value", "Label | value", and a label alone with its value on the next line.
struct LabelledLines {
    struct Entry: Hashable {
        /// Folded words.
        var label: [String]
        var value: String
        var line: Int
    }

    private(set) var entries: [Entry] = []
    /// Trimmed, in order; empty ones too.
    let lines: [String]

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(20_000).map { line in
            String(String(decoding: line, as: UTF8.self).trimmingSpaces)
        }
        for index in lines.indices {
            guard let (label, value) = Self.split(lines[index]) else { continue }
            let words = TextAnalysis.words(in: label).map(\.folded)
            guard (1...6).contains(words.count) else { continue }
            if !value.isEmpty {
                entries.append(Entry(label: words, value: value, line: index))
            } else if let next = lines[(index + 1)...].first, !next.isEmpty, Self.split(next)?.1.isEmpty ?? true {
                entries.append(Entry(label: words, value: next, line: index + 1))
            }
        }
    }

    /// The value whose label means one of the concepts.
    func value(for concept: Concept) -> String? {
        var best: (value: String, score: Int)?
        for entry in entries {
            let matches = Concept.matches(in: entry.label, kinds: [concept.kind])
            guard let match = matches.first(where: { $0.concept == concept }) else { continue }
            // The longer the phrase and the fewer other words, the better.
            let score = 10 * match.range.count - 4 * (entry.label.count - match.range.count)
            if score > best?.score ?? -8 { best = (entry.value, score) }
        }
        return best?.value
    }

    /// The value whose label holds the words of a field's name.
    func value(named terms: Set<String>) -> String? {
        guard !terms.isEmpty else { return nil }
        var best: (value: String, share: Double)?
        for entry in entries {
            let label = Set(entry.label.map(TextAnalysis.stem))
            let share = label.overlap(with: terms)
            if share >= 0.5, share > best?.share ?? 0 { best = (entry.value, share) }
        }
        return best?.value
    }

    private static func split(_ line: String) -> (String, String)? {
        guard !line.isEmpty, line.utf8.count < 2000 else { return nil }
        let bytes = Array(line.utf8)
        for index in bytes.indices.prefix(60) {
            switch bytes[index] {
            case UInt8(ascii: ":"):
                let isAddress = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
                let isTime =
                    index > 0 && (0x30...0x39).contains(bytes[index - 1]) && index + 1 < bytes.count
                    && (0x30...0x39).contains(bytes[index + 1])
                if isAddress || isTime { return nil }
                return parts(bytes, index, index + 1)
            case 0x09: return parts(bytes, index, index + 1)
            case UInt8(ascii: "|") where index > 0: return parts(bytes, index, index + 1)
            case UInt8(ascii: "?"), UInt8(ascii: "!"): return nil
            case 0x20
            where index > 1 && index + 2 < bytes.count && bytes[index + 1] == 0x20 && bytes[index + 2] == 0x20:
                return parts(bytes, index, index)
            default: break
            }
        }
        return nil
    }

    private static func parts(_ bytes: [UInt8], _ end: Int, _ start: Int) -> (String, String) {
        var label = String(decoding: bytes[..<end], as: UTF8.self)
        label.removeAll { "|*".contains($0) }
        var value = String(decoding: bytes[start...], as: UTF8.self).trimmingSpaces
        while let last = value.last, "|*".contains(last) { value = value.dropLast() }
        while let first = value.first, "|*".contains(first) { value = value.dropFirst() }
        return (String(label.trimmingSpaces), String(value.trimmingSpaces))
    }
}
