/// Token counts without a vocabulary: an estimate, and named so wherever it is shown.
///
/// Made to be rarely below what byte-pair vocabularies of 100,000–200,000 entries count, because a prompt that doesn't fit
/// is refused: about 10 % over for English prose and code, up to twice for scripts that the newer vocabularies know
/// better than the older. A word is a token for each five letters begun, one in a text with accents for each three and
/// one more for each accent; capitals count for each three, digits too, a mark one, an emoji three, CJK five for four.
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
        var cut = rounded(text[..<end])
        // A beginning may have more accents for its length than the whole.
        while count(cut) > limit { cut = rounded(cut[..<cut.index(cut.startIndex, offsetBy: cut.count * 9 / 10)]) }
        return cut
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
        private enum Run { case none, word, capitals, digits, ideographs, other }
        private var run = Run.none
        private var length = 0
        /// Changes of run since the last space or mark: codes and encoded bytes have many.
        private var changes = 0
        /// As English, and as a text with accents.
        private var plain = 0
        private var accented = 0
        private var letters = 0
        private var accents = 0

        /// Two accents, and one in a hundred letters, are no name in an English text.
        var total: Int { accents >= 2 && accents * 100 > letters ? accented : plain }

        mutating func add(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x61...0x7A:
                letters += 1
                if run == .capitals, length == 1, changes < 5 { run = .word }
                step(.word, each: 5, accented: 3)
            case 0x41...0x5A:
                letters += 1
                step(.capitals, each: changes < 4 ? 3 : 2)
            case 0x30...0x39: step(.digits, each: changes < 4 ? 3 : 2)
            case 0xC0...0x24F, 0x1E00...0x1EFF: accent()
            case 0x09, 0x0A, 0x0D, 0x20: (run, changes) = (.none, 0)
            case 0x400...0x52F: step(.other, each: 2)
            case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
                step(.ideographs, each: 1)
                if length % 4 == 0 { count(1) }
            case 0x250..<0x2000: step(.other, each: 1)
            case 0x200D, 0x2600..<0x2E80, 0xFE00..<0xFE10: single(2)
            case 0x1F000...: single(3)
            default: single(1)
            }
        }

        private mutating func step(_ kind: Run, each: Int, accented other: Int? = nil) {
            if run != kind {
                if run != .none { changes += 1 }
                run = kind
                length = 0
            }
            if length % each == 0 { plain += 1 }
            if length % (other ?? each) == 0 { accented += 1 }
            length += 1
        }

        private mutating func accent() {
            letters += 1
            accents += 1
            count(1)
            run = .word
            length = 1
        }

        private mutating func single(_ tokens: Int) {
            (run, changes) = (.none, 0)
            count(tokens)
        }

        private mutating func count(_ tokens: Int) {
            plain += tokens
            accented += tokens
        }
    }
}
