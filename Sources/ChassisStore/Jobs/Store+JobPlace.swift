package import ChassisCore

/// Where a job stands in a list that is longer than what anybody holds of it.
extension Store {
    /// The next job of a list after another one, or the one before it; `nil` where the list ends.
    ///
    /// The other one is where it is by the order alone: it need not match the filter.
    ///
    /// - Complexity: As of `jobs(matching:sort:)`, for one row.
    package func neighbour(
        of id: JobID, isAfter: Bool, matching filter: JobFilter, sort: JobSort, now: Timestamp
    ) async throws(StoreError) -> JobID? {
        let condition = JobCondition(filter, now: now)
        let side = sort.side(of: id, isAfter: isAfter)
        let sql = """
            SELECT id FROM job WHERE \(condition.sql) AND \(side.sql)
            ORDER BY \(isAfter ? sort.sql : sort.reversedSQL) LIMIT 1
            """
        return try await read { try $0.all(sql: sql, condition.values + side.values) { JobID($0.integer(0)) }.first }
    }

    /// How many jobs of a list stand before another one, which need not be among them.
    package func jobCount(
        before id: JobID, matching filter: JobFilter, sort: JobSort, now: Timestamp
    ) async throws(StoreError) -> Int {
        let condition = JobCondition(filter, now: now)
        let side = sort.side(of: id, isAfter: false)
        let sql = "SELECT COUNT(*) FROM job WHERE \(condition.sql) AND \(side.sql)"
        return try await read { try $0.all(sql: sql, condition.values + side.values) { $0.int(0) }.first ?? 0 }
    }
}

extension JobSort {
    /// The jobs that stand on one side of another one, as a condition; absent values stand last, whichever way.
    fileprivate func side(of id: JobID, isAfter: Bool) -> (sql: String, values: [Value]) {
        let comparison = isAscending == isAfter ? ">" : "<"
        let number = Value.integer(id.number)
        guard let value = column else { return ("id \(comparison) ?", [number]) }
        let its = "(SELECT \(value) FROM job WHERE id = ?)"
        let further =
            isAfter
            ? "(\(its) IS NOT NULL AND (\(value) IS NULL OR \(value) \(comparison) \(its)))"
            : "(\(value) IS NOT NULL AND (\(its) IS NULL OR \(value) \(comparison) \(its)))"
        return ("((\(value) IS \(its) AND id \(comparison) ?) OR \(further))", Array(repeating: number, count: 4))
    }
}
