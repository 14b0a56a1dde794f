/// Lines of PostgreSQL's `.pgpass`: `host:port:database:user:password`.
enum PgpassLine {
    /// The password of the line whose first colon stands at `colon`, or nil.
    ///
    /// - Complexity: O(1) for lines of another form; 64 bytes a field at most.
    static func password(behind colon: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(colon + 1).isASCIIDigit || utf8.at(colon + 1) == 0x2A else { return nil }
        var port = colon + 1
        while utf8.at(port).isASCIIDigit || utf8.at(port) == 0x2A { port += 1 }
        let isAny = port == colon + 2 && utf8.at(colon + 1) == 0x2A
        guard utf8.at(port) == 0x3A, isAny || (4...5).contains(port - colon - 1) else { return nil }
        var start = colon
        while start > 0, colon - start < 64, utf8[start - 1].isASCIIAlphanumeric || marks.contains(utf8[start - 1]) {
            start -= 1
        }
        let host = utf8[start..<colon]
        guard start == 0 || utf8[start - 1] <= 0x20, host.contains(where: \.isASCIILetter) || host.first == 0x2A,
            let user = field(from: port + 1, in: utf8), let last = field(from: user + 1, in: utf8)
        else { return nil }
        var end = last + 1
        while end < utf8.count, utf8[end] > 0x20, end - last < 128 { end += 1 }
        guard end - last > 6, SecretValue.looksRandom(utf8[(last + 1)..<end], least: 6),
            !SecretValue.isPlaceholder(utf8[(last + 1)..<end])
        else { return nil }
        return last + 1..<end
    }

    /// Where the colon behind a name stands that begins at `start`.
    private static func field(from start: Int, in utf8: [UInt8]) -> Int? {
        var end = start
        while utf8.at(end).isASCIIAlphanumeric || marks.contains(utf8.at(end)), end - start < 64 { end += 1 }
        let name = utf8[start..<end]
        return utf8.at(end) == 0x3A && (name.contains(where: \.isASCIILetter) || name.first == 0x2A) ? end : nil
    }

    private static let marks = ByteSet("._-*".utf8)
}
