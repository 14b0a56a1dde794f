import ChassisCore

/// The embedded model's own tokens: words and punctuation marks.
enum TokenCount {
    static func count(_ text: String) -> Int {
        var count = 0
        var isInWord = false
        for byte in text.utf8 {
            let isWord = isWordByte(byte)
            if isWord, !isInWord { count += 1 }
            if !isWord, byte > 0x20, byte != 0x7F { count += 1 }
            isInWord = isWord
        }
        return count
    }

    /// The longest beginning of whole words with at most `limit` tokens, at a sentence's end where one is near.
    static func cut(_ text: String, to limit: Int) -> String {
        var count = 0
        var end = 0
        var sentenceEnd = 0
        for piece in pieces(of: text) {
            count += Self.count(piece)
            if count > limit {
                let keep = sentenceEnd * 2 > end ? sentenceEnd : end
                return String(String(decoding: text.utf8.prefix(keep), as: UTF8.self).trimmingSpaces)
            }
            end += piece.utf8.count
            if let last = piece.trimmingSpaces.last, ".!?。".contains(last) { sentenceEnd = end }
        }
        return text
    }

    /// Words with the white space behind them; joined they are the text.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        let bytes = Array(text.utf8)
        var start = 0
        for index in bytes.indices.dropFirst() where bytes[index] > 0x20 && bytes[index - 1] <= 0x20 {
            pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index
        }
        if start < bytes.count { pieces.append(String(decoding: bytes[start...], as: UTF8.self)) }
        return pieces
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 || byte == 0x5F
    }
}
