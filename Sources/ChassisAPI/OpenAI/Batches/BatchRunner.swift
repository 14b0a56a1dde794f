import ChassisCore
import ChassisEngine
import ChassisStore
import Logging
import NIOHTTP1
import Synchronization

/// Works batches off: makes jobs of their lines, little by little, and puts the answers together.
///
/// Everything it knows is in the store, each step one transaction. A line's job has an idempotency key, so that a step
/// which was done and not noted, or done by two servers at once, makes no second job.
///
/// It stands beside the routes, not in the engine, because a line is a request of one of them and is answered as they
/// would: read by their wire formats, refused by their errors, put together by what they write.
struct BatchRunner: Sendable {
    /// Whether there were any at the last look.
    private final class OpenBatches: Sendable {
        let areAny = Atomic(false)
    }

    let service: APIService
    let log: Logger
    /// Lines made into jobs in one step; a tenant's own limit of unfinished jobs may be less.
    static let linesAtOnce = 100
    /// How far behind a line that waits others are made into jobs.
    static let linesAhead = 1000
    /// Counting a batch's jobs reads a row for each.
    private static let countPause = Duration.seconds(1)

    /// What is kept of open batches between steps, by their numbers.
    struct Kept {
        /// Of those that become jobs now.
        var lines: [Int64: [BatchLine]] = [:]
        var counted: [Int64: ContinuousClock.Instant] = [:]

        mutating func forget(except open: Set<Int64>) {
            lines = lines.filter { open.contains($0.key) }
            counted = counted.filter { open.contains($0.key) }
        }
    }

    private var store: Store { service.store }

