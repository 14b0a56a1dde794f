/// Passwords in a table: the cells below a head such as `user,password,role`, in CSV, TSV or Markdown.
///
/// Remembers the line it looked at last and the rows of its table, so that each line is read as a head once and as a row
/// once, however many labels stand in it.
struct SecretColumns {
    /// More rows are no text that somebody pastes.
    private static let mostRows = 10_000
    /// Wider tables nobody pastes.
    private static let mostColumns = 256

    private struct Table {
        var delimiter: UInt8
        /// The cells of its first line; none where that is no head.
        var head: [Range<Int>]
        var rows: [[Range<Int>]]
    }

    /// The line that was looked at last.
    private var line = 0..<0
    /// Its tables, one for each mark that may part its cells.
    private var tables: [Table] = []
    /// Where the rows of the tables read so far end.
    private var rowsEnd = 0

    /// The cells below the label that stands at `label` and is a cell of its table's first line.
    ///
    /// - Complexity: O(length of the text) over all labels of it, in the order of the text.
    mutating func cells(below label: Range<Int>, in utf8: [UInt8]) -> [Range<Int>] {
        guard let delimiter = Self.delimiter(around: label, in: utf8) else { return [] }
        if !line.contains(label.lowerBound) {
            // What stands in a row is no head.
            guard label.lowerBound >= rowsEnd else { return [] }
            var (start, end) = (label.lowerBound, label.upperBound)
            while start > 0, utf8[start - 1] != 0x0A { start -= 1 }
            while end < utf8.count, utf8[end] != 0x0A { end += 1 }
            line = start..<end
            tables = []
        }
        let index = tables.firstIndex { $0.delimiter == delimiter } ?? tables.count
        if index == tables.count { tables.append(table(delimiter, of: label, in: utf8)) }
        guard let column = tables[index].head.firstIndex(where: { $0.contains(label.lowerBound) }) else { return [] }
        return tables[index].rows.map { $0[column] }.filter { cell in
            // The line of hyphens below a head of Markdown.
            cell.count >= 3
                && (delimiter != Self.blanks
                    || SecretValue.looksRandom(utf8[cell], least: 5) && !utf8[cell].contains(0x20))
                && utf8[cell].contains { $0 != 0x2D && $0 != 0x3A }
        }
    }

    /// The mark that parts a label from the cells beside it; nil where it fills no cell.
    private static func delimiter(around label: Range<Int>, in utf8: [UInt8]) -> UInt8? {
        var (start, end) = (label.lowerBound, label.upperBound)
        let quote = utf8.at(start - 1)
        if quote == 0x22 || quote == 0x27, utf8.at(end) == quote { (start, end) = (start - 1, end + 1) }
        while utf8.at(start - 1) == 0x20 { start -= 1 }
        while utf8.at(end) == 0x20 { end += 1 }
        let (before, after) = (utf8.at(start - 1), utf8.at(end))
        let endsLine = after == 0 || after == 0x0A || after == 0x0D
        if !delimiters.contains(before), !delimiters.contains(after), isSetApart(label, in: utf8) { return blanks }
        guard let delimiter = [before, after].first(where: delimiters.contains),
            before == delimiter || start == 0 || before == 0x0A, after == delimiter || endsLine
        else { return nil }
        return delimiter
    }

    /// Whether two blanks or a line's end stand on both sides of a label, and blanks on one of them.
    private static func isSetApart(_ label: Range<Int>, in utf8: [UInt8]) -> Bool {
        let isBefore = utf8.at(label.lowerBound - 1) == 0x20 && utf8.at(label.lowerBound - 2) == 0x20
        let isAfter = utf8.at(label.upperBound) == 0x20 && utf8.at(label.upperBound + 1) == 0x20
        let isFirst = label.lowerBound == 0 || utf8[label.lowerBound - 1] == 0x0A
        let isLast = [0, 0x0A, 0x0D].contains(utf8.at(label.upperBound))
        return (isBefore || isFirst) && (isAfter || isLast) && (isBefore || isAfter)
    }

    /// The table that the line heads, up to a line that has the label as well: another head.
    private mutating func table(_ delimiter: UInt8, of label: Range<Int>, in utf8: [UInt8]) -> Table {
        let name = utf8[label].map(\.asciiLowercased)
        let head = Self.cells(from: line.lowerBound, delimiter, in: utf8)
        // A row in Markdown may begin and end with a bar; a line of a list in a program ends with a comma.
        let names = delimiter == 0x7C ? head.cells.filter { !$0.isEmpty } : head.cells
        guard (2...Self.mostColumns).contains(names.count), names.allSatisfy({ Self.isName(utf8[$0]) }) else {
            return Table(delimiter: delimiter, head: [], rows: [])
        }
        var table = Table(delimiter: delimiter, head: head.cells, rows: [])
        var start = head.next
        while start < utf8.count, table.rows.count < Self.mostRows {
            let row = Self.cells(from: start, delimiter, in: utf8)
            guard row.cells.count == head.cells.count,
                !row.cells.contains(where: { $0.count == name.count && utf8.hasFolded(name, at: $0.lowerBound) })
            else { break }
            table.rows.append(row.cells)
            start = row.next
        }
        rowsEnd = max(rowsEnd, start)
        return table
    }

    /// The cells of a line, without quotes and blanks, and where the next line begins.
    private static func cells(
        from start: Int, _ delimiter: UInt8, in utf8: [UInt8]
    ) -> (cells: [Range<Int>], next: Int) {
        var cells: [Range<Int>] = []
        var (first, index) = (start, start)
        var isQuoted = false
        while true {
            let byte = index < utf8.count ? utf8[index] : 0x0A
            if byte == 0x22 { isQuoted.toggle() }
            let isGap = delimiter != blanks || utf8.at(index + 1) == 0x20 && index > first && utf8[index - 1] != 0x20
            if byte == 0x0A || byte == delimiter && !isQuoted && isGap {
                let end = index
                // All the blanks between two columns part them once.
                if byte == blanks, delimiter == blanks { while utf8.at(index + 1) == 0x20 { index += 1 } }
                cells.append(trimmed(first..<end, in: utf8))
                first = index + 1
                if byte == 0x0A { return (cells, index + 1) }
            }
            index += 1
        }
    }

    /// Whether a cell may be the name of a column: two words at most, and none that lists in prose have.
    private static func isName(_ cell: ArraySlice<UInt8>) -> Bool {
        let words = cell.split(separator: 0x20)
        return (1...32).contains(cell.count) && words.count <= 2 && !words.contains { conjunctions.contains(Array($0)) }
            && cell.allSatisfy { $0.isASCIIAlphanumeric || $0 >= 0x80 || [0x20, 0x5F, 0x2D, 0x2E, 0x23].contains($0) }
    }

    private static let conjunctions = Set(["and", "or", "und", "oder", "et", "ou", "y", "e"].map { Array($0.utf8) })

    private static func trimmed(_ cell: Range<Int>, in utf8: [UInt8]) -> Range<Int> {
        var (start, end) = (cell.lowerBound, cell.upperBound)
        while start < end, [0x20, 0x0D, 0x22, 0x27].contains(utf8[start]) { start += 1 }
        while start < end, [0x20, 0x0D, 0x22, 0x27].contains(utf8[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Two blanks and more, as in what programs print.
    private static let blanks: UInt8 = 0x20
    private static let delimiters = ByteSet(",;\t|".utf8)
}
