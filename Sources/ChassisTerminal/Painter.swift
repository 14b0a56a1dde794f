import CNcurses
import ChassisSurface

/// Brings curses' idea of the screen to a surface, cell by changed cell; curses finds the shortest way to tell it.
nonisolated final class Painter {
    private struct Paint {
        let attributes: attr_t
        let pair: Int32
    }

    private var theme: Theme
    private let depth: ColorDepth
    private let isASCII: Bool
    /// What curses was told last; `nil` after a resize.
    private var shown: Surface?
    private var paints: [UInt32: Paint] = [:]
    private var isCursorShown = false
    private var wide = [wchar_t](repeating: 0, count: 6)

    init(theme: Theme, depth: ColorDepth, isASCII: Bool) {
        self.theme = theme
        self.depth = depth
        self.isASCII = isASCII
    }

    func use(_ theme: Theme) {
        self.theme = theme
        paints = [:]
        guard let last = shown else { return }
        shown = nil
        tell(last)
    }

    /// The screen's contents are unknown.
    func forget() {
        shown = nil
        werase(cz_stdscr())
    }

    /// Tells the terminal everything again.
    func repaint() {
        clearok(cz_curscr(), true)
        wnoutrefresh(cz_stdscr())
        doupdate()
    }

    /// Returns whether anything was different. Cost: a comparison per cell, curses' work for those that differ.
    @discardableResult
    func paint(_ surface: Surface) -> Bool { tell(isASCII ? surface.ascii() : surface) }

    @discardableResult
    private func tell(_ surface: Surface) -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        let window = cz_stdscr()
        cz_getmaxyx(window, &rows, &columns)
        let changes = FrameChanges.between(shown, surface, width: Int(columns), height: Int(rows))
        let isCursorMoved = shown == nil || shown?.cursor != surface.cursor
        guard !changes.isEmpty || isCursorMoved else { return false }
        for change in changes {
            for x in change.columns { put(surface.cell(x: x, y: change.row), of: surface, x: x, y: change.row, window) }
        }
        shown = surface
        showCursor(surface.cursor, window)
        wnoutrefresh(window)
        doupdate()
        return true
    }

    private func put(_ cell: Cell, of surface: Surface, x: Int, y: Int, _ window: UnsafeMutablePointer<WINDOW>?) {
        if cell.isContinuation { return }
        let paint = paint(for: cell)
        var count = 0
        for scalar in surface.scalars(of: cell).prefix(5) {
            wide[count] = wchar_t(bitPattern: scalar.value)
            count += 1
        }
        wide[count] = 0
        // The last cell of the screen answers ERR because the cursor can't go on; it is drawn all the same.
        _ = cz_put(window, Int32(y), Int32(x), wide, paint.attributes, paint.pair)
    }

    private func showCursor(_ cursor: Surface.Point?, _ window: UnsafeMutablePointer<WINDOW>?) {
        if let cursor { wmove(window, Int32(clamping: cursor.y), Int32(clamping: cursor.x)) }
        guard (cursor != nil) != isCursorShown else { return }
        isCursorShown = cursor != nil
        curs_set(isCursorShown ? 1 : 0)
    }

    private func paint(for cell: Cell) -> Paint {
        let key = UInt32(cell.role.rawValue) << 16 | UInt32(cell.ground.rawValue) << 8 | UInt32(cell.emphasis.rawValue)
        if let known = paints[key] { return known }
        let ink = theme.ink(cell.role, on: cell.ground, cell.emphasis, depth: depth)
        var attributes = cz_A_NORMAL()
        if ink.emphasis.contains(.bold) { attributes |= cz_A_BOLD() }
        if ink.emphasis.contains(.dim) { attributes |= cz_A_DIM() }
        if ink.emphasis.contains(.italic) { attributes |= cz_A_ITALIC() }
        if ink.emphasis.contains(.underline) { attributes |= cz_A_UNDERLINE() }
        if ink.emphasis.contains(.reverse) { attributes |= cz_A_REVERSE() }
        let isPlain = ink.foreground < 0 && ink.background < 0
        let pair = isPlain ? 0 : max(0, alloc_pair(ink.foreground, ink.background))
        let paint = Paint(attributes: attributes, pair: pair)
        paints[key] = paint
        return paint
    }
}
