import ChassisCore
import ChassisStore

/// The events of one job, in order, from the log and live; ends with the job.
///
/// It holds a place and a piece of text, so a reader that is slow, or was away, costs little memory and misses nothing.
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
        let engine: Engine
        let id: JobID
        var position: EventPosition
        private let registration: EventHub.Registration
        let manner: EventHub.Manner
        private var tenant: String?
        /// Where the running text began; `nil` until that has been looked up.
        var base: Int64?
        /// Whether the pieces on disk are long.
        var isCoarse = false
        private(set) var ready: [JobEvent] = []
        /// What there is more of, beyond what is ready.
        private var behind: Wakeup.Reasons = [.row, .text]
        private var answer: HeldAnswer?
        /// How much of the answer has been told, where all of it is told anew at its end.
        var retold: Int?
        private var isOver = false
        private var reasoning = ToldReasoning()

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
        package var isCaughtUp: Bool { ready.isEmpty && behind.isEmpty }

        /// - Throws: `CancellationError`, or `EngineError` when the store or the key fails.
        package mutating func next() async throws -> JobEvent? {
            while true {
                if !ready.isEmpty { return ready.removeFirst() }
                if isOver { return nil }
                try Task.checkCancellation()
                let reasons = behind.isEmpty ? try await registration.wakeup.wait() : behind
                behind = []
                do {
                    var isPart = reasons.contains(.row) ? try await gatherStates() : false
                    if !isOver, !isPart { isPart = try await gatherText(fromLog: reasons.contains(.row)) }
                    if isPart { behind = reasons }
                } catch let error as StoreError {
                    throw EngineError.store(error)
                } catch let error as VaultError {
                    throw EngineError.vault(error)
                }
            }
        }

        /// - Returns: Whether there is more, before which a piece of text is to be told.
        private mutating func gatherStates() async throws -> Bool {
            // The job first: where it has ended by then, its events are all there.
            guard var job = try await engine.store.job(id) else {
                isOver = true
                return false
            }
            let hasEnded = job.state.isFinal
            tenant = job.tenant
            let changes = try await engine.store.events(of: id, after: position.version)
            guard let newest = changes.last else {
                isOver = hasEnded
                return false
            }
            if newest.version > job.version, let newer = try await engine.store.job(id) { job = newer }
            for change in changes {
                let isAnew = change.state == .running || change.state == .queued
                if isAnew, !manner.isDisjoint(with: .current) {
                    try await passAttempt(at: change.at)
                } else {
                    // An attempt's text comes before what became of the attempt.
                    if try await gatherText(fromLog: true) { return true }
                    if change.state == .completed, try await gatherRest(of: job) { return true }
                    if isAnew, try await hasText() { add(.reset, at: change.at) }
                }
                position = EventPosition(version: change.version, offset: 0)
                (base, retold) = (0, nil)
                if isAnew { reasoning = ToldReasoning() }
                // Spans that are imported later change an ended job, and are no event.
                let isNewest = change == newest && (job.version == change.version || hasEnded)
                add(.state(change.state), at: change.at, job: isNewest ? job : nil)
                if change.state == .completed { ready[ready.count - 1].answer = answer }
                if isNewest, change.state.isFinal { isOver = true }
            }
            return false
        }

        /// A piece of what the running attempt has said since, from this process's memory or from what others wrote.
        ///
        /// - Returns: Whether there may be more.
        private mutating func gatherText(fromLog: Bool) async throws -> Bool {
            if !manner.contains(.durably), let feed = engine.hub.feed(of: id, version: position.version) {
                if manner.contains(.withReasoning) {
                    let piece = feed.reasoning(after: reasoning.count, atMost: JobEvent.largestText)
                    add(reasoning: piece)
                    if !piece.isEmpty { return true }
                }
                guard let news = feed.news(after: position.offset, atMost: JobEvent.largestText) else { return false }
                if news.isReset, try await hasText() { add(.reset, at: engine.clock.now()) }
                if news.isReset { base = news.start }
                position.offset = news.end
                add(text: news.text, at: engine.clock.now())
                return news.isPart
            }
            return fromLog && position.version > 0 ? try await gatherLog() : false
        }

        /// What the answer has beyond what was told of it, a piece of it; of all of it where it was never told.
        ///
        /// - Returns: Whether there is more.
        private mutating func gatherRest(of job: Job) async throws -> Bool {
            // Past its retention, or deleted.
            guard let whole = try await whole(of: job) else { return false }
            if manner.contains(.withReasoning), let rest = reasoning.rest(of: whole.reasoning) {
                add(reasoning: rest)
                return true
            }
            let bytes = whole.text.utf8
            var told = if let retold { retold } else { Int(position.offset - (try await textStart())) }
            if told > bytes.count {
                add(.reset, at: engine.clock.now())
                // Past all of it, so that whoever comes back to a place behind this is told all of it as well.
                position.offset += Int64(bytes.count)
                (told, retold) = (0, 0)
            }
            guard told < bytes.count else { return false }
            let piece = bytes[bytes.index(bytes.startIndex, offsetBy: told)...]
                .wholeScalars(atMost: JobEvent.largestText)
            position.offset += Int64(piece.count)
            if retold != nil { retold = told + piece.count }
            add(text: piece, at: job.finishedAt ?? job.createdAt, isRefusal: whole.isRefusal)
            return told + piece.count < bytes.count
        }

        private mutating func whole(of job: Job) async throws -> ChatAnswer? {
            do {
                let held = if let answer { answer } else { try await engine.held(job) }
                answer = held
                return try await held.whole()
            } catch EngineError.noOutput {
                answer = nil
                return nil
            }
        }

        /// Whether the reader holds text of this attempt.
        mutating func hasText() async throws -> Bool { position.offset > (try await textStart()) }

        private mutating func textStart() async throws -> Int64 {
            if let base { return base }
            var start = try await engine.store.textStart(of: id, version: position.version, at: position.offset)
            if let feed = engine.hub.feed(of: id, version: position.version), feed.base <= position.offset {
                start = feed.base
            }
            base = start
            return start
        }

        mutating func opened(_ delta: StoredDelta) async throws -> [UInt8] {
            let owner = if let tenant { tenant } else { try await engine.store.job(id)?.tenant ?? "" }
            tenant = owner
            return try engine.vault.open(delta.sealed, for: owner, as: .delta)
        }

        mutating func add(
            _ kind: JobEvent.Kind, at moment: Timestamp, job: Job? = nil, isRefusal: Bool = false, voided: Int? = nil
        ) {
            ready.append(
                JobEvent(
                    position: position, at: moment, kind: kind, job: job, isRefusal: isRefusal, voided: voided))
        }

        private mutating func add(reasoning piece: [UInt8]) {
            guard !piece.isEmpty else { return }
            reasoning.add(piece)
            add(.reasoning(String(decoding: piece, as: UTF8.self)), at: engine.clock.now())
        }

        /// Pieces end between characters; a client's own number may point into the middle of one.
        mutating func add(text: some Collection<UInt8>, at moment: Timestamp, isRefusal: Bool = false) {
            let whole = text.drop { $0 & 0xC0 == 0x80 }
            if !whole.isEmpty { add(.delta(String(decoding: whole, as: UTF8.self)), at: moment, isRefusal: isRefusal) }
        }
    }
}
