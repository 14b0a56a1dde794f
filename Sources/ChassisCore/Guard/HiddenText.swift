/// What a text carries in codes that a model reads and a filter does not.
enum HiddenText {
    /// Returns what decodes to readable text: base64, hexadecimal and percent codes, rot13, reversed words.
    ///
    /// - Parameter words: Those of the same text.
    static func segments(in scalars: [Unicode.Scalar], words: [NormalizedText.Word]) -> [[Unicode.Scalar]] {
        var segments: [[Unicode.Scalar]] = []
        var index = 0
        var percents = 0
        while index < scalars.count, segments.count < 16 {
            if scalars[index] == "%", isEscape(at: index, in: scalars) { percents += 1 }
            guard isCode(scalars[index]) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isCode(scalars[end]) { end += 1 }
            if end - index >= 16 {
                let run = scalars[index..<end].map { UInt8(truncatingIfNeeded: $0.value) }
                if let text = readable(hex(run)) ?? readable(base64(run)) { segments.append(text) }
            }
            index = end
        }
        if percents >= 3, let text = percentDecoded(scalars) { segments.append(text) }
        // No language has an attacker's words in rot13 or backwards.
        if words.contains(where: { rotatedWords.contains($0.text) }) { segments.append(rotated(scalars)) }
        if words.contains(where: { reversedWords.contains($0.text) }) { segments.append(scalars.reversed()) }
        return segments
    }

    /// `%69`; `5% of` is a share of something.
    private static func isEscape(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        index + 2 < scalars.count
            && scalars[index + 1...index + 2].allSatisfy { $0.value < 0x80 && UInt8($0.value).hexValue != nil }
    }

    private static func isCode(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x80 else { return false }
        let byte = UInt8(scalar.value)
        return byte.isASCIIAlphanumeric || byte == 0x2B || byte == 0x2F || byte == 0x3D || byte == 0x2D || byte == 0x5F
    }

    /// Bytes as text when nearly all of it is letters and blanks.
    private static func readable(_ bytes: [UInt8]?) -> [Unicode.Scalar]? {
        guard let bytes, bytes.count >= 8, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let scalars = Array(text.unicodeScalars)
        let plain = scalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }.count
        return plain == scalars.count && scalars.contains(" ") ? scalars : nil
    }

    private static func hex(_ run: [UInt8]) -> [UInt8]? {
        guard run.count % 2 == 0, run.count <= 20_000 else { return nil }
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
        for byte in run.prefix(40_000) {
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
    private static let reversedWords = Set(anchors.map { Array($0.utf8.reversed()) })
    private static let rotatedWords = Set(anchors.map { $0.utf8.map { ($0 - 0x61 + 13) % 26 + 0x61 } })
}
