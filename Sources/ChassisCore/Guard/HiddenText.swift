/// What a text carries in codes that a model reads and a filter does not.
enum HiddenText {
    /// How deep codes may lie in codes.
    private static let mostLayers = 3

    /// Returns what decodes to readable text: base64, hexadecimal, binary and percent codes, rot13, reversed words.
    ///
    static func segments(in text: ReadText) -> [[Unicode.Scalar]] {
        let scalars = text.scalars
        var segments = codes(in: scalars, layer: 0)
        // However many there are, all are read, those beyond the first few as one.
        if segments.count > 16 { segments = segments[..<15] + [Array(segments[15...].joined(separator: ["\n"]))] }
        if text.signs.contains(.percent) {
            let percents = scalars.indices.lazy.filter { scalars[$0] == "%" && isEscape(at: $0, in: scalars) }.prefix(3)
            if percents.count >= 3, let text = percentDecoded(scalars) { segments.append(text) }
        }
        // No language has an attacker's words in rot13 or backwards.
        if hasAnchor(text, of: rotatedWords) { segments.append(rotated(scalars)) }
        if hasAnchor(text, of: reversedWords) { segments.append(scalars.reversed()) }
        return segments
    }

    private static func codes(in scalars: [Unicode.Scalar], layer: Int) -> [[Unicode.Scalar]] {
        guard layer < mostLayers else { return [] }
        var found: [[Unicode.Scalar]] = []
        var index = 0
        var pairs: [UInt8] = []
        var pairsEnd = 0
        func add(_ bytes: [UInt8]?) -> Bool {
            guard let bytes, let text = readable(bytes) else { return false }
            if text.contains(" ") { found.append(text) }
            found += codes(in: text, layer: layer + 1)
            return true
        }
        while index < scalars.count {
            guard isCode(scalars[index]) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isCode(scalars[end]) { end += 1 }
            let run = scalars[index..<end]
            if run.count >= 16 {
                let run = run.map { UInt8(truncatingIfNeeded: $0.value) }
                _ = add(binary(run)) || add(hex(run)) || add(base64(run))
            }
            // `49 67 6e …`: a byte a word, one sign between.
            if let byte = oneByte(run) {
                if index - pairsEnd > 2 {
                    _ = add(pairs)
                    pairs = []
                }
                pairs.append(byte)
                pairsEnd = end
            } else if !pairs.isEmpty {
                _ = add(pairs)
                pairs = []
            }
            index = end
        }
        _ = add(pairs)
        return found
    }

    /// Two hexadecimal digits, `0x` before them or not, or eight binary ones.
    private static func oneByte(_ run: ArraySlice<Unicode.Scalar>) -> UInt8? {
        let start = run.startIndex
        switch run.count {
        case 2: return pair(at: start, in: run)
        case 4: return run[start] == "0" && run[start + 1].value | 0x20 == 0x78 ? pair(at: start + 2, in: run) : nil
        case 8:
            guard run.allSatisfy({ $0.value & ~1 == 0x30 }) else { return nil }
            return run.reduce(0) { $0 << 1 | UInt8($1.value & 1) }
        default: return nil
        }
    }

    private static func pair(at index: Int, in run: ArraySlice<Unicode.Scalar>) -> UInt8? {
        guard let high = UInt8(truncatingIfNeeded: run[index].value).hexValue,
            let low = UInt8(truncatingIfNeeded: run[index + 1].value).hexValue
        else { return nil }
        return high << 4 | low
    }

    private static func binary(_ run: [UInt8]) -> [UInt8]? {
        guard run.count % 8 == 0, run.allSatisfy({ $0 & 0xFE == 0x30 }) else { return nil }
        return stride(from: 0, to: run.count, by: 8).map { start in
            run[start..<start + 8].reduce(0) { $0 << 1 | ($1 & 1) }
        }
    }

    /// The text without the escapes that programs and pages write, and its names of four words and more, each as its
    /// words: `IgnoreAllPreviousInstructions`.
    static func plain(of text: ReadText) -> [[Unicode.Scalar]] {
        let scalars = text.scalars
        var plain: [[Unicode.Scalar]] = []
        if text.signs.contains(.escape),
            let text = UnescapedText(Array(String(String.UnicodeScalarView(scalars)).utf8))
        {
            plain.append(Array(String(decoding: text.utf8, as: UTF8.self).unicodeScalars))
        }
        let names = text.signs.contains(.humps) ? namesInOneWord(scalars) : []
        if !names.isEmpty { plain.append(names) }
        if let parted = parted(text) { plain.append(parted) }
        return plain
    }

