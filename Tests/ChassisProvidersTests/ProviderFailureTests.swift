import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct ProviderFailureTests {
    @Test func `a service that says nothing times out at the first byte`() async throws {
        let call = try CallFixture { _ in .hang }

        #expect(await call.failure(.impatient(firstByte: .milliseconds(100)))?.kind == .timedOut(.firstByte))
        await call.server.wait { $0.hangUps == 1 }
    }

    @Test func `headers alone are not the first byte`() async throws {
        let call = try CallFixture { _ in .eventStreamHead + .hang }

        #expect(await call.failure(.impatient(firstByte: .milliseconds(100)))?.kind == .timedOut(.firstByte))
    }

    @Test func `a stream that hangs times out in total and keeps what came`() async throws {
        let call = try CallFixture { _ in .eventStreamHead + .events([Wire.delta("Hel")]) + .hang }

        let error = await call.failure(.impatient(total: .milliseconds(300)))

        #expect(error?.kind == .timedOut(.total))
        #expect(error?.partialText == "Hel")
        await call.server.wait { $0.hangUps == 1 }
    }

    @Test func `a byte now and then does not extend the total`() async throws {
        let call = try CallFixture { _ in
            .eventStreamHead
                + Script([
                    .trickle(
                        Array("5\r\n: hi\n\r\n".utf8) + Array(repeating: 0x30, count: 4000), every: .milliseconds(40))
                ])
        }

        let error = await call.failure(.impatient(total: .milliseconds(400)))

        #expect(error?.kind == .timedOut(.total))
    }

    @Test func `an answer byte by byte is an answer`() async throws {
        let body = Wire.openAI(["Hel", "lo", "🐎"]).map { "data: \($0)\n\n" }.joined()
        let call = try CallFixture { _ in
            .head(200, ["content-type": "text/event-stream", "content-length": "\(body.utf8.count)"])
                + Script([.trickle(Array(body.utf8), every: .zero)])
        }

        #expect(try await call.generate().text == "Hello🐎")
    }

    @Test func `a refused connection is unreachable`() async throws {
        let server = try ScriptedServer { _ in .close }
        let url = server.url
        server.stop()
        let settings = ProviderSettings(name: "gone", kind: .openai, baseURL: url)
        let provider = OpenAIProvider(settings, client: HTTPClient()) { _ in nil }

        let error = await #expect(throws: ProviderError.self) {
            try await provider.generate(.sample(), onDelta: nil)
        }
        guard case .unreachable = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.isTransient == true)
    }

    @Test func `a name that does not exist is unreachable`() async {
        let settings = ProviderSettings(name: "nowhere", kind: .openai, baseURL: "http://nowhere.invalid/v1")
        let provider = OpenAIProvider(settings, client: HTTPClient()) { _ in nil }

        let error = await #expect(throws: ProviderError.self) { try await provider.probe() }

        guard case .unreachable = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `half a stream is cut off and keeps what came`() async throws {
        let call = try CallFixture { _ in
            .eventStreamHead + .events([Wire.delta("Hel")]) + .raw("40\r\ndata: {\"choi") + .close
        }

        let error = await call.failure()

        #expect(error?.kind == .cutOff)
        #expect(error?.partialText == "Hel")
    }

    @Test func `a connection reset in the middle is cut off`() async throws {
        let call = try CallFixture { _ in .eventStreamHead + Script([.reset]) }

        #expect(await call.failure()?.kind == .cutOff)
    }

    @Test func `half an answer in one piece is cut off`() async throws {
        let call = try CallFixture { _ in .head(200, ["content-length": "1000"]) + .raw(#"{"choices":["#) + .close }

        #expect(await call.failure(.sample(stream: false))?.kind == .cutOff)
    }

    @Test(arguments: [
        Script.raw([0x16, 0x03, 0x01, 0x00, 0xFF, 0x0A, 0x0D, 0x00]) + .close,
        Script.json("not json"), Script.json("[]"), Script.json("{}"), Script.json(#"{"choices":[]}"#),
        Script.json(#"{"choices":[{"message":null}]}"#), Script.json(String(repeating: "[", count: 100_000)),
        Script.body(Array("<html><body>Bad day</body></html>".utf8), headers: ["content-type": "text/html"]),
        Script.eventStream(["{\"choices\":"]), Script.eventStream(["[DONE]"]), Script.eventStream(["1"]),
        Script.eventStreamHead + .chunk("\u{1}\u{2}rubbish\n") + .endOfChunks,
        Script.body([0x1F, 0x8B, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], headers: ["content-encoding": "gzip"]),
        Script.body(
            Array("data: {\"a\":\"".utf8) + [0xFF] + Array("\"}\n\n".utf8),
            headers: ["content-type": "text/event-stream"]),
    ]) func `an answer that isn't one is told as garbage, with what was found`(_ script: Script) async throws {
        let call = try CallFixture { _ in script }

        let error = await call.failure()

        guard case .garbage(let what) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!what.isEmpty && what.count <= 300)
    }

    @Test(arguments: [
        (["retry-after": "20"], Duration.seconds(20)), (["retry-after": "1.5"], .milliseconds(1500)),
        (["retry-after-ms": "250", "retry-after": "9"], .milliseconds(250)), (["retry-after": "-4"], .zero),
        (
            ["date": "Mon, 23 Nov 2026 15:00:00 GMT", "retry-after": "Mon, 23 Nov 2026 15:01:30 GMT"], .seconds(90)
        ),
        (["retry-after": "99999999999999999999"], .seconds(86_400)),
    ]) func `the wait that a busy service asks for is kept`(_ headers: [String: String], _ wait: Duration) async throws
    {
        let call = try CallFixture { _ in .json(#"{"error":{"message":"Slow down"}}"#, status: 429, headers: headers) }

        let error = await call.failure()

        #expect(error?.kind == .status(429, "Slow down"))
        #expect(error?.retryAfter == wait)
        #expect(error?.code == "provider_rate_limited")
    }

    @Test(arguments: ["soon", "nan", "inf", ""]) func `a wait that can't be read is none`(_ text: String) async throws {
        let call = try CallFixture { _ in .json("{}", status: 429, headers: ["retry-after": text]) }

        #expect(await call.failure()?.retryAfter == nil)
    }

    @Test(arguments: [
        (#"{"error":{"message":"Boom","type":"server_error"}}"#, "Boom (server_error)"),
        (#"{"error":"model not found"}"#, "model not found"), (#"{"message":"No"}"#, "No"),
        (#"{"detail":[{"loc":["body"],"msg":"field required"}]}"#, "field required"), ("", "(no explanation)"),
        ("plain\u{1B}[31m red\r\nand\u{202E} back\u{7}", "plain [31m red and back"),
    ]) func `a refusal is told in the service's own words`(_ body: String, _ words: String) async throws {
        let call = try CallFixture { _ in .json(body, status: 500) }

        #expect(await call.failure()?.kind == .status(500, words))
    }

    @Test func `a long refusal is cut at 300 characters`() async throws {
        let call = try CallFixture { _ in .json(String(repeating: "words ", count: 100_000), status: 502) }

        guard case .status(502, let text) = await call.failure()?.kind else {
            Issue.record("no status")
            return
        }
        #expect(text.count == 300)
    }

    @Test(arguments: [ProviderSettings.Kind.openai, .anthropic])
    func `a key that a service echoes is cut out`(_ kind: ProviderSettings.Kind) async throws {
        let key = CallFixture.key
        let echo =
            "Incorrect key \(key) in 'Bearer \(key)', starting with \(key.prefix(14)), not sk-proj-AAAABBBBCCCCDDDD."
        let call = try CallFixture(kind) { _ in .json(#"{"error":{"message":"\#(echo)"}}"#, status: 401) }

        let error = try #require(await call.failure())

        let expected = "Incorrect key [removed] in 'Bearer [removed]', starting with [removed], not [removed]"
        #expect(error.kind == .status(401, expected) || error.kind == .status(401, expected + "."))
        #expect(!error.description.contains("5ecret"))
        #expect(!String(reflecting: error).contains("5ecret"))
    }

    @Test(arguments: [nil, "", "  \n"]) func `a missing key fails before any connection`(_ key: String?) async throws {
        let call = try CallFixture(key: key) { _ in .json("{}") }

        #expect(await call.failure()?.kind == .missingKey("CHASSIS_TEST_KEY"))
        #expect(call.server.counts.connections == 0)
    }

    @Test func `a line break around a key is not sent`() async throws {
        let call = try CallFixture(key: "abc-def-ghi\n") { _ in .eventStream(Wire.openAI()) }

        _ = try await call.generate()

        #expect(call.server.requests.first?.headers["authorization"] == "Bearer abc-def-ghi")
    }

    @Test func `a key of two lines is no key`() async throws {
        let call = try CallFixture(key: "abc\r\nx-evil: 1") { _ in .eventStream(Wire.openAI()) }

        #expect(await call.failure()?.kind == .unusableKey("CHASSIS_TEST_KEY"))
        #expect(call.server.counts.connections == 0)
    }
}
