import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// `/v1/responses`: a job each, so that one in the background outlives its client and its server.
struct ResponseRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [
            Route(.POST, "/v1/responses", scope: .submit) { try await create($0) },
            Route(.POST, "/v1/responses/input_tokens", scope: .submit) { try await countInput($0) },
            Route(.GET, "/v1/responses/{id}", scope: .read) { try await show($0) },
            Route(.DELETE, "/v1/responses/{id}", scope: .submit) { try await delete($0) },
            Route(.POST, "/v1/responses/{id}/cancel", scope: .submit) { try await cancel($0) },
            Route(.GET, "/v1/responses/{id}/input_items", scope: .read) { try await inputItems($0) },
        ]
    }

    /// The request that a body makes, with the conversation that it follows.
    ///
    /// - Parameter needsInput: Whether a response to go on from is not enough.
    func asked(_ body: JSON, _ request: APIRequest, needsInput: Bool = true) async throws -> ResponseRequest {
        var references = ItemReferences(self, for: request)
        let body = try await references.resolved(body)
        var asked = try ResponseRequest(body, needsInput: needsInput) { service.summary($0, of: request.tenant) }
        if let previous = asked.previous {
            let (job, chat) = try await found(previous, request, param: "previous_response_id")
            guard job.state == .completed else {
                throw APIError.badRequest(
                    "The response '\(previous)' is not completed.", code: "previous_response_not_completed",
                    param: "previous_response_id")
            }
            asked.follow(chat, try await service.engine.answer(of: job))
        }
        try asked.checkKept()
        return asked
    }

    private func countInput(_ request: APIRequest) async throws -> APIResponse {
        let asked = try await asked(.object(try request.json()), request)
        let count = try service.engine.promptTokens(of: asked.chat, tenant: request.tenant)
        return .json(["object": "response.input_tokens", "input_tokens": .integer(Int64(count))])
    }

    private func create(_ request: APIRequest) async throws -> APIResponse {
        let body = JSON.object(try request.json())
        var asked = try await asked(body, request)
        asked.chat.isAwaited = !asked.isBackground
        asked.chat.caching = .init(header: request.headers.first(name: "cache-control"))
        let run = try await service.take(
            Submission(tenant: request.tenant, chat: asked.chat), for: request,
            ignoring: ResponseRequest.ignoredMembers(of: body)
                + service.engine.unmet(
                    asked.chat, of: request.tenant,
                    names: ("max_output_tokens", "text.format", "reasoning.effort")),
            isAwaited: !asked.isBackground)
        if asked.chat.isStreamed { return await stream(asked.chat, run, after: -1, isWatched: !asked.isBackground) }
        let job = asked.isBackground ? run.job : try await run.finished().job
        // The synchronous form says what went wrong by its status, as the other routes do.
        var response =
            job.state.isFinal && job.state != .completed
            ? APIResponse(APIError(job: job, question: "input")) : try await show(job, asked.chat)
        await run.headers(&response, of: job)
        return response
    }

    /// - Parameters:
    ///   - number: Events up to this one are known to the client; -1 for none.
    ///   - isWatched: Whether the client's going away may end the job.
    private func stream(
        _ chat: ChatRequest, _ run: AwaitedJob, after number: Int64, isWatched: Bool
    ) async -> APIResponse {
        let write: @Sendable (StreamWriter) async throws -> Void = { writer in
            // The first event tells the job's id.
            if isWatched { try await service.store.sync() }
            var telling = ResponseTelling(
                service: service,
                stream: ResponseStream(ResponseWire(job: run.job, chat: chat, in: service), after: number))
            // Whoever may come back is told what is on disk: it is the same when he does, though the server crashed.
            let manner: EventHub.Manner = isWatched ? .once : .durably
            var events = service.engine.follow(run.job.id, manner).makeAsyncIterator()
            while let event = try await events.next() {
                // A server that stops gives its jobs back, and has last words for that.
                if isWatched, event.kind == .reset, service.stopping.isOpen { throw CancellationError() }
                try await telling.tell(event, isLast: events.isCaughtUp, to: writer)
                if telling.stream.isOver {
                    if telling.stream.isRestarted, isWatched { await run.leaveToRepeat() }
                    return
                }
            }
        }
        let stopped = APIError.stopping(before: run.job.id)
        let lastWords: APIResponse.Stream.Write = { writer in
            let event: JSON = [
                "type": "error", "code": .string(stopped.code), "message": .string(stopped.message), "param": .null,
            ]
            try await writer.lastEvent(event, name: "error")
        }
        // What runs in the background is asked for again by its number.
        var response = APIResponse.events(lastWords: isWatched ? lastWords : nil) { writer in
            try await writer.beating(service.clock) {
                if isWatched { try await run.watching { try await write(writer) } } else { try await write(writer) }
            }
        }
        await run.headers(&response, of: run.job)
        return response
    }

    private func show(_ request: APIRequest) async throws -> APIResponse {
        let (job, chat) = try await found(request.parameters["id"] ?? "", request)
        guard request.query("stream") == "true" else {
            var response = try await showAlone(job, chat)
            if !job.state.isFinal { response.set("retry-after", "1") }
            return response
        }
        let number = try request.query("starting_after").map { text throws(APIError) in
            guard let number = Int64(text), number >= 0 else {
                throw APIError.badRequest(
                    "'starting_after' must be the sequence_number of an event.", param: "starting_after")
            }
            return number
        }
        if let number {
            let last = try await lastNumber(of: job, chat)
            guard number <= last else {
                throw APIError.badRequest(
                    "'starting_after' is \(number), and the last event so far has the number \(last).",
                    code: "event_not_found", param: "starting_after")
            }
        }
        let run = AwaitedJob(service: service, job: job, ignored: [], onDisconnect: .finish)
        return await stream(chat, run, after: number ?? -1, isWatched: false)
    }

    private func lastNumber(of job: Job, _ chat: ChatRequest) async throws -> Int64 {
        await service.engine.writeDown(job.id)
        var telling = ResponseTelling(
            service: service,
            stream: ResponseStream(ResponseWire(job: job, chat: chat, in: service), after: .max))
        var events = service.engine.follow(job.id, .durably).makeAsyncIterator()
        while let event = try await events.next() {
            try await telling.count(event)
            if events.isCaughtUp { break }
        }
        return telling.stream.last
    }

    /// Deletes what was said; the job's row and its bill stay as long as others do.
    private func delete(_ request: APIRequest) async throws -> APIResponse {
        let id = request.parameters["id"] ?? ""
        let (job, _) = try await found(id, request)
        guard job.state.isFinal else {
            throw APIError.badRequest("The response '\(id)' has not ended; cancel it first.", code: "response_running")
        }
        try await service.store.deleteTexts(of: job.id)
        return .json(["id": .string(id), "object": "response.deleted", "deleted": true])
    }

    private func cancel(_ request: APIRequest) async throws -> APIResponse {
        let (job, chat) = try await found(request.parameters["id"] ?? "", request)
        guard ResponseWire(job: job, chat: chat, in: service).isBackground else {
            throw APIError.badRequest(
                "Only a response in the background can be cancelled.", code: "response_not_background")
        }
        if !job.state.isFinal { _ = try await service.engine.cancelJobs([JobTarget(id: job.id)]) }
        // A worker that hears of it ends within a moment; one that can't, later.
        let ended = try await service.engine.finished(job.id, within: .seconds(3))
        return try await showAlone(ended ?? job, chat)
    }

    private func inputItems(_ request: APIRequest) async throws -> APIResponse {
        let (job, chat) = try await found(request.parameters["id"] ?? "", request)
        var items = ResponseWire(job: job, chat: chat, in: service).inputItems
        let order = request.query("order") ?? "desc"
        guard ["asc", "desc"].contains(order) else {
            throw APIError.badRequest("'order' must be asc or desc.", param: "order")
        }
        if order == "desc" { items.reverse() }
        if let after = request.query("after") {
            // Whoever got the first page again for it would ask for ever.
            guard let place = items.firstIndex(where: { $0["id"]?.string == after }) else {
                throw APIError.badRequest("'after' must be an id of this list.", param: "after")
            }
            items.removeSubrange(...place)
        }
        return .json(Page.json(items, limit: try Page.limit(request, most: 100)))
    }

    /// The same with the headers of a job that nobody waits for in this request.
    private func showAlone(_ job: Job, _ chat: ChatRequest) async throws -> APIResponse {
        var response = try await show(job, chat)
        response.set(await service.view.headers(job))
        return response
    }

    private func show(_ job: Job, _ chat: ChatRequest) async throws -> APIResponse {
        let held = job.state == .completed ? [try await service.engine.held(job)] : []
        return try await .json(of: held) { ResponseWire(job: job, chat: chat, in: service).object($0.first) }
    }

    /// The tenant's own response, kept and not deleted.
    ///
    /// With `store: false` there is none by its id, nor can another follow it. Its job is one like any other: its answer
    /// rests sealed as long as `retention.payloads` has it, so that a client's further try, and `/v1/jobs/{id}`, have the
    /// answer that was paid for. Who wants it gone before deletes it or shortens the retention.
    func found(_ id: String, _ request: APIRequest, param: String? = nil) async throws -> (Job, ChatRequest) {
        if let job = try await service.job(named: id, prefix: ResponseWire.prefix, for: request),
            let chat = try await service.engine.chatRequest(of: job), chat.envelope?["kind"] == "response",
            chat.envelope?["store"] != false
        {
            return (job, chat)
        }
        var error = APIError.notFound("There is no response '\(id.prefix(100))'.", code: "response_not_found")
        error.param = param
        throw error
    }
}
