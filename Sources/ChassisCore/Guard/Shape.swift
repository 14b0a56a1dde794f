/// The steps from one letter of a word to the next in the alphabet.
///
/// A Caesar cipher of any shift leaves them as they are, and Atbash turns all of them round, so of a step and its opposite
/// the first one that a word has decides the sign.
struct Shape: Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private var last: UInt32 = 0
    private var hasSign = false
    private var isTurned = false

    /// - Parameter letter: A small letter, or what else a word may have.
    @inline(__always)
    mutating func add(_ letter: UInt32) {
        let place = letter &- 0x61
        guard place < 26 else {
            value = (value ^ UInt64(letter)) &* 0x100_0000_01B3
            return
        }
        if last > 0 {
            var step = place &+ 0x61 >= last ? place &+ 0x61 &- last : place &+ 0x61 &+ 26 &- last
            if !hasSign, step > 0 { (hasSign, isTurned) = (true, step > 13) }
            if isTurned, step > 0 { step = 26 - step }
            value = (value ^ UInt64(step)) &* 0x100_0000_01B3
        }
        last = letter
    }
}
