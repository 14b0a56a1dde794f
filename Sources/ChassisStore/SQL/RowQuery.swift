/// A column beside what is bound to it.
typealias BoundColumn = (column: StaticString, value: Value)

/// A statement that writes one row. Its text is made of the list that holds the row's values, so no value can slip into
/// another's place. By its identity its compiled form is found again.
///
/// The text is made where a connection first runs it, so a list is always the same columns in the same order.
final class RowQuery: Sendable {
    private enum Form: Sendable {
        case insert(suffix: String)
        case update(key: String, fixed: String)
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
    ///   - fixed: What is set besides, in SQL.
    init(update table: String, where key: String, fixed: String) {
        self.table = table
        form = .update(key: key, fixed: fixed)
    }

    func text(of columns: [String]) -> String {
        switch form {
        case .insert(let suffix):
            let places = columns.indices.map { "?\($0 + 1)" }
            return """
                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                VALUES (\(places.joined(separator: ", "))) \(suffix)
                """
        case .update(let key, let fixed):
            let numbered = zip(1..., columns)
            let set = numbered.filter { $0.1 != key }.map { "\($0.1) = ?\($0.0)" }
            let keys = numbered.filter { $0.1 == key }.map { "\($0.1) = ?\($0.0)" }
            return """
                UPDATE \(table) SET \((set + [fixed]).joined(separator: ", "))
                WHERE \(keys.joined(separator: " AND "))
                """
        }
    }
}
