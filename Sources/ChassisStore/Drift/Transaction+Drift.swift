import ChassisCore

/// What a finished job adds to its feature's drift figures.
extension Transaction {
    private static let streamQuery = Query(
        "SELECT bucket, filled, jobs, baseline FROM drift_stream WHERE feature = ?")
    private static let setStreamQuery = Query(
        """
        INSERT INTO drift_stream (feature, bucket, filled, jobs, baseline) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (feature) DO UPDATE SET bucket = excluded.bucket, filled = excluded.filled, jobs = excluded.jobs,
            baseline = excluded.baseline
        """)
    private static let addFiguresQuery = Query(
        """
        INSERT INTO drift_bucket (feature, bucket, prompt_name, prompt_version, model, first_at, last_at,
            \(DriftSums.columns.joined(separator: ", ")))
        VALUES (?, ?, ?, ?, ?, ?, ?, \(DriftSums.columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (feature, bucket, prompt_name, prompt_version, model) DO UPDATE SET
            first_at = MIN(drift_bucket.first_at, excluded.first_at),
            last_at = MAX(drift_bucket.last_at, excluded.last_at),
            \(DriftSums.columns.map { "\($0) = drift_bucket.\($0) + excluded.\($0)" }.joined(separator: ", "))
        """)
    private static let addCountQuery = Query(
        """
        INSERT INTO drift_count (feature, bucket, metric, label, jobs) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (feature, bucket, metric, label) DO UPDATE SET jobs = drift_count.jobs + excluded.jobs
        """)

    func driftStream(_ feature: String) throws -> DriftStream {
        if let stream = kept.drift.streams[feature] ?? found.driftStreams[feature] { return stream }
        let stream = try connection.first(Self.streamQuery, [.text(feature)]) {
            DriftStream(bucket: $0.integer(0), filled: $0.integer(1), jobs: $0.integer(2), baseline: $0.integer(3))
        }
        found.driftStreams[feature] = stream ?? DriftStream()
        return stream ?? DriftStream()
    }

    /// Counts a job that has ended by itself; what was cancelled says nothing, and evals are no traffic.
    func observe(_ settlement: Settlement, job: SettledJob, state: JobState) throws {
        guard state == .completed || state == .failed, !job.isEval else { return }
        var stream = try driftStream(job.feature)
        if let observation = settlement.observation {
            stream.take()
            let (bucket, feature) = (stream.bucket, job.feature)
            let key = DriftKey(
                feature: feature, bucket: bucket, model: settlement.model ?? "", promptName: job.promptName,
                promptVersion: job.promptVersion)
            change { kept in
                kept.change { $0.set(stream, of: feature) }
                kept.change { $0.add(observation, to: key, at: settlement.now) }
                for (metric, label) in observation.labels {
                    let key = DriftCountKey(feature: feature, bucket: bucket, metric: metric, label: label)
                    kept.change { $0.count(key) }
                }
            }
        }
        try observeModels(settlement, feature: job.feature, bucket: stream.bucket)
    }

    func flushDrift() throws {
        for (feature, stream) in kept.drift.streams {
            try connection.run(
                Self.setStreamQuery,
                [
                    .text(feature), .integer(stream.bucket), .integer(stream.filled), .integer(stream.jobs),
                    .integer(stream.baseline),
                ])
        }
        for (key, figures) in kept.drift.figures {
            let names: [Value] = [
                .text(key.feature), .integer(key.bucket), .text(key.promptName), Value(key.promptVersion),
                .text(key.model), Value(figures.first), Value(figures.last),
            ]
            try connection.run(Self.addFiguresQuery, names + figures.sums.values)
        }
        for (key, jobs) in kept.drift.counts {
            try connection.run(
                Self.addCountQuery,
                [
                    .text(key.feature), .integer(key.bucket), .text(key.metric.rawValue), .text(key.label),
                    .integer(jobs),
                ])
        }
    }
}

extension SettledJob {
    /// Whether the job is the harness's: its answers are scored there, and its inputs are nobody's traffic.
    var isEval: Bool { queue == .evals || tenant == InternalTenant.evals }
}

extension DriftSums {
    /// The columns of `drift_bucket` that add up, in the order of `values` and `init(_:from:)`.
    static let columns =
        ["jobs", "answers", "refusals", "checked", "schema_failures"]
        + ["length", "confidence", "latency", "cost", "judge"].flatMap { name in
            ["count", "sum", "squares"].map { "\(name)_\($0)" }
        }

    var values: [Value] {
        [
            .integer(jobs), .integer(refusals.count), .integer(refusals.hits), .integer(schemaFailures.count),
            .integer(schemaFailures.hits),
        ]
            + [inputLength, confidence, latency, cost, judgeScore].flatMap {
                [.integer($0.count), .real($0.sum), .real($0.squares)]
            }
    }

    init(_ row: Row, from column: Int32) {
        self.init()
        func moments(_ place: Int32) -> Moments {
            let first = column + 5 + place * 3
            return Moments(
                count: row.integer(first), sum: row.realIfAny(first + 1) ?? 0, squares: row.realIfAny(first + 2) ?? 0)
        }
        jobs = row.integer(column)
        refusals = Tally(hits: row.integer(column + 2), count: row.integer(column + 1))
        schemaFailures = Tally(hits: row.integer(column + 4), count: row.integer(column + 3))
        (inputLength, confidence, latency) = (moments(0), moments(1), moments(2))
        (cost, judgeScore) = (moments(3), moments(4))
    }
}
