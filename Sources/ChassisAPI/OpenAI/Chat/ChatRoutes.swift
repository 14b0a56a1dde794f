import ChassisCore
import NIOHTTP1
import ChassisEngine
import ChassisStore

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
        var submission = Submission(tenant: request.tenant, chat: chat)
        if let id = try JobRequest.conversation(object) { submission.continueConversation(id) }
        let run: AwaitedJob
        do {
            run = try await service.take(
                submission, for: request,
                ignoring: ChatRequest.ignoredMembers(of: body))
        } catch var refusal as APIError {
            // What a job has as its input, a chat has in its messages.
            if refusal.param == "input" { refusal.param = "messages" }
            throw refusal
        }
        return chat.isStreamed ? try await stream(chat, run) : try await whole(chat, run)
    }

    private func whole(_ chat: ChatRequest, _ run: AwaitedJob) async throws -> APIResponse {
        let ended = try await run.finished()
        let job = ended.job
        guard job.state == .completed else {
            var response = APIResponse(APIError(job: job))
            await run.headers(&response, of: job)
            return response
        }
        let wire = ChatWire(chat, run.job)
        let answer: ChatAnswer
        if let known = ended.answer { answer = known } else { answer = try await service.engine.answer(of: job) }
        var response = APIResponse.json(wire.whole(answer, usage: job.usage))
        await run.headers(&response, of: job)
        return response
    }

    private func stream(_ chat: ChatRequest, _ run: AwaitedJob) async throws -> APIResponse {
        let beginning = try await run.beginning()
        if case .ended(let job) = beginning, job.state != .completed {
            var response = APIResponse(APIError(job: job))
            await run.headers(&response, of: job)
            return response
        }
        let stopped = APIError.stopping(before: run.job.id).json.text
        var response = APIResponse.events(lastWords: { try await $0.event(stopped) }) { writer in
            try await writer.beating(service.clock) {
                try await run.watching { try await ChatStream(chat, run, writer).write(beginning) }
            }
        }
        let job: Job? = if case .ended(let job) = beginning { job } else { nil }
        await run.headers(&response, of: job ?? run.job)
        return response
    }
}

/// Writes a chat's answer as chunks while it comes.
struct ChatStream: Sendable {
    private let chat: ChatRequest
    private let run: AwaitedJob
    private let writer: StreamWriter
    private let wire: ChatWire

    init(_ chat: ChatRequest, _ run: AwaitedJob, _ writer: StreamWriter) {
        self.chat = chat
        self.run = run
        self.writer = writer
        wire = ChatWire(chat, run.job)
    }

    func write(_ beginning: AwaitedJob.Beginning) async throws {
        try await send(wire.chunk(["role": "assistant", "content": ""]))
        switch beginning {
        case .ended(let job): try await finish(job)
        case .text(let text, let isRefusal, let position):
            try await send(wire.chunk(ChatWire.delta(of: text, isRefusal: isRefusal)))
            try await follow(after: position)
        case .late: try await follow(after: .start)
        }
    }

    private func follow(after position: EventPosition) async throws {
        var hasText = position != .start
        for try await event in run.service.engine.follow(run.job.id, after: position) {
            switch event.kind {
            case .delta(let text):
                hasText = true
                try await send(wire.chunk(ChatWire.delta(of: text, isRefusal: event.isRefusal)))
            // A server that stops gives its jobs back, and has last words for that.
            case .reset where run.service.stopping.isOpen: throw CancellationError()
            case .reset where !hasText: break
            case .reset:
                // What was sent can't be taken back; the job goes on, and its answer can be had from it.
                return try await send(
                    APIError(
                        status: .internalServerError, type: "server_error", code: "answer_restarted",
                        message: "The model failed while it answered, and the answer was begun anew: "
                            + "GET /v1/jobs/\(run.job.id)."
                    ).json)
            case .state(let state) where state.isFinal:
                guard let job = try await run.service.store.job(run.job.id) else { return }
                return try await finish(job)
            case .state: break
            }
        }
    }

    private func finish(_ job: Job) async throws {
        guard job.state == .completed else { return try await send(APIError(job: job).json) }
        let answer = try await run.service.engine.answer(of: job)
        for (index, call) in answer.toolCalls.enumerated() {
            for delta in ChatWire.deltas(of: call, at: index) { try await send(wire.chunk(["tool_calls": [delta]])) }
        }
        if !answer.logProbabilities.isEmpty {
            try await send(wire.chunk(["content": ""], logProbabilities: answer.logProbabilities))
        }
        try await send(wire.chunk([:], finishReason: answer.wireReason))
        if chat.includesUsage { try await send(wire.usageChunk(job.usage)) }
        try await writer.event("[DONE]")
    }

    private func send(_ chunk: JSON) async throws { try await writer.event(chunk.text) }
}
