import ChassisCore

/// A live table whose cursor, marks and actions stick to rows, not to places.
///
/// It holds a window of a list that may be far longer, and never an index across a refresh: the cursor is an id, and a
/// refresh scrolls so that its row stays on its line of the screen. A row that has gone stays as a ghost while the
/// cursor is on it. For two seconds after a key the order is held: values go on changing, rows don't.
struct StickyTable<Row: TableRow>: Sendable {
    /// How long the order is held after a key.
    static var hold: Duration { .seconds(2) }
    /// Rows asked for at once; enough for any screen and a few pages each way.
    static var windowSize: Int { 500 }

    /// The rows held, in the order shown. A ghost is among them.
    private(set) var rows: [Row] = []
    /// Rows of the list before `rows`.
    private(set) var offset = 0
    /// Rows of the whole list, ghosts apart.
    private(set) var total = 0
    /// Whether any answer has come.
    private(set) var isLoaded = false
    private(set) var cursor: Row.ID?
    /// Rows that are no longer in the list.
    private(set) var gone: Set<Row.ID> = []
    /// Rides on the first row, whichever that is; ends with the first movement.
    var isFollowing = true
    /// Chosen for a bulk action, as they were when they were marked or last seen.
    private(set) var marks: [Row.ID: Row] = [:]
    /// Where a range began.
    private(set) var rangeStart: Row.ID?
    /// Index in the list of the first line on screen.
    private(set) var top = 0
    /// Lines on screen.
    private(set) var height = 1
    private(set) var heldUntil: Timestamp?
    private var waiting: TableWindow<Row>?
    /// A place to go to when its window comes.
    private var wish: Wish?

    private enum Wish: Sendable {
        case index(Int)
        case row(Row.ID)
    }

    init() {}
}
