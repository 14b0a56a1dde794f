import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// A job as the request sees it that brought it and waits for its answer.
struct AwaitedJob: Sendable {
    let service: APIService
    let job: Job
    /// Members of the body that were accepted and change nothing.
    let ignored: [String]
    let onDisconnect: Plan.OnDisconnect
    /// What the job was made of, or found by; `nil` for one that is asked for by its id.
    private let submission: Submission?
    /// Whether another request began it.
    private let isReplayed: Bool
    private let waiter: Waiter

    init(
        service: APIService, job: Job, ignored: [String], onDisconnect: Plan.OnDisconnect,
        submission: Submission? = nil, isReplayed: Bool = false
    ) {
        self.submission = submission
        self.isReplayed = isReplayed
        self.service = service
        self.job = job
        self.ignored = ignored
        self.onDisconnect = onDisconnect
        waiter = service.waiters.enter(job.id)
    }

    /// What a stream begins with.
    enum Beginning: Sendable {
        /// It ended before there was anything to tell.
        case ended(Job)
        /// Text has come; it goes on behind that place.
        case text(String, isRefusal: Bool, after: EventPosition)
        /// The model thinks aloud, or nothing has come for so long that the client must hear something: it goes on from
        /// the first event.
        case late
    }

    /// The job once it has ended. A client that hangs up leaves it to go on, or ends it, as its plan has it, when nobody
    /// else waits for it.
    func finished() async throws -> EndedJob {
        try await watching {
            let (engine, id) = (service.engine, job.id)
            let ended = try await untilStopped { stop in
                try await stop.ending { try await engine.ended(id, leaving: $0) }
            }
            guard let ended else { throw APIError.internalError }
            noteFailure(of: ended.job)
            return ended
        }
    }

    /// Runs what waits for the job. The workers of a server that stops begin no more jobs: who waits for one that none has
    /// begun hears so at once, with its name, and others when the time is over that they had.
    ///
    /// - Parameter body: Is given what ends it when it opens.
    private func untilStopped<T>(_ body: (Latch) async throws -> T) async throws -> T {
        do { return try await body(service.stopping) } catch is CancellationError where isLeftAlone {}
        if let now = try await service.store.job(job.id), now.state != .queued {
            do { return try await body(service.ending) } catch is CancellationError where isLeftAlone {}
        }
        // Its client is about to be told its id.
        try await service.store.sync()
        throw APIError.stopping(before: job.id)
    }

    /// Whether it is the server that goes, and not the client.
    private var isLeftAlone: Bool { service.stopping.isOpen && !Task.isCancelled }

    /// Waits until it is known which status the answer has: a stream that has begun can't take its status back. No longer
    /// than to a heartbeat, because proxies give up on answers that don't begin.
    func beginning() async throws -> Beginning {
        let beginning = try await watching {
            try await untilStopped { stop in
                try await stop.cancelling {
                    try await withThrowingTaskGroup(of: Beginning.self) { group in
                        group.addTask { try await firstWords() }
                        group.addTask {
                            try await service.clock.sleep(for: StreamWriter.beat)
                            return .late
                        }
                        defer { group.cancelAll() }
                        guard let first = try await group.next() else { throw CancellationError() }
                        return first
                    }
                }
            }
        }
        try await service.store.sync()
        return beginning
    }

    private func firstWords() async throws -> Beginning {
        for try await event in service.engine.follow(job.id, [.standing, .withReasoning]) {
            switch event.kind {
            case .delta(let text): return .text(text, isRefusal: event.isRefusal, after: event.position)
            case .reasoning: return .late
            case .state(let state) where state.isFinal:
                if let job = try await service.store.job(job.id) {
                    noteFailure(of: job)
                    return .ended(job)
                }
            case .reset, .state: break
            }
        }
        try Task.checkCancellation()
        throw APIError.internalError
    }

    private func noteFailure(of job: Job) {
        guard job.state != .completed, let submission else { return }
        service.noteRefused(submission, APIError(job: job))
    }

    /// Runs what ends with the client's connection.
    func watching<T>(_ body: () async throws -> T) async throws -> T { try await [self].watching(body) }

    /// Leaves the job to the client's next request of the same kind: its answer is begun anew, and this one has had too
    /// much of it to go on.
    func leaveToRepeat() async {
        guard let submission, submission.idempotencyKey == nil else { return }
        let hash = service.engine.fingerprint(submission)
        try? await service.store.noteUnheard(job.id, of: submission.tenant, hash: hash)
    }

