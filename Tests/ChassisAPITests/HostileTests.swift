import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What clients send that mean no good, byte by byte over a real socket.
@Suite(.timeLimit(.minutes(4)))
struct HostileTests {
    private static let question = #"{"feature": "answer", "input": "Where is it?"}"#

    private static let secret = String(repeating: "a", count: 52)

    @Test(arguments: [
        "", "x", "chassis_", "chassis_aaaaaaaaaaaa_\(secret)", "chassis_aaaaaaaaaaaa_' OR '1'='1",
        "' OR 1=1 --", "chassis_aaaaaaaaaaaa';DROP TABLE api_key;--_\(secret)", "chassis_\u{E9}aaaaaaaaaaa_\(secret)",
        String(repeating: "k", count: 9000),
    ])
    func `a key that is none opens nothing, whatever is in it`(key: String) async throws {
        let fixture = try await ServerFixture()

        let refused = try await fixture.ask("GET", "/v1/jobs/job_1", key: key)

        #expect(refused.status == 401)
        #expect(refused.error?["code"]?.string == "invalid_api_key")
        #expect(refused.headers["www-authenticate"] == "Bearer")
        #expect(refused.headers["x-should-retry"] == "false")
        // The keys that are there are there still.
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").status == 404)
    }

    @Test func `a key with another one's secret is none`() async throws {
        let fixture = try await ServerFixture()
        let other = try await fixture.engine.issueKey(for: "beta").text
        let mixed = fixture.key.prefix(20) + other.dropFirst(20)

        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: String(mixed)).status == 401)
    }

    @Test func `of two keys in one request none opens anything`() async throws {
        let fixture = try await ServerFixture()

        let other = try await fixture.engine.issueKey(for: "beta").text

        let refused = try await fixture.ask("GET", "/v1/models", headers: ["Authorization": "Bearer \(other)"])

        #expect(refused.status == 401)
    }

    @Test(arguments: [
        ("application/json", 202), ("APPLICATION/JSON ; charset=utf-8", 202), ("application/jsonp", 400),
        ("text/json", 400),
    ])
    func `a body is JSON by its type's whole name`(type: String, status: Int) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(
            "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\ncontent-type: \(type)\r\n"
                + "content-length: \(Self.question.utf8.count)\r\n\r\n\(Self.question)")

        #expect(try await client.head().status == status)
    }

    @Test func `a packed body is refused as what it is`() async throws {
        let fixture = try await ServerFixture()

        let refused = try await fixture.ask(
            "POST", "/v1/jobs", body: Self.question, headers: ["content-encoding": "gzip"])

        #expect(refused.status == 400 && refused.error?["code"] == "unsupported_encoding")
    }

    @Test(arguments: [("HTTP/1.1", "", 400), ("HTTP/1.1", "host: a\r\nhost: b\r\n", 400), ("HTTP/1.0", "", 200)])
    func `a request of HTTP 1 1 names one host`(version: String, hosts: String, status: Int) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send("GET /healthz \(version)\r\n\(hosts)\r\n")

        #expect(try await client.head().status == status)
    }

    @Test(arguments: ["transfer-encoding: chunked\r\n\r\nzz\r\n", "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n"])
    func `a body that can't be read is refused at once, though its client waits`(rest: String) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(
            "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\n\(rest)\r\n")

        #expect(try await client.head().status == 400)
    }

    @Test func `a client of HTTP 1 0 gets a stream without chunks`() async throws {
        let fixture = try await ServerFixture { _ in .pieces(["It is ", "there."]) }
        let body = #"{"model": "first", "stream": true, "messages": [{"role": "user", "content": "Where?"}]}"#
        let text = try await fixture.working {
            let client = try fixture.client()
            await client.send(
                "POST /v1/chat/completions HTTP/1.0\r\nauthorization: Bearer \(fixture.key)\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
            return await client.rest()
        }

        #expect(text.hasPrefix("HTTP/1.0 200"))
        #expect(!text.lowercased().contains("transfer-encoding"))
        #expect(text.hasSuffix("data: [DONE]\n\n"))
    }

    /// Each is one request too many for somebody who reads it differently.
    @Test(arguments: [
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: 0x5\r\n\r\nhello",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ncontent-length : 5\r\n\r\nhello",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n\r\n",
        "POST /v1/jobs HTTP/1.1\r\nhost: a\r\n content-length: 5\r\n\r\nhello",
        "GET /healthz HTTP/1.1\r\nhost: a\r\nx: one\nGET /healthz HTTP/1.1\r\n\r\n",
        "GET /healthz\u{0} HTTP/1.1\r\nhost: a\r\n\r\n", "GET /healthz HTTP/9.9\r\nhost: a\r\n\r\n", "hello\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}",
    ])
    func `what can be read in two ways is refused, and nothing behind it is read`(request: String) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(request + "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n")
        client.finishSending()
        let text = await client.rest()

        #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 4"), "\(text)")
        #expect(text.ranges(of: "HTTP/1.1 ").count <= 1, "\(text)")
        #expect(text.isEmpty || text.contains("x-request-id: "))
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `a body above the limit is refused before it is read, announced or not`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxBody: 100_000))
        let head = "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\n"
        let announced = try fixture.client()
        await announced.send(head + "content-length: 10485760\r\n\r\n")
        let first = try await announced.answer()
        let chunked = try fixture.client()
        await chunked.send(head + "transfer-encoding: chunked\r\n\r\n")
        for _ in 0..<64 { await chunked.send("4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n") }
        let second = try await chunked.answer()

        for refused in [first, second] {
            #expect(refused.status == 413)
            #expect(refused.error?["code"]?.string == "body_too_large")
            #expect(refused.error?["message"] == "The body is larger than 100000 bytes (serve.max_body).")
            #expect(refused.headers["connection"] == "close")
        }
    }

    @Test func `a client that asks before it sends a large body is told to go on, or not`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxBody: 1000))
        let head = "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-type: application/json\r\n"
        let key = "authorization: Bearer \(fixture.key)\r\n"
        let small = try fixture.client()
        await small.send(head + key + "content-length: \(Self.question.utf8.count)\r\n\r\n")
        #expect(try await small.head().status == 100)
        await small.send(Self.question)
        let large = try fixture.client()
        await large.send(head + key + "content-length: 5000\r\n\r\n")
        let nobody = try fixture.client()
        await nobody.send(head + "content-length: 10\r\n\r\n")

        #expect(try await small.answer().status == 202)
        #expect(try await large.head().status == 413)
        #expect(try await nobody.head().status == 401)
    }

    @Test(arguments: [10_000, 513])
    func `a body that nests too deeply is refused, and the server lives`(depth: Int) async throws {
        let fixture = try await ServerFixture()
        let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)

        let refused = try await fixture.ask(
            "POST", "/v1/jobs", body: #"{"feature": "answer", "input": "x", "extra": \#(deep)}"#)

        #expect(refused.status == 400 && refused.error?["code"]?.string == "invalid_json")
        #expect(try await fixture.ask("GET", "/healthz").status == 200)
    }

    @Test func `ten megabytes of JSON are read once and refused for what they hold`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxBody: 11_000_000))
        let body = #"{"feature": "answer", "input": ""# + String(repeating: "a", count: 10_485_760) + "\"}"

        let refused = try await fixture.ask("POST", "/v1/jobs", body: body)

        #expect(refused.status == 413 && refused.error?["code"]?.string == "input_too_long")
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `headers that are too many or too large are refused`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxHeader: 8000))
        let many = try fixture.client()
        await many.send(
            "GET /healthz HTTP/1.1\r\nhost: a\r\n" + (0..<500).map { "x-\($0): 1\r\n" }.joined() + "\r\n")
        let large = try fixture.client()
        await large.send("GET /healthz HTTP/1.1\r\nhost: a\r\nx: \(String(repeating: "a", count: 20_000))\r\n\r\n")
        let long = try fixture.client()
        await long.send("GET /\(String(repeating: "a", count: 5000)) HTTP/1.1\r\nhost: a\r\n\r\n")

        for client in [many, large] {
            let refused = try await client.answer()
            #expect(refused.status == 431)
            #expect(refused.error?["message"]?.string?.contains("8000 bytes (serve.max_header)") == true)
        }
        #expect((400..<500).contains(try await long.answer().status))
    }

    @Test(arguments: [
        "/v1/jobs/job_1%0d%0ax-evil:%201", "/v1/jobs/%00", "/v1/jobs/job_1'%20OR%201=1",
        "/v1/jobs/job_99999999999999999999",
        "/v1/jobs/-1", "/v1/jobs/%ff", "/v1/jobs/../jobs", "//v1//jobs", "/v1/jobs/job_1/events?after=1",
    ])
    func `an address that means nothing is not found, and puts nothing into the answer`(path: String) async throws {
        let fixture = try await ServerFixture()

        let lost = try await fixture.ask("GET", path)

        #expect([404, 405].contains(lost.status), "\(lost.status)")
        #expect(lost.headers["x-evil"] == nil)
    }

    @Test func `a client that sends nothing, or a byte now and then, is let go of`() async throws {
        let settings = ServeSettings(headerTimeout: .milliseconds(200), bodyTimeout: .milliseconds(200))
        let fixture = try await ServerFixture(serve: settings)
        let silent = try fixture.client()
        let half = try fixture.client()
        await half.send("GET /healthz HTTP/1.1\r\nhost: a\r\nx: ")
        let body = try fixture.client()
        await body.send(
            "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\ncontent-length: 100\r\n\r\n{")

        #expect(await silent.rest() == "")
        for (text, words) in [
            (await half.rest(), "The headers did not come to an end within 200 ms (serve.header_timeout)."),
            (await body.rest(), "The body did not come to an end within 200 ms (serve.body_timeout)."),
        ] {
            // On a loaded machine the client may have been too slow to say anything at all.
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 408") && text.contains(words), "\(text)")
        }
        // On a loaded machine this client is a slow one itself at times.
        while (try? await fixture.ask("GET", "/healthz").status) != 200 { try Task.checkCancellation() }
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `a large body that keeps coming has its time`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(bodyTimeout: .milliseconds(500)))
        let client = try fixture.client()
        let piece = String(repeating: "a", count: 40_000)
        let body = #"{"feature": "answer", "input": ""# + String(repeating: piece, count: 8) + "\"}"
        await client.send(
            "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\n"
                + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n")

        var rest = body[...]
        while !rest.isEmpty {
            await client.send(String(rest.prefix(40_000)))
            rest = rest.dropFirst(40_000)
            try await Task.sleep(for: .milliseconds(100))
        }

        // All of it was read: it is refused for what it holds.
        #expect(try await client.answer().error?["code"] == "input_too_long")
    }

    @Test func `a connection that is kept for nothing is closed`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(idleTimeout: .milliseconds(200)))
        let client = try fixture.client()

        #expect(try await client.ask("GET", "/healthz").status == 200)
        #expect(await client.rest() == "")
    }

    @Test func `more connections than allowed wait until others have gone`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxConnections: 2))
        let first = try fixture.client()
        let second = try fixture.client()
        #expect(try await first.ask("GET", "/healthz").status == 200)
        #expect(try await second.ask("GET", "/healthz").status == 200)
        let third = try fixture.client()
        await third.send("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n")

        first.hangUp()

        #expect(try await third.answer().status == 200)
    }
}
