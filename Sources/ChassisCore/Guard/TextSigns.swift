/// What a text has at all, so that nobody looks through it for what it has not.
struct TextSigns: OptionSet {
    let rawValue: UInt8

    /// Anything beyond ASCII.
    static let wide = TextSigns(rawValue: 1)
    /// `&` or `\`, as escapes begin.
    static let escape = TextSigns(rawValue: 2)
    static let percent = TextSigns(rawValue: 4)
    /// Capitals behind small letters, as many as a name of four words in one has.
    static let humps = TextSigns(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of scalars: [Unicode.Scalar]) {
        self = []
        var humps = 0
        var last: UInt32 = 0
        for scalar in scalars {
            let value = scalar.value
            switch value {
            case 0x61...0x7A: break
            case 0x41...0x5A: if last &- 0x61 < 26 { humps += 1 }
            case 0x26, 0x5C: insert(.escape)
            case 0x25: insert(.percent)
            default: if value >= 0x80 { insert(.wide) }
            }
            last = value
        }
        if humps >= 3 { insert(.humps) }
    }
}
