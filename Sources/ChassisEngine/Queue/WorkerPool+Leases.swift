import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// What a pool knows of its clock.
struct ClockJump {
    /// How far the clock was ahead of monotonic time, in milliseconds, when the leases were renewed last.
    var offset: Int64?
    /// Until when others' leases are left alone, in monotonic nanoseconds.
    var graceEnd: Int64 = 0
}

/// Keeps the leases of what this pool holds, and hears of what is to end.
extension WorkerPool {
    /// Renews at a third of the lease; jobs whose lease is lost are ended, because another worker has them now.
    func renewLoop() async {
        let begin = engine.clock.now()
        state.withLock { state in
            watchClock(at: begin, &state)
            state.renewed = begin
        }
        while !Task.isCancelled {
            do { try await engine.clock.sleep(for: lease / 3) } catch { return }
            await renew()
            await shortenWaits()
        }
    }

    /// What a clock wrote that was far ahead would keep its jobs from everybody for as long.
    private func shortenWaits() async {
        let settings = engine.setup.workspace.engine
        // A provider may ask for an hour; chance adds a fifth.
        let longest = max(.seconds(7200), settings.maxBackoff * 2)
        for queue in queues {
            let found = try? await engine.store.shortenWaits(
                queue: queue, longestWait: longest, now: engine.clock.now())
            guard let found, found > 0 else { continue }
            engine.logger.warning("jobs waited for a time that a wrong clock wrote", metadata: ["jobs": "\(found)"])
        }
    }

    /// Renews first where that is overdue: a process that slept, or whose clock was put forward, would find its own jobs
    /// lapsed, take them away from itself and pay for them twice.
    func renewIfOverdue() async {
        let now = engine.clock.now()
        let isOverdue = state.withLock { [lease] state in state.renewed.map { now - $0 > lease / 2 } ?? false }
        if isOverdue { await renew() }
    }

    /// Notices when the machine has slept or its clock was put forward: that holds for others on it as well, who need a
    /// while to renew their leases. A process that only stood still itself spares nobody.
    private func watchClock(at now: Timestamp, _ state: inout State) {
        let moment = engine.clock.monotonicNanoseconds()
        let offset = now.milliseconds - moment / 1_000_000
        if let before = state.jump.offset, offset - before > lease.milliseconds / 2 {
            state.jump.graceEnd = moment + lease.nanoseconds
        }
        state.jump.offset = offset
    }

    /// Whether others' lapsed leases are left alone for now.
    var isSparing: Bool {
        let moment = engine.clock.monotonicNanoseconds()
        return state.withLock { $0.jump.graceEnd > moment }
    }

    private func renew() async {
        let now = engine.clock.now()
        let leases = state.withLock { state in
            watchClock(at: now, &state)
            return state.running.map { Lease(id: $0.key, fence: $0.value.fence) }
                + (state.standard.ahead + state.evals.ahead).map(\.lease)
                + state.unsettled.map { Lease(id: $0.key, fence: $0.value) }
        }
        guard !leases.isEmpty else { return state.withLock { $0.renewed = now } }
        do {
            let answers = try await engine.store.renewLeases(leases, lease: lease, now: now)
            state.withLock { $0.renewed = now }
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
        let running = state.withLock { state in
            // What waits for a slot is told when it gets one; what was lost does not get one.
            for queue in queues {
                let ahead = state[queue].ahead
                guard let place = ahead.firstIndex(where: { $0.job.id == id && (fence ?? $0.fence) == $0.fence }) else {
                    continue
                }
                if isCancel {
                    state[queue].ahead[place].job.isCancelRequested = true
                } else {
                    state[queue].ahead.remove(at: place)
                }
            }
            return state.running[id]
        }
        if let fence, running?.fence != fence { return }
        if isCancel { running?.cancel.raise() }
        running?.task?.cancel()
    }

    /// Wakes the claim loop when anybody commits.
    func watchLoop() async {
        for await _ in engine.store.news() {
            if Task.isCancelled { return }
            wake.raise()
        }
    }

    /// Looks for jobs that are to be cancelled, at most every 50 ms however many commits there are.
    func cancelLoop() async {
        await engine.store.eachNews { () throws(StoreError) in
            for queue in queues where state.withLock({ $0[queue].running > 0 || !$0[queue].ahead.isEmpty }) {
                let asked = try await engine.store.cancelRequests(queue: queue, owner: engine.boot)
                for id in asked { end(id, isCancel: true) }
            }
        }
    }
}
