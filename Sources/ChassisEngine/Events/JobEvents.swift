package import ChassisCore
import ChassisStore

/// The events of one job, in order, from the log and live; ends with the job.
///
/// It holds a place and no events, so a reader that is slow, or was away, gets larger pieces and misses nothing.
package struct JobEvents: AsyncSequence, Sendable {
    package typealias Element = JobEvent
    package typealias Failure = any Error

    let engine: Engine
    let job: JobID
    let position: EventPosition
    let manner: EventHub.Manner

    /// Registers with the hub before the log is read, so that nothing falls between the two.
    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            engine: engine, id: job, position: position, manner: manner,
            registration: engine.hub.register(job, manner))
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        private let engine: Engine
        private let id: JobID
        private var position: EventPosition
        private let registration: EventHub.Registration
        private let manner: EventHub.Manner
        private var tenant: String?
        /// Where the running text began; `nil` until that has been looked up.
        private var base: Int64?
        private var ready: [JobEvent] = []
        private var next = 0
        private var hasStarted = false
        private var isOver = false

        init(
            engine: Engine, id: JobID, position: EventPosition, manner: EventHub.Manner,
            registration: EventHub.Registration
        ) {
            self.engine = engine
            self.id = id
            self.manner = manner
            self.position = position
            self.registration = registration
            if position.offset == 0 { base = 0 }
        }

        /// Whether all that had happened by the last look has been told.
        package var isCaughtUp: Bool { next >= ready.count }

        /// - Throws: `CancellationError`, or `EngineError` when the store or the key fails.
        package mutating func next() async throws -> JobEvent? {
            while true {
                if next < ready.count {
                    next += 1
                    return ready[next - 1]
                }
                if isOver { return nil }
                let reasons: Wakeup.Reasons = hasStarted ? try await registration.wakeup.wait() : [.row, .text]
                hasStarted = true
                (ready, next) = ([], 0)
                do {
                    if reasons.contains(.row) { try await gatherStates() }
                    if !isOver { try await gatherText(fromLog: reasons.contains(.row)) }
                } catch let error as StoreError {
                    throw EngineError.store(error)
                } catch let error as VaultError {
                    throw EngineError.vault(error)
                }
            }
        }

        private mutating func gatherStates() async throws {
            // The job first: where it has ended by then, its events are all there.
            guard var job = try await engine.store.job(id) else {
                isOver = true
                return
            }
            let hasEnded = job.state.isFinal
            tenant = job.tenant
            let changes = try await engine.store.events(of: id, after: position.version)
            guard let newest = changes.last else {
                isOver = hasEnded
                return
            }
            if newest.version > job.version, let newer = try await engine.store.job(id) { job = newer }
            for change in changes {
                // An attempt's text comes before what became of the attempt.
                try await gatherText(fromLog: true)
                if change.state == .completed { try await gatherRest(of: job) }
                let isAnew = change.state == .running || change.state == .queued
                if isAnew, try await hasText() { add(.reset, at: change.at) }
                position = EventPosition(version: change.version, offset: 0)
                base = 0
                // Spans that are imported later change an ended job, and are no event.
                let isNewest = change == newest && (job.version == change.version || hasEnded)
                add(.state(change.state), at: change.at, job: isNewest ? job : nil)
                if isNewest, change.state.isFinal { isOver = true }
            }
        }

        /// What the running attempt has said since, from this process's memory or from what others wrote.
        private mutating func gatherText(fromLog: Bool) async throws {
            if !manner.contains(.durably), let feed = engine.hub.feed(of: id, version: position.version) {
                guard let news = feed.news(after: position.offset) else { return }
                if news.isReset, try await hasText() { add(.reset, at: engine.clock.now()) }
                if news.isReset { base = news.start }
                position.offset = news.end
                if !news.text.isEmpty {
                    add(.delta(String(decoding: news.text, as: UTF8.self)), at: engine.clock.now())
                }
            } else if fromLog, position.version > 0 {
                for delta in try await engine.store.deltas(
                    of: id, version: position.version, after: position.offset)
                {
                    // A gap: its text never got to the disk. The rest comes with the job's end.
                    guard delta.isReset || delta.start <= position.offset else { break }
                    try await take(delta)
                }
            }
        }

        private mutating func take(_ delta: StoredDelta) async throws {
            if delta.isReset {
                // Those who count events count what is void as well, though its text is gone.
                let isCounted = !manner.isDisjoint(with: [.durably, .once])
                let isHeard = try await hasText()
                if isHeard || isCounted {
                    let told = try engine.vault.open(delta.sealed, for: try await owner(), as: .delta)
                    add(.reset, at: delta.at)
                    ready[ready.count - 1].voided = Int(String(decoding: told, as: UTF8.self))
                }
                position.offset = delta.start + 1
                base = position.offset
                return
            }
            let bytes = try engine.vault.open(delta.sealed, for: try await owner(), as: .delta)
            let text = bytes.dropFirst(Int(position.offset - delta.start))
            position.offset = delta.start + delta.length
            add(.delta(String(decoding: text, as: UTF8.self)), at: delta.at)
        }

        /// What the answer has beyond what was told of it; all of it where it was never told.
        private mutating func gatherRest(of job: Job) async throws {
            let answer: ChatAnswer
            // Past its retention, or deleted.
            do { answer = try await engine.answer(of: job) } catch EngineError.noOutput { return }
            let bytes = Array(answer.text.utf8)
            var told = position.offset - (try await textStart())
            if told > bytes.count {
                add(.reset, at: engine.clock.now())
                told = 0
            }
            // A client's own number may point into the middle of a character.
            while told < bytes.count, bytes[Int(told)] & 0xC0 == 0x80 { told += 1 }
            guard told < bytes.count else { return }
            position.offset += Int64(bytes.count) - told
            add(.delta(String(decoding: bytes[Int(told)...], as: UTF8.self)), at: job.finishedAt ?? job.createdAt)
            ready[ready.count - 1].isRefusal = answer.isRefusal
        }

        /// Whether the reader holds text of this attempt.
        private mutating func hasText() async throws -> Bool { position.offset > (try await textStart()) }

        private mutating func textStart() async throws -> Int64 {
            if let base { return base }
            var start = try await engine.store.textStart(of: id, version: position.version, at: position.offset)
            if let feed = engine.hub.feed(of: id, version: position.version), feed.base <= position.offset {
                start = feed.base
            }
            base = start
            return start
        }

        private mutating func owner() async throws -> String {
            if let tenant { return tenant }
            let found = try await engine.store.job(id)?.tenant ?? ""
            tenant = found
            return found
        }

        private mutating func add(_ kind: JobEvent.Kind, at moment: Timestamp, job: Job? = nil) {
            ready.append(JobEvent(position: position, at: moment, kind: kind, job: job))
        }
    }
}

