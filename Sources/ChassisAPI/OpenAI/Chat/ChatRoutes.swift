import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// `POST /v1/chat/completions`, whole and as a stream.
struct ChatRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [Route(.POST, "/v1/chat/completions", scope: .submit) { try await complete($0) }]
    }

    private func complete(_ request: APIRequest) async throws -> APIResponse {
        let object = try request.json()
        let body = JSON.object(object)
        var chat = try ChatRequest(body, isContinued: body["conversation_id"] != nil)
        chat.isAwaited = true
        chat.caching = .init(header: request.headers.first(name: "cache-control"))
        let conversation = try JobRequest.conversation(object)
        guard conversation == nil || chat.choice.count == 1 else {
            throw ChatRequestError(.unsupported, "n", "must be 1 in a conversation: a turn has one answer")
        }
        try checkNumber(of: chat, for: request.tenant)
        let parts = chat.choices.map { choice in
            var submission = Submission(tenant: request.tenant, chat: choice)
            if let conversation { submission.continueConversation(conversation) }
            return submission
        }
        let ignored =
            ChatRequest.ignoredMembers(of: body)
            + service.engine.unmet(
                chat, of: request.tenant,
                names: (
                    body["max_tokens"] == nil ? "max_completion_tokens" : "max_tokens", "response_format",
                    body["reasoning_effort"] == nil ? "reasoning.effort" : "reasoning_effort"
                ))
        let runs: [AwaitedJob]
        do {
            runs =
                parts.count == 1
                ? [try await service.take(parts[0], for: request, ignoring: ignored)]
                : try await service.takeTogether(parts, for: request, ignoring: ignored)
        } catch var refusal as APIError {
            // What a job has as its input, a chat has in its messages.
            if refusal.param == "input" { refusal.param = "messages" }
            throw refusal
        }
        return chat.isStreamed ? try await stream(chat, runs) : try await whole(chat, runs)
    }

    /// Refuses for good more answers than the tenant's plan takes at a time: no wait would bring them.
    private func checkNumber(of chat: ChatRequest, for tenant: String) throws(ChatRequestError) {
        guard chat.choice.count > 1, let plan = service.engine.setup.workspace.plan(ofTenant: tenant) else { return }
        let limits = [plan.limits.concurrency, plan.limits.requestsPerMinute].compactMap(\.self)
        let most = limits.reduce(plan.maxQueuedJobs, min)
        guard chat.choice.count > most else { return }
        throw ChatRequestError(
            .wrongValue, "n", "must be 1 to \(most): plan '\(plan.name)' takes no more at a time",
            remedy: "send several requests")
    }

    /// - Parameter runs: One for each choice, in their order; 1 or more.
    private func whole(_ chat: ChatRequest, _ runs: [AwaitedJob]) async throws -> APIResponse {
        let ended = try await runs.finished()
        guard ended.contains(where: { $0.job.state == .completed }) else {
            var response = APIResponse(APIError(job: ended[0].job))
            await runs[0].headers(&response, of: ended[0].job)
            response.sumUp(ended.map(\.job))
            return response
        }
        var held: [HeldAnswer] = []
        for end in ended where end.job.state == .completed {
            let answer = if let known = end.answer { HeldAnswer(known) } else { try await service.engine.held(end.job) }
            held.append(answer)
        }
        let usage = ended.dropFirst().reduce(ended[0].job.usage) { $0 + $1.job.usage }
        var response = try await Self.body(ChatWire(chat, runs[0].job), ended.map(\.job), held, usage)
        // Of several, another may have been settled since.
        let left = ended.count == 1 ? ended[0].creditsLeft : nil
        await runs[0].headers(&response, of: ended[0].job, creditsLeft: left)
        response.sumUp(ended.map(\.job))
        return response
    }

    /// - Parameter held: The answers of those jobs that were completed.
    private static func body(
        _ wire: ChatWire, _ jobs: [Job], _ held: [HeldAnswer], _ usage: Usage
    ) async throws -> APIResponse {
        if jobs.count == 1, !held[0].isLong, let bytes = wire.plain(try await held[0].whole(), usage: usage) {
            return .json(bytes: bytes)
        }
        return try await APIResponse.json(of: held) { answers in
            var answers = answers[...]
            let results = jobs.map { job -> Result<ChatAnswer, APIError> in
                guard job.state == .completed, let answer = answers.popFirst() else {
                    return .failure(APIError(job: job))
                }
                return .success(answer)
            }
            return wire.whole(results, usage: usage)
        }
    }

    private func stream(_ chat: ChatRequest, _ runs: [AwaitedJob]) async throws -> APIResponse {
        let attendance = runs.map { service.engine.attend($0.job.id, .wholly) }
        let (place, beginning) = try await runs.naming { try await runs.watching { try await runs.beginning() } }
        if case .ended(let job) = beginning, job.state != .completed {
            var response = APIResponse(APIError(job: job))
            await runs[place].headers(&response, of: job)
            if runs.count > 1 { response.sumUp(try await runs.finished().map(\.job)) }
            return response
        }
        let first = runs[place]
        let stopped = APIError.stopping(before: first.job.id).json
        var response = APIResponse.events(lastWords: { try await $0.lastEvent(stopped) }) { writer in
            try await writer.beating(service.clock) {
                try await runs.watching { try await ChatStream(chat, runs, writer).write(beginning, of: place) }
            }
            withExtendedLifetime(attendance) {}
        }
        let job: Job? = if case .ended(let job) = beginning { job } else { nil }
        await first.headers(&response, of: job ?? first.job)
        if runs.count > 1 { response.sumUp(runs.map(\.job)) }
        return response
    }
}

