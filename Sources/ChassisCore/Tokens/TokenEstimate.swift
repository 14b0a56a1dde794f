/// Token counts without a vocabulary: an estimate, and named so wherever it is shown.
///
/// Made to be rarely below what byte-pair vocabularies of 100,000 entries count, because a prompt that doesn't fit is
/// refused: 0.95 to 1.25 of cl100k_base for prose in the common languages, about 1.15 for English. Newer vocabularies
/// know other scripts better; for models that are known to have one (`TokenFamily`) letters of those scripts count for
/// less. A word of Latin letters is a token and what its pairs of letters weigh (`TokenWeights`); other letters
/// have weights of their own; capitals count for each three, digits too, a mark one, an emoji three.
package enum TokenEstimate {
    /// Tokens of a text, 0 or more. O(n).
    package static func count(_ text: some StringProtocol, as family: TokenFamily = .cl100k) -> Int {
        var counter = Counter(family)
        for scalar in text.unicodeScalars { counter.add(scalar) }
        return counter.total
    }

    /// The longest beginning of at most `limit` tokens, ended at a sentence or a word where one is near.
    package static func cut(_ text: String, to limit: Int, as family: TokenFamily = .cl100k) -> String {
        var counter = Counter(family)
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
        while count(cut, as: family) > limit {
            cut = rounded(cut[..<cut.index(cut.startIndex, offsetBy: cut.count * 9 / 10)])
        }
        return cut
    }

    /// Back to the last sentence within the last tenth, else to the last space there.
    private static func rounded(_ head: Substring) -> String {
        let head = head.unicodeScalars
        let earliest = head.index(head.startIndex, offsetBy: head.count * 9 / 10)
        let tail = head[earliest...]
        let sentence = tail.lastIndex { ".!?\n。".unicodeScalars.contains($0) }
        let space = tail.lastIndex { $0 == " " }
        guard let stop = sentence ?? space else { return String(head) }
        return String(head[...stop])
    }

    private struct Counter {
        private enum Run { case none, word, capitals, digits, other }
        private let weights = TokenWeights.shared
        private let family: TokenFamily
        private var run = Run.none
        private var length = 0
        /// Changes of run since the last space or mark: codes and encoded bytes have many.
        private var changes = 0
        /// Up to the running word, in 64ths.
        private var sum = 0
        /// What the running word's pairs weigh.
        private var pairs = 0
        /// Its last letter.
        private var last = TokenWeights.edge
        private var beginsCapital = false
        private var isASCII = true

        private static let token = 64

        init(_ family: TokenFamily) { self.family = family }

        var total: Int { (sum + (run == .word ? word : 0) + Self.token / 2) / Self.token }

        /// No token is less than a byte.
        private var word: Int {
            let weight = Self.token + pairs + Int(weights.pairs[last * 27 + TokenWeights.edge])
            return isASCII ? min(weight, Self.token * length) : weight
        }

        mutating func add(_ scalar: Unicode.Scalar) {
            let value = scalar.value
            switch value {
            case 0x61...0x7A: letter(Int(value) - 0x61)
            case 0x41...0x5A: capital(Int(value) - 0x41)
            case 0x30...0x39: step(.digits, each: changes < 4 ? 3 : 2)
            case 0x09, 0x0A, 0x0D, 0x20: end()
            case 0xD7, 0xF7: mark(1)
            case 0xC0..<0x250, 0x1E00..<0x1F00:
                letter(weights.base(of: value), accent: weights.accent(of: value))
            case 0x250..<0x2000, 0x2E80..<0xE000, 0xF900..<0xFE00, 0xFE10..<0xFF00:
                other(weights.letter(value) * family.share(of: value) / 64)
            case 0x20000...0x3FFFF: other(3 * Self.token)
            case 0x200D, 0x2600..<0x2E80, 0xFE00..<0xFE10: mark(2)
            case 0x1F000...: mark(3)
            default: mark(1)
            }
        }

        private mutating func letter(_ base: Int, accent: Int = 0, isCapital: Bool = false) {
            begin(.word)
            if length == 0 { (beginsCapital, isASCII, last, pairs) = (isCapital, true, TokenWeights.edge, 0) }
            if accent > 0 { isASCII = false }
            pairs += Int(weights.pairs[last * 27 + base]) + accent
            last = base
            length += 1
        }

        private mutating func capital(_ base: Int) {
            if run == .word, length == 1, beginsCapital {
                // Two in a row: a word in capitals, which has begun already.
                run = .capitals
                sum += Self.token
            } else if run == .word {
                sum += word
                changes += 1
                (run, length) = (.word, 0)
            }
            if run == .capitals {
                step(.capitals, each: changes < 4 ? 3 : 2)
            } else {
                letter(base, isCapital: true)
            }
        }

        private mutating func other(_ weight: Int) {
            begin(.other)
            sum += weight
            length += 1
        }

        private mutating func step(_ kind: Run, each: Int) {
            begin(kind)
            if length % each == 0 { sum += Self.token }
            length += 1
        }

        private mutating func begin(_ kind: Run) {
            guard run != kind else { return }
            if run == .word { sum += word }
            if run != .none { changes += 1 }
            (run, length) = (kind, 0)
        }

        private mutating func end() {
            if run == .word { sum += word }
            (run, changes, length) = (.none, 0, 0)
        }

        private mutating func mark(_ tokens: Int) {
            end()
            sum += tokens * Self.token
        }
    }
}
