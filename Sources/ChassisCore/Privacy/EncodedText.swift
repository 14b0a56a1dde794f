/// Stretches of a text that are base64 or hexadecimal digits of another text.
enum EncodedText {
    /// Fewer characters hold no value that would be found.
    private static let shortest = 12
    /// More are looked at no further: what is so long is a file.
    private static let longest = 1 << 20

    /// Returns the stretches that decode to readable text, with that text; at most 256.
    ///
    /// - Complexity: O(length): every twelfth byte is looked at, and the words around it that could be a code.
    static func found(in text: [UInt8]) -> [(range: Range<Int>, text: [UInt8])] {
        var found: [(range: Range<Int>, text: [UInt8])] = []
        var index = shortest - 1
        while index < text.count, found.count < 256 {
            guard isDigit[Int(text[index])] else {
                index += shortest
                continue
            }
            var start = index
            while start > 0, isDigit[Int(text[start - 1])] { start -= 1 }
            let end = end(from: index, in: text)
            if end - start >= shortest { found += pieces(start..<end, in: text) }
            index = end + shortest
        }
        return found
    }

    /// The stretch's end, padding and broken lines included, as mails break them.
    private static func end(from index: Int, in text: [UInt8]) -> Int {
        var (end, lineStart) = (index, index)
        while end < text.count {
            if isDigit[Int(text[end])] {
                end += 1
                continue
            }
            let lineEnd = text[end] == 0x0D && text.at(end + 1) == 0x0A ? 2 : text[end] == 0x0A ? 1 : 0
            guard lineEnd > 0, end - lineStart >= 48, end + lineEnd < text.count, isDigit[Int(text[end + lineEnd])]
            else {
                break
            }
            end += lineEnd
            lineStart = end
        }
        while end < text.count, end - index < 1 << 21, text[end] == 0x3D { end += 1 }
        return end
    }

    /// The whole stretch, or what stands between slashes: a path has the letters of base64.
    private static func pieces(_ range: Range<Int>, in text: [UInt8]) -> [(range: Range<Int>, text: [UInt8])] {
        if range.count <= longest, let decoded = decoded(text[range]) { return [(range, decoded)] }
        guard text[range].contains(0x2F) else { return [] }
        var pieces: [(range: Range<Int>, text: [UInt8])] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound where index == range.upperBound || text[index] == 0x2F {
            if (shortest...longest).contains(index - start), let decoded = decoded(text[start..<index]) {
                pieces.append((start..<index, decoded))
            }
            start = index + 1
        }
        return pieces
    }

    private static func decoded(_ code: ArraySlice<UInt8>) -> [UInt8]? {
        let digits = code.filter { $0 != 0x0A && $0 != 0x0D }
        return hex(digits) ?? base64(digits)
    }

    private static func hex(_ digits: [UInt8]) -> [UInt8]? {
        guard digits.count % 2 == 0, digits.allSatisfy({ $0.hexValue != nil }) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            let byte = (digits[index].hexValue ?? 0) << 4 | (digits[index + 1].hexValue ?? 0)
            guard isReadable(byte) else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }

    /// RFC 4648 §4 and §5; padding may be missing. Given up at the first byte that no text has, which for a word is soon.
    private static func base64(_ digits: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (buffer, bits) = (UInt32(0), UInt32(0))
        for digit in digits {
            guard let value = value(of: digit) else {
                if digit == 0x3D { break }
                return nil
            }
            buffer = (buffer << 6 | value) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            let byte = UInt8(truncatingIfNeeded: buffer >> bits)
            guard isReadable(byte) else { return nil }
            bytes.append(byte)
        }
        return bytes.count < 8 || String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case 0x41...0x5A: UInt32(digit - 0x41)
        case 0x61...0x7A: UInt32(digit - 0x61 + 26)
        case 0x30...0x39: UInt32(digit - 0x30 + 52)
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }

    private static func isReadable(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static let isDigit: [Bool] = (0...255).map { byte in value(of: UInt8(byte)) != nil }
}
