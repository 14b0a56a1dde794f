/// What a terminal does with one Unicode scalar.
enum ScalarClass: UInt8, Sendable {
    case zeroWidth, narrow, wide, unprintable, hidden, space, control, wideSpace

    /// Cost: a comparison for ASCII, a binary search over about 2,000 runs for the rest.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x7F {
            self = value < 0x20 ? .control : .narrow
            return
        }
        // Box drawing, blocks and geometric shapes: what our own widgets draw all day.
        if value >= 0x2500, value < 0x25FD {
            self = .narrow
            return
        }
        // Letters that most foreign text is made of.
        if value > 0xA0, value < 0x300, value != 0xAD {
            self = .narrow
            return
        }
        if (value >= 0x4E00 && value < 0x9FFD) || (value >= 0xAC00 && value < 0xD7A4) {
            self = .wide
            return
        }
        let runs = ScalarTable.runs
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle] >> 3 <= value { low = middle } else { high = middle }
        }
        self = ScalarClass(rawValue: UInt8(runs[low] & 7)) ?? .unprintable
    }

    /// Columns taken by a scalar that passed the gate.
    var columns: Int {
        switch self {
        case .zeroWidth: 0
        case .wide, .wideSpace: 2
        default: 1
        }
    }
}
