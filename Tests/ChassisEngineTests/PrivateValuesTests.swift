import ChassisCore
import ChassisStore
import ChassisTestSupport
import Foundation
import Logging
import Synchronization
import Testing

@testable import ChassisEngine

/// Ten thousand personal values through every way there is: none in clear in any byte written or sent, all of them back
/// in the answers.
@Suite(.timeLimit(.minutes(3)))
struct PrivateValuesTests {
    /// Everything that leaves the process or is written beside the store.
    private final class Outlet: Sendable {
        private let bytes = Mutex<[UInt8]>([])

        func add(_ more: some Sequence<UInt8>) { bytes.withLock { $0 += more } }
        func add(_ text: String) { add(text.utf8) }
        var all: [UInt8] { bytes.withLock { $0 } }
    }

    private struct Journal: LogHandler {
        let outlet: Outlet
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { outlet.add("\(event.message) \(event.metadata ?? [:])\n") }
    }

    private static let perJob = 100

    /// Repeats what it was told, in a stream of single characters where one was asked for; calls a function where there
    /// is one.
    @Sendable private static func echo(_ request: RecordedRequest) -> Script {
        let body = (try? JSON(parsing: request.body)) ?? .null
        let messages = body["messages"]?.array ?? []
        let said = (messages.last { $0["role"] == "user" }?["content"]?.string ?? "").replacing("Question: ", with: "")
        if body["tools"] != nil {
            let arguments = JSON.object(JSONObject([("note", .string(said))])).text
            let call: JSON = [
                "id": "c1", "model": "first-2026", "usage": ["prompt_tokens": 100, "completion_tokens": 20],
                "choices": [
                    [
                        "index": 0, "finish_reason": "tool_calls",
                        "message": [
                            "role": "assistant", "content": .null,
                            "tool_calls": [
                                [
                                    "id": "t1", "type": "function",
                                    "function": ["name": "save", "arguments": .string(arguments)],
                                ]
                            ],
                        ],
                    ]
                ],
            ]
            return .json(call.text)
        }
        let cut = said.unicodeScalars.map { String($0) }
        // Some in pieces of a character, so that every value is cut at every place.
        guard said.hasPrefix("Stream") else { return .answer(said) }
        let events = cut.map { piece in
            let delta: JSON = ["choices": [["index": 0, "delta": ["content": .string(piece)]]]]
            return delta.text
        }
        let end: JSON = [
            "choices": [["index": 0, "delta": JSON.object(JSONObject()), "finish_reason": "stop"]],
            "usage": ["prompt_tokens": 100, "completion_tokens": 20],
        ]
        return .eventStream(events + [end.text, "[DONE]"])
    }

    @Test func `ten thousand personal values pass every way in and out, and none is seen`() async throws {
        let values = PrivateValues(10_000).all
        let outlet = Outlet()
        let samples = Mutex<[GoldenSample]>([])
        let golden = GoldenFiles(
            names: { [] }, load: { throw GoldenError.unknownSuite($0, known: []) },
            append: { sample, _ in
                samples.withLock { $0.append(sample) }
                outlet.add("\(sample)")
            })
        let fixture = try await EngineFixture(
            features: [Feature(name: "answer", prompt: "answer", retrieval: .init(), cache: .init())], golden: golden,
            script: Self.echo, logger: Logger(label: "test") { _ in Journal(outlet: outlet) },
            change: {
                $0.telemetry.endpoint = "http://collector/v1/traces"
                $0.telemetry.sendsContent = true
                $0.plans[0].monthlyCredits = Credits(milli: 1_000_000_000)
            })
        let exporter = TraceExporter(engine: fixture.engine) { _, body in
            outlet.add(body)
            return 200
        }
        let sender = WebhookSender(engine: fixture.engine) { webhook, _ in
            outlet.add(webhook.body)
            for header in webhook.headers { outlet.add(header.value) }
            return .status(204, retryAfter: nil)
        }
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        _ = await exporter.exportOnce()

        var restored: Set<String> = []
        let finder = ByteSearch(values)
        for (number, start) in stride(from: 0, to: values.count, by: Self.perJob).enumerated() {
            let own = Array(values[start..<min(start + Self.perJob, values.count)])
            let job = try await Self.send(own, number: number, fixture)
            #expect(job.state == .completed, "\(job.error?.message ?? "")")
            let output = try await fixture.output(job)
            restored.formUnion(finder.found(in: output.utf8))
            if number % 10 == 0 {
                try await fixture.engine.flag(
                    job.id, reason: "It repeats \(own[0])", expected: "Not \(own[1])", reporter: "cli")
                _ = try await fixture.engine.makeSample(
                    from: job.id, expected: "Not \(own[2])", suite: "answer", category: nil, flag: nil)
            }
            outlet.add("\(try await fixture.trace(job))")
        }
        _ = try await fixture.store.indexTraces(limit: 1000)
        await sender.sendDue()
        while let sent = await exporter.exportOnce(), sent > 0 {}

        #expect(restored.count == values.count)
        #expect(finder.found(in: outlet.all).isEmpty, "told to a collector, a receiver, a log or a file")
        #expect(samples.withLock { $0.count } == 10 && outlet.all.count > 1_000_000)
        var stored = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) {
            let bytes = try Data(contentsOf: URL(filePath: fixture.folder.file(name)))
            stored += bytes.count
            #expect(finder.found(in: bytes).isEmpty, "in \(name)")
        }
        #expect(stored > 100_000)
        #expect(fixture.server.requests.count > 60)
        for request in fixture.server.requests {
            let sent = finder.found(in: request.body.utf8).union(
                finder.found(in: "\(request.headers)".utf8))
            #expect(sent.isEmpty, "sent to the provider: \(sent.first ?? "")")
        }
    }

    /// One job with the values, asked in one of five ways.
    private static func send(_ values: [String], number: Int, _ fixture: EngineFixture) async throws -> Job {
        let way = number % 5
        // Answers to equal questions come from the cache, each with its own values put back; most are to be asked anew.
        let text = "Note \(way == 2 ? number / 25 : number):\n" + values.map { "Reach \($0)" }.joined(separator: ";\n")
        var chat = ChatRequest(model: "answer", messages: [Message(.user, text)])
        switch way {
        case 0:
            let submission = Submission(
                tenant: "acme", feature: "answer", input: Array(text.utf8), webhook: "https://example.com/hooks")
            _ = try await fixture.engine.submit(submission)
            return try await fixture.attempt()
        case 1:
            // Twice: the second is answered by the cache.
            _ = try await fixture.ask(text)
            return try await fixture.ask(text)
        case 2:
            chat.messages[0].content = "Stream " + text
            chat.isStreamed = true
        case 3:
            chat.options.tools = [
                ToolDefinition(
                    name: "save", summary: "Saves a note, as for \(values[0])",
                    parameters: ["type": "object", "properties": ["note": ["type": "string"]]])
            ]
        default:
            let found = JSON.array(values.prefix(50).map { .object(JSONObject([("found", .string($0))])) }).text
            chat.messages = [
                Message(.user, "Who is it?"),
                Message(
                    .assistant, "",
                    toolCalls: [ToolCall(id: "t1", name: "find", arguments: #"{"who":"\#(values[0])"}"#)]),
                Message(.tool, found, toolCallID: "t1"), Message(.user, text),
            ]
        }
        _ = try await fixture.engine.submit(Submission(tenant: "acme", chat: chat))
        return try await fixture.attempt()
    }
}
