/// Turns foreign scalars into printable ones. The only place that decides what reaches a terminal.
struct Gate {
    let breaks: SafeText.Breaks
    /// Kept over the parts of one text, so that a mark at the start of a part finds its base.
    private var base: Unicode.Scalar?
    private var marks = 0

    /// ncurses holds a spacing character and 4 more in a cell (`CCHARW_MAX` is 5).
    static let marksPerCell = 4

    init(breaks: SafeText.Breaks) { self.breaks = breaks }

    mutating func pass(_ foreign: String, upTo limit: Int) -> SafeText {
        if let plain = Gate.plain(foreign, upTo: limit) { return plain }
        var out: [UInt8] = []
        out.reserveCapacity(min(foreign.utf8.count, limit))
        var width = 0
        /// Length and width of the longest prefix that leaves a column for `…`.
        var short = (count: 0, width: 0)
        for scalar in foreign.unicodeScalars {
            if width < limit { short = (out.count, width) }
            width += write(scalar, to: &out)
            if width > limit {
                var kept = String(decoding: out[..<short.count], as: UTF8.self)
                var columns = short.width
                if columns < limit {
                    kept += "…"
                    columns += 1
                }
                return SafeText(trusted: kept, width: columns)
            }
        }
        return SafeText(trusted: String(decoding: out, as: UTF8.self), width: width)
    }

    /// Printable ASCII that fits is most text, and needs no work but the look.
    private static func plain(_ foreign: String, upTo limit: Int) -> SafeText? {
        let count = foreign.utf8.count
        guard count <= limit, foreign.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        return SafeText(trusted: foreign, width: count)
    }

    /// Appends what `scalar` shows as; returns its columns.
    mutating func write(_ scalar: Unicode.Scalar, to out: inout [UInt8]) -> Int {
        switch ScalarClass(scalar) {
        case .narrow: return start(scalar, 1, &out)
        case .wide:
            if isDroppedSkinTone(scalar) { return 0 }
            return start(scalar, 2, &out)
        case .space: return start(" ", 1, &out)
        case .wideSpace: return start(" ", 1, &out) + start(" ", 1, &out)
        case .unprintable: return start("□", 1, &out)
        case .zeroWidth: return addMark(scalar, &out)
        case .control: return write(mark: Gate.picture(ofControl: scalar, breaks), &out)
        case .hidden:
            if joins(scalar) { return 0 }
            return write(mark: "‹\(HiddenName.of(scalar))›", &out)
        }
    }

    private mutating func start(_ scalar: Unicode.Scalar, _ width: Int, _ out: inout [UInt8]) -> Int {
        base = scalar
        marks = 0
        out.append(utf8: scalar)
        return width
    }

    /// Appends a scalar as it is, whatever cells it takes.
    mutating func keep(_ scalar: Unicode.Scalar, _ out: inout [UInt8]) {
        if ScalarClass(scalar) != .hidden { base = scalar }
        out.append(utf8: scalar)
    }

    private mutating func write(mark: String, _ out: inout [UInt8]) -> Int {
        out.append(contentsOf: mark.utf8)
        base = nil
        marks = 0
        return mark.unicodeScalars.count
    }

    /// A mark without a base gets `◌`; beyond the fourth on a base it is dropped, as no cell can hold it.
    private mutating func addMark(_ scalar: Unicode.Scalar, _ out: inout [UInt8]) -> Int {
        var width = 0
        if base == nil { width = start("◌", 1, &out) }
        guard marks < Gate.marksPerCell else { return width }
        marks += 1
        out.append(utf8: scalar)
        return width
    }

    private func isDroppedSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F3FB...0x1F3FF).contains(scalar.value) && (base?.value ?? 0) > 0x7F
    }

    /// Whether a joiner or an emoji presentation stands where it is ordinary; between ASCII letters they only hide things.
    func joins(_ scalar: Unicode.Scalar) -> Bool {
        guard let base else { return false }
        switch scalar.value {
        case 0x200D: return base.value > 0x7F
        case 0xFE0E, 0xFE0F: return base.value > 0x7F || base == "#" || base == "*" || ("0"..."9").contains(base)
        default: return false
        }
    }

    /// `␛` and its like for C0 and DEL; `␛[` for C1, after the two-byte form that means the same.
    private static func picture(ofControl scalar: Unicode.Scalar, _ breaks: SafeText.Breaks) -> String {
        let value = scalar.value
        if breaks == .spaces, (0x09...0x0D).contains(value) || value == 0x85 { return " " }
        let picture: UInt32 = value < 0x20 ? 0x2400 + value : value == 0x7F ? 0x2421 : 0x241B
        var mark = Unicode.Scalar(picture).map { String(Character($0)) } ?? "␦"
        if value >= 0x80, let letter = Unicode.Scalar(value - 0x40) { mark.unicodeScalars.append(letter) }
        return mark
    }
}

extension [UInt8] {
    /// One scalar in UTF-8.
    fileprivate mutating func append(utf8 scalar: Unicode.Scalar) {
        if scalar.isASCII { append(UInt8(scalar.value)) } else { append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    }
}

/// Short names for characters that have no shape of their own.
private enum HiddenName {
    static func of(_ scalar: Unicode.Scalar) -> String {
        if let name = names[scalar.value] { return name }
        switch scalar.value {
        case 0xFE00...0xFE0F: return "VS\(scalar.value - 0xFE00 + 1)"
        case 0xE0100...0xE01EF: return "VS\(scalar.value - 0xE0100 + 17)"
        case 0xE0021...0xE007E: return "TAG \(Character(Unicode.Scalar(UInt8(scalar.value - 0xE0000))))"
        default: return "U+" + String(scalar.value, radix: 16, uppercase: true)
        }
    }

    private static let names: [UInt32: String] = [
        0xAD: "SHY", 0x34F: "CGJ", 0x61C: "ALM", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM",
        0x200F: "RLM", 0x2028: "LS", 0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO",
        0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
        0xE0020: "TAG SP", 0xE007F: "TAG END",
    ]
}