    /// Goes on with every open batch until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            let (wakes, sink) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let open = OpenBatches()
            group.addTask {
                // That jobs end is of interest as long as some are a batch's.
                for await _ in store.news(orAllWhile: { open.areAny.load(ordering: .relaxed) }) { sink.yield() }
                sink.finish()
            }
            // A limit a minute passes without anybody's writing anything. Not the engine's clock: this is only a look.
            group.addTask { while (try? await SystemClock().sleep(for: .seconds(1))) != nil { sink.yield() } }
            await work(at: wakes, open)
            group.cancelAll()
        }
    }

    private func work(at wakes: AsyncStream<Void>, _ open: OpenBatches) async {
        var kept = Kept()
        for await _ in wakes {
            if Task.isCancelled { return }
            do { try await step(&kept, open) } catch is CancellationError { return } catch {
                log.error("the batches could not be read", metadata: ["error": "\(error)"])
            }
            // Not the engine's clock: this spares work, it keeps no time.
            do { try await SystemClock().sleep(for: .milliseconds(100)) } catch { return }
        }
    }

    /// One step of each open batch; one that fails keeps no other from going on.
    ///
    /// A tenant's batches become jobs one after another: they share its limit of unfinished jobs, and a file is large.
    private func step(_ kept: inout Kept, _ known: OpenBatches) async throws {
        let open = try store.openBatches()
        known.areAny.store(!open.isEmpty, ordering: .relaxed)
        kept.forget(except: Set(open.map(\.id)))
        var busy: Set<String> = []
        for batch in open {
            if batch.isBecomingJobs, !isEnding(batch), !busy.insert(batch.tenant).inserted { continue }
            do {
                if batch.state == .validating { try await validate(batch) } else { try await goOn(with: batch, &kept) }
            } catch let error as CancellationError { throw error } catch {
                log.error(
                    "a batch could not go on", metadata: ["batch": "batch_\(batch.id)", "error": "\(error)"])
            }
        }
    }

    private func isEnding(_ batch: StoredBatch) -> Bool {
        batch.state == .cancelling || service.clock.now() >= batch.expiresAt
    }

    private func validate(_ batch: StoredBatch) async throws {
        var next = batch
        guard let file = try await store.file(batch.inputFile, of: batch.tenant) else {
            return try await fail(batch, [BatchLine.Fault(code: "file_not_found", message: "The file was deleted.")])
        }
        switch BatchLine.read(try await service.engine.content(of: file), endpoint: batch.endpoint) {
        case .failure(let faults): try await fail(batch, faults.all)
        case .success(let lines):
            next.total = lines.count
            next.enter(.inProgress, at: service.clock.now())
            try await store.advance(batch, to: next)
        }
    }

    private func fail(_ batch: StoredBatch, _ faults: [BatchLine.Fault]) async throws {
        var next = batch
        next.errors = .array(faults.map(\.json))
        next.enter(.failed, at: service.clock.now())
        try await store.advance(batch, to: next)
    }

    /// None when the file was deleted meanwhile: what is not a job by then, becomes none.
    private func lines(of batch: StoredBatch, _ kept: Kept) async throws -> [BatchLine] {
        if let lines = kept.lines[batch.id] { return lines }
        guard let file = try await store.file(batch.inputFile, of: batch.tenant) else { return [] }
        let content = try await service.engine.content(of: file)
        return (try? BatchLine.read(content, endpoint: batch.endpoint).get()) ?? []
    }

    private func goOn(with batch: StoredBatch, _ kept: inout Kept) async throws {
        let isEnding = isEnding(batch)
        if batch.isBecomingJobs {
            let lines = try await lines(of: batch, kept)
            kept.lines[batch.id] = lines
            if !isEnding, batch.nextLine < lines.count { return try await submit(batch, lines, &kept) }
            if isEnding, try await adopt(batch, lines, &kept) { return }
        }
        if isEnding { try await cancel(try await store.unendedJobs(ofBatch: batch.id)) }
        guard let counts = try await counts(of: batch, &kept) else { return }
        var next = batch
        (next.completed, next.failed) = (counts.completed, counts.failed)
        guard counts.areOver else {
            if next != batch { try await store.advance(batch, to: next) }
            return
        }
        let end: StoredBatch.State = batch.state == .cancelling ? .cancelled : isEnding ? .expired : .completed
        // Lines that became no jobs stand among the errors.
        next.failed += max(0, batch.total - counts.noted)
        next.enter(.finalizing, at: service.clock.now())
        next.enter(end, at: service.clock.now())
        next.usage = try await store.usage(ofBatch: batch.id)
        let lines = try await lines(of: batch, kept)
        let files = try await BatchOutput(service: service, batch: batch, lines: lines, end: end).files()
        try await store.advance(batch, to: next, noted: counts.noted, output: files.output, errors: files.errors)
    }

    /// - Returns: `nil` when they were counted a moment ago.
    private func counts(of batch: StoredBatch, _ kept: inout Kept) async throws -> BatchCounts? {
        let now = ContinuousClock.now
        if let last = kept.counted[batch.id], now - last < Self.countPause { return nil }
        kept.counted[batch.id] = now
        return try await store.counts(ofBatch: batch.id)
    }

    /// Notes jobs that were made of further lines, and not noted because the batch was ended meanwhile. Between them may
    /// stand lines that were made none of.
    ///
    /// - Returns: Whether there were any.
    private func adopt(_ batch: StoredBatch, _ lines: [BatchLine], _ kept: inout Kept) async throws -> Bool {
        let noted = try await store.notedLines(of: batch.id, from: batch.nextLine)
        let open = window(of: batch, lines).filter { !noted.contains($0) }
        let jobs = try await store.jobs(withKeys: open.map { Self.key(batch, $0) }, of: batch.tenant)
        let items = open.compactMap { line in
            jobs[Self.key(batch, line)].map { BatchItem(line: line, job: $0) }
        }
        guard !items.isEmpty else { return false }
        try await note(items, of: batch, noted, &kept)
        return true
    }

    /// Lines that may have become jobs already though one before them has not.
    private func window(of batch: StoredBatch, _ lines: [BatchLine]) -> Range<Int> {
        batch.nextLine..<max(batch.nextLine, min(batch.nextLine + Self.linesAhead, lines.count))
    }

    /// No client's own key is like it: headers hold no NUL.
    private static func key(_ batch: StoredBatch, _ line: Int) -> IdempotencyKey { "\0batch:\(batch.id):\(line)" }

    /// A line that waits, as for a limit a minute that is used up, lets those behind it go past.
    private func submit(_ batch: StoredBatch, _ lines: [BatchLine], _ kept: inout Kept) async throws {
        let noted = try await store.notedLines(of: batch.id, from: batch.nextLine)
        let range = window(of: batch, lines).lazy.filter { !noted.contains($0) }.prefix(Self.linesAtOnce)
        var submissions: [Submission] = []
        var refusals: [Int: APIError] = [:]
        for line in range {
            do throws(ChatRequestError) {
                submissions.append(
                    try lines[line].submission(
                        tenant: batch.tenant, endpoint: batch.endpoint, key: Self.key(batch, line), for: service))
            } catch { refusals[line] = APIError(error) }
        }
        var results = await service.engine.submit(submissions).makeIterator()
        var items: [BatchItem] = []
        for line in range {
            if let refusal = refusals[line] {
                items.append(try item(line, refusedBy: refusal, batch))
                continue
            }
            switch results.next() {
            case .success(let outcome): items.append(BatchItem(line: line, job: outcome.job.id))
            // There is room again once some have ended.
            case .failure(.store(let error)) where error.mayPass: break
            case .failure(let error): items.append(try item(line, refusedBy: APIError(error), batch))
            case nil: break
            }
        }
        try await note(items, of: batch, noted, &kept)
    }

    /// - Parameter noted: Lines from the batch's next on that are noted already.
    private func note(
        _ items: [BatchItem], of batch: StoredBatch, _ noted: Set<Int>, _ kept: inout Kept
    ) async throws {
        var next = batch
        let noted = noted.union(items.map(\.line))
        while noted.contains(next.nextLine) { next.nextLine += 1 }
        if !next.isBecomingJobs { kept.lines[batch.id] = nil }
        if let counts = try await counts(of: batch, &kept) {
            (next.completed, next.failed) = (counts.completed, counts.failed)
        }
        guard next != batch || !items.isEmpty else { return }
        if try await store.advance(batch, to: next, items: items) { return }
        // Its end came first; nobody would read their answers.
        guard try await store.batch(batch.id, of: batch.tenant)?.state.isFinal != false else { return }
        try await cancel(items.compactMap(\.job))
    }

    private func cancel(_ jobs: [JobID]) async throws {
        guard !jobs.isEmpty else { return }
        _ = try await service.engine.cancelJobs(jobs.map { JobTarget(id: $0) })
    }

    private func item(_ line: Int, refusedBy error: APIError, _ batch: StoredBatch) throws -> BatchItem {
        let answer: JSON = ["status_code": .integer(Int64(error.status.code)), "body": error.json]
        return BatchItem(
            line: line, job: nil,
            sealedRefusal: try service.engine.sealed(Array(answer.text.utf8), of: batch.tenant))
    }
}

extension StoredBatch {
    /// Whether some of its lines are no jobs yet.
    fileprivate var isBecomingJobs: Bool { state != .validating && nextLine < total }
}

extension StoreError {
    /// A full queue, a limit a minute, a busy or full disk: the same line may be taken later.
    fileprivate var mayPass: Bool {
        switch self {
        case .queueFull, .tenantQueueFull, .rateLimited: true
        default: isTransient
        }
    }
}
