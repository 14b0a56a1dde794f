extension PhraseWeights {
    /// Reads what `table` writes, in a few milliseconds.
    package init?(table: String) {
        var bias: Float?
        var weights: [(phrase: String, weight: Float)] = []
        for group in Array(table.utf8).split(whereSeparator: { $0 == Self.bar || $0 == 0x0A }) {
            let parts = group.split(separator: 0x3A, maxSplits: 1)
            guard parts.count == 2, let weight = Float(Self.text(parts[0])) else { return nil }
            for phrase in parts[1].split(separator: 0x2C).map(Self.text) {
                if phrase == Self.biasName { bias = weight } else { weights.append((phrase, weight)) }
            }
        }
        guard let bias else { return nil }
        self.init(weights, bias: bias)
    }

    /// Without the blank before and behind.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The weights for people, heaviest first: `1.20: ignore all, OVERRIDE~PRIOR | 1.19: …`, the bias among them.
    package var table: String {
        var lines: [String] = []
        var line = ""
        var last: String?
        for (phrase, weight) in [(Self.biasName, bias)] + weights {
            let number = Self.digits(weight)
            let isWide = line.utf8.count + number.utf8.count + phrase.utf8.count > Self.width
            if isWide, !line.isEmpty { lines.append(line) }
            if isWide || line.isEmpty {
                line = "\(number): \(phrase)"
            } else {
                line += number == last ? ", \(phrase)" : " | \(number): \(phrase)"
            }
            last = number
        }
        return (lines + [line]).joined(separator: "\n")
    }

    /// Whether the table can hold it.
    static func isWritable(_ phrase: String) -> Bool {
        !phrase.utf8.contains { marks.contains($0) } && phrase.utf8.count <= 40
    }

    private static let biasName = "(bias)"
    private static let width = 105
    private static let bar: UInt8 = 0x7C
    private static let marks = Set("|:,\\\"".utf8)

    private static func digits(_ weight: Float) -> String {
        let hundredths = Int((weight * 100).rounded())
        let digits = String(abs(hundredths) + 1000).suffix(3)
        let whole = abs(hundredths) / 100
        return (hundredths < 0 ? "-" : "") + "\(whole).\(digits.suffix(2))"
    }
}
