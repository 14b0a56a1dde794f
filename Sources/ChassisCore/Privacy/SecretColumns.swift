/// Passwords in a table: the cells below a head such as `user,password,role`, in CSV, TSV or Markdown.
enum SecretColumns {
    /// More rows are no text that somebody pastes.
    private static let mostRows = 10_000

    /// The cells below the label that stands at `label` and is a cell of its table's first line.
    static func cells(below label: Range<Int>, in utf8: [UInt8]) -> [Range<Int>] {
        var (start, end) = (label.lowerBound, label.upperBound)
        let quote = utf8.at(start - 1)
        if quote == 0x22 || quote == 0x27, utf8.at(end) == quote { (start, end) = (start - 1, end + 1) }
        while utf8.at(start - 1) == 0x20 { start -= 1 }
        while utf8.at(end) == 0x20 { end += 1 }
        let (before, after) = (utf8.at(start - 1), utf8.at(end))
        let endsLine = after == 0 || after == 0x0A || after == 0x0D
        guard let delimiter = [before, after].first(where: delimiters.contains),
            before == delimiter || start == 0 || before == 0x0A, after == delimiter || endsLine
        else { return [] }
        var first = start
        while first > 0, utf8[first - 1] != 0x0A { first -= 1 }
        let head = cells(from: first, delimiter, in: utf8)
        // A row in Markdown may begin and end with a bar; a line of a list in a program ends with a comma.
        let names = delimiter == 0x7C ? head.cells.filter { !$0.isEmpty } : head.cells
        guard names.count > 1, names.allSatisfy({ isName(utf8[$0]) }),
            let column = head.cells.firstIndex(where: { $0.contains(label.lowerBound) })
        else {
            return []
        }
        var found: [Range<Int>] = []
        var line = head.next
        while line < utf8.count, found.count < mostRows {
            let row = cells(from: line, delimiter, in: utf8)
            guard row.cells.count == head.cells.count else { break }
            let cell = row.cells[column]
            // The line of hyphens below a head of Markdown.
            if cell.count >= 3, utf8[cell].contains(where: { $0 != 0x2D && $0 != 0x3A }) { found.append(cell) }
            line = row.next
        }
        return found
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
            if byte == 0x0A || byte == delimiter && !isQuoted {
                cells.append(trimmed(first..<index, in: utf8))
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

    private static let delimiters: Set<UInt8> = Set(",;\t|".utf8)
}
