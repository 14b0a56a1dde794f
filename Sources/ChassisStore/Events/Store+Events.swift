package import ChassisCore

/// A change of a job's state, as it was noted.
package struct StoredEvent: Sendable, Hashable {
    /// The row's version since then; grows with each.
    package var version: Int64
    package var at: Timestamp
    package var state: JobState
}

/// A piece of a growing answer.
package struct StoredDelta: Sendable, Hashable {
    package var job: JobID
    /// The version of the job's row in the attempt that the piece belongs to.
    package var version: Int64
    /// Where it begins in the attempt's text, in bytes; a beginning anew counts as one.
    package var start: Int64
    /// Bytes of text; 1 for a beginning anew.
    package var length: Int64
    /// Whether all the text before it is void.
    package var isReset: Bool
    package var at: Timestamp
    package var sealed: [UInt8]

    package init(
        job: JobID, version: Int64, start: Int64, length: Int64, isReset: Bool, at: Timestamp, sealed: [UInt8]
    ) {
        self.job = job
        self.version = version
        self.start = start
        self.length = length
        self.isReset = isReset
        self.at = at
        self.sealed = sealed
    }
}

/// How far a job's events go.
package struct EventMark: Sendable, Hashable {
    package var version: Int64
    /// The newest piece of its answer; `nil` when none is on disk.
    package var delta: EventPlace?

    package struct EventPlace: Sendable, Hashable {
        package var version: Int64
        package var start: Int64
    }
}

extension Store {
    private static let eventsQuery = Query(
        "SELECT version, at, state FROM job_event WHERE job = ? AND version > ? ORDER BY version")
    // Only the last piece that begins before an offset may reach beyond it: a long answer is not walked from its start.
    private static let deltasQuery = Query(
        """
        SELECT start, length, is_reset, at, data FROM job_delta
        WHERE job = ?1 AND version = ?2 AND start + length > ?3 AND start >= COALESCE(
            (SELECT MAX(start) FROM job_delta WHERE job = ?1 AND version = ?2 AND start <= ?3), 0)
        ORDER BY start LIMIT ?4
        """)
    private static let nextResetQuery = Query(
        """
        SELECT start, length, is_reset, at, data FROM job_delta INDEXED BY job_delta_reset
        WHERE job = ? AND version = ? AND start >= ? AND is_reset = 1 ORDER BY start LIMIT 1
        """)
    private static let lastResetQuery = Query(
        """
        SELECT MAX(start) FROM job_delta INDEXED BY job_delta_reset
        WHERE job = ? AND version = ? AND start < ? AND is_reset = 1
        """)
    private static let addDeltaQuery = Query(
        """
        INSERT INTO job_delta (job, version, start, length, is_reset, at, data) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """)
    private static let markQuery = Query("SELECT version FROM job WHERE id = ?")
    private static let newestDeltaQuery = Query(
        "SELECT version, start FROM job_delta WHERE job = ? ORDER BY version DESC, start DESC LIMIT 1")

    /// A job's changes of state behind a version, in order.
    package func events(of job: JobID, after version: Int64) async throws(StoreError) -> [StoredEvent] {
        try look { connection in
            try connection.all(Self.eventsQuery, [Value(job), .integer(version)]) { row in
                StoredEvent(
                    version: row.integer(0), at: Timestamp(milliseconds: row.integer(1)),
                    state: JobState(rawValue: row.text(2)) ?? .failed)
            }
        }
    }

    /// The first pieces of an attempt's text that reach beyond an offset, in order.
    package func deltas(
        of job: JobID, version: Int64, after offset: Int64, limit: Int = .max
    ) async throws(StoreError) -> [StoredDelta] {
        let values = [Value(job), .integer(version), .integer(offset), .integer(Int64(limit))]
        return try look { connection in
            try connection.all(Self.deltasQuery, values) { StoredDelta($0, of: job, version: version) }
        }
    }

    /// The first beginning anew of an attempt's text at an offset or behind it: what stands before that is void.
    package func nextReset(
        of job: JobID, version: Int64, from offset: Int64
    ) async throws(StoreError) -> StoredDelta? {
        try look { connection in
            try connection.first(Self.nextResetQuery, [Value(job), .integer(version), .integer(offset)]) {
                StoredDelta($0, of: job, version: version)
            }
        }
    }

    /// Where the text that an offset lies in began: behind the last beginning anew before it, or at 0.
    package func textStart(of job: JobID, version: Int64, at offset: Int64) async throws(StoreError) -> Int64 {
        try look { connection in
            let reset = try connection.first(
                Self.lastResetQuery, [Value(job), .integer(version), .integer(offset)]
            ) { $0.integerIfAny(0) }
            return (reset ?? nil).map { $0 + 1 } ?? 0
        }
    }

    /// Keeps pieces of answers for those who follow from elsewhere or come back; in one transaction, on disk on return.
    package func addDeltas(_ deltas: [StoredDelta]) async throws(StoreError) {
        guard !deltas.isEmpty else { return }
        try await write { transaction in
            for delta in deltas {
                try transaction.connection.run(
                    Self.addDeltaQuery,
                    [
                        Value(delta.job), .integer(delta.version), .integer(delta.start), .integer(delta.length),
                        Value(delta.isReset), .integer(delta.at.milliseconds), .blob(delta.sealed),
                    ])
            }
        }
    }

    /// How far the events of some jobs go; those that are gone are missing.
    ///
    /// - Complexity: O(jobs · log n).
    package func eventMarks(of jobs: [JobID]) async throws(StoreError) -> [JobID: EventMark] {
        try look { connection in
            var marks: [JobID: EventMark] = [:]
            for job in jobs {
                guard let version = try connection.first(Self.markQuery, [Value(job)], { $0.integer(0) }) else {
                    continue
                }
                let delta = try connection.first(Self.newestDeltaQuery, [Value(job)]) {
                    EventMark.EventPlace(version: $0.integer(0), start: $0.integer(1))
                }
                marks[job] = EventMark(version: version, delta: delta)
            }
            return marks
        }
    }
}

extension StoredDelta {
    fileprivate init(_ row: Row, of job: JobID, version: Int64) {
        self.init(
            job: job, version: version, start: row.integer(0), length: row.integer(1), isReset: row.integer(2) != 0,
            at: Timestamp(milliseconds: row.integer(3)), sealed: row.blob(4))
    }
}
