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

    /// - Parameter beginning: Of the first.
    func write(_ beginning: AwaitedJob.Beginning) async throws {
        guard let usage = try await usage(beginning) else { return }
        if includesUsage { try await writer.event(wire.usageChunk(usage).text) }
        try await writer.event("[DONE]")
    }

    /// Of all answers, once they are written; `nil` where there is none, and the stream says why.
    private func usage(_ beginning: AwaitedJob.Beginning) async throws -> Usage? {
        let isAlone = runs.count == 1
        let choices = runs.indices.map {
            ChoiceStream(run: runs[$0], index: $0, isAlone: isAlone, writer: writer, wire: wire)
        }
        if choices.count == 1 { return try await choices[0].write(beginning) }
        let usage = try await withThrowingTaskGroup(of: Usage?.self) { group in
            for choice in choices {
                group.addTask { try await choice.write(choice.index == 0 ? beginning : .late) }
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
            try await writer.event(APIError(job: job).json.text)
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
            try await send(ChatWire.delta(of: text, isRefusal: isRefusal))
            return try await follow(after: position, having: text)
        case .late: return try await follow(after: .start, having: "")
        }
    }

    /// - Parameter text: What the client has had.
    private func follow(after position: EventPosition, having text: String) async throws -> Usage? {
        var said = SaidText(text)
        var isRefusal = false
        var events = run.service.engine.follow(run.job.id, after: position, .wholly).makeAsyncIterator()
        while let event = try await events.next() {
            var isDue = events.isCaughtUp
            switch event.kind {
            case .delta(let text):
                if event.isRefusal != isRefusal { try await send(&said, isRefusal) }
                isRefusal = event.isRefusal
                guard said.take(text) else { return try await restart() }
            // A server that stops gives its jobs back, and has last words for that.
            case .reset where run.service.stopping.isOpen: throw CancellationError()
            case .reset: said.beginAnew()
            case .state(let state): isDue = isDue || state.isFinal
            }
            // What is void by the time that it could be sent is not.
            if isDue { try await send(&said, isRefusal) }
            guard case .state(let state) = event.kind, state.isFinal else { continue }
            guard let job = try await run.service.store.job(run.job.id) else { return nil }
            return job.state == .completed && said.repeats ? try await restart() : try await finish(job)
        }
        return nil
    }

    private func send(_ said: inout SaidText, _ isRefusal: Bool) async throws {
        if let new = said.unsent() { try await send(ChatWire.delta(of: new, isRefusal: isRefusal)) }
    }

    /// What was sent can't be taken back; the job goes on for others, and its answer can be had from it.
    private func restart() async throws -> Usage? {
        await run.leaveToRepeat()
        return try await fail(
            .failure(
                "The model failed while it answered, and the answer was begun anew. Send the request again, "
                    + "or GET /v1/jobs/\(run.job.id).", code: JobError.restartedCode))
    }

    private func finish(_ job: Job) async throws -> Usage? {
        guard job.state == .completed else { return try await fail(APIError(job: job)) }
        let answer = try await run.service.engine.answer(of: job)
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
        try await writer.event((isAlone ? error.json : wire.failureChunk(error, at: index)).text)
        return nil
    }

    private func send(
        _ delta: JSON, finishReason: InferenceResponse.FinishReason? = nil, logProbabilities: [JSON] = []
    ) async throws {
        let chunk = wire.chunk(delta, at: index, finishReason: finishReason, logProbabilities: logProbabilities)
        try await writer.event(chunk.text)
    }
}

/// What a client has of an answer, or is about to. One that is begun anew goes on from there where it says the same.
struct SaidText: Sendable {
    private var text: [UInt8]
    /// How much of it was sent.
    private var sent: Int
    /// How much of it the running answer has said.
    private var place: Int

    /// - Parameter text: Sent.
    init(_ text: String) {
        self.text = Array(text.utf8)
        (sent, place) = (self.text.count, self.text.count)
    }

    mutating func beginAnew() {
        text.removeLast(text.count - sent)
        place = 0
    }

    /// Whether the running answer has not come to the end of what was sent before it.
    var repeats: Bool { place < text.count }

    /// - Returns: `false` where the answer says otherwise than what was sent.
    mutating func take(_ piece: String) -> Bool {
        let piece = Array(piece.utf8)
        guard piece.starts(with: text[place...].prefix(piece.count)) else { return false }
        text += piece.dropFirst(text.count - place)
        place += piece.count
        return true
    }

    /// What is new to the client, marked as sent; `nil` when nothing is.
    mutating func unsent() -> String? {
        guard sent < text.count else { return nil }
        defer { sent = text.count }
        return String(decoding: text[sent...], as: UTF8.self)
    }
}
