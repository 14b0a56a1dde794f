import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Synchronization
import Testing

/// A provider on a scripted server, with everything around it.
final class CallFixture: Sendable {
    let server: ScriptedServer
    let client = HTTPClient()
    let provider: any Provider

    static let key = "sk-test-5ecretKeyOfTheTest0123456789"

    init(
        _ kind: ProviderSettings.Kind = .openai, keyVariable: String? = "CHASSIS_TEST_KEY",
        key: String? = CallFixture.key,
        path: String = "/v1", maxConcurrency: Int = 64, wantsLogProbabilities: Bool = false,
        _ script: @escaping @Sendable (RecordedRequest) -> Script
    ) throws {
        server = try ScriptedServer(script)
        let settings = ProviderSettings(
            name: "tested", kind: kind, baseURL: server.url + path, keyVariable: keyVariable,
            maxConcurrency: maxConcurrency)
        let environment: @Sendable (String) -> String? = { $0 == "CHASSIS_TEST_KEY" ? key : nil }
        if wantsLogProbabilities {
            provider = OpenAIProvider(settings, client: client, wantsLogProbabilities: true, environment: environment)
        } else {
            provider = makeProviders([settings], client: client, environment: environment)[0]
        }
    }

    deinit { server.stop() }

    func generate(
        _ request: InferenceRequest = .sample(), onDelta: (@Sendable (String) -> Void)? = nil
    ) async throws(ProviderError) -> InferenceResponse {
        try await provider.generate(request, onDelta: onDelta)
    }

    /// The error that a call ends with; `nil` when it does not fail.
    func failure(
        _ request: InferenceRequest = .sample(), onDelta: (@Sendable (String) -> Void)? = nil
    ) async -> ProviderError? {
        do throws(ProviderError) {
            _ = try await generate(request, onDelta: onDelta)
            return nil
        } catch {
            return error
        }
    }

    /// The last request the server was sent, as JSON.
    func sentBody() throws -> JSON { try JSON(parsing: try #require(server.requests.last).body) }
}

extension InferenceRequest {
    static func sample(
        stream: Bool = true, schema: JSON? = nil, schemaName: String? = nil,
        timeouts: InferenceTimeouts = .init()
    ) -> InferenceRequest {
        InferenceRequest(
            model: "small-model", messages: [Message(.system, "Be brief."), Message(.user, "Say hello.")],
            schema: schema,
            schemaName: schemaName, temperature: 0.5, maxOutputTokens: 64, stream: stream, timeouts: timeouts)
    }

    /// So short a patience that a test need not wait for it, and so long that a loaded machine keeps the other two.
    static func impatient(firstByte: Duration = .seconds(60), total: Duration = .seconds(60)) -> InferenceRequest {
        sample(timeouts: InferenceTimeouts(connect: .seconds(60), firstByte: firstByte, total: total))
    }
}

/// Collects pieces of text from another thread.
final class Pieces: Sendable {
    private let pieces = Mutex<[String]>([])

    var all: [String] { pieces.withLock { $0 } }
    func add(_ piece: String) { pieces.withLock { $0.append(piece) } }
}

/// Streams as the services send them.
enum Wire {
    static func delta(_ text: String) -> String {
        #"{"id":"c1","model":"small-model-2026","choices":[{"index":0,"delta":{"content":\#(JSON.string(text).text)}}]}"#
    }

    static func finish(_ reason: String = "stop") -> String {
        #"{"id":"c1","model":"small-model-2026","choices":[{"index":0,"delta":{},"finish_reason":"\#(reason)"}]}"#
    }

    static func usage(_ usage: String) -> String {
        #"{"id":"c1","model":"small-model-2026","choices":[],"usage":\#(usage)}"#
    }

    /// A whole chat completion stream.
    static func openAI(_ pieces: [String] = ["Hel", "lo"], usage: String? = nil) -> [String] {
        pieces.map(delta) + [finish()] + (usage.map { [self.usage($0)] } ?? []) + ["[DONE]"]
    }

    /// A whole messages stream.
    static func anthropic(
        _ pieces: [String] = ["Hel", "lo"], start: String = #"{"input_tokens":9,"output_tokens":1}"#,
        end: String? = #"{"output_tokens":2}"#
    ) -> [String] {
        [
            #"{"type":"message_start","message":{"id":"m1","model":"claude-x","content":[],"usage":\#(start)}}"#,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
            #"{"type":"ping"}"#,
        ]
            + pieces.map { anthropicDelta($0) }
            + [
                #"{"type":"content_block_stop","index":0}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}\#(end.map { ",\"usage\":\($0)" } ?? "")}"#,
                #"{"type":"message_stop"}"#,
            ]
    }

    static func anthropicDelta(_ text: String) -> String {
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":\#(JSON.string(text).text)}}"#
    }
}
