import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Works jobs, so many at once, until it is told to stop.
///
/// One loop claims in batches and starts a task for each job; another renews leases and looks for cancellations. A slot
/// is free again as soon as a job's settlement is on its way to the disk, so that the next job does not wait for it.
/// Where jobs are over in a moment, more are claimed than there are slots: a claim costs a commit, and waiting for that
/// would cost more than the jobs. Where they take their time, none is kept from other processes.
package final class WorkerPool: Sendable {
    struct Running {
        var fence: Int64
        var cancel: CancelFlag
        var task: Task<Void, Never>?
    }

    struct State {
        var running: [JobID: Running] = [:]
        /// Claimed, and waiting for a slot.
        var ahead: [ClaimedJob] = []
        /// A moving mean of what a job takes, in milliseconds.
        var typicalMilliseconds = 200.0
        /// Attempts that still end after their lease was lost and this pool claimed their job again.
        var displaced = 0
        var settling = 0
        var isStopping = false
    }

    let engine: Engine
    private let pipeline: Pipeline
    private let limit: Int
    let lease: Duration
    let state = Mutex(State())
    let wake: Signal

    package init(engine: Engine, workers: Int? = nil, pipeline: Pipeline? = nil) {
        self.engine = engine
        let settings = engine.setup.workspace.engine
        limit = max(1, workers ?? settings.workers)
        lease = settings.lease
        self.pipeline = pipeline ?? .standard(store: engine.store, health: engine.health, clock: engine.clock)
        wake = Signal()
    }

    /// Works until `stop()` or the task's cancellation, then finishes or gives back what runs.
    ///
    /// - Parameter grace: How long running jobs may go on after the stop before they are given back.
    package func run(grace: Duration = .seconds(8)) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.renewLoop() }
            group.addTask { await self.watchLoop() }
            group.addTask { await self.cancelLoop() }
            group.addTask { await self.engine.followActivations() }
            group.addTask { await self.maintain() }
            await withTaskCancellationHandler {
                await self.claimLoop()
            } onCancel: {
                stop()
            }
            stop()
            // A task of its own, so that a cancelled caller still gets its grace; awaited on the next line.
            await Task { await self.drain(grace: grace) }.value
            group.cancelAll()
        }
    }

    package func stop() {
        state.withLock { $0.isStopping = true }
        wake.raise()
    }

    /// Jobs that run now.
    package var runningCount: Int { state.withLock { $0.running.count } }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func claimLoop() async {
        while !isStopping {
            let wanted = state.withLock { wantedJobs($0) }
            var claimed: [ClaimedJob] = []
            if wanted > 0 {
                do {
                    claimed = try await engine.store.claimJobs(
                        owner: engine.boot, limit: wanted, lease: lease, now: engine.clock.now())
                } catch {
                    engine.logger.error("claiming failed", metadata: ["error": "\(error)"])
                    try? await engine.clock.sleep(for: .milliseconds(500))
                }
            }
            state.withLock { $0.ahead += claimed }
            fillSlots()
            // Everything wanted was there, or nothing was ready: wait until a job ends, one comes, or one is due.
            if wanted <= 0 {
                await wake.wait(atMost: .seconds(1))
            } else if claimed.count < wanted {
                await wake.wait(atMost: await timeToNextJob())
            }
        }
    }

    /// How many jobs to claim now; 0 or less for none.
    private func wantedJobs(_ state: State) -> Int {
        guard state.settling < limit * 16 else { return 0 }
        let free = limit - state.running.count - state.displaced - state.ahead.count
        guard state.typicalMilliseconds < 10 else { return free }
        // Half of what may wait has been worked off: fewer and larger claims.
        return state.ahead.count <= limit * 4 ? free + limit * 8 : 0
    }

    /// Starts what was claimed ahead while there are slots.
    private func fillSlots() {
        while let next = state.withLock({ takeNext(&$0) }) {
            next.displaced?.task?.cancel()
            start(next.claimed, next.flag)
        }
    }

    private func takeNext(_ state: inout State) -> (claimed: ClaimedJob, flag: CancelFlag, displaced: Running?)? {
        guard state.running.count + state.displaced < limit, !state.isStopping, !state.ahead.isEmpty else { return nil }
        let claimed = state.ahead.removeFirst()
        let flag = CancelFlag()
        if claimed.job.isCancelRequested { flag.raise() }
        let old = state.running.updateValue(Running(fence: claimed.fence, cancel: flag), forKey: claimed.job.id)
        if old != nil { state.displaced += 1 }
        return (claimed, flag, old)
    }

    /// Until a retry is due or the lease of a worker that went silent lapses.
    private func timeToNextJob() async -> Duration {
        guard let next = try? await engine.store.nextReadyTime() else { return .seconds(5) }
        return min(max(next - engine.clock.now(), .milliseconds(1)), .seconds(5))
    }

    private func start(_ claimed: ClaimedJob, _ flag: CancelFlag) {
        let run = JobRun(claimed: claimed, engine: engine, pipeline: pipeline, cancelFlag: flag)
        let (id, fence) = (claimed.job.id, claimed.fence)
        // Awaited by drain(): the pool does not end before its table of running jobs is empty.
        let task = Task {
            let begin = engine.clock.monotonicNanoseconds()
            let settlement = await run.settlement()
            let took = Double(engine.clock.monotonicNanoseconds() - begin) / 1e6
            // The job leaves the table before its settlement is written, so that its slot is free; `settling` keeps
            // drain() waiting.
            state.withLock { state in
                if state.running[id]?.fence == fence { state.running[id] = nil } else { state.displaced -= 1 }
                state.settling += 1
                state.typicalMilliseconds += (took - state.typicalMilliseconds) * 0.1
            }
            fillSlots()
            wake.raise()
            await settle(settlement)
            state.withLock { $0.settling -= 1 }
            wake.raise()
        }
        state.withLock { state in
            if state.running[id]?.fence == fence { state.running[id]?.task = task }
        }
    }

    private func settle(_ settlement: Settlement) async {
        // A full disk or a busy store passes; losing the answer because of it would be paid for twice.
        for pause in [50, 200, 1000, 3000, -1] {
            do throws(StoreError) {
                try await engine.store.settleJob(settlement)
                return
            } catch {
                guard error.isTransient, pause > 0 else {
                    engine.logger.error(
                        "settlement refused", metadata: ["job": "\(settlement.lease.id)", "error": "\(error)"])
                    return
                }
                try? await engine.clock.sleep(for: .milliseconds(pause))
            }
        }
    }

    /// Keeps the search index and the retention up, in small steps beside the work.
    private func maintain() async {
        var nextPrune = engine.clock.now()
        while !Task.isCancelled {
            do { try await engine.clock.sleep(for: .seconds(1)) } catch { return }
            _ = try? await engine.store.indexTraces(limit: 500)
            if engine.clock.now() >= nextPrune {
                _ = try? await engine.store.prune(
                    retention: engine.setup.workspace.retention, now: engine.clock.now())
                nextPrune = engine.clock.now() + .seconds(3600)
            }
        }
    }

    private func drain(grace: Duration) async {
        let until = engine.clock.now() + grace
        let unstarted = state.withLock { state in
            defer { state.ahead = [] }
            return state.ahead
        }
        for claimed in unstarted {
            await settle(Settlement(lease: claimed.lease, outcome: .released, now: engine.clock.now()))
        }
        while state.withLock({ !$0.running.isEmpty || $0.displaced > 0 || $0.settling > 0 }) {
            if engine.clock.now() >= until {
                for task in state.withLock({ $0.running.values.compactMap(\.task) }) { task.cancel() }
            }
            await wake.wait(atMost: .milliseconds(100))
        }
    }
}
