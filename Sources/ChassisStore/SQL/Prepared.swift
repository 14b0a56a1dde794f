import GRDBSQLite

/// SQLite's own account of a failure.
struct SQLiteFailure: Error {
    /// Primary result code.
    let code: Int32
    let reason: String

    init(_ connection: OpaquePointer) {
        code = sqlite3_errcode(connection) & 0xFF
        reason = String(cString: sqlite3_errmsg(connection))
    }
}

/// A compiled statement of one connection; the way to its rows as well.
///
/// GRDB's statements check and convert each argument and row, which costs more than SQLite's own work on rows as small
/// as ours; so values go straight to SQLite here, and GRDB keeps what it is good at: connections, readers, locking.
final class Prepared {
    private let statement: OpaquePointer
    private let connection: OpaquePointer

    init(_ sql: String, on connection: OpaquePointer, isKept: Bool) throws {
        var statement: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        guard sqlite3_prepare_v3(connection, sql, -1, flags, &statement, nil) == SQLITE_OK, let statement else {
            throw SQLiteFailure(connection)
        }
        self.statement = statement
        self.connection = connection
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs the statement to its end, calling `row` with each row.
    func run(_ values: some Collection<Value>, row: (Row) throws -> Void) throws {
        defer { sqlite3_reset(statement) }
        precondition(values.count == sqlite3_bind_parameter_count(statement), "wrong number of bound values")
        var index: Int32 = 0
        for value in values {
            index += 1
            try bind(value, at: index)
        }
        try step(row)
    }

    private func step(_ row: (Row) throws -> Void) throws {
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try row(Row(statement: statement))
            case SQLITE_DONE: return
            default: throw SQLiteFailure(connection)
            }
        }
    }

    private func bind(_ value: Value, at index: Int32) throws {
        let result =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .integer(let value): sqlite3_bind_int64(statement, index, value)
            case .real(let value): sqlite3_bind_double(statement, index, value)
            case .text(var text):
                text.withUTF8 { bytes in
                    // A text of no bytes still needs an address, or it would be bound as NULL.
                    guard let base = bytes.baseAddress else {
                        return sqlite3_bind_text(statement, index, "", 0, Self.copied)
                    }
                    return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                        sqlite3_bind_text(statement, index, $0, Int32(clamping: bytes.count), Self.copied)
                    }
                }
            case .blob(let bytes):
                bytes.withUnsafeBytes {
                    $0.isEmpty
                        ? sqlite3_bind_zeroblob(statement, index, 0)
                        : sqlite3_bind_blob(
                            statement, index, $0.baseAddress, Int32(clamping: $0.count), Self.copied)
                }
            }
        guard result == SQLITE_OK else { throw SQLiteFailure(connection) }
    }

    /// `SQLITE_TRANSIENT`, a C macro that Swift can't import: SQLite copies the bytes before the call returns.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// The row that a statement stands on; valid until its next step.
struct Row {
    fileprivate let statement: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    func integerIfAny(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func realIfAny(_ column: Int32) -> Double? { isNull(column) ? nil : sqlite3_column_double(statement, column) }

    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func textIfAny(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func blobIfAny(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}
