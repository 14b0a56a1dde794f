package import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Brings what happens to jobs to those who follow them: at once from this process, through the store from others.
///
/// One task asks the store for all followers together, at most every 5 ms and only while there are any of jobs that do not
/// run here; another writes growing answers down, every 50 ms and only while some grow.
package final class EventHub: Sendable {
    private struct State {
        var followers: [JobID: [Int: Follower]] = [:]
        var nextFollower = 0
        var marks: [JobID: EventMark] = [:]
        var feeds: [JobID: OutputFeed] = [:]
        /// Jobs whose first attempt is about to begin here.
        var expected: Set<JobID> = []
        /// What attempts that ended have told to followers that can't begin anew.
        var told: [JobID: [UInt8]] = [:]
        var watcher: Task<Void, Never>?
        var isFlushing = false
        var grown: Set<JobID> = []

        func runs(_ job: JobID) -> Bool { feeds[job] != nil || expected.contains(job) }

        func mayBeginAnew(_ job: JobID) -> Bool {
            let followers = followers[job] ?? [:]
            return followers.isEmpty || followers.values.contains { $0.manner.isDisjoint(with: .bound) }
        }
    }

    /// How a job is followed.
    package struct Manner: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// For its end alone: it need not be woken when an attempt begins or its answer grows.
        static let forEnd = Manner(rawValue: 1)
        /// By what is on disk alone, so that it is the same whoever follows, and after a crash.
        package static let durably = Manner(rawValue: 2)
        /// By a client that can't be told that what it has is void.
        package static let wholly = Manner(rawValue: 4)
        /// As `wholly`, within one attempt.
        package static let once = Manner(rawValue: 8)
        /// By one who wants no text that is void already, and can be told later that what it has is.
        package static let standing = Manner(rawValue: 16)
        /// By one who wants to hear what the model thinks aloud as well: while it does in this process, else before the
        /// answer's end.
        package static let withReasoning = Manner(rawValue: 32)
        static let bound: Manner = [.wholly, .once]
        /// Those that are told how many pieces are void, whether or not they had them.
        static let counted: Manner = [.durably, .once]
        /// Those that are told no text that is void already.
        static let current: Manner = [.durably, .wholly, .once, .standing]
    }

    let store: Store
    let vault: Vault
    let clock: any WallClock
    let logger: Logger
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
        let manner: Manner

        init(_ manner: Manner) { self.manner = manner }
    }

    /// Whoever holds it is woken when something may have happened to the job.
    package final class Registration: Sendable {
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

    func register(_ job: JobID, _ manner: Manner = []) -> Registration {
        let id = state.withLock { state in
            state.nextFollower += 1
            return state.nextFollower
        }
        let follower = Follower(manner)
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
            state.told[job] = nil
            state.marks[job] = nil
            guard state.followers.isEmpty else { return }
            state.watcher?.cancel()
            state.watcher = nil
        }
    }

    /// - Parameter isBeforeEnd: Whether this is nothing to those who wait for the end alone.
    private func signal(_ job: JobID, _ reasons: Wakeup.Reasons, isBeforeEnd: Bool = false) {
        for follower in followers(of: job) where !(isBeforeEnd && follower.manner.contains(.forEnd)) {
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
        let told = state.withLock { $0.told.removeValue(forKey: job.id) } ?? []
        let mayBeginAnew: @Sendable () -> Bool = { [weak self] in self?.mayBeginAnew(job.id) ?? true }
        let feed = OutputFeed(job: job, told: told, mayBeginAnew: mayBeginAnew) { [weak self] isWhole in
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

    /// Whether who follows a job here, if anybody does, can be told that what it has of the answer is void.
    private func mayBeginAnew(_ job: JobID) -> Bool { state.withLock { $0.mayBeginAnew(job) } }

    /// Ends an attempt that another is to follow.
    ///
    /// - Parameter isOurs: Whether it ends for our own sake, as at a stop of the server.
    /// - Returns: Whether another may: not where it would be for a client that has part of this one's answer, and hears
    ///   of one attempt alone.
    func yield(_ feed: OutputFeed, isOurs: Bool) async -> Bool {
        let told = feed.told
        let mayGoOn = state.withLock { state in
            guard !told.isEmpty, !isOurs, !state.mayBeginAnew(feed.job) else { return true }
            guard state.followers[feed.job]?.values.contains(where: { $0.manner.contains(.once) }) != true else {
                return false
            }
            state.told[feed.job] = told
            return true
        }
        if mayGoOn {
            feed.takeBack()
            await flush([feed])
        }
        return mayGoOn
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
            if let ended, ended.job.state.isFinal { follower.ended.withLock { $0 = ended.withoutLongAnswer } }
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
        let pieces = feeds.map { ($0, $0.unflushed()) }
        do {
            try await store.addDeltas(
                pieces.flatMap { feed, pieces in pieces.flatMap(\.cut).compactMap { delta($0, of: feed) } })
            for (feed, pieces) in pieces where !pieces.isEmpty {
                for follower in followers(of: feed.job) where follower.manner.contains(.durably) {
                    follower.wakeup.raise(.row)
                }
            }
        } catch {
            logger.warning("growing answers could not be written", metadata: ["error": "\(error)"])
            for (feed, pieces) in pieces where !pieces.isEmpty {
                feed.putBack(pieces)
                if error.isTransient { noteGrowth(of: feed.job) }
            }
        }
    }

    /// Writes down what is known here of a job's answer, for who reads it from the disk.
    func flush(_ job: JobID) async {
        if let feed = state.withLock({ $0.feeds[job] }) { await flush([feed]) }
    }

    private func delta(_ piece: OutputFeed.Piece, of feed: OutputFeed) -> StoredDelta? {
        let bytes = piece.voided.map { Array("\($0)".utf8) } ?? piece.text
        guard let sealed = try? vault.seal(bytes, for: feed.tenant, as: .delta) else { return nil }
        return StoredDelta(
            job: feed.job, version: feed.version, start: piece.start,
            length: piece.voided == nil ? Int64(piece.text.count) : 1, isReset: piece.voided != nil, at: clock.now(),
            sealed: sealed)
    }
}

extension OutputFeed.Piece {
    /// The same as pieces that are as small as they are told.
    fileprivate var cut: [OutputFeed.Piece] {
        guard text.count > JobEvent.largestText else { return [self] }
        var pieces: [OutputFeed.Piece] = []
        var rest = text[...]
        while !rest.isEmpty {
            let piece = rest.wholeScalars(atMost: JobEvent.largestText)
            pieces.append(OutputFeed.Piece(start: start + Int64(piece.startIndex), text: Array(piece)))
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}

/// A job that has ended, and its answer where that is at hand: otherwise it is in the store.
package struct EndedJob: Sendable {
    @Boxed package var job: Job
    package var answer: ChatAnswer?
    /// What its tenant's next jobs could be paid from once it was settled, where that is at hand.
    package var creditsLeft: Credits?

    /// The same without a long answer: many may wait for it, and each at a client that is slow.
    var withoutLongAnswer: EndedJob {
        guard (answer?.text.utf8.count ?? 0) > HeldAnswer.mostAtHand else { return self }
        return EndedJob(job: job, creditsLeft: creditsLeft)
    }
}
