extension Vocabulary {
    /// A line for each token: its bytes in base64, a space, its rank.
    static func ranks(
        _ bytes: [UInt8], file: String, name: String, rule: SplitRule?
    ) throws(VocabularyError) -> Vocabulary {
        let lines = bytes.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        guard lines <= mostTokens else { throw VocabularyError(file, "it has more than \(mostTokens) lines") }
        var table = ByteTable(count: lines)
        var token: [UInt8] = []
        var (line, place) = (0, 0)
        while place < bytes.count {
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            var text = bytes[place..<end]
            line += 1
            place = end + 1
            if text.last == 0x0D { text.removeLast() }
            if text.isEmpty { continue }
            guard let space = text.firstIndex(of: 0x20), let rank = rank(text[(space + 1)...]),
                decode(text[..<space], into: &token), !token.isEmpty, token.count <= 4096
            else {
                throw VocabularyError(
                    file, "line \(line) is no rank", remedy: "a line is a token in base64, a space and its rank")
            }
            guard token.withUnsafeBufferPointer({ table.add($0, rank: rank) }) else {
                throw VocabularyError(file, "line \(line) has a token that stands there already")
            }
        }
        for byte in UInt8.min ... .max where [byte].withUnsafeBufferPointer({ table.rank(of: $0) }) == nil {
            throw VocabularyError(file, "it has no token for the byte \(byte), so not every text can be counted")
        }
        guard let rule = rule ?? usualRule(name, count: table.count) else {
            throw VocabularyError(
                file, "nothing says how texts are split",
                remedy: "vocabulary: {file: PATH, split: \(VocabularySource.splits.joined(separator: "|"))}")
        }
        return Vocabulary(name: name, size: table.count, rule: rule, table: .ranks(table))
    }

    /// By the name that the file has everywhere, or by the number of its ranks.
    private static func usualRule(_ name: String, count: Int) -> SplitRule? {
        if let known = SplitRule.named.first(where: { name.lowercased().hasPrefix($0.key) }) { return known.value }
        return switch count {
        case 199_998: .o200k
        case 100_256: .cl100k
        case 50_256, 50_280: .gpt2
        default: nil
        }
    }

    private static func rank(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        var rank: UInt32 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            rank = rank * 10 + UInt32(digit - 0x30)
        }
        return rank
    }

    private static func decode(_ text: ArraySlice<UInt8>, into bytes: inout [UInt8]) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        guard text.count % 4 == 0 else { return false }
        var (bits, count, padding): (UInt32, Int, Int) = (0, 0, 0)
        for letter in text {
            if letter == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            // Only the alphabet of RFC 4648 §4 stands in such files.
            guard padding == 0, letter != UInt8(ascii: "-"), letter != UInt8(ascii: "_"),
                let value = letter.base64Value
            else { return false }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count % 4 != 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 - 2 * ((count - 1) % 4)))) }
        }
        return padding <= 2
    }
}
