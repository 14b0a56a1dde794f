/// A column beside what is bound to it.
typealias BoundColumn = (column: StaticString, value: Value)

/// A statement that writes one row. Its text is made of the list that holds the row's values, so no value can slip into
/// another's place. By its identity its compiled form is found again.
///
/// The text is made where a connection first runs it, so a list is always the same columns in the same order.
final class RowQuery: Sendable {
    private enum Form: Sendable {
        case insert(suffix: String)
        case update(key: String, keeping: Set<String>, fixed: String, returning: String)
    }

    private let table: String
    private let form: Form

    /// - Parameter suffix: What follows the values, such as `ON CONFLICT`.
    init(insertInto table: String, suffix: String = "") {
        self.table = table
        form = .insert(suffix: suffix)
    }

    /// - Parameters:
    ///   - key: The column that tells the row, one of the list.
    ///   - kept: Columns that keep their value where NULL is bound.
    ///   - fixed: What is set besides, in SQL.
    ///   - returning: The columns that the statement gives back.
    init(update table: String, where key: String, keeping kept: Set<String>, fixed: String, returning: String) {
        self.table = table
        form = .update(key: key, keeping: kept, fixed: fixed, returning: returning)
    }

    func text(of columns: [String]) -> String {
        switch form {
        case .insert(let suffix):
            let places = columns.indices.map { "?\($0 + 1)" }
            return """
                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                VALUES (\(places.joined(separator: ", "))) \(suffix)
                """
        case .update(let key, let kept, let fixed, let returning):
            let numbered = zip(1..., columns)
            let set = numbered.filter { $0.1 != key }.map { number, column in
                kept.contains(column) ? "\(column) = COALESCE(?\(number), \(column))" : "\(column) = ?\(number)"
            }
            let keys = numbered.filter { $0.1 == key }.map { "\($0.1) = ?\($0.0)" }
            return """
                UPDATE \(table) SET \((set + [fixed]).joined(separator: ", "))
                WHERE \(keys.joined(separator: " AND "))
                RETURNING \(returning)
                """
        }
    }
}
