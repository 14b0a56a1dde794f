import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// Writes a chat's answers as chunks while they come.
struct ChatStream: Sendable {
    private let runs: [AwaitedJob]
    private let writer: StreamWriter
    private let wire: ChatWire
    private let includesUsage: Bool

    init(_ chat: ChatRequest, _ runs: [AwaitedJob], _ writer: StreamWriter) {
        self.runs = runs
        self.writer = writer
        wire = ChatWire(chat, runs[0].job)
        includesUsage = chat.includesUsage
    }

    /// - Parameter beginning: Of the answer at that place.
    func write(_ beginning: AwaitedJob.Beginning, of place: Int) async throws {
        guard let usage = try await usage(beginning, of: place) else { return }
        if includesUsage { try await writer.event(wire.usageChunk(usage)) }
        try await writer.event("[DONE]")
    }

    /// Of all answers, once they are written; `nil` where there is none, and the stream says why.
    private func usage(_ beginning: AwaitedJob.Beginning, of place: Int) async throws -> Usage? {
        let isAlone = runs.count == 1
        let choices = runs.indices.map {
            ChoiceStream(run: runs[$0], index: $0, isAlone: isAlone, writer: writer, wire: wire)
        }
        if choices.count == 1 { return try await choices[0].write(beginning) }
        let usage = try await withThrowingTaskGroup(of: Usage?.self) { group in
            for choice in choices {
                group.addTask { try await choice.write(choice.index == place ? beginning : .late) }
            }
            var sum: Usage?
            for try await usage in group {
                guard let usage else { continue }
                sum = sum.map { $0 + usage } ?? usage
            }
            return sum
        }
        // Who looks at no choice hears it all the same.
        if usage == nil, let job = try await runs[0].service.store.job(runs[0].job.id), job.state.isFinal,
            job.state != .completed
        {
            try await writer.event(APIError(job: job).json)
        }
        return usage
    }
}

/// One of the answers, its chunks between those of the others.
private struct ChoiceStream: Sendable {
    let run: AwaitedJob
    let index: Int
    /// Whether there is no other.
    let isAlone: Bool
    let writer: StreamWriter
    let wire: ChatWire

    /// - Returns: The answer's usage; `nil` where the stream says why there is none.
    func write(_ beginning: AwaitedJob.Beginning) async throws -> Usage? {
        try await send(["role": "assistant", "content": ""])
        switch beginning {
        case .ended(let job): return try await finish(job)
        case .text(let text, let isRefusal, let position):
            try await send(ChatWire.delta(of: text, isRefusal: isRefusal), size: text.utf8.count)
            return try await follow(after: position, having: text)
        case .late: return try await follow(after: .start, having: "")
        }
    }

    /// - Parameter text: What the client has had.
    private func follow(after position: EventPosition, having text: String) async throws -> Usage? {
        var said = SaidText()
        _ = said.take(text)
        for try await event in run.service.engine.follow(run.job.id, after: position, [.wholly, .withReasoning]) {
            switch event.kind {
            case .delta(let text):
                guard let new = said.take(text) else { return try await restart() }
                guard !new.isEmpty else { continue }
                try await send(ChatWire.delta(of: new, isRefusal: event.isRefusal), size: new.utf8.count)
            case .reasoning(let text): try await send(["reasoning_content": .string(text)], size: text.utf8.count)
            // A server that stops gives its jobs back, and has last words for that.
            case .reset where run.service.stopping.isOpen: throw CancellationError()
            case .reset: said.beginAnew()
            case .state(let state) where state.isFinal:
                guard let job = try await run.service.store.job(run.job.id) else { return nil }
                if job.state == .completed, said.repeats { return try await restart() }
                return try await finish(job, event.answer)
            case .state: break
            }
        }
        return nil
    }

    /// What was sent can't be taken back; the job goes on for others, and its answer can be had from it.
    private func restart() async throws -> Usage? {
        await run.leaveToRepeat()
        return try await fail(
            .failure(
                "The model failed while it answered, and the answer was begun anew. Send the request again, "
                    + "or GET /v1/jobs/\(run.job.id).", code: JobError.restartedCode))
    }

    private func finish(_ job: Job, _ held: HeldAnswer? = nil) async throws -> Usage? {
        guard job.state == .completed else { return try await fail(APIError(job: job)) }
        var answer = if let held { try await held.whole() } else { try await run.service.engine.answer(of: job) }
        // Sent by now, and not to be held for a client that is slow.
        (answer.text, answer.reasoning) = ("", "")
        for (place, call) in answer.toolCalls.enumerated() {
            for delta in ChatWire.deltas(of: call, at: place) { try await send(["tool_calls": [delta]]) }
        }
        if !answer.logProbabilities.isEmpty {
            try await send(["content": ""], logProbabilities: answer.logProbabilities)
        }
        try await send([:], finishReason: answer.wireReason)
        return job.usage
    }

    private func fail(_ error: APIError) async throws -> Usage? {
        try await writer.event(isAlone ? error.json : wire.failureChunk(error, at: index))
        return nil
    }

    private func send(
        _ delta: JSON, size: Int = 0, finishReason: InferenceResponse.FinishReason? = nil, logProbabilities: [JSON] = []
    ) async throws {
        let chunk = wire.chunk(delta, at: index, finishReason: finishReason, logProbabilities: logProbabilities)
        try await writer.event(chunk, size: size)
    }
}
