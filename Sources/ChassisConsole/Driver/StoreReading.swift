import ChassisCore
import ChassisEngine
import ChassisStore

/// Puts the console's questions to the store, and its actions to the engine.
struct StoreReading: Sendable {
    let store: Store
    let engine: Engine?
    let clock: any WallClock
    /// Who sits at the console.
    var user = ""
    let sums = RunSums()

    /// More flags than anybody reads.
    private static let flagLimit = 2_000
    private static let alertLimit = 200
    private static let activationLimit = 1_000
    /// Jobs that one question by id may name.
    static let mostByID = 1_000

    func answer(_ query: Query) async -> Answer {
        do throws(StoreError) {
            switch query {
            case .jobs(let request): return .jobs(try await window(request))
            case .jobsByID(let ids): return .jobsByID(try await jobs(ids))
            case .neighbour(let id, let isAfter, let filter, let sort):
                return .neighbour(
                    try await store.neighbour(of: id, isAfter: isAfter, matching: filter, sort: sort, now: clock.now()))
            case .trace(let id): return .trace(try await store.trace(id))
            case .searchTraces(let words, let limit):
                return .found(try await store.searchTraces(words, limit: limit))
            case .costs(let dimension, let since, let until):
                return .costs(try await store.costs(by: dimension, since: since, until: until, worth: true))
            case .costSeries(let bucket, let since, let until, let slice):
                let points = try await store.costSeries(
                    bucket: bucket, since: since, until: until, only: slice.map { ($0.dimension, $0.name) })
                return .costSeries(points.map { CostPoint(start: $0.0, cost: $0.1) })
            case .pricedAttempts(let since, let mark, let limit):
                return .priced(try await store.pricedAttempts(since: since, after: mark, limit: limit))
            case .queueSummary: return .queueSummary(try await store.queueSummary(now: clock.now()))
            case .activity(let bucket, let since, let until):
                return .activity(try await store.activity(bucket: bucket, since: since, until: until))
            case .latency(let limit): return .latency(try await store.latency(last: limit))
            case .failureReasons(let since, let limit):
                return .failureReasons(try await store.failureReasons(since: since, last: limit))
            case .flags: return .flags(try await store.flags(open: nil, limit: Self.flagLimit))
            case .modelLoads: return .modelLoads(try await store.modelLoads())
            case .modelOutages: return .modelOutages(try await store.modelOutages())
            case .driftAlerts: return .driftAlerts(try await store.driftAlerts(open: true, limit: Self.alertLimit))
            case .suites: return suites()
            case .suite(let name): return suite(name)
            case .evalRuns: return .evalRuns(try await evalRuns())
            case .evalRun(let id, let baseline): return .evalRun(try await evalRun(id, against: baseline))
            case .promptVersions: return await promptVersions()
            case .activations: return .activations(try await store.activations(of: nil, limit: Self.activationLimit))
            }
        } catch {
            return .failed(Failure(message: error.message, remedy: error.remedy))
        }
    }

    func act(_ action: JobAction, _ targets: [JobTarget]) async -> Answer {
        guard let engine else {
            return .failed(
                Failure(message: "This console has no engine to act through.", remedy: "open it without --read-only"))
        }
        do throws(StoreError) {
            switch action {
            case .cancel: return .outcomes(action, try await engine.cancelJobs(targets))
            case .retry: return .outcomes(action, try await engine.retryJobs(targets))
            }
        } catch {
            return .failed(Failure(message: error.message, remedy: error.remedy))
        }
    }

    private func jobs(_ ids: [JobID]) async throws(StoreError) -> [JobID: Job] {
        var found: [JobID: Job] = [:]
        for id in ids.prefix(Self.mostByID) { found[id] = try await store.job(id) }
        return found
    }

    /// The window asked for; moved to where its row is now when it has left it and its place can be counted.
    private func window(_ request: JobsRequest) async throws(StoreError) -> TableWindow<Job> {
        let now = clock.now()
        func window(at offset: Int) async throws(StoreError) -> TableWindow<Job> {
            let total = try await store.jobCount(matching: request.filter, now: now)
            // Beyond the end there is nothing to see; the list may end earlier by now than whoever asks has seen.
            let offset = offset < total ? offset : max(0, total - request.limit)
            let rows = try await store.jobs(
                matching: request.filter, sort: request.sort, limit: request.limit, offset: offset, now: now)
            // Between the two looks it may have become shorter still.
            guard rows.isEmpty, offset > 0 else { return TableWindow(rows: rows, offset: offset, total: total) }
            return try await window(at: offset / 2)
        }
        let found = try await window(at: request.offset)
        guard let id = request.around, !found.rows.contains(where: { $0.id == id }) else { return found }
        // It has left the window: its rank says where it is, or where it would be. By anything but submission a job
        // that was deleted has none.
        if case .created = request.sort {} else if try await store.job(id) == nil { return found }
        let rank = try await store.jobCount(before: id, matching: request.filter, sort: request.sort, now: now)
        return try await window(at: max(0, rank - request.limit / 2))
    }
}
