extension TokenEstimate {
    /// Takes a text a character at a time, or its bytes at once, which comes to the same.
    struct Counter {
        private enum Run { case none, word, capitals, digits, other }
        private let weights: [UInt8]
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

        init(_ family: TokenFamily) {
            self.family = family
            weights = TokenWeights.shared.pairs
        }

        var total: Int { (sum + (run == .word ? word : 0) + Self.token / 2) / Self.token }

        /// No token is less than a byte.
        private var word: Int {
            let weight = Self.token + pairs + Int(weights[last * 27 + TokenWeights.edge])
            return isASCII ? min(weight, Self.token * length) : weight
        }

        /// Takes UTF-8 that is whole.
        mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
            var place = 0
            while place < bytes.count {
                let byte = bytes[place]
                if byte &- 0x61 < 26 {
                    letter(Int(byte) - 0x61)
                    place = addLetters(bytes, from: place + 1)
                } else if byte == 0x20 {
                    end()
                    place += 1
                } else if byte < 0x80 {
                    add(Unicode.Scalar(byte))
                    place += 1
                } else {
                    let (scalar, length) = bytes.scalar(at: place)
                    add(scalar)
                    place += length
                }
            }
        }

        /// Takes the small letters that go on with a word, as most of a text does.
        private mutating func addLetters(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            let weights = weights
            var place = start
            var (last, pairs) = (last, 0)
            while place < bytes.count {
                let base = bytes[place] &- 0x61
                guard base < 26 else { break }
                pairs &+= Int(weights[last &* 27 &+ Int(base)])
                last = Int(base)
                place &+= 1
            }
            self.last = last
            self.pairs += pairs
            length += place - start
            return place
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
                letter(TokenWeights.shared.base(of: value), accent: TokenWeights.shared.accent(of: value))
            case 0x250..<0x2000, 0x2E80..<0xE000, 0xF900..<0xFE00, 0xFE10..<0xFF00:
                other(TokenWeights.shared.letter(value) * family.share(of: value) / 64)
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
            pairs += Int(weights[last * 27 + base]) + accent
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
