/// Token counts without a vocabulary: an estimate, and named so wherever it is shown.
///
/// Calibrated on English prose and code for byte-pair vocabularies of 100,000–200,000 entries: a word is a token for
/// each six letters begun, a run of digits one for each three, a mark one, a CJK character one. Other scripts count
/// a token for each two letters. Usually within 15 % for Latin scripts.
package enum TokenEstimate {
    /// Tokens of a text, 0 or more. O(n).
    package static func count(_ text: some StringProtocol) -> Int {
        var counter = Counter()
        for scalar in text.unicodeScalars { counter.add(scalar) }
        return counter.total
    }

    /// The longest beginning of at most `limit` tokens, ended at a sentence or a word where one is near.
    package static func cut(_ text: String, to limit: Int) -> String {
        var counter = Counter()
        var end = text.endIndex
        var isWhole = true
        for index in text.unicodeScalars.indices {
            counter.add(text.unicodeScalars[index])
            if counter.total > limit {
                end = index
                isWhole = false
                break
            }
        }
        if isWhole { return text }
        return rounded(text[..<end])
    }

    /// Back to the last sentence within the last tenth, else to the last space there.
    static func rounded(_ head: Substring) -> String {
        let head = head.unicodeScalars
        let earliest = head.index(head.startIndex, offsetBy: head.count * 9 / 10)
        let tail = head[earliest...]
        let sentence = tail.lastIndex { ".!?\n。".unicodeScalars.contains($0) }
        let space = tail.lastIndex { $0 == " " }
        guard let stop = sentence ?? space else { return String(head) }
        return String(head[...stop])
    }

    private struct Counter {
        private enum Run { case none, word, digits, other }
        private var run = Run.none
        private var length = 0
        private(set) var total = 0

        mutating func add(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: step(.word, each: 6)
            case 0x30...0x39: step(.digits, each: 3)
            case 0x20, 0x09: run = .none
            case 0x0A, 0x0D: run = .none
            case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: single()
            case 0x250...: step(.other, each: 2)
            default: single()
            }
        }

        private mutating func step(_ kind: Run, each: Int) {
            if run != kind {
                run = kind
                length = 0
            }
            if length % each == 0 { total += 1 }
            length += 1
        }

        private mutating func single() {
            run = .none
            total += 1
        }
    }
}
