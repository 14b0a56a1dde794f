/// A value that fills the lines below its name: `password: |` and what is set in beneath, as in YAML.
enum SecretBlock {
    /// From the line whose text begins at `start` to the last that is set in as far; nil where it holds no credential.
    ///
    /// - Complexity: O(1): 4 KiB at most are read.
    static func value(from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        let indent = indentation(before: start, in: utf8)
        guard indent > 0 else { return nil }
        var end = lineEnd(from: start, in: utf8)
        guard end - start >= 4, !SecretValue.isPlaceholder(utf8[start..<end]),
            !PasswordProse.speaks(from: start, to: end, in: utf8)
        else { return nil }
        while end - start < 4_096, utf8.at(end) == 0x0A || utf8.at(end) == 0x0D, let next = utf8.nextLine(at: end),
            indentation(before: next, in: utf8) >= indent, utf8[next] > 0x20
        {
            end = lineEnd(from: next, in: utf8)
        }
        return start..<end
    }

    private static func indentation(before start: Int, in utf8: [UInt8]) -> Int {
        var first = start
        while utf8.at(first - 1) == 0x20 || utf8.at(first - 1) == 0x09 { first -= 1 }
        return utf8.at(first - 1) == 0x0A ? start - first : 0
    }

    private static func lineEnd(from start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while end < utf8.count, utf8[end] != 0x0A, end - start < 1_024 { end += 1 }
        while end > start, utf8[end - 1] <= 0x20 { end -= 1 }
        return end
    }
}
