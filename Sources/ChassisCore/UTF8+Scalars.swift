extension StringProtocol {
    /// Calls for each of its characters, in order; quicker than `unicodeScalars`, which looks each time whose text it is.
    ///
    /// - Complexity: O(bytes), and some instructions each.
    @inline(__always)
    func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
        let isRead: Void? = utf8.withContiguousStorageIfAvailable { bytes in
            var place = 0
            while place < bytes.count {
                let (scalar, length) = bytes.scalar(at: place)
                body(scalar)
                place += length
            }
        }
        if isRead == nil { unicodeScalars.forEach(body) }
    }
}

extension String.UTF8View {
    /// Whether anything beyond ASCII stands among its first bytes.
    func hasWide(within count: Int) -> Bool {
        withContiguousStorageIfAvailable { bytes in
            var all: UInt8 = 0
            for byte in bytes.prefix(count) { all |= byte }
            return all >= 0x80
        } ?? !prefix(count).allSatisfy { $0 < 0x80 }
    }
}

extension String {
    /// Its characters, one by one.
    var scalars: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(utf8.count)
        forEachScalar { scalars.append($0) }
        return scalars
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The character that begins at a place, and how many bytes it has, in UTF-8 that is whole.
    @inline(__always)
    func scalar(at place: Int) -> (Unicode.Scalar, length: Int) {
        let first = self[place]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(self[place + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
