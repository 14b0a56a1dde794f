package import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Brings what happens to jobs to those who follow them: at once from this process, through the store from others.
///
/// One task asks the store for all followers together, at most every 5 ms and only while there are any of jobs that do not
/// run here; another writes growing answers down, every 50 ms and only while some grow.
final class EventHub: Sendable {
    private struct State {
        var followers: [JobID: [Int: Follower]] = [:]
        var nextFollower = 0
        var marks: [JobID: EventMark] = [:]
        var feeds: [JobID: OutputFeed] = [:]
        /// Jobs whose first attempt is about to begin here.
        var expected: Set<JobID> = []
        var watcher: Task<Void, Never>?
        var isFlushing = false
        var grown: Set<JobID> = []

        func runs(_ job: JobID) -> Bool { feeds[job] != nil || expected.contains(job) }
    }

    private let store: Store
    private let vault: Vault
    private let clock: any WallClock
    private let logger: Logger
    private let state = Mutex(State())

    init(store: Store, vault: Vault, clock: any WallClock, logger: Logger) {
        self.store = store
        self.vault = vault
        self.clock = clock
        self.logger = logger
    }

    fileprivate final class Follower: Sendable {
        let wakeup = Wakeup()
        let ended = Mutex<EndedJob?>(nil)
        /// Whether only the end is of interest.
        let isForEnd: Bool

        init(isForEnd: Bool) { self.isForEnd = isForEnd }
    }

    /// Whoever holds it is woken when something may have happened to the job.
    final class Registration: Sendable {
        private let follower: Follower
        private let leave: @Sendable () -> Void

        fileprivate init(_ follower: Follower, leave: @escaping @Sendable () -> Void) {
            self.follower = follower
            self.leave = leave
        }

        deinit { leave() }

        var wakeup: Wakeup { follower.wakeup }
        /// How the job ended, when that was in this process; there before the wake-up that tells of it.
        var ended: EndedJob? { follower.ended.withLock { $0 } }
    }

    /// - Parameter isForEnd: Whether it need not be woken when an attempt begins or its answer grows.
    func register(_ job: JobID, isForEnd: Bool = false) -> Registration {
        let id = state.withLock { state in
            state.nextFollower += 1
            return state.nextFollower
        }
        let follower = Follower(isForEnd: isForEnd)
        let registration = Registration(follower) { [weak self] in self?.unregister(id, from: job) }
        state.withLock { state in
            state.followers[job, default: [:]][id] = follower
            // What runs here says so itself.
            if !state.runs(job) { startWatching(&state) }
        }
        return registration
    }

    private func startWatching(_ state: inout State) {
        guard state.watcher == nil else { return }
        // Ended by the last follower that leaves.
        state.watcher = Task { await self.watch() }
    }

    private func unregister(_ id: Int, from job: JobID) {
        state.withLock { state in
            state.followers[job]?[id] = nil
            guard state.followers[job]?.isEmpty == true else { return }
            state.followers[job] = nil
            state.marks[job] = nil
            guard state.followers.isEmpty else { return }
            state.watcher?.cancel()
            state.watcher = nil
        }
    }

    /// - Parameter isBeforeEnd: Whether this is nothing to those who wait for the end alone.
    private func signal(_ job: JobID, _ reasons: Wakeup.Reasons, isBeforeEnd: Bool = false) {
        for follower in followers(of: job) where !(isBeforeEnd && follower.isForEnd) {
            follower.wakeup.raise(reasons)
        }
    }

    private func followers(of job: JobID) -> [Follower] {
        state.withLock { state in state.followers[job].map { Array($0.values) } ?? [] }
    }

    private func watch() async {
        await store.eachNews(pause: .milliseconds(5)) { () throws(StoreError) in try await look() }
    }

    private func look() async throws(StoreError) {
        let jobs = state.withLock { state in state.followers.keys.filter { !state.runs($0) } }
        guard !jobs.isEmpty else { return }
        let marks = try await store.eventMarks(of: jobs)
        let woken = state.withLock { state in
            jobs.filter { job in
                guard state.followers[job] != nil, state.marks[job] != marks[job] else { return false }
                state.marks[job] = marks[job]
                return true
            }
        }
        for job in woken { signal(job, .row) }
    }

