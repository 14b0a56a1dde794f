package import ChassisCore

/// A feature's calibration as it was fitted last.
package struct KeptCalibration: Sendable, Hashable {
    package var feature: String
    package var at: Timestamp
    /// Answers that it was fitted on.
    package var samples: Int
    package var calibration: Calibration

    package init(feature: String, at: Timestamp, samples: Int, calibration: Calibration) {
        self.feature = feature
        self.at = at
        self.samples = samples
        self.calibration = calibration
    }
}

extension Store {
    private static let samplesQuery = Query(
        """
        SELECT job.feature, raw, confidence, flag.id IS NOT NULL, verdict
        FROM answer_confidence JOIN job ON job.id = answer_confidence.job
        LEFT JOIN flag ON flag.id = (SELECT MAX(id) FROM flag WHERE flag.job = job.id)
        WHERE finished_at >= ?1 AND state = 'completed' AND (?2 IS NULL OR job.feature = ?2)
        """)
    private static let keptQuery = Query("SELECT feature, at, samples, points FROM calibration ORDER BY feature")
    private static let keepQuery = Query(
        """
        INSERT INTO calibration (feature, at, samples, points) VALUES (?, ?, ?, ?)
        ON CONFLICT (feature) DO UPDATE SET at = excluded.at, samples = excluded.samples, points = excluded.points
        """)
    private static let dropQuery = Query("DELETE FROM calibration WHERE feature = ?")

    /// What came of answers that were measured: bad where a review said so, good where it said so or nobody complained.
    /// Those whose flag is open are left out: nobody knows yet.
    ///
    /// - Returns: Each with the confidence as measured, and as it was told then.
    /// - Complexity: O(answers in the span).
    package func calibrationSamples(
        since: Timestamp, feature: String? = nil
    ) async throws(StoreError) -> [(sample: CalibrationSample, told: Double)] {
        try await read { connection in
            var samples: [(sample: CalibrationSample, told: Double)] = []
            try connection.each(Self.samplesQuery, [.integer(since.milliseconds), Value(feature)]) { row in
                let verdict = row.textIfAny(4).flatMap(FlagVerdict.init)
                let isFlagged = row.integer(3) != 0
                if isFlagged, verdict == nil { return }
                let raw = row.realIfAny(1) ?? 0
                let sample = CalibrationSample(
                    feature: row.text(0), confidence: raw, isGood: !isFlagged || verdict == .correct)
                samples.append((sample, row.realIfAny(2) ?? raw))
            }
            return samples
        }
    }

    /// Of each feature that has one.
    package func calibrations() async throws(StoreError) -> [KeptCalibration] {
        try look { connection in
            try connection.all(Self.keptQuery) { row in
                let points = (try? JSON(parsing: row.text(3)))?.array ?? []
                return KeptCalibration(
                    feature: row.text(0), at: Timestamp(milliseconds: row.integer(1)), samples: Int(row.integer(2)),
                    calibration: Calibration(
                        points: points.compactMap { point in
                            guard let raw = point[0]?.double, let value = point[1]?.double else { return nil }
                            return .init(raw: raw, calibrated: value)
                        }))
            }
        }
    }

    /// Puts a calibration in force, in place of the feature's last one.
    package func keepCalibration(_ kept: KeptCalibration) async throws(StoreError) {
        let points = JSON.array(
            kept.calibration.points.map { [.number($0.raw), .number($0.calibrated)] })
        try await write {
            try $0.connection.run(
                Self.keepQuery,
                [.text(kept.feature), Value(kept.at), Value(kept.samples), .text(points.text)])
        }
    }

    /// From then on the feature's confidences are as measured.
    package func dropCalibration(of feature: String) async throws(StoreError) {
        try await write { try $0.connection.run(Self.dropQuery, [.text(feature)]) }
    }
}

extension Transaction {
    private static let confidenceQuery = Query("INSERT OR REPLACE INTO answer_confidence (job, raw) VALUES (?, ?)")

    /// Keeps what was measured of the answer of a job that has ended well.
    func keepConfidence(_ settlement: Settlement, state: JobState) throws {
        guard state == .completed, let raw = settlement.rawConfidence else { return }
        try connection.run(Self.confidenceQuery, [Value(settlement.lease.id), .real(raw)])
    }
}
