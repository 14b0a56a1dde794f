/// The rules of RFC 5892 and 5893 for one label of a host name, as far as they can be told without tables of scripts.
enum InternationalLabel {
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, label.last != "-", first != "-" else { return false }
        guard (Punycode.encodedCount(label) ?? 64) + 4 <= 63 else { return false }
        if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: break
        }
        return label.indices.allSatisfy { isAllowed(label, $0) } && !mixesDigits(label)
    }

    private static func isAllowed(_ label: [Unicode.Scalar], _ index: Int) -> Bool {
        let scalar = label[index]
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch scalar.value {
        case 0x00B7: return before == "l" && after == "l"
        case 0x0375: return after.map { isGreek($0.value) } ?? false
        case 0x05F3, 0x05F4: return before.map { (0x0590...0x05FF).contains($0.value) } ?? false
        case 0x30FB: return label.contains { isJapanese($0.value) }
        case 0x200C, 0x200D: return before?.properties.canonicalCombiningClass == .virama
        // Exceptions of RFC 5892, section 2.6.
        case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
        case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        case ..<0x80: return false
        default: break
        }
        guard scalar.properties.changesWhenNFKCCaseFolded == false else { return false }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            return true
        default: return false
        }
    }

    private static func isGreek(_ value: UInt32) -> Bool {
        (0x0370...0x03FF).contains(value) || (0x1F00...0x1FFF).contains(value)
    }

    private static func isJapanese(_ value: UInt32) -> Bool {
        (0x3040...0x309F).contains(value) || ((0x30A0...0x30FF).contains(value) && value != 0x30FB)
            || (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
    }

    /// Arabic-Indic digits and their extended form must not meet.
    private static func mixesDigits(_ label: [Unicode.Scalar]) -> Bool {
        label.contains { (0x0660...0x0669).contains($0.value) }
            && label.contains { (0x06F0...0x06F9).contains($0.value) }
    }
}

/// RFC 3492, with the parameters of section 5.
enum Punycode {
    static func decode(_ text: Substring.UTF8View.SubSequence) -> [Unicode.Scalar]? {
        let bytes = Array(text)
        var out: [UInt32] = []
        var index = 0
        if let dash = bytes.lastIndex(of: UInt8(ascii: "-")) {
            out = bytes[..<dash].map(UInt32.init)
            index = dash + 1
        }
        var (value, place, bias) = (128, 0, 72)
        while index < bytes.count {
            let start = place
            var (weight, position) = (1, 36)
            while true {
                guard index < bytes.count, let digit = digit(bytes[index]) else { return nil }
                index += 1
                place += digit * weight
                let threshold = min(max(position - bias, 1), 26)
                if digit < threshold { break }
                weight *= 36 - threshold
                position += 36
                guard weight < 1 << 32, place < 1 << 32 else { return nil }
            }
            bias = adapt(place - start, out.count + 1, isFirst: start == 0)
            value += place / (out.count + 1)
            place %= out.count + 1
            guard value <= 0x10FFFF else { return nil }
            out.insert(UInt32(value), at: place)
            place += 1
        }
        let scalars = out.compactMap(Unicode.Scalar.init)
        return scalars.count == out.count && scalars.contains { !$0.isASCII } ? scalars : nil
    }

    /// How many characters the encoded form has after `xn--`; nil when it would be far too many.
    static func encodedCount(_ label: [Unicode.Scalar]) -> Int? {
        guard label.count < 64 else { return nil }
        let basic = label.filter(\.isASCII).count
        if basic == label.count { return basic }
        var (value, delta, bias, handled) = (128, 0, 72, basic)
        var count = basic > 0 ? basic + 1 : 0
        while handled < label.count {
            guard let next = label.map({ Int($0.value) }).filter({ $0 >= value }).min() else { return nil }
            delta += (next - value) * (handled + 1)
            value = next
            for scalar in label {
                if Int(scalar.value) < value { delta += 1 }
                guard Int(scalar.value) == value else { continue }
                var (rest, position) = (delta, 36)
                while true {
                    let threshold = min(max(position - bias, 1), 26)
                    count += 1
                    if rest < threshold { break }
                    rest = (rest - threshold) / (36 - threshold)
                    position += 36
                }
                bias = adapt(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            value += 1
        }
        return count
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30 + 26
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61
        default: nil
        }
    }

    private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var position = 0
        while delta > 455 {
            delta /= 35
            position += 36
        }
        return position + 36 * delta / (delta + 38)
    }
}
