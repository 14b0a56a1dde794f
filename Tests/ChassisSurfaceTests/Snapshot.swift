import ChassisSurface

/// A widget as people see it, then a role letter per cell.
func snapshot(_ widget: some Widget, width: Int, height: Int = 1) -> String {
    let surface = draw(widget, width: width, height: height)
    return height == 1
        ? surface.text + "\n" + surface.roles
        : zip(
            surface.text.split(separator: "\n", omittingEmptySubsequences: false),
            surface.roles.split(separator: "\n", omittingEmptySubsequences: false)
        ).map { "\($0)\n\($1)" }.joined(separator: "\n")
}

func draw(_ widget: some Widget, width: Int, height: Int) -> Surface {
    var surface = Surface(width: width, height: height)
    surface.draw(widget, in: surface.bounds)
    return surface
}

/// Deterministic noise for property tests (SplitMix64).
struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
