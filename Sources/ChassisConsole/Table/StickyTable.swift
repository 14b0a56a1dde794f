import ChassisCore

/// A live table whose cursor, marks and actions stick to rows, not to places.
///
/// It holds a window of a list that may be far longer, and never an index across a refresh: the cursor is an id, and a
/// refresh scrolls so that its row stays on its line of the screen. A row that has gone stays as a ghost while the
/// cursor is on it. For two seconds after a key the order is held: values go on changing, rows don't.
///
/// A screen tells it `resize`, `touch` (a key came), movements and answers (`take`), and asks for `request` whenever
/// `needsWindow`, something was committed, or filter or sort have changed (after `relist`).
struct StickyTable<Row: TableRow>: Sendable {
    /// How long the order is held after a key.
    static var hold: Duration { .seconds(2) }
    /// Rows asked for at once; enough for any screen and a few pages each way.
    static var windowSize: Int { 500 }

    /// The rows held, in the order shown. A ghost is among them.
    var rows: [Row] = []
    /// Rows of the list before `rows`.
    var offset = 0
    /// Rows of the whole list, a ghost apart.
    var total = 0
    /// Whether any answer has come.
    var isLoaded = false
    var cursor: Row.ID?
    /// The cursor's row when it is no longer in the list.
    var ghost: Row.ID?
    /// Rides on the first row, whichever that is; ends with the first movement.
    var isFollowing = true
    /// Chosen for a bulk action, as they were when they were last seen.
    var marks: [Row.ID: Row] = [:]
    /// Where a range began that is still being drawn.
    var rangeStart: Row.ID?
    /// Why a range ended although nobody ended it, until it was told.
    var lostRange: LostRange?
    /// Index in the list of the first line on screen.
    var top = 0
    /// Lines on screen.
    var height = 1
    var heldUntil: Timestamp?
    /// What came while the order was held.
    var waiting: TableWindow<Row>?
    /// A place whose rows are not here yet.
    var wish: Wish?
    /// The next answer replaces everything: another filter or order.
    var isRelisting = false

    enum LostRange: Sendable {
        /// Its first row is no longer held, so far away is the cursor.
        case tooLong
        /// Its first row is no longer in the list.
        case gone
    }

    enum Wish: Sendable {
        case index(Int)
        /// So many rows after (or before) a row.
        case beyond(Row.ID, by: Int)
        case row(Row.ID)
    }

    init() {}

    /// Rows of the list as shown.
    var shownTotal: Int { total + (ghost == nil ? 0 : 1) }

    /// The rows on screen, from the line `top`.
    var visible: ArraySlice<Row> {
        let first = min(max(0, top - offset), rows.count)
        return rows[first..<min(rows.count, first + height)]
    }

    /// The cursor's line on screen.
    var cursorLine: Int? {
        guard let place = cursorPlace else { return nil }
        let line = offset + place - top
        return (0..<height).contains(line) ? line : nil
    }

    /// The row at the cursor, ghost or not.
    var cursorRow: Row? { cursorPlace.map { rows[$0] } }

    /// The cursor's position in the whole list, from 1; a ghost has none.
    var cursorNumber: Int? { isCursorGhost ? nil : cursorPlace.map { offset + $0 + 1 } }

    var isCursorGhost: Bool { ghost != nil && ghost == cursor }

    /// Index into `rows`.
    var cursorPlace: Int? { cursor.flatMap { place(of: $0) } }

    func place(of id: Row.ID) -> Int? { rows.firstIndex { $0.id == id } }

    /// Whether rows that belong on screen are not held here.
    var needsWindow: Bool {
        guard isLoaded else { return true }
        if wish != nil || isRelisting { return true }
        let last = min(top + height, shownTotal)
        return top < offset || last > offset + rows.count
    }

    /// The window to ask for: rows before it, their number, and the row that it must hold if that can be found.
    var request: (offset: Int, limit: Int, around: Row.ID?) {
        // Twice as many while a range is open, so that its start is held as long as it is that near.
        let size = rangeStart == nil ? Self.windowSize : 2 * Self.windowSize
        let half = size / 2
        func centred(_ index: Int) -> Int { max(0, index - half) }
        switch wish {
        case .index(let index): return (centred(index), size, nil)
        case .beyond(let id, let by):
            let index = place(of: id).map { offset + $0 + by } ?? top
            return (centred(index), size, id)
        case .row(let id): return (0, size, id)
        case nil: break
        }
        guard !isFollowing, let cursor else { return (0, size, nil) }
        return (centred(cursorPlace.map { offset + $0 } ?? top), size, cursor)
    }

    /// How many rows wait to change place until the hold ends.
    var heldCount: Int {
        guard let waiting else { return 0 }
        let new = Dictionary(waiting.rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let places = rows.compactMap { new[$0.id] }
        let moved = zip(places, places.sorted()).count { $0 != $1 }
        return moved + abs(waiting.total - total)
    }
}
