extension Surface {
    /// The rows as text, without spaces at their ends.
    package var text: String {
        rows { cell in scalars(of: cell).reduce(into: "") { $0.unicodeScalars.append($1) } }
    }

    /// The rows as a letter per cell, cut where `text` is cut: `Role.letter`, in upper case on the selected ground.
    package var roles: String {
        (0..<height).map { y in
            var row = (0..<drawnColumns(y)).map { x -> String in
                let cell = cells[y * width + x]
                let letter = String(cell.role.letter)
                return cell.ground == .selected ? letter.uppercased() : letter
            }
            while row.last == " " { row.removeLast() }
            return row.joined()
        }.joined(separator: "\n")
    }

    private func rows(_ show: (Cell) -> String) -> String {
        (0..<height).map { y in
            (0..<drawnColumns(y)).map { show(cells[y * width + $0]) }.joined()
        }.joined(separator: "\n")
    }

    /// Columns up to the last one that isn't blank.
    private func drawnColumns(_ y: Int) -> Int {
        let row = cells[(y * width)..<((y + 1) * width)]
        let last = row.lastIndex { $0.glyph != 0x20 || $0.width != 1 }
        return last.map { $0 - y * width + 1 } ?? 0
    }
}

/// A thing that draws itself in an area; a value made for one frame.
package protocol Widget {
    func draw(in area: Rect, on surface: inout Surface)
}

extension Surface {
    package mutating func draw(_ widget: some Widget, in area: Rect) { widget.draw(in: area, on: &self) }
}
