import ChassisCore
import ChassisStore
import Synchronization

/// Shares the slots between models (`Bulkhead`): jobs of one that may have no more stay in the queue, and others pass.
extension WorkerPool {
    /// A look that finds nothing passes over all that waits for a full model: never more than a fifth of the time. Not by
    /// the engine's clock: this spares work, it keeps no time.
    func areOthersReady(
        _ queue: JobQueue, excluding features: [String], isSparing: Bool, now: Timestamp
    ) async throws(StoreError) -> Bool {
        let start = SystemClock().monotonicNanoseconds()
        let isEarly = state.withLock { state in
            state.isLookDue = state.nextLook > start
            return state.isLookDue
        }
        if isEarly { return false }
        let isReady = try await engine.store.hasReadyJobs(
            queue: queue, excluding: features, isSparing: isSparing, now: now)
        let end = SystemClock().monotonicNanoseconds()
        state.withLock { $0.nextLook = isReady ? 0 : end + 4 * (end - start) }
        return isReady
    }

    /// How many jobs to claim now, 0 or less for none, and of what none.
    func wantedJobs(of queue: JobQueue, _ state: State) -> (count: Int, excluding: [String]) {
        let now = engine.clock.monotonicNanoseconds()
        let isOpen = state.models.areSeveral && state.bulkhead.isOpen(at: now)
        guard queue == .standard, isOpen || !state.models.caps.isEmpty else {
            return (jobsAsEver(of: queue, state), [])
        }
        guard state.settling < limit * 16 else { return (0, []) }
        let ahead = state.standard.ahead.reduce(into: [:]) { counts, claimed in
            counts[state.models.key(of: claimed, in: queue), default: 0] += 1
        }
        let full = state.bulkhead.full(caps: state.models.caps, ahead: ahead, at: now)
        guard !full.isEmpty else { return (jobsAsEver(of: queue, state), []) }
        // What waits here for a full model takes nobody's place.
        let waiting = ahead.reduce(0) { full.contains($1.key) ? $0 : $0 + $1.value }
        let slots = isOpen ? limit + state.bulkhead.extra : limit
        return (slots - state.bulkhead.total - waiting, state.models.names(of: full))
    }

    /// The first of the tenants' jobs whose model has a slot left.
    func nextPlace(_ state: State, isFree: Bool, at now: Int64) -> Int? {
        guard state.models.areSeveral else { return isFree && !state.standard.ahead.isEmpty ? 0 : nil }
        guard isFree || state.bulkhead.isOpen(at: now) else { return nil }
        return state.standard.ahead.firstIndex { claimed in
            let key = state.models.key(of: claimed, in: .standard)
            return state.bulkhead.admits(key, cap: state.models.caps[key], at: now)
        }
    }

    var timeToNextLook: Duration {
        let now = SystemClock().monotonicNanoseconds()
        return state.withLock { $0.isLookDue ? .nanoseconds(max(1, $0.nextLook - now)) : .seconds(5) }
    }
}
