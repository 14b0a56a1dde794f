import ChassisCore
import Testing

struct OTLPEncodingTests {
    private static let encoding = OTLPEncoding(sendsContent: false) { words in
        withUnsafeBytes(of: words.hashValue) { Array($0) + Array($0) }
    }

    private static func spans(_ spans: [Span], mark: Int64) -> [JSON] {
        let now = Timestamp(milliseconds: 1_795_435_200_000)
        var attempt = Trace(
            job: Job(
                id: JobID(7), state: .queued, tenant: "acme", feature: "answer", priority: .normal, createdAt: now,
                deadline: now, credits: .zero, promptName: "answer", promptVersion: 1))
        attempt.spans = spans
        return encoding.spans(of: attempt, end: now, mark: mark)
    }

    private static func ids(_ mark: Int64) -> [JSON?] {
        spans([Span(name: "generate", attempt: 1, startNanoseconds: 5, durationNanoseconds: 7)], mark: mark)
            .map { $0["spanId"] }
    }

    @Test func `an attempt that did not count shares no span's id with the next of its number`() {
        #expect(Self.ids(1) == Self.ids(1))
        #expect(Set(Self.ids(1) + Self.ids(2)).count == 4)
    }

    @Test(arguments: ["chat", "embeddings"]) func `a call hangs on its step, and tells times and counts as numbers`(
        operation: String
    ) throws {
        let call = Span(
            name: "\(operation) small", attempt: 1, startNanoseconds: 6, durationNanoseconds: 5,
            attributes: [
                GenAI.operation: operation, GenAI.timeToFirstChunk: "0.31", GenAI.inputTokens: "100",
                GenAI.finishReasons: "stop",
            ])

        let spans = Self.spans(
            [Span(name: "generate", attempt: 1, startNanoseconds: 5, durationNanoseconds: 7), call], mark: 1)

        let sent = try #require(spans.last)
        #expect(sent["parentSpanId"] == spans[1]["spanId"] && sent["kind"] == 3)
        func value(_ name: String) -> JSON? {
            sent["attributes"]?.array?.first { $0["key"]?.string == name }.flatMap { $0["value"] }
        }
        #expect(value(GenAI.operation) == ["stringValue": .string(operation)])
        #expect(value(GenAI.timeToFirstChunk) == ["doubleValue": 0.31])
        #expect(value(GenAI.inputTokens) == ["intValue": "100"])
        #expect(value(GenAI.finishReasons) == ["arrayValue": ["values": [["stringValue": "stop"]]]])
    }

    @Test func `what was said stands at the call that said it, and what was found at the search`() throws {
        let now = Timestamp(milliseconds: 1_795_435_200_000)
        var attempt = Trace(
            job: Job(
                id: JobID(7), state: .queued, tenant: "acme", feature: "answer", priority: .normal, createdAt: now,
                deadline: now, credits: .zero, promptName: "answer", promptVersion: 1))
        func span(_ name: String, _ attributes: SpanAttributes = [:]) -> Span {
            Span(name: name, attempt: 1, startNanoseconds: 5, durationNanoseconds: 7, attributes: attributes)
        }
        attempt.spans = [
            span("retrieve"), span("chat first", [GenAI.operation: "chat", "purpose": "fallback"]),
            span("chat guard", [GenAI.operation: "chat", "purpose": "guard"]),
        ]
        attempt.prompt = [Message(.user, "When?")]
        attempt.context = [
            RetrievedDocument(Passage(id: "refunds", title: "", text: "In 5 days.", score: 0.5), used: true)
        ]
        attempt.final = "In 5 days."

        let spans = OTLPEncoding(sendsContent: true) { _ in [UInt8](repeating: 1, count: 16) }
            .spans(of: attempt, end: now, mark: 1)
        let names = spans.map { span in Set(span["attributes"]?.array?.compactMap { $0["key"]?.string } ?? []) }

        #expect(!names[0].contains(GenAI.inputMessages))
        #expect(names[1].isSuperset(of: [GenAI.operation, GenAI.retrievalDocuments]))
        #expect(names[2].isSuperset(of: [GenAI.inputMessages, GenAI.outputMessages]))
        #expect(names[3].isDisjoint(with: [GenAI.inputMessages, GenAI.outputMessages]))
    }
}