extension [AwaitedJob] {
    /// The jobs once all of them have ended, in their order.
    fileprivate func finished() async throws -> [EndedJob] {
        if count == 1 { return [try await self[0].finished()] }
        return try await naming {
            try await withThrowingTaskGroup(of: (Int, EndedJob).self) { group in
                for (index, run) in enumerated() { group.addTask { (index, try await run.finished()) } }
                return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
            }
        }
    }

    /// The first of them that has anything to tell, and how it begins: its status is that of a stream, which says itself
    /// where another fails. Where all have failed, the last.
    fileprivate func beginning() async throws -> (place: Int, AwaitedJob.Beginning) {
        for (place, run) in enumerated() {
            let beginning = try await run.beginning()
            guard place < count - 1, case .ended(let job) = beginning, job.state != .completed else {
                return (place, beginning)
            }
        }
        throw APIError.internalError
    }

    /// Runs what may be broken off by the end of the server; its client hears of all the jobs then, not of one.
    fileprivate func naming<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch var stopped as APIError
            where stopped.code == APIError.stopping.code && count > 1
        {
            let names = map(\.job.id.description).joined(separator: ",")
            stopped.headers.replaceOrAdd(name: "x-chassis-job", value: names)
            throw stopped
        }
    }
}

extension APIResponse {
    /// Says of several jobs what the headers of the first one say of it.
    fileprivate mutating func sumUp(_ jobs: [Job]) {
        guard jobs.count > 1 else { return }
        set("x-chassis-job", jobs.map(\.id.description).joined(separator: ","))
        set("x-chassis-trace", jobs.map(\.id.trace).joined(separator: ","))
        for name in ["cost-usd", "credits-charged", "attempts"] { headers.remove(name: "x-chassis-\(name)") }
        guard jobs.allSatisfy(\.state.isFinal) else { return }
        let costs = jobs.compactMap(\.cost)
        if costs.count == jobs.count { set("x-chassis-cost-usd", costs.reduce(.zero, +).decimalDollars) }
        set("x-chassis-credits-charged", jobs.reduce(Credits.zero) { $0 + $1.credits }.text)
        set("x-chassis-attempts", String(jobs.reduce(0) { $0 + $1.attempts }))
    }
}
