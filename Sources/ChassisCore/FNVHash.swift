/// FNV-1a of 64 bits, of what is added piece by piece: quick, and the same on every machine, in every process and
/// release, so it may be stored. No protection against someone who wants a collision.
///
/// Source: Fowler, Noll and Vo, draft-eastlake-fnv.
package struct FNVHash: Hashable, Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Of these bytes.
    package init(_ bytes: some Sequence<UInt8>) { add(bytes) }

    /// One unit: a byte, as the definition has it, or a scalar or a word's hash where those are what is told apart.
    package mutating func add(_ unit: some FixedWidthInteger & UnsignedInteger) {
        value = (value ^ UInt64(unit)) &* 0x100_0000_01B3
    }

    package mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}