    /// The text with blanks for what nobody sees in it, if it has any: there a model may part words, or may not.
    static func parted(_ text: ReadText) -> [Unicode.Scalar]? {
        guard text.signs.contains(.wide), text.scalars.contains(where: ScalarFolding.isInvisible) else { return nil }
        return text.scalars.map { ScalarFolding.isInvisible($0) ? " " : $0 }
    }

    private static func namesInOneWord(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var names: [Unicode.Scalar] = []
        var word: [Unicode.Scalar] = []
        var humps = 0
        for (index, scalar) in scalars.enumerated() {
            let isLetter = scalar.value < 0x80 && UInt8(scalar.value).isASCIILetter
            if isLetter {
                let isCapital = scalar.value & 0x20 == 0
                if isCapital, let last = word.last, last.value & 0x20 != 0 {
                    humps += 1
                    word.append(" ")
                }
                word.append(scalar)
            }
            if !isLetter || index == scalars.count - 1 {
                if humps >= 3 { names += word + ["\n"] }
                word.removeAll(keepingCapacity: true)
                humps = 0
            }
        }
        return names
    }

    /// `%69`; `5% of` is a share of something.
    private static func isEscape(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        index + 2 < scalars.count
            && scalars[index + 1...index + 2].allSatisfy { $0.value < 0x80 && UInt8($0.value).hexValue != nil }
    }

    private static func isCode(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x80 else { return false }
        let byte = UInt8(scalar.value)
        return byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2F || byte == 0x3D || byte == 0x2D
            || byte == 0x5F
    }

    /// Bytes as text when all of it is letters, marks and blanks, or digits of another code.
    private static func readable(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
        guard bytes.count >= 8, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let scalars = Array(text.unicodeScalars)
        guard scalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }) else { return nil }
        return scalars.contains(" ") || scalars.count >= 16 && scalars.allSatisfy(isCode) ? scalars : nil
    }

    private static func hex(_ run: [UInt8]) -> [UInt8]? {
        guard run.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(run.count / 2)
        for index in stride(from: 0, to: run.count, by: 2) {
            guard let high = run[index].hexValue, let low = run[index + 1].hexValue else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// RFC 4648 §4 and §5; padding may be missing.
    private static func base64(_ run: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in run {
            guard let value = byte.base64Value else { return byte == 0x3D ? bytes : nil }
            buffer = (buffer << 6 | UInt32(value)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }

    private static func percentDecoded(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        let utf8 = Array(String(String.UnicodeScalarView(scalars)).utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < utf8.count {
            if utf8[index] == 0x25, let high = utf8.at(index + 1).hexValue, let low = utf8.at(index + 2).hexValue {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(utf8[index] == 0x2B ? 0x20 : utf8[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self).map { Array($0.unicodeScalars) }
    }

    private static func rotated(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.map { scalar in
            guard scalar.value < 0x80, UInt8(scalar.value).isASCIILetter else { return scalar }
            let byte = UInt8(scalar.value)
            let base: UInt8 = byte & 0x20 | 0x41
            return Unicode.Scalar((byte - base + 13) % 26 + base)
        }
    }

    private static let anchors = [
        "ignore", "disregard", "instructions", "instruction", "previous", "system", "prompt", "reveal", "password",
        "restrictions", "unfiltered", "override",
    ]
    private static let reversedWords = byFirst(anchors.map { Array($0.utf8.reversed()) })
    private static let rotatedWords = byFirst(anchors.map { $0.utf8.map { ($0 - 0x61 + 13) % 26 + 0x61 } })

    private static func byFirst(_ words: [[UInt8]]) -> [[[UInt8]]] {
        (0...UInt8.max).map { first in words.filter { $0[0] == first } }
    }

    private static func hasAnchor(_ text: ReadText, of anchors: [[[UInt8]]]) -> Bool {
        text.words.contains { word in
            guard word.letters.count >= 6 else { return false }
            let letters = text.letters[word.letters]
            return anchors[Int(letters[letters.startIndex])].contains { letters.elementsEqual($0) }
        }
    }
}