    fileprivate func hangUp() async {
        guard waiter.leave(), onDisconnect == .cancel else { return }
        let engine = service.engine
        // Not a child, because this task is cancelled already; awaited here.
        await Task { _ = try? await engine.cancelJobs([JobTarget(id: job.id)]) }.value
    }

    /// What a job says in headers that concerns no format: how it was answered and what it cost.
    func headers(_ response: inout APIResponse, of job: Job, creditsLeft: Credits? = nil) async {
        var headers = await service.view.headers(job, creditsLeft: creditsLeft)
        if let end = job.finishedAt {
            let took = max(0, end.milliseconds - job.createdAt.milliseconds)
            headers.add(name: "openai-processing-ms", value: String(took))
        }
        if isReplayed { headers.add(name: "idempotent-replayed", value: "true") }
        response.set(headers)
        response.warn(ofIgnored: ignored)
    }
}

extension [AwaitedJob] {
    /// Runs what ends with the connection of the client that waits for all of them.
    func watching<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch {
            // An answer that says no, or a stop of the server, is no hang-up.
            let isAnswer = error is APIError || error is any OperatorError
            for run in self where (Task.isCancelled || !isAnswer) && !run.service.stopping.isOpen { await run.hangUp() }
            throw error
        }
    }
}

extension APIService {
    /// Takes a request as a job of the tenant who asks.
    ///
    /// A client that sends a request again without a key of its own, and says so, gets the job that its first try began.
    ///
    /// One with a key gets the job that the key stands for while that may still bring an answer, or has: so nothing runs
    /// or costs twice that was answered, or is being worked at. Where the request waits for its answer, and the job was
    /// cancelled (by a client that hung up, say) or failed for what is no fault of the request, the key begins a new job,
    /// as one without a key would: OpenAI's clients try again after such an answer, with the same headers, and an old
    /// failure given at once would make nothing of that. What the request itself is to blame for is told again, and so is
    /// all that `POST /v1/jobs` and responses in the background were told: their ids are their answers.
    ///
    /// - Parameter isAwaited: Whether its answer is what the request is answered with.
    func take(
        _ submission: Submission, for request: APIRequest, ignoring: [String] = [], isAwaited: Bool = true
    ) async throws -> AwaitedJob {
        var submission = submission
        submission.idempotencyKey = try request.idempotencyKey()
        submission.retrying = Self.retrying(request)
        submission.isAwaited = isAwaited
        return awaited(try await submit(submission), of: submission, ignoring: ignoring)
    }

    /// Takes a request that is answered several times as a job for each answer, all of them or none.
    ///
    /// A try of it that comes again finds those that were answered, and pays for the others alone.
    func takeTogether(
        _ parts: [Submission], for request: APIRequest, ignoring: [String]
    ) async throws -> [AwaitedJob] {
        let key = try request.idempotencyKey()
        let parts = parts.enumerated().map { index, part in
            var part = part
            // The first has the key as it came, so that no request for one answer has it as well.
            part.idempotencyKey =
                index == 0 ? key : key.map { IdempotencyKey("\($0.text)\0\(index)", route: $0.route) }
            part.retrying = Self.retrying(request)
            part.isAwaited = true
            return part
        }
        return zip(try await submitTogether(parts, of: request.tenant), parts).map {
            awaited($0, of: $1, ignoring: ignoring)
        }
    }

    /// Clients that don't count their tries may always be at their first one.
    private static func retrying(_ request: APIRequest) -> Retrying { request.retrying ?? .first }

    private func awaited(
        _ outcome: AdmissionOutcome, of submission: Submission, ignoring: [String]
    ) -> AwaitedJob {
        let job = outcome.job
        let isReplayed = if case .existing = outcome { true } else { false }
        return AwaitedJob(
            service: self, job: job, ignored: ignoring,
            onDisconnect: engine.setup.workspace.plan(ofTenant: job.tenant)?.onDisconnect ?? .finish,
            submission: submission, isReplayed: isReplayed)
    }

    /// The tenant's own job that a name such as `resp_job_42` stands for; another's is not there.
    func job(named text: String?, prefix: String, for request: APIRequest) async throws -> Job? {
        guard let text, text.hasPrefix(prefix), let id = JobID(text.dropFirst(prefix.count)),
            let job = try await store.job(id), job.tenant == request.tenant
        else { return nil }
        return job
    }
}
