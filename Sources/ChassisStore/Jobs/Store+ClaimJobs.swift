package import ChassisCore

extension Store {
    private static let dueQuery = Query(
        """
        SELECT id, tenant, priority, weight FROM job
        WHERE queue = ?1 AND ready_at IS NOT NULL AND ready_at <= ?2 AND (state <> 'running' OR NOT ?4)
        ORDER BY ready_at LIMIT ?3
        """)
    private static let putOffQuery = Query("UPDATE job SET vtime = ? WHERE id = ?")
    private static let promoteQuery = Query("UPDATE job SET vtime = ?, ready_at = NULL WHERE id = ?")
    private static let chooseQuery = Query(
        """
        SELECT id, vtime, state, tenant, priority FROM job
        WHERE queue = ? AND vtime IS NOT NULL ORDER BY vtime, created_at, id LIMIT ?
        """)
    private static let chooseOthersQuery = Query(
        """
        SELECT id, vtime, state, tenant, priority FROM job
        WHERE queue = ? AND vtime IS NOT NULL AND COALESCE(asked, feature) NOT IN (SELECT value FROM json_each(?))
        ORDER BY vtime, created_at, id LIMIT ?
        """)
    private static let leaseQuery = Query(
        """
        UPDATE job SET lost = lost + (state = 'running'), state = 'running', fence = fence + 1, attempts = attempts + 1,
            version = version + 1, owner = ?, ready_at = ?, lease = ?, vtime = NULL, retry_at = NULL,
            started_at = COALESCE(started_at, ?)
        WHERE id = ?
        RETURNING \(Job.columns), fence, max_attempts, (SELECT data FROM job_input WHERE job = job.id),
            (SELECT data FROM job_pin WHERE job = job.id), asked, lost
        """)

    /// Leases up to `limit` jobs to the caller, in the order of the fair queue.
    ///
    /// A new job, one due for a retry and one whose worker went silent are all waiting for their turn. One past its
    /// deadline, with its attempts used up by crashes, or with cancellation asked for is claimed as well: the engine
    /// settles it.
    ///
    /// - Parameters:
    ///   - owner: The process, for people to read.
    ///   - limit: At most this many; 0 or more.
    ///   - lease: How long the caller may go without `renewLeases`.
    ///   - features: Features, models and tiers of which no job is wanted now; what the scan passes over costs its time.
    ///   - isSparing: Whether jobs whose leases lapsed are left to their workers, who may be about to renew them.
    /// - Complexity: O(`limit` · log n) over two partial indexes; n is the unfinished jobs.
    package func claimJobs(
        queue: JobQueue, owner: String, limit: Int, lease: Duration, excluding features: [String] = [],
        isSparing: Bool = false, now: Timestamp
    ) async throws(StoreError) -> [ClaimedJob] {
        guard limit > 0 else { return [] }
        return try await write { transaction in
            try Self.promote(queue: queue, limit: max(limit, 64), isSparing: isSparing, now: now, in: transaction)
            let excluded = Self.list(features)
            let (query, values): (Query, [Value]) =
                features.isEmpty
                ? (Self.chooseQuery, [.text(queue.rawValue), Value(limit)])
                : (Self.chooseOthersQuery, [.text(queue.rawValue), .text(excluded), Value(limit)])
            var turns = try transaction.connection.all(query, values) { QueuedTurn($0) }
            return try turns.indices.compactMap { index in
                let turn = turns[index]
                try transaction.advance(queue: queue, to: turn.place)
                let taker = try transaction.taker(of: turn, in: queue, excluding: excluded)
                if taker.job != turn.job {
                    try transaction.connection.run(Self.putOffQuery, [.integer(taker.place), Value(turn.job)])
                    // A later turn of these, which was the taker's.
                    if let later = turns.firstIndex(where: { $0.job == taker.job }) {
                        turns[later] = turn
                        turns[later].place = taker.place
                    }
                }
                try transaction.count(from: taker.state, to: .running)
                return try Self.lease(taker.job, owner: owner, lease: lease, now: now, in: transaction)
            }
        }
    }

    /// When the next job that waits (for its retry, or for a lease to lapse) comes due; `nil` when none waits.
    package func nextReadyTime(queue: JobQueue) async throws(StoreError) -> Timestamp? {
        try look { try $0.first(Self.nextReadyQuery, [.text(queue.rawValue)]) { $0.timestamp(0) } ?? nil }
    }

    private static let nextReadyQuery = Query(
        "SELECT MIN(ready_at) FROM job WHERE queue = ? AND ready_at IS NOT NULL")