    /// Says that an attempt is about to begin here, and that `end` will be called for it.
    func expect(_ job: JobID) { state.withLock { _ = $0.expected.insert(job) } }

    /// Whether an attempt runs here or is about to: whoever is registered hears of its end.
    func runs(_ job: JobID) -> Bool { state.withLock { $0.runs(job) } }

    /// The feed for an attempt that begins; `end` lets go of it.
    func begin(_ job: Job) -> OutputFeed {
        let feed = OutputFeed(job: job) { [weak self] isWhole in
            self?.signal(job.id, .text, isBeforeEnd: true)
            // A whole answer is stored with the settlement, so nothing is flushed for it.
            if !isWhole { self?.noteGrowth(of: job.id) }
        }
        state.withLock { state in
            state.feeds[job.id] = feed
            state.expected.remove(job.id)
        }
        signal(job.id, .row, isBeforeEnd: true)
        return feed
    }

    /// Says that an attempt has been settled, and forgets its text.
    ///
    /// - Parameter ended: What became of it, for those who wait for that alone; `nil` sends them to the store.
    func end(_ job: JobID, version: Int64? = nil, with ended: EndedJob? = nil) {
        state.withLock { state in
            state.expected.remove(job)
            if let feed = state.feeds[job], feed.version == version ?? feed.version {
                state.feeds[job] = nil
                state.grown.remove(job)
            }
            // It may go on anywhere.
            let isKnown = state.runs(job) || ended?.job.state.isFinal == true
            if !isKnown, state.followers[job] != nil { startWatching(&state) }
        }
        for follower in followers(of: job) {
            if let ended, ended.job.state.isFinal { follower.ended.withLock { $0 = ended } }
            follower.wakeup.raise(.row)
        }
    }

    func feed(of job: JobID, version: Int64) -> OutputFeed? {
        state.withLock { $0.feeds[job] }.flatMap { $0.version == version ? $0 : nil }
    }

    private func noteGrowth(of job: JobID) {
        let mustStart = state.withLock { state in
            guard state.feeds[job] != nil else { return false }
            state.grown.insert(job)
            defer { state.isFlushing = true }
            return !state.isFlushing
        }
        // Ends by itself once nothing grows any more.
        if mustStart { Task { await self.flushLoop() } }
    }

    private func flushLoop() async {
        while true {
            // Not the engine's clock: this spares work, it keeps no time.
            try? await SystemClock().sleep(for: .milliseconds(50))
            let feeds: [OutputFeed]? = state.withLock { state in
                guard !state.grown.isEmpty else {
                    state.isFlushing = false
                    return nil
                }
                defer { state.grown = [] }
                return state.grown.compactMap { state.feeds[$0] }
            }
            guard let feeds else { return }
            await flush(feeds)
        }
    }

    /// Writes down what of these answers is not on disk yet. What can't be written is tried again with what comes next:
    /// until then it is missing for followers in other processes, and nothing else is lost.
    func flush(_ feeds: [OutputFeed]) async {
        let deltas = feeds.map { pieces(of: $0) }
        do { try await store.addDeltas(deltas.flatMap(\.self)) } catch {
            logger.warning("growing answers could not be written", metadata: ["error": "\(error)"])
            for (feed, pieces) in zip(feeds, deltas) {
                guard let first = pieces.first else { continue }
                feed.putBack(after: first.start)
                if error.isTransient { noteGrowth(of: feed.job) }
            }
        }
    }

    private func pieces(of feed: OutputFeed) -> [StoredDelta] {
        guard let news = feed.unflushed() else { return [] }
        var deltas: [StoredDelta] = []
        func add(_ bytes: [UInt8], start: Int64, length: Int64, isReset: Bool) {
            guard let sealed = try? vault.seal(bytes, for: feed.tenant, as: .delta) else { return }
            deltas.append(
                StoredDelta(
                    job: feed.job, version: feed.version, start: start, length: length, isReset: isReset,
                    at: clock.now(), sealed: sealed))
        }
        if news.isReset { add([], start: news.start - 1, length: 1, isReset: true) }
        if !news.text.isEmpty {
            add(news.text, start: news.start, length: Int64(news.text.count), isReset: false)
        }
        return deltas
    }
}

/// A job that has ended, and its answer where that is at hand: otherwise it is in the store.
package struct EndedJob: Sendable {
    package var job: Job
    package var answer: ChatAnswer?
}
