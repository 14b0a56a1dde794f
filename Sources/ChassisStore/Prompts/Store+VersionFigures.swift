package import ChassisCore

/// How a version did besides what the costs say.
package struct VersionFigures: Hashable, Sendable {
    package var meanConfidence: Double?
    package var meanLatency: Duration?
    /// Answers that somebody calls wrong: flagged, and not found to be right.
    package var flagged: Int64

    package init(meanConfidence: Double? = nil, meanLatency: Duration? = nil, flagged: Int64 = 0) {
        self.meanConfidence = meanConfidence
        self.meanLatency = meanLatency
        self.flagged = flagged
    }
}

extension Store {
    private static let figuresQuery = Query(
        """
        SELECT prompt, version, SUM(confidence_count), SUM(confidence), SUM(timed), SUM(milliseconds)
        FROM prompt_figure WHERE start >= ? GROUP BY prompt, version
        """)
    private static let flagsQuery = Query(
        """
        SELECT prompt_name, prompt_version, COUNT(DISTINCT job) FROM flag
        WHERE at >= ? AND COALESCE(verdict, '') <> 'correct' AND tenant NOT LIKE '~%' GROUP BY prompt_name, prompt_version
        """)
    private static let trialQuery = Query(
        """
        SELECT version, SUM(made), SUM(completed), SUM(confidence_count), SUM(confidence), SUM(confidence_squares),
            SUM(cost_count), SUM(cost), SUM(cost_squares), SUM(unknown_costs)
        FROM prompt_figure WHERE activation = ? AND prompt = ? GROUP BY version
        """)
    private static let trialFlagsQuery = Query(
        """
        SELECT f.prompt_version, COUNT(DISTINCT f.job) FROM flag AS f JOIN job AS j ON j.id = f.job
        WHERE f.at >= ? AND f.prompt_name = ? AND COALESCE(f.verdict, '') <> 'correct'
            AND j.state = 'completed' AND j.cache = 'miss' AND j.tenant NOT LIKE '~%'
            AND COALESCE(j.started_at, j.created_at) >= ? AND j.counted_activation = ?
        GROUP BY f.prompt_version
        """)

    /// Confidence, latency and flags of every version since a moment, cut down to its hour.
    ///
    /// - Complexity: O(hours × versions + flags in that time).
    package func versionFigures(since: Timestamp) async throws(StoreError) -> [PromptReference: VersionFigures] {
        try await read { connection in
            var found: [PromptReference: VersionFigures] = [:]
            let start = Grain.hour.start(since.milliseconds)
            try connection.each(Self.figuresQuery, [.integer(start)]) { row in
                var figures = VersionFigures()
                if row.integer(2) > 0 { figures.meanConfidence = row.realIfAny(3).map { $0 / Double(row.integer(2)) } }
                if row.integer(4) > 0 { figures.meanLatency = .milliseconds(row.integer(5) / row.integer(4)) }
                found[PromptReference(name: row.text(0), version: row.int(1))] = figures
            }
            try connection.each(Self.flagsQuery, [.integer(since.milliseconds)]) { row in
                let reference = PromptReference(name: row.text(0), version: row.int(1))
                found[reference, default: VersionFigures()].flagged = row.integer(2)
            }
            return found
        }
    }

    /// The two versions of a canary since it began; `nil` when the activation has none.
    ///
    /// Jobs count that began under the activation itself, to the job and not to the hour.
    package func trial(of activation: Activation) async throws(StoreError) -> BundleTrial? {
        guard let canary = activation.canary else { return nil }
        return try await read { connection in
            var arms: [Int: BundleTrial.Arm] = [:]
            try connection.each(Self.trialQuery, [.integer(activation.id), .text(activation.prompt)]) { row in
                arms[row.int(0)] = BundleTrial.Arm(
                    version: row.int(0), jobs: row.integer(1), completed: row.integer(2),
                    confidence: Moments(
                        count: row.integer(3), sum: row.realIfAny(4) ?? 0, squares: row.realIfAny(5) ?? 0),
                    cost: Moments(count: row.integer(6), sum: row.realIfAny(7) ?? 0, squares: row.realIfAny(8) ?? 0),
                    unknownCostCount: row.integer(9))
            }
            let since = Value.integer(activation.at.milliseconds)
            try connection.each(
                Self.trialFlagsQuery, [since, .text(activation.prompt), since, .integer(activation.id)]
            ) { row in
                arms[row.int(0)]?.flagged = row.integer(1)
            }
            return BundleTrial(
                prompt: activation.prompt,
                control: arms[activation.version] ?? BundleTrial.Arm(version: activation.version),
                canary: arms[canary.version] ?? BundleTrial.Arm(version: canary.version))
        }
    }
}
