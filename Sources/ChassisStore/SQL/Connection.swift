import GRDB
import GRDBSQLite

/// One SQLite connection as the questions see it, with its compiled statements.
///
/// Not for sharing: it is used on the queue that owns the connection, and dropped before the connection closes.
final class Connection {
    private let handle: OpaquePointer
    // The query stays with its statement: an identity is only unique among the living.
    private var statements: [ObjectIdentifier: (query: Query, statement: Prepared)] = [:]
    private var rowStatements: [ObjectIdentifier: (query: RowQuery, columns: [String], statement: Prepared)] = [:]

    init(_ database: Database) throws(StoreError) {
        guard let handle = database.sqliteConnection else { throw .closed }
        self.handle = handle
    }

    /// Runs a statement of ours; compiled once for each connection.
    func run(_ query: Query, _ values: [Value] = []) throws {
        try prepared(query).run(values) { _ in }
    }

    func run(_ query: RowQuery, _ row: [BoundColumn]) throws {
        try prepared(query, for: row).run(row.lazy.map(\.value)) { _ in }
    }

    func each(_ query: Query, _ values: [Value] = [], _ row: (Row) throws -> Void) throws {
        try prepared(query).run(values, row: row)
    }

    func all<T>(_ query: Query, _ values: [Value] = [], _ decode: (Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try prepared(query).run(values) { found.append(try decode($0)) }
        return found
    }

    /// The first row's value; the statement runs to its end, so it should give one row at most.
    func first<T>(_ query: Query, _ values: [Value] = [], _ decode: (Row) throws -> T) throws -> T? {
        var found: T?
        try prepared(query).run(values) { row in if found == nil { found = try decode(row) } }
        return found
    }

    /// For statements put together at run time, such as filters; not kept.
    func all<T>(sql: String, _ values: [Value], _ decode: (Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try Prepared(sql, on: handle, isKept: false).run(values) { found.append(try decode($0)) }
        return found
    }

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    var changes: Int { Int(sqlite3_changes(handle)) }
    /// Rows changed since the connection was opened.
    var totalChanges: Int64 { sqlite3_total_changes64(handle) }
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func prepared(_ query: Query) throws -> Prepared {
        let id = ObjectIdentifier(query)
        if let found = statements[id] { return found.statement }
        let statement = try Prepared(query.sql, on: handle, isKept: true)
        statements[id] = (query, statement)
        return statement
    }

    private func prepared(_ query: RowQuery, for row: [BoundColumn]) throws -> Prepared {
        let id = ObjectIdentifier(query)
        if let found = rowStatements[id] {
            assert(found.columns == row.map { "\($0.column)" }, "the list of a row's columns has changed")
            return found.statement
        }
        let columns = row.map { "\($0.column)" }
        let statement = try Prepared(query.text(of: columns), on: handle, isKept: true)
        rowStatements[id] = (query, columns, statement)
        return statement
    }
}
