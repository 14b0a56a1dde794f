package import ChassisCore

/// The order of a list of jobs. Absent values come last, whichever way; equal ones stand in the order of submission.
package enum JobSort: Hashable, Sendable {
    case created(ascending: Bool)
    case finished(ascending: Bool)
    case cost(ascending: Bool)
    case latency(ascending: Bool)
    case tokens(ascending: Bool)
    case attempts(ascending: Bool)
    case confidence(ascending: Bool)
    case tenant(ascending: Bool)
    case feature(ascending: Bool)
    case model(ascending: Bool)
    case state(ascending: Bool)

    var sql: String {
        let direction = isAscending ? "" : " DESC"
        return column.map { "\($0)\(direction) NULLS LAST, id\(direction)" } ?? "id\(direction)"
    }

    /// From the end.
    var reversedSQL: String {
        let direction = isAscending ? " DESC" : ""
        return column.map { "\($0)\(direction) NULLS FIRST, id\(direction)" } ?? "id\(direction)"
    }

    /// What is compared before the order of submission, if anything is.
    var column: String? { key.column }
    var isAscending: Bool { key.isAscending }

    private var key: (column: String?, isAscending: Bool) {
        switch self {
        case .created(let ascending): (nil, ascending)
        case .finished(let ascending): ("finished_at", ascending)
        case .cost(let ascending): ("cost", ascending)
        case .latency(let ascending): ("(finished_at - created_at)", ascending)
        case .tokens(let ascending): ("(input_tokens + output_tokens)", ascending)
        case .attempts(let ascending): ("attempts", ascending)
        case .confidence(let ascending): ("confidence", ascending)
        case .tenant(let ascending): ("tenant", ascending)
        case .feature(let ascending): ("feature", ascending)
        case .model(let ascending): ("model", ascending)
        case .state(let ascending): ("state", ascending)
        }
    }
}

extension Store {
    /// The jobs that a filter means, in order.
    ///
    /// - Parameters:
    ///   - limit: At most this many; `nil` for all.
    ///   - offset: How many to leave out at the start.
    ///   - now: What ages are measured by.
    /// - Complexity: O(`limit` + `offset`) for all jobs by creation; a filter or another order reads every row that
    ///   is kept in the worst case.
    package func jobs(
        matching filter: JobFilter = .all, sort: JobSort = .created(ascending: true), limit: Int? = nil,
        offset: Int = 0, now: Timestamp
    ) async throws(StoreError) -> [Job] {
        let condition = JobCondition(filter, now: now)
        let sql = "SELECT \(Job.columns) FROM job WHERE \(condition.sql) ORDER BY \(sort.sql) LIMIT ? OFFSET ?"
        let values = condition.values + [Value(limit.map { max(0, $0) } ?? Int.max), Value(max(0, offset))]
        return try await read { try $0.all(sql: sql, values) { Job($0) } }
    }

    /// How many jobs a filter means. All of them are counted at once; a filter reads the rows.
    package func jobCount(matching filter: JobFilter = .all, now: Timestamp) async throws(StoreError) -> Int {
        guard filter != .all else {
            return try await read { connection in try connection.first(Self.countQuery) { $0.int(0) } ?? 0 }
        }
        let condition = JobCondition(filter, now: now)
        let sql = "SELECT COUNT(*) FROM job WHERE \(condition.sql)"
        return try await read { try $0.all(sql: sql, condition.values) { $0.int(0) }.first ?? 0 }
    }

    private static let countQuery = Query("SELECT queued + running + completed + failed + cancelled FROM totals")
}
