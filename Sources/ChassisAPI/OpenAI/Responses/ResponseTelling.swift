import ChassisCore
import ChassisEngine
import ChassisStore

/// Tells a client the events of a response, few at a time: each word of an answer is one, some hundred bytes long.
struct ResponseTelling: Sendable {
    let service: APIService
    private(set) var stream: ResponseStream
    /// Bytes of text whose events are made and written together.
    private static let portion = 2 << 10

    init(service: APIService, stream: ResponseStream) {
        self.service = service
        self.stream = stream
    }

    /// - Parameter isLast: Whether it is the last one so far: others may be void by what follows, unless they bring text.
    mutating func tell(_ event: JobEvent, isLast: Bool, to writer: StreamWriter) async throws {
        switch event.kind {
        case .delta(let text): try await tell(text, of: event, to: writer)
        case .state(let state) where state.isFinal:
            guard let job = try await row(of: event) else { return }
            if let held = event.answer, held.isLong { return try await end(event, job, held, to: writer) }
            stream.take(event, ended: (job, try await event.answer?.whole()))
            try await write(stream.ready(), to: writer)
        case .state, .reset, .reasoning:
            stream.take(event)
            if isLast || stream.isOver { try await write(stream.ready(), to: writer) }
        }
    }

    /// Takes an event whose number alone is wanted.
    mutating func count(_ event: JobEvent) async throws {
        guard case .state(let state) = event.kind, state.isFinal else { return stream.take(event) }
        if let job = try await row(of: event) {
            stream.take(event, ended: (job, try await event.answer?.whole()))
        }
    }

    private func row(of event: JobEvent) async throws -> Job? {
        if let job = event.job { return job }
        return try await service.store.job(stream.job)
    }

    private mutating func tell(_ text: String, of event: JobEvent, to writer: StreamWriter) async throws {
        guard !stream.knows(text) else { return stream.take(event) }
        var rest = text.utf8[...]
        while !rest.isEmpty {
            let portion = rest.wholeScalars(atMost: Self.portion)
            rest = rest[portion.endIndex...]
            var part = event
            part.kind = .delta(String(decoding: portion, as: UTF8.self))
            // A word is an event, many times as long as it is itself.
            let (stream, bytes) = await Place.away(ifLong: portion.count * 16) { [stream, part] in
                var stream = stream
                stream.take(part)
                let bytes = Self.bytes(of: stream.ready())
                return (stream, bytes)
            }
            self.stream = stream
            if !bytes.isEmpty { try await writer.write(bytes) }
        }
    }

    private func write(_ events: [JSON], to writer: StreamWriter) async throws {
        if !events.isEmpty { try await writer.write(Self.bytes(of: events)) }
    }

    private static func bytes(of events: [JSON]) -> [UInt8] {
        events.reduce(into: []) { $0 += StreamWriter.bytes(of: $1, name: $1["type"]?.string) }
    }

    /// The last events hold the whole answer, four times.
    private mutating func end(
        _ event: JobEvent, _ job: Job, _ held: HeldAnswer, to writer: StreamWriter
    ) async throws {
        let before = stream
        let make: @Sendable (ChatAnswer) -> [JSON] = { answer in
            var stream = before
            stream.take(event, ended: (job, answer))
            return stream.ready()
        }
        stream.take(event, ended: (job, try await held.whole()))
        let names = stream.ready().map { $0["type"]?.string ?? "" }
        for (index, name) in names.enumerated() {
            try await writer.event(LongJSON(of: [held]) { make($0[0])[index] }, name: name)
        }
    }
}
