/// Stretches of a text that are base64 or hexadecimal digits of another text.
enum EncodedText {
    /// Fewer characters hold no value that would be found.
    private static let shortest = 12
    /// Longer ones are not looked at: they are files.
    private static let longest = 1 << 20
    private static let most = 256
    /// Shorter lines are words.
    private static let shortestLine = 8

    /// Returns the stretches that decode to readable text, with that text; at most 256.
    ///
    /// - Complexity: O(length): every twelfth byte is looked at, and the words around it that could be a code.
    static func found(in text: [UInt8]) -> [(range: Range<Int>, text: [UInt8])] {
        text.withUnsafeBufferPointer { bytes in
            var found: [(range: Range<Int>, text: [UInt8])] = []
            var index = shortest - 1
            var floor = 0
            while index < bytes.count, found.count < most {
                guard isDigit(bytes[index]) else {
                    index += shortest
                    continue
                }
                var start = index
                while start > floor, isDigit(bytes[start - 1]) { start -= 1 }
                start = firstLine(before: start, from: floor, in: bytes)
                let end = end(from: start, in: bytes)
                if end - start >= shortest { add(start..<end, in: bytes, to: &found) }
                floor = end
                index = end + shortest
            }
            return found
        }
    }

    /// Where lines of codes begin that end right before `start`: all of one length, as mails break them.
    private static func firstLine(before start: Int, from floor: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var (start, length) = (start, 0)
        while start > floor + 1, bytes[start - 1] == 0x0A {
            let end = bytes[start - 2] == 0x0D ? start - 2 : start - 1
            var first = end
            while first > floor, isDigit(bytes[first - 1]) { first -= 1 }
            guard end - first >= shortestLine, length == 0 || end - first == length,
                first == 0 || bytes[first - 1] == 0x0A
            else { break }
            length = end - first
            start = first
        }
        return start
    }

    /// The stretch's end, padding and broken lines included, as mails break them.
    private static func end(from index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
        var (end, lineStart, length) = (index, index, 0)
        while end < bytes.count {
            if isDigit(bytes[end]) {
                end += 1
                continue
            }
            let lineEnd = bytes[end] == 0x0D && at(end + 1) == 0x0A ? 2 : bytes[end] == 0x0A ? 1 : 0
            guard lineEnd > 0, isDigit(at(end + lineEnd)) else { break }
            // Lines of one length are a code that was cut; the last one may be shorter.
            guard end - lineStart >= 48 || end - lineStart >= shortestLine && (length == 0 || end - lineStart == length)
            else { break }
            length = end - lineStart
            end += lineEnd
            lineStart = end
        }
        while at(end) == 0x3D { end += 1 }
        return end
    }

    /// The whole stretch, or what stands between slashes and in each line: paths and prose have the letters of base64.
    private static func add(
        _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, to found: inout [(range: Range<Int>, text: [UInt8])]
    ) {
        if range.count <= longest, let decoded = decoded(bytes[range]) { return found.append((range, decoded)) }
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound
        where index == range.upperBound || bytes[index] == 0x2F || bytes[index] == 0x0A || bytes[index] == 0x0D {
            if index - start >= shortest, index - start <= longest, index - start < range.count, found.count < most,
                let decoded = decoded(bytes[start..<index])
            {
                found.append((start..<index, decoded))
            }
            start = index + 1
        }
    }

    private static func decoded(_ code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        guard let bytes = hex(code) ?? base64(code), bytes.count >= 6 else { return nil }
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }

    /// Given up at the first byte that no text has, as is `base64`: for a word that is soon.
    private static func hex(_ code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in code where digit != 0x0A && digit != 0x0D {
            guard let value = digit.hexValue else { return nil }
            guard let first = high else {
                high = value
                continue
            }
            guard isReadable(first << 4 | value) else { return nil }
            bytes.append(first << 4 | value)
            high = nil
        }
        return high == nil ? bytes : nil
    }

    /// RFC 4648 §4 and §5; padding may be missing.
    private static func base64(_ code: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (buffer, bits) = (UInt32(0), UInt32(0))
        for digit in code where digit != 0x0A && digit != 0x0D {
            guard let value = digit.base64Value else {
                if digit == 0x3D { break }
                return nil
            }
            buffer = (buffer << 6 | UInt32(value)) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            let byte = UInt8(truncatingIfNeeded: buffer >> bits)
            guard isReadable(byte) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    @inline(__always) private static func isDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2F || byte == 0x5F
    }

    @inline(__always) private static func isReadable(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
