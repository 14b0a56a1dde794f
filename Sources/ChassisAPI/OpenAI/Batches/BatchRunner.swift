import ChassisCore
import NIOHTTP1
import ChassisEngine
import ChassisStore
import Logging

/// Works batches off: makes jobs of their lines, little by little, and puts the answers together.
///
/// Everything it knows is in the store, each step one transaction. A line's job has an idempotency key, so that a step
/// which was done and not noted, or done by two servers at once, makes no second job.
struct BatchRunner: Sendable {
    let service: APIService
    let log: Logger
    /// Lines made into jobs in one step; a tenant's own limit of unfinished jobs may be less.
    static let linesAtOnce = 100

    private var store: Store { service.store }

    /// Goes on with every open batch until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            let (wakes, sink) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            group.addTask {
                for await _ in store.changes() { sink.yield() }
                sink.finish()
            }
            // A limit a minute passes without anybody's writing anything.
            group.addTask { while (try? await service.clock.sleep(for: .seconds(1))) != nil { sink.yield() } }
            await work(at: wakes)
            group.cancelAll()
        }
    }

    private func work(at wakes: AsyncStream<Void>) async {
        var files: [Int64: [BatchLine]] = [:]
        for await _ in wakes {
            if Task.isCancelled { return }
            do { try await step(&files) } catch is CancellationError { return } catch {
                log.error("a batch could not go on", metadata: ["error": "\(error)"])
            }
            // Not the engine's clock: this spares work, it keeps no time.
            do { try await SystemClock().sleep(for: .milliseconds(100)) } catch { return }
        }
    }

    /// One step of each open batch.
    ///
    /// - Parameter files: The lines of those that are worked on, by batch.
    func step(_ files: inout [Int64: [BatchLine]]) async throws {
        let open = try await store.openBatches()
        for batch in open {
            if batch.state == .validating {
                try await validate(batch, &files)
            } else {
                if files[batch.id] == nil { files[batch.id] = try await lines(of: batch) }
                try await goOn(with: batch, files[batch.id] ?? [])
            }
        }
        let ids = Set(open.map(\.id))
        for id in files.keys where !ids.contains(id) { files[id] = nil }
    }

    private func validate(_ batch: StoredBatch, _ files: inout [Int64: [BatchLine]]) async throws {
        var next = batch
        guard let file = try await store.file(batch.inputFile, of: batch.tenant) else {
            return try await fail(batch, [BatchLine.Fault(code: "file_not_found", message: "The file was deleted.")])
        }
        switch BatchLine.read(try await service.engine.content(of: file), endpoint: batch.endpoint) {
        case .failure(let faults): try await fail(batch, faults.all)
        case .success(let lines):
            next.total = lines.count
            next.enter(.inProgress, at: service.clock.now())
            if try await store.advance(batch, to: next) { files[batch.id] = lines }
        }
    }

    private func fail(_ batch: StoredBatch, _ faults: [BatchLine.Fault]) async throws {
        var next = batch
        next.errors = .array(faults.map(\.json))
        next.enter(.failed, at: service.clock.now())
        try await store.advance(batch, to: next)
    }

    /// None when the file was deleted meanwhile: what is not a job by then, becomes none.
    private func lines(of batch: StoredBatch) async throws -> [BatchLine] {
        guard let file = try await store.file(batch.inputFile, of: batch.tenant) else { return [] }
        let content = try await service.engine.content(of: file)
        return (try? BatchLine.read(content, endpoint: batch.endpoint).get()) ?? []
    }

    private func goOn(with batch: StoredBatch, _ lines: [BatchLine]) async throws {
        let isLate = service.clock.now() >= batch.expiresAt
        let isEnding = batch.state == .cancelling || isLate
        if !isEnding, batch.nextLine < lines.count { return try await submit(batch, lines) }
        if isEnding {
            if try await adopt(batch, lines) { return }
            let jobs = try await store.unendedJobs(ofBatch: batch.id)
            if !jobs.isEmpty { _ = try await service.engine.cancelJobs(jobs.map { JobTarget(id: $0) }) }
        }
        let counts = try await store.counts(ofBatch: batch.id)
        var next = batch
        (next.completed, next.failed) = counts
        let isDone = counts.completed + counts.failed >= batch.nextLine
        guard isDone else {
            if next != batch { try await store.advance(batch, to: next) }
            return
        }
        let end: StoredBatch.State = batch.state == .cancelling ? .cancelled : isLate ? .expired : .completed
        next.failed += isEnding ? 0 : max(0, batch.total - batch.nextLine)
        next.enter(.finalizing, at: service.clock.now())
        next.enter(end, at: service.clock.now())
        let files = try await BatchOutput(service: service, batch: batch, lines: lines, end: end).files()
        try await store.advance(batch, to: next, output: files.output, errors: files.errors)
    }

    /// Notes jobs that were made of further lines, and not noted because the batch was ended meanwhile.
    ///
    /// - Returns: Whether there were any.
    private func adopt(_ batch: StoredBatch, _ lines: [BatchLine]) async throws -> Bool {
        var items: [BatchItem] = []
        for line in batch.nextLine..<max(batch.nextLine, min(batch.nextLine + Self.linesAtOnce, lines.count)) {
            guard let job = try await store.job(withKey: Self.key(batch, line), of: batch.tenant) else { break }
            items.append(BatchItem(line: line, job: job.id))
        }
        guard !items.isEmpty else { return false }
        try await note(items, of: batch)
        return true
    }

    /// No client's own key is like it: headers hold no NUL.
    private static func key(_ batch: StoredBatch, _ line: Int) -> String { "\0batch:\(batch.id):\(line)" }

    private func submit(_ batch: StoredBatch, _ lines: [BatchLine]) async throws {
        let range = batch.nextLine..<min(batch.nextLine + Self.linesAtOnce, lines.count)
        var submissions: [Submission] = []
        var refusals: [Int: APIError] = [:]
        for line in range {
            do throws(ChatRequestError) {
                submissions.append(
                    try lines[line].submission(
                        tenant: batch.tenant, endpoint: batch.endpoint, key: Self.key(batch, line)))
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
            case .failure(.store(let error)) where error.mayPass: return try await note(items, of: batch)
            case .failure(let error): items.append(try item(line, refusedBy: APIError(error), batch))
            case nil: return try await note(items, of: batch)
            }
        }
        try await note(items, of: batch)
    }

    private func note(_ items: [BatchItem], of batch: StoredBatch) async throws {
        var next = batch
        next.nextLine += items.count
        (next.completed, next.failed) = try await store.counts(ofBatch: batch.id)
        if next != batch { try await store.advance(batch, to: next, items: items) }
    }

    private func item(_ line: Int, refusedBy error: APIError, _ batch: StoredBatch) throws -> BatchItem {
        let answer: JSON = ["status_code": .integer(Int64(error.status.code)), "body": error.json]
        return BatchItem(
            line: line, job: nil,
            sealedRefusal: try service.engine.sealed(Array(answer.text.utf8), of: batch.tenant))
    }
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
