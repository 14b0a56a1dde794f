import ChassisCore

/// Reading the kept rows on first use, and writing them back.
extension Transaction {
    private static let totalsQuery = Query(
        "SELECT next_job, queued, running, completed, failed, cancelled FROM totals WHERE id = 1")
    private static let setTotalsQuery = Query(
        "UPDATE totals SET next_job = ?, queued = ?, running = ?, completed = ?, failed = ?, cancelled = ? WHERE id = 1"
    )
    private static let accountQuery = Query(
        "SELECT name, plan, balance, held, unfinished, grant_month FROM tenant WHERE id = ?")
    private static let setAccountQuery = Query(
        """
        INSERT INTO tenant (id, name, plan, balance, held, unfinished, grant_month) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, plan = excluded.plan, balance = excluded.balance,
            held = excluded.held, unfinished = excluded.unfinished, grant_month = excluded.grant_month
        """)
    private static let queueQuery = Query("SELECT vtime FROM queue WHERE name = ?")
    private static let setQueueQuery = Query(
        "INSERT INTO queue (name, vtime) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET vtime = excluded.vtime")
    private static let flowsQuery = Query("SELECT priority, vtime FROM flow WHERE queue = ? AND tenant = ?")
    private static let setFlowQuery = Query(
        """
        INSERT INTO flow (queue, tenant, priority, vtime) VALUES (?, ?, ?, ?)
        ON CONFLICT (queue, tenant, priority) DO UPDATE SET vtime = excluded.vtime
        """)

    func totals() throws -> Totals {
        if let totals = kept.totals ?? found.totals { return totals }
        let totals = try connection.first(Self.totalsQuery) {
            Totals(
                nextJob: $0.integer(0), queued: $0.integer(1), running: $0.integer(2), completed: $0.integer(3),
                failed: $0.integer(4), cancelled: $0.integer(5))
        }
        guard let totals else { throw StoreError.damaged(path: "", reason: "the row of totals is missing") }
        found.totals = totals
        return totals
    }

    func account(_ tenant: String) throws -> Account? {
        if let account = kept.accounts[tenant] { return account }
        if let account = found.accounts[tenant] { return account }
        let account = try connection.first(Self.accountQuery, [.text(tenant)]) {
            Account(
                name: $0.text(0), plan: $0.text(1), balance: $0.integer(2), held: $0.integer(3),
                unfinished: $0.integer(4), grantMonth: $0.integer(5))
        }
        found.accounts[tenant] = .some(account)
        return account
    }

    /// Whether a table has rows, by a query for any of them that is asked once.
    func hasAny(_ known: WritableKeyPath<FoundRows, Bool?>, _ query: Query) throws -> Bool {
        if let hasAny = found[keyPath: known] { return hasAny }
        let hasAny = try connection.first(query) { _ in true } ?? false
        found[keyPath: known] = hasAny
        return hasAny
    }

    func vtime(ofQueue queue: JobQueue) throws -> Int64 {
        if let vtime = kept.queues[queue] ?? found.queues[queue] { return vtime }
        let vtime = try connection.first(Self.queueQuery, [.text(queue.rawValue)]) { $0.integer(0) } ?? 0
        found.queues[queue] = vtime
        return vtime
    }

    func vtime(of flow: Flow) throws -> Int64 {
        if let vtime = kept.flows[flow] ?? found.flows[flow] { return vtime }
        // All of the tenant's at once: whoever asks for one asks for the others.
        let rows = try connection.all(Self.flowsQuery, [.text(flow.queue.rawValue), .text(flow.tenant)]) {
            (priority: $0.text(0), vtime: $0.integer(1))
        }
        for priority in Priority.allCases {
            found.flows[flow.with(priority)] = rows.first { $0.priority == priority.rawValue }?.vtime ?? 0
        }
        return found.flows[flow] ?? 0
    }

    /// Moves a job from one state to another in the totals; `nil` is outside the store.
    func count(from old: JobState?, to new: JobState?) throws {
        guard old != new else { return }
        var totals = try totals()
        if let old { totals[old] -= 1 }
        if let new { totals[new] += 1 }
        change { $0.set(totals) }
    }

    func flush() throws {
        if let totals = kept.totals {
            try connection.run(
                Self.setTotalsQuery,
                [
                    .integer(totals.nextJob), .integer(totals.queued), .integer(totals.running),
                    .integer(totals.completed), .integer(totals.failed), .integer(totals.cancelled),
                ])
        }
        for (tenant, account) in kept.accounts {
            try connection.run(
                Self.setAccountQuery,
                [
                    .text(tenant), .text(account.name), .text(account.plan), .integer(account.balance),
                    .integer(account.held), .integer(account.unfinished), .integer(account.grantMonth),
                ])
        }
        for (queue, vtime) in kept.queues {
            try connection.run(Self.setQueueQuery, [.text(queue.rawValue), .integer(vtime)])
        }
        for (flow, vtime) in kept.flows {
            try connection.run(
                Self.setFlowQuery,
                [.text(flow.queue.rawValue), .text(flow.tenant), .text(flow.priority.rawValue), .integer(vtime)])
        }
        try flushRollups()
        try flushFigures()
        try flushDrift()
    }
}
