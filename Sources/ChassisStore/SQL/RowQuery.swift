/// A column beside what is bound to it, so that no value can slip into another's place.
struct Column<Source>: Sendable {
    let name: String
    /// What the column is set to; `?` stands for the value.
    let expression: String
    let value: @Sendable (Source) -> Value

    init(_ name: String, as expression: String = "?", _ value: @escaping @Sendable (Source) -> Value) {
        self.name = name
        self.expression = expression
        self.value = value
    }
}

/// A statement that writes one row, made of its columns: text and values follow the same list.
///
/// The text is made once, where the query is; a value costs a call of its column's function.
struct RowQuery<Source>: Sendable {
    let query: Query
    /// In the order of the `?`.
    private let columns: [Column<Source>]

    /// - Parameter suffix: What follows the values, such as `ON CONFLICT`.
    init(insertInto table: String, _ columns: [Column<Source>], suffix: String = "") {
        self.columns = columns
        query = Query(
            """
            INSERT INTO \(table) (\(columns.map(\.name).joined(separator: ", ")))
            VALUES (\(columns.map(\.expression).joined(separator: ", "))) \(suffix)
            """)
    }

    /// - Parameters:
    ///   - fixed: What is set without a value.
    ///   - key: Tells the row.
    ///   - returning: The columns that the statement gives back.
    init(
        update table: String, _ columns: [Column<Source>], fixed: String, where key: Column<Source>, returning: String
    ) {
        self.columns = columns + [key]
        let set = columns.map { "\($0.name) = \($0.expression)" } + [fixed]
        query = Query(
            """
            UPDATE \(table) SET \(set.joined(separator: ", "))
            WHERE \(key.name) = \(key.expression)
            RETURNING \(returning)
            """)
    }

    func values(of source: Source) -> [Value] { columns.map { $0.value(source) } }
}

extension Connection {
    func run<Source>(_ query: RowQuery<Source>, _ source: Source) throws {
        try run(query.query, query.values(of: source))
    }

    /// The row that the statement returns.
    func first<Source, T>(_ query: RowQuery<Source>, _ source: Source, _ decode: (Row) throws -> T) throws -> T? {
        try first(query.query, query.values(of: source), decode)
    }
}
