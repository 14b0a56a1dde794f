package import ChassisCore

/// The question of an eval job as it was put, for putting it again.
package struct PinnedSample: Sendable {
    package var id: String
    package var category: String
    package var sealedPin: [UInt8]
    package var sealedInput: [UInt8]
}

extension Store {
    private static let unjudgedQuery = Query(
        """
        SELECT \(EvalRun.columns) FROM eval_run
        WHERE baseline IS NOT NULL AND verdict IS NULL AND finished_at IS NOT NULL AND parent IS NULL ORDER BY id
        """)
    private static let verdictQuery = Query(
        "UPDATE eval_run SET verdict = ?, version = version + 1 WHERE id = ? AND verdict IS NULL")
    private static let pinsQuery = Query(
        """
        SELECT sample, category, job_pin.data, job_input.data FROM eval_sample
        JOIN job_pin ON job_pin.job = eval_sample.job JOIN job_input ON job_input.job = eval_sample.job
        WHERE run = ? AND epoch = 1 ORDER BY position
        """)

    /// Runs that have ended, are to be compared with another, and have no verdict yet.
    package func unjudgedEvalRuns() async throws(StoreError) -> [EvalRun] {
        try look { try $0.all(Self.unjudgedQuery) { EvalRun($0) } }
    }

    /// Writes what the comparison with its baseline came to; the first word holds.
    package func setVerdict(_ verdict: EvalVerdict, of run: EvalRunID) async throws(StoreError) {
        try await write { try $0.connection.run(Self.verdictQuery, [.text(verdict.rawValue), Value(run)]) }
    }

    /// What a run's jobs were fixed to; samples whose texts are past their retention are missing.
    package func pinnedSamples(of run: EvalRunID) async throws(StoreError) -> [PinnedSample] {
        try await read { connection in
            try connection.all(Self.pinsQuery, [Value(run)]) {
                PinnedSample(
                    id: $0.text(0), category: $0.text(1), sealedPin: $0.blob(2), sealedInput: $0.blob(3))
            }
        }
    }
}
