extension JSON {
    /// How far a value has been written.
    package struct Written: Sendable {
        /// What comes next: which element of the array or object, or which byte of the string, from the outside in.
        fileprivate var path: [Int] = []
        package fileprivate(set) var isWhole = false

        package init() {}
    }

    /// The next piece of `utf8`; all of them together are that.
    ///
    /// It keeps a place and nothing of the value, which may be made anew for each piece, as long as it is the same.
    ///
    ///     var written = JSON.Written()
    ///     while !written.isWhole { send(value.piece(behind: &written, atLeast: 65_536)) }
    ///
    /// - Parameter size: In bytes; 1 or more. All pieces but the last have as many, and some more where much is escaped.
    /// - Complexity: O(`size` · depth), wherever the piece stands; and looking members up, O(1) each.
    package func piece(behind written: inout Written, atLeast size: Int) -> [UInt8] {
        guard !written.isWhole else { return [] }
        var writer = PieceWriter(size: size, from: written.path)
        written.isWhole = writer.write(self, depth: 0)
        written.path = writer.path
        return writer.out
    }
}

/// Writes a value from a place in it until a piece is full.
private struct PieceWriter {
    let size: Int
    private(set) var out: [UInt8] = []
    /// Where it is.
    private(set) var path: [Int] = []
    /// Where it begins; empty once that has been found.
    private var start: [Int]

    init(size: Int, from start: [Int]) {
        self.size = size
        self.start = start
        out.reserveCapacity(size + size / 8)
    }

    private var isFull: Bool { out.count >= size }

    /// - Returns: Whether it is written to its end; otherwise `path` says where to go on.
    mutating func write(_ value: JSON, depth: Int) -> Bool {
        switch value {
        case .string(let text): return write(text, depth)
        case .array(let elements):
            return write(elements.count, depth, "[", "]") { $0.write(elements[$1], depth: depth + 1) }
        case .object(let object):
            return write(object.count, depth, "{", "}") { writer, index in
                let member = object.members[index]
                // A member that was begun has its name already.
                if writer.start.count <= depth + 1 {
                    writer.out += JSON.string(member.name).utf8
                    writer.out.append(UInt8(ascii: ":"))
                }
                return writer.write(member.value, depth: depth + 1)
            }
        case .null, .bool, .integer, .large, .number:
            out += value.utf8
            return true
        }
    }

    private mutating func write(
        _ count: Int, _ depth: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar,
        _ element: (inout PieceWriter, Int) -> Bool
    ) -> Bool {
        var index = 0
        if depth < start.count { index = start[depth] } else { out.append(UInt8(ascii: open)) }
        while index < count {
            let isBegun = depth + 1 < start.count
            if index > 0, !isBegun { out.append(UInt8(ascii: ",")) }
            path.append(index)
            guard element(&self, index) else { return false }
            start = []
            index += 1
            path[depth] = index
            if isFull { return false }
            path.removeLast()
        }
        out.append(UInt8(ascii: close))
        return true
    }

    private mutating func write(_ text: String, _ depth: Int) -> Bool {
        var place = 0
        if depth < start.count { place = start[depth] } else { out.append(UInt8(ascii: "\"")) }
        var text = text
        let size = size
        let isWhole = text.withUTF8 { bytes in
            while place < bytes.count {
                var end = min(bytes.count, place + min(4096, max(1, size - out.count)))
                // Between two characters, for who reads each piece as a text.
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                JSON.escape(UnsafeBufferPointer(rebasing: bytes[place..<end]), to: &out)
                place = end
                if place < bytes.count, out.count >= size { return false }
            }
            return true
        }
        if isWhole { out.append(UInt8(ascii: "\"")) } else { path.append(place) }
        return isWhole
    }
}
