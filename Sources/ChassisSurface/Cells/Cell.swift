/// One character cell in 8 bytes, so that painting and comparing a screen stays in the cache.
package struct Cell: Hashable, Sendable {
    /// A Unicode scalar; with bit 31 set, an index into the surface's clusters.
    var glyph: UInt32 = 0x20
    package var role: Role = .text
    package var ground: Ground = .screen
    package var emphasis: Emphasis = []
    /// 1 or 2; 0 for the second column of a wide cell.
    package var width: UInt8 = 1

    package static let blank = Cell()
    static let clusterBit: UInt32 = 0x8000_0000

    package var isCluster: Bool { glyph & Cell.clusterBit != 0 }
    package var isContinuation: Bool { width == 0 }
}