extension Engine {
    /// Follows a job from a place on: its changes of state and its answer while it grows, whichever process works it.
    ///
    /// The deltas since the last `reset`, joined, are the answer once the job has completed. Features with a schema and
    /// answers from the cache send theirs in one piece. Whoever calls this makes sure that the job is the caller's.
    ///
    ///     for try await event in engine.follow(id, after: EventPosition("3.120") ?? .start) { … }
    package func follow(
        _ job: JobID, after position: EventPosition = .start, _ manner: EventHub.Manner = []
    ) -> JobEvents {
        JobEvents(engine: self, job: job, position: position, manner: manner)
    }

    /// Counts as one who follows a job in that manner, as long as it is held.
    package func attend(_ job: JobID, _ manner: EventHub.Manner) -> EventHub.Registration {
        hub.register(job, manner.union(.forEnd))
    }

    /// Writes down what this process has of a job's growing answer, so that who follows it durably has as much as others.
    package func writeDown(_ job: JobID) async { await hub.flush(job) }

    /// The job once it has ended, or as it is when the time is up; `nil` when there is none. Asks the store only when
    /// something has happened.
    package func finished(_ id: JobID, within time: Duration) async throws -> Job? {
        try await ended(id, within: time)?.job
    }

    /// As `finished`, with the answer where it is at hand.
    ///
    /// - Parameter time: `nil` for as long as it takes.
    package func ended(_ id: JobID, within time: Duration? = nil) async throws -> EndedJob? {
        let registration = hub.register(id, .forEnd)
        // Who waits for the end of what runs here need not look whether there is such a job.
        if time != nil || !hub.runs(id) {
            guard let first = try await store.job(id) else { return nil }
            if first.state.isFinal || time.map({ $0 <= .zero }) == true { return EndedJob(job: first) }
        }
        let alarm = time.map { time in clock.alarm(after: time) { registration.wakeup.raise(.time) } }
        defer { alarm?.cancel() }
        while true {
            let reasons = try await registration.wakeup.wait()
            if let ended = registration.ended { return ended }
            guard reasons.contains(.row) || reasons.contains(.time) else { continue }
            guard let job = try await store.job(id) else { return nil }
            if job.state.isFinal || reasons.contains(.time) { return EndedJob(job: job) }
        }
    }
}
