package import ChassisCore

/// Whether a request is a client's first try.
package enum Retrying: Sendable, Hashable {
    /// Kept in mind, so that a further try of the same finds its job.
    case first
    /// Gets the job that the same request began, unless that failed, was cancelled or deleted, or is too long ago.
    case again

    /// How long a client is known by its first try: longer than OpenAI's clients wait for an answer (600 s) and then before
    /// they try again (8 s).
    package static let memory = Duration.seconds(900)
}

extension Store {
    private static let unheardQuery = Query(
        "UPDATE retry_mark SET is_unheard = 1 WHERE tenant = ? AND hash = ? AND job = ?")

    /// Notes that a client lost the answer to its request though the job goes on: the same request gets that job once
    /// more, whether it says that it comes again or not, so that one answer is not paid for twice.
    package func noteUnheard(_ job: JobID, of tenant: String, hash: [UInt8]) async throws(StoreError) {
        try await write { try $0.connection.run(Self.unheardQuery, [.text(tenant), .blob(hash), Value(job)]) }
    }
}

extension Transaction {
    private static let noteQuery = Query(
        """
        INSERT INTO retry_mark (tenant, hash, job, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (tenant, hash) DO UPDATE SET job = excluded.job, at = excluded.at, is_unheard = 0
        """)
    private static let findQuery = Query(
        """
        SELECT \(Job.columns) FROM job WHERE id = (
            SELECT job FROM retry_mark WHERE tenant = ? AND hash = ? AND at >= ? AND is_unheard >= ?)
        AND tenant = ? AND state IN ('queued', 'running', 'completed')
            AND EXISTS (SELECT 1 FROM job_input WHERE job = job.id)
        """)

    func noteRetryMark(_ admission: Admission, job: JobID) throws {
        guard admission.retrying != nil else { return }
        try noteMark(admission.requestHash, of: admission.tenant.id, at: admission.now, subject: job.number)
    }

    /// - Parameter subject: The number of what a request began: a job, or a batch; their hashes differ.
    func noteMark(_ hash: [UInt8], of tenant: String, at now: Timestamp, subject: Int64) throws {
        try connection.run(
            Self.noteQuery, [.text(tenant), .blob(hash), .integer(subject), .integer(now.milliseconds)])
    }

    func jobOfFirstTry(_ admission: Admission) throws -> Job? {
        guard let retrying = admission.retrying, admission.idempotencyKey == nil else { return nil }
        let job = try connection.first(
            Self.findQuery,
            [
                .text(admission.tenant.id), .blob(admission.requestHash),
                .integer((admission.now - Retrying.memory).milliseconds), Value(retrying == .again ? 0 : 1),
                .text(admission.tenant.id),
            ]
        ) { Job($0) }
        // The next try comes as long after this one as this one after the first.
        if let job { try noteRetryMark(admission, job: job.id) }
        return job
    }
}
