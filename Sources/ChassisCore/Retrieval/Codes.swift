extension TextAnalysis {
    /// A code that is written in several ways: "E-1042", "E 1042" and "E1042" are "e1042".
    struct Code: Hashable, Sendable {
        /// Its pieces in one.
        var joined: String
        /// Of its pieces among the words.
        var places: Range<Int>
    }

    /// The codes among words that stand in two pieces or more: letters, then what begins with a digit, joined by a hyphen
    /// or, where `allowsBlanks` or the letters are capitals, by a blank.
    ///
    /// - Parameters:
    ///   - bytes: The text's.
    ///   - words: The text's.
    static func codes(
        in bytes: UnsafeBufferPointer<UInt8>, words: [Word], allowsBlanks: Bool
    ) -> [Code] {
        var codes: [Code] = []
        for place in words.indices where words[place].kind == .number && place > 0 {
            let head = words[place - 1]
            guard head.kind == .letters, (1...longestHead).contains(head.folded.utf8.count),
                head.folded.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
                isJoined(head, words[place], in: bytes, blank: allowsBlanks || isCapital(head, in: bytes))
            else { continue }
            var code = Code(joined: head.folded + words[place].folded, places: place - 1..<place + 1)
            // "KD-4711-A", "INV-2026-17"
            for next in words[(place + 1)...].prefix(3) {
                guard next.folded.utf8.count <= 8, next.kind == .number || next.kind == .letters,
                    isJoined(words[code.places.upperBound - 1], next, in: bytes, blank: false)
                else { break }
                codes.append(code)
                code.joined += next.folded
                code.places = code.places.lowerBound..<code.places.upperBound + 1
            }
            codes.append(code)
        }
        return codes
    }

    private static let longestHead = 6

    private static func isCapital(_ word: Word, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        word.range.allSatisfy { (0x41...0x5A).contains(bytes[$0]) }
    }

    /// Whether there is one hyphen of any kind between them, an underscore, or, where that counts, a blank.
    private static func isJoined(
        _ word: Word, _ next: Word, in bytes: UnsafeBufferPointer<UInt8>, blank: Bool
    ) -> Bool {
        let gap = word.range.upperBound..<next.range.lowerBound
        guard !gap.isEmpty else { return false }
        let first = bytes[gap.lowerBound]
        switch gap.count {
        case 1: return first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || blank && first == UInt8(ascii: " ")
        // U+2010…2014
        case 3: return first == 0xE2 && bytes[gap.lowerBound + 1] == 0x80 && 0x90...0x94 ~= bytes[gap.lowerBound + 2]
        default: return false
        }
    }

    /// "e1042" is "e" and "1042"; `nil` for what has not one change from letters to digits.
    static func pieces(ofCode term: String) -> (head: String, number: String)? {
        guard let start = term.utf8.firstIndex(where: { (0x30...0x39).contains($0) }), start > term.utf8.startIndex,
            term.utf8[start...].allSatisfy({ (0x30...0x39).contains($0) }),
            term.utf8[..<start].allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        return (String(term[..<start]), String(term[start...]))
    }
}
