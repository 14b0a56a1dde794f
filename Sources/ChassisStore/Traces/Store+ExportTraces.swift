package import ChassisCore

/// An attempt that is to be told to a collector.
package struct ExportedAttempt: Sendable {
    /// The trace's row: the mark to move to once it was taken.
    package var mark: Int64
    /// With this attempt's spans and texts only.
    package var trace: Trace
    package var at: Timestamp
}

extension Store {
    private static let markQuery = Query("SELECT mark FROM export_progress WHERE name = ?")
    private static let newestQuery = Query("SELECT COALESCE(MAX(id), 0) FROM trace")
    private static let moveQuery = Query(
        """
        INSERT INTO export_progress (name, mark) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET mark = MAX(export_progress.mark, excluded.mark)
        """)
    private static let nextQuery = Query(
        """
        SELECT \(Job.columns), mark, told_at, told FROM (
            SELECT id AS mark, job AS told_job, at AS told_at, data AS told FROM trace WHERE id > ?) AS attempt
        JOIN job ON job.id = told_job WHERE queue <> 'imported' ORDER BY mark LIMIT ?
        """)

    /// Attempts that a collector has not been told yet, oldest first. What was there before the first call is not told.
    package func attemptsToExport(to name: String, limit: Int) async throws(StoreError) -> [ExportedAttempt] {
        let known = try look { try $0.first(Self.markQuery, [.text(name)]) { $0.integer(0) } }
        guard let known else {
            let newest = try look { try $0.first(Self.newestQuery) { $0.integer(0) } ?? 0 }
            try await moveExport(to: name, mark: newest)
            return []
        }
        return try await read { connection in
            let rows = try connection.all(Self.nextQuery, [.integer(known), Value(max(0, limit))]) {
                (
                    job: Job($0), mark: $0.integer(Job.columnCount),
                    at: Timestamp(milliseconds: $0.integer(Job.columnCount + 1)), data: $0.blob(Job.columnCount + 2)
                )
            }
            return try rows.map { row in
                var trace = Trace(job: row.job)
                trace.add(try Self.document(row.data, connection))
                return ExportedAttempt(mark: row.mark, trace: trace, at: row.at)
            }
        }
    }

    /// Notes that everything up to `mark` has arrived. A process that dies before sends the rest once more.
    package func moveExport(to name: String, mark: Int64) async throws(StoreError) {
        try await write { try $0.connection.run(Self.moveQuery, [.text(name), .integer(mark)]) }
    }
}
