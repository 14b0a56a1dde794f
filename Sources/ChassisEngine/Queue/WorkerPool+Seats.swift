import ChassisCore
import ChassisStore
import Synchronization

/// Slots for requests whose clients wait (`Seating`): each is kept while its request is admitted.
extension WorkerPool {
    /// Inputs up to here are worked on in the time that a connection can wait.
    private static let mostBytesInPlace = 16 << 10

    /// A slot that is kept for a request.
    struct Seat {
        let claimant: Claimant
        /// What it is counted under, and since when.
        fileprivate let key: String
        fileprivate let begun: Int64
    }

    /// Keeps a slot for a request that is about to be admitted; none while others wait for one. Whoever gets it calls
    /// `begin` or `giveBack`.
    ///
    /// There are an eighth more slots for tenants that have none: whoever asks now and then need not wait for those who
    /// fill all others.
    ///
    /// - Parameter name: What the request asks for: a feature, or what a chat names.
    func takeSeat(for name: String, of tenant: String) -> Seat? {
        let now = engine.clock.monotonicNanoseconds()
        return state.withLock { state in
            let key = state.models.key(of: name)
            let cap = state.models.caps[key]
            guard !state.isStopping, state.settling < limit * 16 else { return nil }
            let isFree =
                !state.isClaiming && state.standard.ahead.isEmpty && state.bulkhead.admits(key, cap: cap, at: now)
            let mayBeGuest = !isFree && state.bulkhead.admitsGuest(key, cap: cap, at: now)
            guard isFree || mayBeGuest && !state.hasJobs(of: tenant) else { return nil }
            state.bulkhead.begin(key, at: now)
            return Seat(
                claimant: Claimant(owner: engine.boot, lease: lease, isGuest: !isFree), key: key, begun: now)
        }
    }

    /// Runs, in the slot that was kept for it, a job that was leased to this process as it was admitted.
    ///
    /// - Parameter input: What its sealed input holds.
    func begin(_ claimed: ClaimedJob, _ input: JobInput, in seat: Seat) {
        CrashPoint.claimed.pass()
        engine.hub.expect(claimed.job.id)
        let running = Running(
            queue: .standard, tenant: claimed.job.tenant, fence: claimed.fence, key: seat.key, begun: seat.begun,
            cancel: CancelFlag())
        let isStopping = state.withLock { state in
            if state.isStopping {
                state.bulkhead.giveBack(seat.key, begun: seat.begun)
                state.settling += 1
            } else {
                _ = note(claimed.job.id, running, in: &state)
            }
            return state.isStopping
        }
        guard isStopping else {
            // The thread of the request's connection serves others; long work goes elsewhere.
            let place = claimed.sealedInput.count <= Self.mostBytesInPlace ? Place.executor : nil
            return Place.$executor.withValue(place) { start(claimed, running, input) }
        }
        // Awaited by drain(), which waits for whatever is being settled.
        Task {
            _ = await settle(Settlement(lease: claimed.lease, outcome: .released, now: engine.clock.now()))
            engine.hub.end(claimed.job.id)
            state.withLock { $0.settling -= 1 }
            wake.raise()
        }
    }

    /// The request was refused, or others come first.
    func giveBack(_ seat: Seat) {
        state.withLock { $0.bulkhead.giveBack(seat.key, begun: seat.begun) }
        fillSlots()
        wake.raise()
    }
}
