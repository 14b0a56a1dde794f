package import ChassisCore

/// How one category of a run fared, as the sums that a list shows.
package struct CategorySum: Sendable, Hashable {
    package var name: String
    /// Answers that were scored and count.
    package var samples: Int
    package var passed: Int
    /// Of the scores, 0 to 1.
    package var mean: Double
}

extension Store {
    private static let runQuery = Query("SELECT \(EvalRun.columns) FROM eval_run WHERE id = ?")
    private static let runsQuery = Query(
        "SELECT \(EvalRun.columns) FROM eval_run WHERE parent IS NULL ORDER BY id DESC LIMIT ?")
    private static let runsOfSuiteQuery = Query(
        "SELECT \(EvalRun.columns) FROM eval_run WHERE suite = ? AND parent IS NULL ORDER BY id DESC LIMIT ?")
    private static let resultsQuery = Query(
        "SELECT \(EvalResult.columns) FROM eval_sample WHERE run = ? ORDER BY position, epoch")
    private static let categoriesQuery = Query(
        """
        SELECT category, COUNT(*), SUM(passed), AVG(score) FROM eval_sample
        WHERE run = ? AND score IS NOT NULL AND inconclusive = 0 GROUP BY category ORDER BY MIN(position)
        """)
    private static let twinQuery = Query(
        """
        SELECT \(EvalRun.columns) FROM eval_run
        WHERE suite = ?1 AND suite_version = ?2 AND bundle_hash = ?3 AND model IS ?4 AND state = 'completed'
            AND parent IS NULL AND done = total
        ORDER BY id DESC LIMIT 1
        """)

    /// Newest first; those that only look again at another's differences are left out.
    package func evalRuns(suite: String? = nil, limit: Int = 1000) async throws(StoreError) -> [EvalRun] {
        try await read { connection in
            guard let suite else { return try connection.all(Self.runsQuery, [Value(limit)]) { EvalRun($0) } }
            return try connection.all(Self.runsOfSuiteQuery, [.text(suite), Value(limit)]) { EvalRun($0) }
        }
    }

    /// - Complexity: O(log n).
    package func evalRun(_ id: EvalRunID) async throws(StoreError) -> EvalRun? {
        try look { try $0.first(Self.runQuery, [Value(id)]) { EvalRun($0) } }
    }

    /// Every answer of a run, in the suite's order; those without a score are not there yet, or were cancelled.
    package func evalResults(_ id: EvalRunID) async throws(StoreError) -> [EvalResult] {
        try await read { try $0.all(Self.resultsQuery, [Value(id)]) { EvalResult($0) } }
    }

    /// The categories of runs, in the suite's order.
    ///
    /// - Complexity: O(answers of these runs), summed up by SQLite.
    package func evalCategories(of runs: [EvalRunID]) async throws(StoreError) -> [EvalRunID: [CategorySum]] {
        try await read { connection in
            var sums: [EvalRunID: [CategorySum]] = [:]
            for run in runs {
                sums[run] = try connection.all(Self.categoriesQuery, [Value(run)]) {
                    CategorySum(
                        name: $0.text(0), samples: $0.int(1), passed: $0.int(2), mean: $0.realIfAny(3) ?? 0)
                }
            }
            return sums
        }
    }

    /// The newest complete run that put the same questions to the same bundle.
    package func completeEvalRun(like run: EvalRun) async throws(StoreError) -> EvalRun? {
        let values: [Value] = [.text(run.suite), .text(run.suiteVersion), .text(run.bundleHash), Value(run.model)]
        return try look { try $0.first(Self.twinQuery, values) { EvalRun($0) } }
    }
}
