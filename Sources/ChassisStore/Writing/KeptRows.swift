import ChassisCore

/// Rows held in memory for the length of one transaction, with a log to undo changes by.
struct KeptRows {
    private(set) var totals: Totals?
    private(set) var accounts: [String: Account] = [:]
    private(set) var queues: [JobQueue: Int64] = [:]
    private(set) var flows: [Flow: Int64] = [:]
    private(set) var rollups: [RollupKey: RollupSums] = [:]
    private(set) var figures: [FigureKey: FigureSums] = [:]
    private(set) var drift = KeptDrift()
    private var log: [Change] = []

    private enum Change {
        case totals(Totals?)
        case account(String, Account?)
        case queue(JobQueue, Int64?)
        case flow(Flow, Int64?)
        case rollup(RollupKey, RollupSums?)
        case figure(FigureKey, FigureSums?)
        case drift(KeptDrift.Change)
    }

    /// Where the log stands now, for `undo(to:)`.
    var mark: Int { log.count }

    mutating func set(_ totals: Totals) {
        log.append(.totals(self.totals))
        self.totals = totals
    }

    mutating func set(_ account: Account, of tenant: String) {
        log.append(.account(tenant, accounts.updateValue(account, forKey: tenant)))
    }

    mutating func set(vtime: Int64, ofQueue queue: JobQueue) {
        log.append(.queue(queue, queues.updateValue(vtime, forKey: queue)))
    }

    mutating func set(vtime: Int64, of flow: Flow) {
        log.append(.flow(flow, flows.updateValue(vtime, forKey: flow)))
    }

    mutating func add(_ sums: RollupSums, to key: RollupKey) {
        log.append(.rollup(key, rollups[key]))
        rollups[key, default: RollupSums()].add(sums)
    }

    mutating func add(_ sums: FigureSums, to key: FigureKey) {
        log.append(.figure(key, figures[key]))
        figures[key, default: FigureSums()].add(sums)
    }

    mutating func change(_ body: (inout KeptDrift) -> KeptDrift.Change) { log.append(.drift(body(&drift))) }

    mutating func undo(to mark: Int) {
        while log.count > mark, let change = log.popLast() {
            switch change {
            case .totals(let old): totals = old
            case .account(let tenant, let old): accounts[tenant] = old
            case .queue(let queue, let old): queues[queue] = old
            case .flow(let flow, let old): flows[flow] = old
            case .rollup(let key, let old): rollups[key] = old
            case .figure(let key, let old): figures[key] = old
            case .drift(let change): drift.undo(change)
            }
        }
    }
}

/// The same rows as they are on disk, so that each is read once: until another process commits, nobody else changes them.
struct FoundRows {
    /// More tenants' rows are forgotten rather than kept in memory.
    private static let most = 1000

    var totals: Totals?
    /// `nil` for a tenant that has no row.
    var accounts: [String: Account?] = [:]
    var queues: [JobQueue: Int64] = [:]
    var flows: [Flow: Int64] = [:]
    var driftStreams: [String: DriftStream] = [:]
    /// Of tables that most workspaces leave empty, whether there is anything in them: what is looked for by a job's
    /// number in one that has nothing need not be looked for.
    var hasReserves: Bool?
    var hasWebhooks: Bool?

    /// Takes over what a transaction has written.
    mutating func take(_ kept: KeptRows) {
        let flowing = flows.count / Priority.allCases.count
        if max(accounts.count, flowing, driftStreams.count) > Self.most { self = FoundRows() }
        totals = kept.totals ?? totals
        for (tenant, account) in kept.accounts { accounts[tenant] = account }
        for (queue, vtime) in kept.queues { queues[queue] = vtime }
        for (flow, vtime) in kept.flows { flows[flow] = vtime }
        for (feature, stream) in kept.drift.streams { driftStreams[feature] = stream }
    }
}

/// How many jobs there are by state, and the next job's number. Numbers are never used twice.
struct Totals: Equatable {
    var nextJob: Int64
    var queued: Int64
    var running: Int64
    var completed: Int64
    var failed: Int64
    var cancelled: Int64

    var unfinished: Int64 { queued + running }

    subscript(state: JobState) -> Int64 {
        get {
            switch state {
            case .queued: queued
            case .running: running
            case .completed: completed
            case .failed: failed
            case .cancelled: cancelled
            }
        }
        set {
            switch state {
            case .queued: queued = newValue
            case .running: running = newValue
            case .completed: completed = newValue
            case .failed: failed = newValue
            case .cancelled: cancelled = newValue
            }
        }
    }
}

/// A tenant's row: the sums of its ledger entries, kept so that nobody has to add them up.
struct Account: Equatable {
    var name: String
    var plan: String
    var balance: Int64
    var held: Int64
    var unfinished: Int64
    /// `year * 12 + month` of the last monthly grant.
    var grantMonth: Int64
    var available: Int64 { balance - held }
}

/// The jobs of one tenant and priority in one queue. Its virtual time is the last turn that one of them was given.
struct Flow: Hashable {
    var queue: JobQueue
    var tenant: String
    var priority: Priority

    func with(_ priority: Priority) -> Flow { Flow(queue: queue, tenant: tenant, priority: priority) }
}
