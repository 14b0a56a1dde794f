/// A screen as a value: cells with roles, no terminal behind it.
///
/// Everything drawn is clipped; no coordinate can fail. Drawing costs the cells drawn.
package struct Surface: Sendable {
    package let width: Int
    package let height: Int
    package private(set) var cells: [Cell]
    /// Where the terminal's cursor shows; hidden when `nil`.
    package var cursor: Point?
    private var clusters: [[Unicode.Scalar]] = []
    private var clusterIndex: [[Unicode.Scalar]: UInt32] = [:]

    package struct Point: Hashable, Sendable {
        package var x: Int
        package var y: Int
        package init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// Larger than any terminal; a hostile window size can't exhaust memory.
    package static let largestSide = 2_000

    package init(width: Int, height: Int) {
        self.width = min(max(0, width), Surface.largestSide)
        self.height = min(max(0, height), Surface.largestSide)
        cells = Array(repeating: .blank, count: self.width * self.height)
    }

    /// Whether a text was drawn that has a cell of more than one scalar.
    package var hasClusters: Bool { !clusters.isEmpty }

    package var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The cell, or a blank one outside.
    package func cell(x: Int, y: Int) -> Cell {
        guard bounds.contains(x: x, y: y) else { return .blank }
        return cells[y * width + x]
    }

    /// The scalars of a cell: a base and its marks; none in the second column of a wide cell.
    package func scalars(of cell: Cell) -> [Unicode.Scalar] {
        if cell.isContinuation { return [] }
        if cell.isCluster { return clusters[Int(cell.glyph & ~Cell.clusterBit)] }
        return [Unicode.Scalar(cell.glyph) ?? " "]
    }

    /// Draws a text in one row and returns the column after it.
    ///
    /// - Parameters:
    ///   - area: Nothing is drawn outside; the surface's bounds when `nil`.
    ///   - ground: The background kept under the text; `nil` leaves what is there.
    @discardableResult
    package mutating func draw(
        _ text: SafeText, _ role: Role = .text, x: Int, y: Int, in area: Rect? = nil, on ground: Ground? = nil,
        _ emphasis: Emphasis = []
    ) -> Int {
        let clip = area.map { $0.intersection(bounds) } ?? bounds
        guard y >= clip.y, y < clip.maxY, x < clip.maxX else { return x &+ text.width }
        var column = x
        // Only ASCII has as many bytes as columns.
        if text.string.utf8.count == text.width {
            for byte in text.string.utf8 {
                if column >= clip.maxX { break }
                if column >= clip.x { put(ascii: byte, role, ground, emphasis, x: column, y: y) }
                column += 1
            }
            return x &+ text.width
        }
        for glyph in text.glyphs {
            if column >= clip.maxX { break }
            if column + glyph.width > clip.x {
                put(glyph, role, ground, emphasis, x: column, y: y, clip: clip)
            }
            column += glyph.width
        }
        return column
    }

    private mutating func put(
        ascii byte: UInt8, _ role: Role, _ ground: Ground?, _ emphasis: Emphasis, x: Int, y: Int
    ) {
        let index = y * width + x
        if cells[index].width != 1 { clearHalf(atColumn: x, y: y) }
        cells[index] = Cell(
            glyph: UInt32(byte), role: role, ground: ground ?? cells[index].ground, emphasis: emphasis, width: 1)
    }

    private mutating func put(
        _ glyph: Glyph, _ role: Role, _ ground: Ground?, _ emphasis: Emphasis, x: Int, y: Int, clip: Rect
    ) {
        let whole = x >= clip.x && x + glyph.width <= clip.maxX
        var cell = Cell(
            glyph: whole ? code(of: glyph) : 0x20, role: role, ground: .screen, emphasis: emphasis,
            width: whole ? UInt8(glyph.width) : 1)
        for column in max(x, clip.x)..<min(x + glyph.width, clip.maxX) {
            let index = y * width + column
            clearHalf(atColumn: column, y: y)
            cell.ground = ground ?? cells[index].ground
            if whole, column > x {
                cell.glyph = 0x20
                cell.width = 0
            }
            cells[index] = cell
        }
    }

    /// Overwriting one half of a wide cell blanks the other half.
    private mutating func clearHalf(atColumn column: Int, y: Int) {
        let index = y * width + column
        if cells[index].width == 2, column + 1 < width {
            cells[index + 1].width = 1
            cells[index + 1].glyph = 0x20
        } else if cells[index].width == 0, column > 0 {
            cells[index - 1].width = 1
            cells[index - 1].glyph = 0x20
        }
        cells[index].width = 1
    }

    private mutating func code(of glyph: Glyph) -> UInt32 {
        if glyph.marks.isEmpty { return glyph.base.value }
        let scalars = [glyph.base] + glyph.marks
        if let known = clusterIndex[scalars] { return known }
        let code = UInt32(clusters.count) | Cell.clusterBit
        clusters.append(scalars)
        clusterIndex[scalars] = code
        return code
    }

    /// Fills an area with one narrow glyph; blanks it by default.
    package mutating func fill(
        _ area: Rect, _ text: SafeText = " ", _ role: Role = .text, on ground: Ground = .screen,
        _ emphasis: Emphasis = []
    ) {
        let clip = area.intersection(bounds)
        guard !clip.isEmpty else { return }
        let row = SafeText(text, times: (clip.width + max(1, text.width) - 1) / max(1, text.width))
        for y in clip.y..<clip.maxY { draw(row, role, x: clip.x, y: y, in: clip, on: ground, emphasis) }
    }

    /// Changes roles and ground of cells that are drawn already: a cursor bar, a dimmed backdrop.
    package mutating func restyle(_ area: Rect, role: Role? = nil, on ground: Ground? = nil, adding: Emphasis = []) {
        let clip = area.intersection(bounds)
        for y in clip.y..<clip.maxY {
            for x in clip.x..<clip.maxX {
                let index = y * width + x
                if let role { cells[index].role = role }
                if let ground { cells[index].ground = ground }
                cells[index].emphasis.formUnion(adding)
            }
        }
    }

    /// The same screen with every glyph in ASCII, for terminals without UTF-8: boxes `+-|`, blocks `#`, marks `?`.
    package func ascii() -> Surface {
        var copy = self
        for index in copy.cells.indices {
            let cell = cells[index]
            guard cell.isCluster || cell.glyph > 0x7E || cell.width != 1 else { continue }
            let base = scalars(of: cell).first
            copy.cells[index].glyph = base.map { UInt32(ASCIIGlyph.nearest(to: $0)) } ?? 0x20
            copy.cells[index].width = 1
        }
        return copy
    }
}
