import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Works jobs, so many at once, until it is told to stop.
///
/// One loop claims in batches and starts a task for each job; another renews leases and looks for cancellations. A slot
/// is free again as soon as a job's settlement is on its way to the disk, so that the next job does not wait for it.
package final class WorkerPool: Sendable {
    private struct Running {
        var fence: Int64
        var cancel: CancelFlag
        var task: Task<Void, Never>?
    }

    private struct State {
        var running: [JobID: Running] = [:]
        /// Attempts that still end after their lease was lost and this pool claimed their job again.
        var displaced = 0
        var settling = 0
        var isStopping = false
    }

    private let engine: Engine
    private let pipeline: Pipeline
    private let limit: Int
    private let lease: Duration
    private let state = Mutex(State())
    private let wake: Signal

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
            let free = state.withLock { state in
                limit - state.running.count - state.displaced + (state.settling < limit * 4 ? 0 : -limit)
            }
            var claimed: [ClaimedJob] = []
            if free > 0 {
                do {
                    claimed = try await engine.store.claimJobs(
                        owner: engine.boot, limit: free, lease: lease, now: engine.clock.now())
                } catch {
                    engine.logger.error("claiming failed", metadata: ["error": "\(error)"])
                    try? await engine.clock.sleep(for: .milliseconds(500))
                }
            }
            for job in claimed { start(job) }
            // Everything free was filled, or nothing was ready: wait until a job ends, one comes, or one is due.
            if free <= 0 {
                await wake.wait(atMost: .seconds(1))
            } else if claimed.count < free {
                await wake.wait(atMost: await timeToNextJob())
            }
        }
    }

    /// Until a retry is due or the lease of a worker that went silent lapses.
    private func timeToNextJob() async -> Duration {
        guard let next = try? await engine.store.nextReadyTime() else { return .seconds(5) }
        return min(max(next - engine.clock.now(), .milliseconds(1)), .seconds(5))
    }

    private func start(_ claimed: ClaimedJob) {
        let flag = CancelFlag()
        if claimed.job.isCancelRequested { flag.raise() }
        let run = JobRun(claimed: claimed, engine: engine, pipeline: pipeline, cancelFlag: flag)
        let id = claimed.job.id
        let fence = claimed.fence
        let displaced = state.withLock { state in
            let old = state.running.updateValue(Running(fence: fence, cancel: flag), forKey: id)
            if old != nil { state.displaced += 1 }
            return old
        }
        displaced?.task?.cancel()
        // Awaited by drain(): the pool does not end before its table of running jobs is empty.
        let task = Task {
            let settlement = await run.settlement()
            // The job leaves the table before its settlement is written, so that its slot is free; `settling` keeps
            // drain() waiting.
            state.withLock { state in
                if state.running[id]?.fence == fence { state.running[id] = nil } else { state.displaced -= 1 }
                state.settling += 1
            }
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

    /// Renews at a third of the lease; jobs whose lease is lost are ended, because another worker has them now.
    private func renewLoop() async {
        while !Task.isCancelled {
            do { try await engine.clock.sleep(for: lease / 3) } catch { return }
            await renew()
        }
    }

    private func renew() async {
        let leases = state.withLock { $0.running.map { Lease(id: $0.key, fence: $0.value.fence) } }
        guard !leases.isEmpty else { return }
        do {
            let answers = try await engine.store.renewLeases(leases, lease: lease, now: engine.clock.now())
            for lease in leases {
                guard let status = answers[lease.id], status != .held else { continue }
                end(lease.id, fence: lease.fence, isCancel: status == .cancelRequested)
            }
        } catch {
            engine.logger.error("renewing leases failed", metadata: ["error": "\(error)"])
        }
    }

    /// - Parameter fence: Of the attempt that is meant; `nil` for whichever runs.
    private func end(_ id: JobID, fence: Int64? = nil, isCancel: Bool) {
        let running = state.withLock { $0.running[id] }
        if let fence, running?.fence != fence { return }
        if isCancel { running?.cancel.raise() }
        running?.task?.cancel()
    }

    /// Wakes the claim loop when anybody commits, and looks for jobs that are to be cancelled.
    private func watchLoop() async {
        for await _ in engine.store.changes() {
            if Task.isCancelled { return }
            wake.raise()
            guard runningCount > 0, let asked = try? await engine.store.cancelRequests(owner: engine.boot) else {
                continue
            }
            for id in asked { end(id, isCancel: true) }
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
        while state.withLock({ !$0.running.isEmpty || $0.displaced > 0 || $0.settling > 0 }) {
            if engine.clock.now() >= until {
                for task in state.withLock({ $0.running.values.compactMap(\.task) }) { task.cancel() }
            }
            await wake.wait(atMost: .milliseconds(100))
        }
    }
}
