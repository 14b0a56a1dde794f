/// Version 4 addresses with other marks between their numbers: `192 . 168 . 1 . 1`, `ip-192-168-1-1.ec2.internal`.
enum SpacedIPAddress {
    /// The address that begins with the number at `start`, or nil.
    static func range(from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8[start].isASCIIDigit else { return nil }
        if utf8.has(dot, at: start + digits(start, in: utf8)) {
            let isInside = utf8.has(dot, at: start - dot.count) && utf8.at(start - dot.count - 1).isASCIIDigit
            return isInside ? nil : range(from: start, gap: dot, in: utf8)
        }
        // Machines of Amazon and others are called by their addresses.
        guard utf8.at(start - 1) == 0x2D, utf8.hasFolded(name, at: start - 3), !utf8.at(start - 4).isASCIIAlphanumeric
        else { return nil }
        return range(from: start, gap: [0x2D], in: utf8)
    }

    private static func range(from start: Int, gap: [UInt8], in utf8: [UInt8]) -> Range<Int>? {
        var numbers: [Int] = []
        var index = start
        while numbers.count < 4 {
            if !numbers.isEmpty {
                guard utf8.has(gap, at: index) else { return nil }
                index += gap.count
            }
            let count = digits(index, in: utf8)
            guard (1...3).contains(count), count == 1 || utf8[index] != 0x30 else { return nil }
            numbers.append(utf8[index..<index + count].reduce(0) { $0 * 10 + Int($1 &- 0x30) })
            index += count
        }
        let goesOn = utf8.has(gap, at: index) && utf8.at(index + gap.count).isASCIIDigit
        // `1 . 2 . 3 . 4` is a chapter, or a list.
        guard !goesOn, numbers.allSatisfy({ $0 <= 255 }), numbers[0] > 9, numbers[0] < 255 else { return nil }
        return start..<index
    }

    private static func digits(_ start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while utf8.at(end).isASCIIDigit, end - start < 4 { end += 1 }
        return end - start
    }

    private static let dot = Array(" . ".utf8)
    private static let name = Array("ip-".utf8)
}
