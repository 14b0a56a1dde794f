/// A row that keeps its identity while its values change.
protocol TableRow: Sendable, Identifiable where ID: Sendable {
    /// Grows with each change; an action presents the one it saw.
    var version: Int64 { get }
}

/// A part of a list as the store had it at one moment.
struct TableWindow<Row: TableRow>: Sendable {
    var rows: [Row]
    /// Rows of the list before the first one here.
    var offset: Int
    /// Rows of the whole list.
    var total: Int
}
