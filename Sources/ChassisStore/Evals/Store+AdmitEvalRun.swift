package import ChassisCore

extension Store {
    private static let nextRunQuery = Query("SELECT COALESCE(MAX(id), 0) + 1 FROM eval_run")
    private static let insertRunQuery = Query(
        """
        INSERT INTO eval_run (id, suite, suite_version, feature, prompt_version, bundle_hash, model, state, epochs,
            total, unfinished, cost_cap, baseline, parent, purpose, created_at, finished_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """)
    private static let insertSampleQuery = Query(
        """
        INSERT INTO eval_sample (run, position, epoch, sample, category, question, job) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    private static let insertPinQuery = Query("INSERT INTO job_pin (job, data) VALUES (?, ?)")
    private static let confirmationsQuery = Query(
        "SELECT \(EvalRun.columns) FROM eval_run WHERE parent = ? ORDER BY id")

    /// Makes a run, and a job for each of its answers, in one transaction that is on disk when this returns.
    ///
    /// - Complexity: O(samples · log n).
    package func admitEvalRun(_ admission: EvalAdmission) async throws(StoreError) -> EvalRun {
        try await write { try Self.admit(admission, in: $0) }
    }

    /// Makes the two runs that look again at the differences of a third, the second compared with the first; where
    /// they are there already, these.
    package func admitConfirmation(
        of parent: EvalRunID, _ before: EvalAdmission, _ after: EvalAdmission
    ) async throws(StoreError) -> [EvalRun] {
        try await write { transaction in
            let there = try transaction.connection.all(Self.confirmationsQuery, [Value(parent)]) { EvalRun($0) }
            guard there.isEmpty else { return there }
            var (before, after) = (before, after)
            before.run.parent = parent
            let first = try Self.admit(before, in: transaction)
            after.run.parent = parent
            after.run.baseline = first.id
            return [first, try Self.admit(after, in: transaction)]
        }
    }

    /// The runs that look again at the differences that a run found: first its baseline's, then its own.
    package func confirmations(of parent: EvalRunID) async throws(StoreError) -> [EvalRun] {
        try look { try $0.all(Self.confirmationsQuery, [Value(parent)]) { EvalRun($0) } }
    }

    private static func admit(_ admission: EvalAdmission, in transaction: Transaction) throws -> EvalRun {
        var run = admission.run
        run.id = EvalRunID(try transaction.connection.first(nextRunQuery) { $0.integer(0) } ?? 1)
        run.total = admission.samples.count
        run.createdAt = admission.now
        if admission.samples.isEmpty { (run.state, run.finishedAt) = (.completed, admission.now) }
        try transaction.connection.run(
            insertRunQuery,
            [
                Value(run.id), .text(run.suite), .text(run.suiteVersion), .text(run.bundle.feature),
                Value(run.bundle.version), .text(run.bundleHash), Value(run.model), .text(run.state.rawValue),
                Value(run.epochs), Value(run.total), Value(run.costCap), Value(run.baseline), Value(run.parent),
                .text(run.purpose.rawValue), .integer(run.createdAt.milliseconds), Value(run.finishedAt),
            ])
        var position = -1
        var last: String?
        for sample in admission.samples {
            if sample.id != last { position += 1 }
            last = sample.id
            guard case .admitted(let job) = try admit(sample.job, in: transaction) else {
                throw StoreError.invalid("an idempotency key in an eval run")
            }
            try transaction.connection.run(insertPinQuery, [Value(job.id), .blob(sample.sealedPin)])
            try transaction.connection.run(
                insertSampleQuery,
                [
                    Value(run.id), Value(position), Value(sample.epoch), .text(sample.id), .text(sample.category),
                    Value(sample.question), Value(job.id),
                ])
        }
        return run
    }
}
