/// The same random numbers each time. (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.)
package struct SplitMix: Sendable {
    private var state: UInt64

    package init(state: UInt64) { self.state = state }

    /// From 0 to less than `limit`, which is small enough for the bias not to matter.
    package mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Int(z.multipliedFullWidth(by: UInt64(limit)).high)
    }
}
