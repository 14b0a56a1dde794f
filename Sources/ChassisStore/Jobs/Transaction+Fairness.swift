import ChassisCore

/// Self-clocked fair queueing (Golestani 1994), kept in the database.
///
/// A tenant's turns are the virtual times at which its jobs would be done if all tenants' ran at once, each at a speed in
/// proportion to its plan's weight: `max(end of the tenant's last turn, queue's time) + 1 / weight`. Claims take the
/// smallest and move the queue's time there. So a tenant that comes back from idling gets its share from now on, no more;
/// and no tenant, however many jobs it has and whatever it calls them, keeps another waiting.
///
/// A job is admitted with a turn of its own. Which of a tenant's jobs takes a turn, its priorities say when it comes: one of
/// higher priority takes it, and leaves its own, later one to the job whose it was.
extension Transaction {
    /// Virtual time of one job at weight 1; leaves room for 36 billion of them.
    private static let unit: Int64 = 250_000_000

    func nextPlace(in flow: Flow, weight: Int) throws -> Int64 {
        let last = try Priority.allCases.map { try vtime(of: flow.with($0)) }.max() ?? 0
        let start = max(last, try vtime(ofQueue: flow.queue))
        let place = start.addingReportingOverflow(Self.unit / Int64(max(weight, 1)))
        let end = place.overflow ? Int64.max : place.partialValue
        change { $0.set(vtime: end, of: flow) }
        return end
    }

    /// A place at the head for a job that had its turn already; its tenant pays with a later one.
    func placeAtHead(of flow: Flow, weight: Int) throws -> Int64 {
        let head = try vtime(ofQueue: flow.queue)
        _ = try nextPlace(in: flow, weight: weight)
        return head
    }

    func advance(queue: JobQueue, to vtime: Int64) throws {
        guard try vtime > self.vtime(ofQueue: queue) else { return }
        change { $0.set(vtime: vtime, ofQueue: queue) }
    }

    private static let takerQuery = Query(
        """
        SELECT id, vtime, state, tenant, priority FROM job
        WHERE queue = ?1 AND tenant = ?2 AND priority = ?3 AND vtime IS NOT NULL
            AND COALESCE(asked, feature) NOT IN (SELECT value FROM json_each(?4))
        ORDER BY id LIMIT 1
        """)

    /// The first of a tenant's jobs by priority, then by age: it takes the turn that has come.
    ///
    /// Nothing is looked for unless a job of higher priority was given a later turn than this one: only then can one be
    /// waiting, or have put an older job of this one's priority off.
    ///
    /// - Parameter features: A list in JSON of features and models whose jobs are not wanted.
    func taker(of turn: QueuedTurn, in queue: JobQueue, excluding features: String) throws -> QueuedTurn {
        let flow = Flow(queue: queue, tenant: turn.tenant, priority: turn.priority)
        guard try turn.priority.higher.contains(where: { try vtime(of: flow.with($0)) > turn.place }) else {
            return turn
        }
        for priority in turn.priority.higher + [turn.priority] {
            let values: [Value] = [
                .text(queue.rawValue), .text(turn.tenant), .text(priority.rawValue), .text(features),
            ]
            if let first = try connection.first(Self.takerQuery, values, { QueuedTurn($0) }) { return first }
        }
        return turn
    }
}

/// A job that waits, and the place of its turn in the fair queue.
struct QueuedTurn {
    var job: JobID
    var place: Int64
    var state: JobState
    var tenant: String
    var priority: Priority

    /// - Parameter row: `id, vtime, state, tenant, priority`.
    init(_ row: Row) {
        job = JobID(row.integer(0))
        place = row.integer(1)
        state = JobState(rawValue: row.text(2)) ?? .queued
        tenant = row.text(3)
        priority = Priority(rawValue: row.text(4)) ?? .normal
    }
}

extension Priority {
    /// The highest first.
    fileprivate var higher: [Priority] {
        switch self {
        case .low: [.high, .normal]
        case .normal: [.high]
        case .high: []
        }
    }
}
