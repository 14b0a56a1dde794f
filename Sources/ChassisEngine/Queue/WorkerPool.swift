import ChassisCore
package import ChassisStore
import Logging
import Synchronization

/// Works jobs, a fixed number at once, until it is told to stop.
///
/// One loop claims in batches and starts a task for each job; another renews leases and looks for cancellations. A slot
/// is free again as soon as a job's settlement is on its way to the disk, so that the next job does not wait for it.
/// Where jobs are over in a moment, more are claimed than there are slots: a claim costs a commit, and waiting for that
/// would cost more than the jobs. Where they take their time, none is kept from other processes.
///
/// Eval jobs get the slots that tenants' jobs leave, and never all of them: a quarter stays free, so that nobody's
/// request waits behind an evaluation.
package final class WorkerPool: Sendable {
    /// Whose jobs a pool works.
    package enum Share: Sendable {
        /// Everybody's, with evals in what is left over.
        case serving
        /// Eval jobs alone, in all slots.
        case evals
    }

    let engine: Engine
    private let pipeline: Pipeline
    let limit: Int
    /// Slots that eval jobs may have.
    private let evalLimit: Int
    /// In the order in which their jobs get slots.
    let queues: [JobQueue]
    let lease: Duration
    let state: Mutex<State>
    let wake: Signal

    package init(engine: Engine, workers: Int? = nil, share: Share = .serving, pipeline: Pipeline? = nil) {
        self.engine = engine
        let settings = engine.setup.workspace.engine
        limit = max(1, workers ?? settings.workers)
        evalLimit = share == .evals ? limit : limit - max(1, (limit + 3) / 4)
        queues = share == .evals ? [.evals] : [.standard, .evals]
        lease = settings.lease
        state = Mutex(State(bulkhead: Bulkhead(workers: limit)))
        self.pipeline = pipeline ?? .standard(store: engine.store, health: engine.health, clock: engine.clock)
        wake = Signal()
        // Answers without the pages would be wrong ones.
        precondition(engine.setup.workspace.isKnowledgeRead, "a workspace that works jobs is read with its knowledge")
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
            group.addTask { await self.engine.maintain() }
            group.addTask { await self.engine.keepIndexUp() }
            group.addTask { await self.engine.warming.hold { await self.engine.keepModelsWarm() } }
            group.addTask { await self.engine.vectorMaking.hold { await self.engine.keepPassageVectors() } }
            if queues.contains(.standard) { engine.seating.open(self) }
            defer { engine.seating.close(self) }
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

    /// Claims no more jobs; those that run go on until the grace of `run` is over. May be called from anywhere, and twice.
    package func stop() {
        engine.seating.close(self)
        state.withLock { $0.isStopping = true }
        wake.raise()
    }

    /// Whether the pool works: its claim loop, which never waits for more than a few seconds, has gone round lately.
    package var isAlive: Bool {
        let now = engine.clock.monotonicNanoseconds()
        return state.withLock { state in
            !state.isStopping && state.lastRound.map { now - $0 < 30_000_000_000 } ?? false
        }
    }

    /// Jobs that run now.
    package var runningCount: Int { state.withLock { $0.running.count } }

    /// Why jobs that are ready can't be taken, or their answers not kept, as the last try found; `nil` while they can.
    package var obstacle: StoreError? { state.withLock { $0.obstacle } }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func claimLoop() async {
        while !isStopping {
            let models = engine.setup.firstModels
            state.withLock { state in
                (state.lastRound, state.models) = (engine.clock.monotonicNanoseconds(), models)
                state.hasEnoughSlots = false
            }
            var (isFull, isShort, wantsSlots) = (true, false, false)
            for queue in queues {
                let wanted = state.withLock { wantedJobs(of: queue, $0) }
                if wanted.count <= 0 || !wanted.excluding.isEmpty { wantsSlots = true }
                guard wanted.count > 0 else { continue }
                let count = await claim(wanted.count, of: queue, excluding: wanted.excluding)
                fillSlots()
                isFull = false
                if count < wanted.count { isShort = true } else { wantsSlots = true }
            }
            state.withLock { [wantsSlots] in $0.hasEnoughSlots = !wantsSlots }
            // Everything wanted was there, or nothing was ready: wait until a job ends, one comes, or one is due.
            if isFull {
                // A model that hangs is known as such once its jobs have held their slots for a while.
                await wake.wait(atMost: models.areSeveral ? .milliseconds(100) : .seconds(1))
            } else if isShort {
                await wake.wait(atMost: min(await timeToNextJob(), timeToNextLook))
            }
        }
    }

    /// Returns how many there were.
    private func claim(_ wanted: Int, of queue: JobQueue, excluding features: [String]) async -> Int {
        await renewIfOverdue()
        do throws(StoreError) {
            let (now, isSparing) = (engine.clock.now(), self.isSparing)
            // Looking costs less than a claim that finds none.
            let isReady =
                features.isEmpty
                ? try await engine.store.hasReadyJobs(queue: queue, isSparing: isSparing, now: now)
                : try await areOthersReady(queue, excluding: features, isSparing: isSparing, now: now)
            guard isReady else {
                if features.isEmpty { state.withLock { $0[queue].obstacle = nil } }
                return 0
            }
            state.withLock { $0.isClaiming = true }
            defer { state.withLock { $0.isClaiming = false } }
            let claimed = try await engine.store.claimJobs(
                queue: queue, owner: engine.boot, limit: wanted, lease: lease,
                excluding: features, isSparing: isSparing, now: now)
            if !claimed.isEmpty { CrashPoint.claimed.pass() }
            state.withLock { state in
                state[queue].ahead += claimed
                state[queue].obstacle = nil
            }
            return claimed.count
        } catch {
            state.withLock { $0[queue].obstacle = error }
            engine.logger.error("claiming failed", metadata: ["error": "\(error)"])
            try? await engine.clock.sleep(for: .milliseconds(500))
            return 0
        }
    }

    /// Without a thought for whose model has slots.
    func jobsAsEver(of queue: JobQueue, _ state: State) -> Int {
        guard state.settling < limit * 16 else { return 0 }
        let lane = state[queue]
        var free = limit - state.bulkhead.total - lane.ahead.count
        if queue == .evals {
            // What tenants' jobs leave, and its own part of that.
            free = min(free - state.standard.ahead.count, evalLimit - lane.running - lane.ahead.count)
            guard evalLimit > 0 else { return 0 }
        }
        let most = mostAhead(of: queue, lane)
        guard most > 0 else { return free }
        // Half of what may wait has been worked off: fewer and larger claims.
        return lane.ahead.count <= most / 2 ? free + most : 0
    }

    /// How many jobs may wait here for a slot, so that one which is free need not wait for a claim. Nobody waits for a
    /// single eval, so those are kept from other processes where that costs little.
    private func mostAhead(of queue: JobQueue, _ lane: Lane) -> Int {
        switch lane.typicalMilliseconds {
        case ..<10: limit * 8
        case ..<2000: queue == .evals ? limit : 0
        default: 0
        }
    }

    /// Starts what was claimed ahead while there are slots.
    func fillSlots() {
        while let next = state.withLock({ takeNext(&$0) }) {
            next.displaced?.task?.cancel()
            start(next.claimed, next.running)
        }
    }

    private func takeNext(_ state: inout State) -> (claimed: ClaimedJob, running: Running, displaced: Running?)? {
        guard !state.isStopping else { return nil }
        let now = engine.clock.monotonicNanoseconds()
        let isFree = state.bulkhead.total < limit
        let queue: JobQueue
        let place: Int
        if let first = nextPlace(state, isFree: isFree, at: now) {
            (queue, place) = (.standard, first)
        } else if isFree, !state.evals.ahead.isEmpty, state.evals.running < evalLimit {
            (queue, place) = (.evals, 0)
        } else {
            return nil
        }
        let claimed = state[queue].ahead.remove(at: place)
        let flag = CancelFlag()
        if claimed.job.isCancelRequested { flag.raise() }
        let key = state.models.key(of: claimed, in: queue)
        state.bulkhead.begin(key, at: now)
        let running = Running(
            queue: queue, tenant: claimed.job.tenant, fence: claimed.fence, key: key, begun: now, cancel: flag)
        return (claimed, running, note(claimed.job.id, running, in: &state))
    }

    /// Puts a job into the table of those that run.
    ///
    /// - Returns: An older attempt at it that still ends.
    func note(_ id: JobID, _ running: Running, in state: inout State) -> Running? {
        let old = state.running.updateValue(running, forKey: id)
        state[running.queue].running += 1
        return old
    }

    /// Until a retry is due or the lease of a worker that went silent lapses.
    private func timeToNextJob() async -> Duration {
        var times: [Timestamp] = []
        for queue in queues {
            if let time = try? await engine.store.nextReadyTime(queue: queue) { times.append(time) }
        }
        guard let next = times.min() else { return .seconds(5) }
        let least = Duration.milliseconds(isSparing ? 100 : 1)
        return min(max(next - engine.clock.now(), least), .seconds(5))
    }

    /// - Parameter input: What the job's sealed input holds, where that is known.
    func start(_ claimed: ClaimedJob, _ running: Running, _ input: JobInput? = nil) {
        let run = JobRun(
            claimed: claimed, input: input, engine: engine, pipeline: pipeline, cancelFlag: running.cancel)
        let (id, fence) = (claimed.job.id, claimed.fence)
        let queue: JobQueue = claimed.sealedPin == nil ? .standard : .evals
        // Awaited by drain(): the pool does not end before its table of running jobs is empty.
        let task = Task(executorPreference: Place.executor) { [self] in
            let begin = engine.clock.monotonicNanoseconds()
            let (settlement, answer) = await run.run()
            let nanoseconds = engine.clock.monotonicNanoseconds() - begin
            engine.meters.note(settlement, took: nanoseconds)
            let took = Double(nanoseconds) / 1e6
            // The job leaves the table before its settlement is written, so that its slot is free; `settling` keeps
            // drain() waiting.
            state.withLock { state in
                if state.running[id]?.fence == fence { state.running[id] = nil }
                state.bulkhead.end(running.key, begun: running.begun, at: begin + nanoseconds)
                state.settling += 1
                state[queue].running -= 1
                state[queue].typicalMilliseconds += (took - state[queue].typicalMilliseconds) * 0.1
            }
            fillSlots()
            wakeForSlot()
            CrashPoint.settling.pass()
            let settled = await settle(settlement)
            CrashPoint.settled.pass()
            if run.isCompared { await engine.concludeEvalRuns() }
            let ended = settled.map { EndedJob(job: $0.job, answer: answer, creditsLeft: $0.creditsLeft) }
            engine.hub.end(id, version: claimed.job.version, with: ended)
            state.withLock { $0.settling -= 1 }
            wakeForSlot()
        }
        state.withLock { state in
            if state.running[id]?.fence == fence { state.running[id]?.task = task }
        }
    }

    /// Wakes the claim loop, or the end, when it waits for slots.
    private func wakeForSlot() {
        if state.withLock({ !$0.hasEnoughSlots || $0.isStopping }) { wake.raise() }
    }

    /// - Returns: The job as it is now, and what its tenant has left; `nil` when the settlement was not taken.
    func settle(_ settlement: Settlement) async -> (job: Job, creditsLeft: Credits?)? {
        // A full disk or a busy store passes; losing the answer because of it would be paid for twice. While nobody can
        // write, nobody can take the job either.
        var pauses = [50, 200, 1000, 1000, 1000]
        defer { state.withLock { $0.unsettled[settlement.lease.id] = nil } }
        while true {
            do throws(StoreError) {
                let settled = try await engine.store.settle(settlement)
                // What can be written again can be claimed again, whether or not anything is there to be claimed.
                state.withLock { ($0.standard.obstacle, $0.evals.obstacle) = (nil, nil) }
                return settled
            } catch {
                guard error.isTransient, !pauses.isEmpty || !isStopping else {
                    engine.logger.error(
                        "settlement refused", metadata: ["job": "\(settlement.lease.id)", "error": "\(error)"])
                    return nil
                }
                state.withLock { state in
                    state.unsettled[settlement.lease.id] = settlement.lease.fence
                    state.settleFailure = error
                }
                try? await engine.clock.sleep(for: .milliseconds(pauses.isEmpty ? 1000 : pauses.removeFirst()))
            }
        }
    }

    private func drain(grace: Duration) async {
        let until = engine.clock.monotonicNanoseconds() + grace.nanoseconds
        let unstarted = state.withLock { state in
            defer { (state.standard.ahead, state.evals.ahead) = ([], []) }
            return state.standard.ahead + state.evals.ahead
        }
        for claimed in unstarted {
            var settlement = Settlement(lease: claimed.lease, outcome: .released, now: engine.clock.now())
            settlement.addPast(of: claimed, in: engine.setup.workspace)
            _ = await settle(settlement)
        }
        while state.withLock({ $0.bulkhead.total > 0 || $0.settling > 0 }) {
            if engine.clock.monotonicNanoseconds() >= until {
                for task in state.withLock({ $0.running.values.compactMap(\.task) }) { task.cancel() }
            }
            await wake.wait(atMost: .milliseconds(100))
        }
    }
}
