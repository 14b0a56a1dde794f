package import ChassisCore

/// What somebody says of a job's answer. Texts are masked.
package struct FlagReport: Sendable {
    package var job: JobID
    package var reporter: String
    package var reason: String
    package var expected: String?
    package var now: Timestamp

    package init(job: JobID, reporter: String, reason: String, expected: String? = nil, now: Timestamp) {
        self.job = job
        self.reporter = reporter
        self.reason = reason
        self.expected = expected
        self.now = now
    }
}

extension Store {
    /// Characters that the reasons of one flag have together.
    package static let flagReasonLimit = 8000

    private static let insertFlagQuery = Query(
        """
        INSERT INTO flag (job, tenant, feature, prompt_name, prompt_version, at, reporter, reason, expected)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING \(FlaggedAnswer.columns)
        """)
    private static let extendFlagQuery = Query(
        """
        UPDATE flag SET reason = ?, expected = ?, version = version + 1 WHERE id = ? RETURNING \(FlaggedAnswer.columns)
        """)

    /// Flags a job that has ended. A job has one open flag at most: who flags it again adds to the reason, and what
    /// the open flag says already is not said twice.
    ///
    /// - Throws: `.jobNotFound`, `.wrongState` while the job is not over, `.flag(.full)`.
    package func addFlag(_ report: FlagReport) async throws(StoreError) -> FlaggedAnswer {
        try await write { try Self.addFlag(report, in: $0) }
    }

    static func addFlag(_ report: FlagReport, in transaction: Transaction) throws -> FlaggedAnswer {
        guard let job = try transaction.settledJob(report.job) else { throw StoreError.jobNotFound(report.job) }
        guard job.state.isFinal else { throw StoreError.wrongState(job.id, job.state, action: "flagged yet") }
        if let open = try transaction.connection.first(Self.openFlagQuery, [Value(job.id)], { FlaggedAnswer($0) }) {
            return try Self.extend(open, by: report, in: transaction)
        }
        try transaction.countSemanticFlag(job.id, feature: job.feature, by: 1)
        let values: [Value] = [
            Value(job.id), .text(job.tenant), .text(job.feature), .text(job.promptName), Value(job.promptVersion),
            Value(report.now), .text(report.reporter), .text(report.reason), Value(report.expected),
        ]
        return try transaction.connection.flag(Self.insertFlagQuery, values)
    }

    private static func extend(
        _ flag: FlaggedAnswer, by report: FlagReport, in transaction: Transaction
    ) throws -> FlaggedAnswer {
        var reason = flag.reason
        if let old = flag.expected, let new = report.expected, old != new { reason += "\nExpected at first: \(old)" }
        if !"\n\(flag.reason)\n".contains("\n\(report.reason)\n") { reason += "\n\(report.reason)" }
        let expected = report.expected ?? flag.expected
        guard reason != flag.reason || expected != flag.expected else { return flag }
        guard reason.unicodeScalars.count <= flagReasonLimit else {
            throw StoreError.flag(.full(flag.id, limit: flagReasonLimit))
        }
        return try transaction.connection.flag(
            extendFlagQuery, [.text(reason), Value(expected), .integer(flag.id.number)])
    }
}

extension Connection {
    /// Runs a statement that returns the one flag it wrote.
    func flag(_ query: Query, _ values: [Value]) throws -> FlaggedAnswer {
        guard let flag = try first(query, values, { FlaggedAnswer($0) }) else {
            throw StoreError.damaged(path: "", reason: "a flag that was written can't be read")
        }
        return flag
    }
}
