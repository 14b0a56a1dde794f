import ChassisCore

/// A filter as a condition of a statement; operators' texts are always bound, never part of the SQL.
struct JobCondition {
    private(set) var sql = ""
    private(set) var values: [Value] = []

    /// - Parameter now: What ages are measured by.
    init(_ filter: JobFilter, now: Timestamp) { add(filter.expression, now) }

    private mutating func add(_ expression: JobFilter.Expression, _ now: Timestamp) {
        switch expression {
        case .and(let parts): join(parts, " AND ", empty: "1 = 1") { $0.add($1, now) }
        case .or(let parts): join(parts, " OR ", empty: "1 = 0") { $0.add($1, now) }
        case .not(let part):
            sql += "NOT ("
            add(part, now)
            sql += ")"
        case .word(let word):
            let columns = ["'job_' || id", "tenant", "feature", "COALESCE(model, '')", "COALESCE(error_code, '')"]
            sql += "("
            join(columns, " OR ", empty: "1 = 0") { condition, column in
                condition.add("instr(lower(\(column)), ?) > 0", .text(word))
            }
            sql += " OR \(Self.another("instr(lower(value), ?) > 0")))"
            values.append(.text(word))
        case .field(let field, let tests):
            join(tests, " OR ", empty: "1 = 0") { $0.add($1, field, now) }
        }
    }

    private mutating func add(_ test: JobFilter.Test, _ field: JobFilter.Field, _ now: Timestamp) {
        switch test {
        case .text(let pattern) where field == .model && !pattern.isEmpty:
            sql += "(\(pattern.test(of: field.column)) OR \(Self.another(pattern.test(of: "value"))))"
            values += [pattern.value, pattern.value]
        case .text(let pattern): add(pattern.test(of: field.column), pattern.value)
        case .state(.retrying): sql += "(state = 'queued' AND retry_at IS NOT NULL)"
        case .state(.final): sql += "finished_at IS NOT NULL"
        case .state(.unfinished): sql += "finished_at IS NULL"
        // The failed ones have an index, which a bound value would not find.
        case .state(.failed): sql += "state = 'failed'"
        case .state(let state): add("state = ?", .text(state.rawValue))
        case .integer(let comparison, let value) where field == .age:
            sql += "(? - created_at \(comparison.rawValue) ?)"
            values += [.integer(now.milliseconds), .integer(value)]
        case .integer(let comparison, let value) where field == .ended:
            sql += "(finished_at IS NOT NULL AND ? - finished_at \(comparison.rawValue) ?)"
            values += [.integer(now.milliseconds), .integer(value)]
        case .integer(let comparison, let value):
            let column = field.column
            add("(\(column) IS NOT NULL AND \(column) \(comparison.rawValue) ?)", .integer(value))
        case .real(let comparison, let value):
            add("(confidence IS NOT NULL AND confidence \(comparison.rawValue) ?)", .real(value))
        case .unknown: sql += "cost IS NULL"
        }
    }

    /// Whether a model besides the one that answered meets a test of `value`. Few jobs have any: the list of theirs is read
    /// for those alone.
    private static func another(_ test: String) -> String {
        "(other_models IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(other_models) WHERE \(test)))"
    }

    private mutating func add(_ text: String, _ value: Value) {
        sql += text
        values.append(value)
    }

    private mutating func join<T>(
        _ parts: [T], _ word: String, empty: String, _ body: (inout JobCondition, T) -> Void
    ) {
        guard !parts.isEmpty else {
            sql += empty
            return
        }
        sql += "("
        for (index, part) in parts.enumerated() {
            if index > 0 { sql += word }
            body(&self, part)
        }
        sql += ")"
    }
}

extension JobFilter.Field {
    /// What the field is in SQL; texts are never NULL.
    fileprivate var column: String {
        switch self {
        case .state: "state"
        case .tenant: "tenant"
        case .feature: "feature"
        case .priority: "priority"
        case .cache: "cache"
        case .model: "COALESCE(model, '')"
        case .provider: "COALESCE(provider, '')"
        case .tier: "COALESCE(tier, '')"
        case .error: "COALESCE(error_code, '')"
        case .prompt: "(prompt_name || '@' || prompt_version)"
        case .id: "id"
        case .age: "created_at"
        case .ended: "finished_at"
        case .latency: "(finished_at - created_at)"
        case .cost: "cost"
        case .tokens: "(input_tokens + output_tokens)"
        case .attempts: "attempts"
        case .confidence: "confidence"
        }
    }
}

extension JobFilter.Pattern {
    /// With a place for `value`.
    fileprivate func test(of column: String) -> String {
        pieces.count > 1 ? "\(column) LIKE ? ESCAPE '\\'" : "lower(\(column)) = ?"
    }

    fileprivate var value: Value { .text(pieces.count > 1 ? like : pieces.first ?? "") }

    /// For LIKE, which ignores the case of ASCII letters in SQLite as we do.
    private var like: String {
        pieces.map { piece in
            String(piece.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] })
        }.joined(separator: "%")
    }
}
