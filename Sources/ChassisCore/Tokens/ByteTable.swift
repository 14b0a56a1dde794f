/// Tokens by their bytes: each has a rank, and the lower is merged first.
struct ByteTable: Sendable {
    private var slots: [UInt64]
    private var blob: [UInt8] = []
    /// Where each token's bytes begin; the next one's beginning is its end.
    private var starts: [UInt32] = [0]
    private var ranks: [UInt32] = []
    /// Whether they came in the order of their ranks, as published files have them.
    private var isOrdered = true
    private(set) var longest = 0
    private let mask: Int

    /// - Parameter count: About so many will be added.
    init(count: Int) {
        let size = tableSize(for: count)
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
        starts.reserveCapacity(count + 1)
        ranks.reserveCapacity(count)
        blob.reserveCapacity(count * 7)
    }

    /// Words that are ranked by their places.
    init(_ words: [String]) {
        self.init(count: words.count)
        for (rank, word) in words.enumerated() {
            _ = Array(word.utf8).withUnsafeBufferPointer { add($0, rank: UInt32(rank)) }
        }
    }

    var count: Int { ranks.count }

    /// - Returns: Whether it is new. A table that is full takes no more.
    mutating func add(_ token: UnsafeBufferPointer<UInt8>, rank: UInt32) -> Bool {
        guard ranks.count * 4 < slots.count * 3 else { return false }
        let hash = Self.hash(token)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if matches(slots[slot], hash, token) { return false }
            slot = (slot + 1) & mask
        }
        if let last = ranks.last, last >= rank { isOrdered = false }
        ranks.append(rank)
        // The upper half of the hash tells most strangers apart before their bytes are compared; 0 is an empty slot.
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(ranks.count)
        blob.append(contentsOf: token)
        starts.append(UInt32(blob.count))
        longest = max(longest, token.count)
        return true
    }

    func rank(of word: ArraySlice<UInt8>) -> Int? { word.withUnsafeBufferPointer { rank(of: $0) }.map { Int($0) } }

    func rank(of word: [UInt8]) -> Int? { word.withUnsafeBufferPointer { rank(of: $0) }.map { Int($0) } }

    @inline(__always)
    func rank(of token: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard token.count <= longest else { return nil }
        let hash = Self.hash(token)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if matches(slots[slot], hash, token) { return ranks[Int(slots[slot] & 0xFFFF_FFFF) - 1] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// - Complexity: O(log(count)) where tokens came in the order of their ranks, else O(count).
    func bytes(ofRank rank: UInt32) -> ArraySlice<UInt8>? {
        guard let index = isOrdered ? place(of: rank) : ranks.firstIndex(of: rank) else { return nil }
        return blob[Int(starts[index])..<Int(starts[index + 1])]
    }

    private func place(of rank: UInt32) -> Int? {
        var (low, high) = (0, ranks.count)
        while low < high {
            let middle = (low + high) / 2
            if ranks[middle] < rank { low = middle + 1 } else { high = middle }
        }
        return low < ranks.count && ranks[low] == rank ? low : nil
    }

    @inline(__always)
    private func matches(_ slot: UInt64, _ hash: UInt64, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard slot >> 32 == hash >> 32 else { return false }
        let index = Int(slot & 0xFFFF_FFFF) - 1
        let (start, end) = (Int(starts[index]), Int(starts[index + 1]))
        guard end - start == token.count else { return false }
        for offset in 0..<token.count where blob[start + offset] != token[offset] { return false }
        return true
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            let word = UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: UInt64.self)
            hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        hash = (hash ^ rest) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return hash ^ hash >> 32
    }
}

/// Which two tokens become which, and in what order, for vocabularies that list their merges.
struct PairTable: Sendable {
    /// Pairs and what becomes of them, side by side; 0 is an empty slot, so both halves are counted from 1.
    private var keys: [UInt64]
    private var values: [UInt64]
    private let mask: Int

    init(count: Int) {
        let size = tableSize(for: count)
        keys = [UInt64](repeating: 0, count: size)
        values = keys
        mask = size - 1
    }

    /// The first merge of a pair holds.
    mutating func add(_ left: UInt32, _ right: UInt32, rank: UInt32, token: UInt32) {
        let key = Self.key(left, right)
        var slot = Self.slot(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = UInt64(rank) << 32 | UInt64(token)
    }

    @inline(__always)
    func merge(_ left: UInt32, _ right: UInt32) -> (rank: UInt32, token: UInt32)? {
        let key = Self.key(left, right)
        var slot = Self.slot(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key {
                return (UInt32(truncatingIfNeeded: values[slot] >> 32), UInt32(truncatingIfNeeded: values[slot]))
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 { (UInt64(left) + 1) << 32 | UInt64(right) }

    private static func slot(_ key: UInt64) -> Int {
        var hash = key &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        return Int(truncatingIfNeeded: hash &* 0xD6E8_FEB8_6659_FD93 >> 20)
    }
}
