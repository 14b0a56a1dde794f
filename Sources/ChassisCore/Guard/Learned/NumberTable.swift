/// Numbers by numbers, for what is asked many times for each text: a tenth of what a dictionary takes.
struct NumberTable: Sendable {
    /// Side by side; -1 is an empty slot.
    private var keys: [UInt64]
    private var values: [Int32]
    private let mask: Int

    /// - Parameter count: At most so many will be set.
    init(count: Int) {
        let size = tableSize(for: count)
        keys = [UInt64](repeating: 0, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// - Parameter value: 0 or more.
    mutating func set(_ key: UInt64, _ value: Int32) {
        let slot = slot(key)
        keys[slot] = key
        values[slot] = value
    }

    func value(_ key: UInt64) -> Int32? {
        let slot = slot(key)
        return values[slot] < 0 ? nil : values[slot]
    }

    /// Where a key is, or would be.
    private func slot(_ key: UInt64) -> Int {
        var hash = key &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        var slot = Int(truncatingIfNeeded: hash) & mask
        while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
