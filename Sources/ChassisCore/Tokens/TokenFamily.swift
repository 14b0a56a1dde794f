/// Which of the known kinds of vocabulary a model without one at hand has, as far as its name tells: what an estimate of
/// its tokens goes by.
package enum TokenFamily: Hashable, Sendable {
    /// A hundred thousand entries, most of them of Latin letters; what is taken where nothing is known, because a prompt
    /// that doesn't fit is refused.
    case cl100k
    /// Twice as many, and other scripts with words of their own.
    case o200k

    /// Of OpenAI's names for its models, with or without a maker's name before.
    package static func of(model id: String) -> TokenFamily {
        let bytes = id.utf8.lastIndex(of: UInt8(ascii: "/")).map { id.utf8[$0...].dropFirst() } ?? id.utf8[...]
        // Most names are of others, and each call's counts ask.
        guard let first = bytes.first, "gGcCoO".utf8.contains(first) else { return .cl100k }
        let name = Substring(bytes).lowercased()
        return newer.contains { name == $0 || name.hasPrefix($0.hasSuffix("-") ? $0 : $0 + "-") } ? .o200k : .cl100k
    }

    private static let newer = [
        "gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "chatgpt-4o", "o1", "o3", "o4-",
    ]

    /// What of a letter's weight in cl100k_base it has here, in 64ths: for each 16 characters up to 0x3100, then beyond.
    func share(of value: UInt32) -> Int {
        guard self == .o200k else { return 64 }
        switch value {
        case ..<TokenWeights.end: return Int(Self.shares[Int(value / 16)])
        case 0x3400..<0xA000: return 56
        case 0xAC00..<0xD7B0: return 48
        default: return 64
        }
    }

    private static let shares: [UInt8] = {
        var shares = [UInt8](repeating: 64, count: Int(TokenWeights.end) / 16)
        for (range, share) in scripts {
            for block in range.lowerBound / 16...range.upperBound / 16 { shares[block] = share }
        }
        return shares
    }()

    /// The larger share of two halves of the texts of a program's menus and messages. Scripts that it isn't translated
    /// to keep their weight.
    private static let scripts: [(ClosedRange<Int>, UInt8)] = [
        (0x370...0x3FF, 31), (0x400...0x52F, 47), (0x530...0x58F, 13), (0x590...0x5FF, 31), (0x600...0x6FF, 35),
        (0x900...0x97F, 24), (0x980...0x9FF, 21), (0xA00...0xA7F, 23), (0xB80...0xBFF, 18), (0xC00...0xC7F, 17),
        (0xC80...0xCFF, 17), (0xD00...0xD7F, 16), (0xE00...0xE7F, 29), (0x1000...0x109F, 26), (0x10A0...0x10FF, 13),
        (0x1780...0x17FF, 26), (0x3040...0x30FF, 49),
    ]
}
