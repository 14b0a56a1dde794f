/// Passwords that SQL puts into a table's column: `INSERT INTO users (name, password) VALUES ('ada', '…')`.
enum SecretInserts {
    /// More text and more rows are no statement that somebody pastes.
    private static let (most, mostRows) = (65_536, 1_000)

    /// The literals in the column that the label names, if it stands in the list of columns of an `INSERT`.
    ///
    /// - Complexity: O(length of the rows), and O(1) where no `VALUES` follows.
    static func values(of label: Range<Int>, in utf8: [UInt8]) -> [Range<Int>] {
        var (start, column) = (label.lowerBound, 0)
        while utf8.at(start - 1) != 0x28 {
            guard start > 0, label.lowerBound - start < 256, isName(utf8[start - 1]) else { return [] }
            start -= 1
            if utf8[start] == 0x2C { column += 1 }
        }
        var end = label.upperBound
        while utf8.at(end) != 0x29 {
            guard end < utf8.count, end - label.upperBound < 256, isName(utf8[end]) else { return [] }
            end += 1
        }
        var index = utf8.gapEnd(from: end + 1)
        guard utf8.hasFolded(keyword, at: index) else { return [] }
        index = utf8.gapEnd(from: index + keyword.count)
        var found: [Range<Int>] = []
        var rows = 0
        while utf8.at(index) == 0x28, rows < mostRows, index - end < most {
            guard let row = row(from: index + 1, column: column, in: utf8) else { break }
            if let value = row.value, value.count >= 3, !SecretValue.isPlaceholder(utf8[value]) { found.append(value) }
            index = utf8.gapEnd(from: row.end)
            guard utf8.at(index) == 0x2C else { break }
            index = utf8.gapEnd(from: index + 1)
            rows += 1
        }
        return found
    }

    /// The literal in a column of a row, without its quotes, and where the row ends.
    private static func row(from start: Int, column: Int, in utf8: [UInt8]) -> (value: Range<Int>?, end: Int)? {
        var (index, place, depth) = (start, 0, 0)
        var value: Range<Int>?
        while index < utf8.count, index - start < 4_096 {
            let byte = utf8[index]
            if byte == 0x27 || byte == 0x22 {
                let first = index + 1
                index = first
                // A doubled quote stands for one.
                while index < utf8.count, index - start < 4_096, utf8[index] != byte || utf8.at(index + 1) == byte {
                    index += utf8[index] == byte || utf8[index] == 0x5C ? 2 : 1
                }
                if place == column, depth == 0, index < utf8.count { value = first..<index }
            } else if byte == 0x28 {
                depth += 1
            } else if byte == 0x29 {
                if depth == 0 { return (value, index + 1) }
                depth -= 1
            } else if byte == 0x2C, depth == 0 {
                place += 1
            }
            index += 1
        }
        return nil
    }

    private static func isName(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || marks.contains(byte) }

    private static let marks = ByteSet("_`\"[],. \n\r\t".utf8)
    private static let keyword = Array("values".utf8)
}
