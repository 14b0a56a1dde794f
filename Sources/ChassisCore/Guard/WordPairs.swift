/// Which words stand beside each other: whatever does is said to, and of the others one pair in sixty-four at most.
struct WordPairs: Sendable {
    /// A bit for each pair, at a place that its hashes choose; a power of two of them.
    private var bits: [UInt64]

    /// - Parameter texts: Hashes of words in order; nothing stands beside `nil`.
    init(_ texts: [[UInt64?]]) {
        var size = 4
        while size * 64 < 64 * texts.reduce(0, { $0 + $1.count }) { size *= 2 }
        bits = [UInt64](repeating: 0, count: size)
        for words in texts {
            for case (let first?, let second?) in zip(words, words.dropFirst()) {
                let place = place(first, second)
                bits[place >> 6] |= 1 << UInt64(place & 63)
            }
        }
    }

    func contains(_ first: UInt64, _ second: UInt64) -> Bool {
        let place = place(first, second)
        return bits[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    private func place(_ first: UInt64, _ second: UInt64) -> Int {
        let hash = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: hash >> 32) & (64 * bits.count - 1)
    }
}
