package import ChassisCore

extension Store {
    static let flaggedQuery = Query("SELECT \(FlaggedAnswer.columns) FROM flag WHERE id = ?")
    static let openFlagQuery = Query("SELECT \(FlaggedAnswer.columns) FROM flag WHERE job = ? AND verdict IS NULL")
    private static let openFlagsQuery = Query(
        "SELECT \(FlaggedAnswer.columns) FROM flag WHERE verdict IS NULL ORDER BY at, id LIMIT ?")
    private static let resolvedFlagsQuery = Query(
        """
        SELECT \(FlaggedAnswer.columns) FROM flag WHERE verdict IS NOT NULL ORDER BY resolved_at DESC, id DESC LIMIT ?
        """)
    private static let flagsOfJobQuery = Query(
        "SELECT \(FlaggedAnswer.columns) FROM flag WHERE job = ? ORDER BY id DESC")

    /// Flags, the oldest open one first, then the newest resolved one first.
    ///
    /// - Parameter open: Only open ones, or only resolved ones; `nil` for both.
    /// - Parameter limit: At most this many; 0 or more.
    package func flags(open: Bool? = nil, limit: Int = .max) async throws(StoreError) -> [FlaggedAnswer] {
        try await read { connection in
            var flags: [FlaggedAnswer] = []
            if open != false { flags = try connection.all(Self.openFlagsQuery, [Value(max(0, limit))]) { .init($0) } }
            let rest = max(0, limit) - flags.count
            if open != true { flags += try connection.all(Self.resolvedFlagsQuery, [Value(rest)]) { .init($0) } }
            return flags
        }
    }

    /// - Complexity: O(log n).
    package func flag(_ id: FlagID) async throws(StoreError) -> FlaggedAnswer? {
        try look { try $0.first(Self.flaggedQuery, [.integer(id.number)]) { FlaggedAnswer($0) } }
    }

    /// What was said of a job's answer, the newest first; one of them may be open.
    package func flags(of job: JobID) async throws(StoreError) -> [FlaggedAnswer] {
        try look { try $0.all(Self.flagsOfJobQuery, [Value(job)]) { FlaggedAnswer($0) } }
    }
}