    /// Gives jobs that have come due again a place in the fair queue.
    private static func promote(
        queue: JobQueue, limit: Int, isSparing: Bool, now: Timestamp, in transaction: Transaction
    ) throws {
        let values: [Value] = [
            .text(queue.rawValue), .integer(now.milliseconds), Value(limit), Value(isSparing),
        ]
        let due = try transaction.connection.all(dueQuery, values) {
            (
                id: $0.integer(0), tenant: $0.text(1), priority: Priority(rawValue: $0.text(2)) ?? .normal,
                weight: $0.int(3)
            )
        }
        for job in due {
            let flow = Flow(queue: queue, tenant: job.tenant, priority: job.priority)
            let vtime = try transaction.placeAtHead(of: flow, weight: job.weight)
            try transaction.connection.run(promoteQuery, [.integer(vtime), .integer(job.id)])
        }
    }

    /// Whether a claim would find something; costs no transaction, unlike a claim that finds nothing.
    package func hasReadyJobs(
        queue: JobQueue, isSparing: Bool = false, now: Timestamp
    ) async throws(StoreError) -> Bool {
        try look { try $0.hasReadyJobs(queue: queue, upTo: .max, isSparing: isSparing, now: now) }
    }

    private static let areOthersReadyQuery = Query(
        """
        SELECT EXISTS (SELECT 1 FROM job WHERE queue = ?1 AND vtime IS NOT NULL
                AND COALESCE(asked, feature) NOT IN (SELECT value FROM json_each(?3)))
            OR EXISTS (SELECT 1 FROM job WHERE queue = ?1 AND ready_at IS NOT NULL AND ready_at <= ?2
                AND (state <> 'running' OR NOT ?4)
                AND COALESCE(asked, feature) NOT IN (SELECT value FROM json_each(?3)))
        """)

    /// Whether a claim without some features' jobs would find something.
    ///
    /// - Complexity: O(ready jobs of those features).
    package func hasReadyJobs(
        queue: JobQueue, excluding features: [String], isSparing: Bool = false, now: Timestamp
    ) async throws(StoreError) -> Bool {
        // Not a look: a full queue of a slow model is read to its end.
        try await read { connection in
            let values: [Value] = [
                .text(queue.rawValue), .integer(now.milliseconds), .text(Self.list(features)), Value(isSparing),
            ]
            return try connection.first(Self.areOthersReadyQuery, values) { $0.integer(0) != 0 } ?? false
        }
    }

    private static func list(_ names: [String]) -> String { JSON.array(names.map(JSON.string)).text }

    private static func lease(
        _ id: JobID, owner: String, lease: Duration, now: Timestamp, in transaction: Transaction
    ) throws -> ClaimedJob? {
        let values: [Value] = [
            .text(owner), .integer((now + lease).milliseconds), .integer(lease.milliseconds),
            .integer(now.milliseconds), Value(id),
        ]
        let claimed = try transaction.connection.first(leaseQuery, values) { row in
            ClaimedJob(
                job: Job(row), fence: row.integer(Job.columnCount), sealedInput: row.blob(Job.columnCount + 2),
                maxAttempts: row.int(Job.columnCount + 1), sealedPin: row.blobIfAny(Job.columnCount + 3),
                asked: row.textIfAny(Job.columnCount + 4), lostAttempts: row.int(Job.columnCount + 5))
        }
        guard let claimed else { return nil }
        try transaction.addEvent(of: id, version: claimed.job.version, state: .running, at: now)
        return claimed
    }
}

extension Transaction {
    /// Whether jobs wait that a claim would take before one with this place.
    func hasJobs(before place: Int64, _ admission: Admission) throws -> Bool {
        try totals().queued > 0
            && connection.hasReadyJobs(queue: admission.queue, upTo: place, isSparing: false, now: admission.now)
    }
}

extension Connection {
    private static let isReadyQuery = Query(
        """
        SELECT EXISTS (SELECT 1 FROM job WHERE queue = ?1 AND vtime <= ?3)
            OR EXISTS (SELECT 1 FROM job WHERE queue = ?1 AND ready_at IS NOT NULL AND ready_at <= ?2
                AND (state <> 'running' OR NOT ?4))
        """)

    /// - Parameter place: In the fair queue; those that are due count wherever they will stand.
    fileprivate func hasReadyJobs(
        queue: JobQueue, upTo place: Int64, isSparing: Bool, now: Timestamp
    ) throws -> Bool {
        let values: [Value] = [
            .text(queue.rawValue), .integer(now.milliseconds), .integer(place), Value(isSparing),
        ]
        return try first(Self.isReadyQuery, values) { $0.integer(0) != 0 } ?? false
    }
}
