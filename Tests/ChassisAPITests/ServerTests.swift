import ChassisCore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct ServerTests {
    @Test func `a server that lives says so, to GET and to HEAD`() async throws {
        let fixture = try await ServerFixture()

        let got = try await fixture.ask("GET", "/healthz")
        let head = try await fixture.ask("HEAD", "/healthz")

        #expect(got.status == 200 && got.json?["status"]?.string == "ok")
        #expect(head.status == 200 && head.headers["content-length"] == got.headers["content-length"])
        #expect(got.headers["x-request-id"]?.hasPrefix("req_") == true)
        #expect(got.headers["x-request-id"] != head.headers["x-request-id"])
    }

    @Test func `an address that is not there and a method it does not take are told apart, as JSON`() async throws {
        let fixture = try await ServerFixture()

        let lost = try await fixture.ask("GET", "/v1/nothing")
        let wrong = try await fixture.ask("PATCH", "/healthz")

        #expect(lost.status == 404 && lost.error?["code"]?.string == "not_found")
        #expect(wrong.status == 405 && wrong.error?["code"]?.string == "method_not_allowed")
        #expect(wrong.headers["allow"] == "GET, HEAD")
        #expect(wrong.headers["x-should-retry"] == "false")
    }

    @Test func `requests sent at once on one connection are answered in their order`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()
        let paths = ["/healthz", "/one", "/healthz", "/two", "/healthz"]

        await client.send(paths.map { "GET \($0) HTTP/1.1\r\nhost: test\r\n\r\n" }.joined())
        var statuses: [Int] = []
        for _ in paths { statuses.append(try await client.answer().status) }

        #expect(statuses == [200, 404, 200, 404, 200])
    }

    @Test(arguments: [(1, " "), (2, " "), (2, "xyz\r\n\r\n"), (1, " GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n")])
    func `what is behind requests and is none is refused once those are answered`(count: Int, rest: String)
        async throws
    {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(String(repeating: "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n", count: count) + rest)

        for _ in 0..<count {
            let answer = try await client.answer()
            #expect(answer.status == 200)
            #expect(answer.headers["connection"] != "close")
        }
        let refusal = try await client.answer()
        #expect(refusal.status == 400)
        #expect(refusal.error?["code"] == "invalid_http")
        #expect(refusal.headers["connection"] == "close")
        #expect(await client.rest() == "")
    }

    @Test(arguments: [
        "GET /healthz HTTP/1.0\r\nhost: test\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nhost: test\r\nconnection: Close\r\n\r\n",
    ])
    func `a client that wants the connection closed gets that`(request: String) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        await client.send(request)
        let text = await client.rest()

        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(text.hasSuffix(#"{"status":"ok"}"#))
    }

    @Test func `an upgrade that nobody here knows is answered as if it had not been asked for`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        let answer = try await client.ask("POST", "/nothing", body: "{}", headers: ["upgrade": "h2c"])

        #expect(answer.status == 404)
    }

    @Test(arguments: [
        ["upgrade": "h2c", "connection": "Upgrade, HTTP2-Settings", "http2-settings": "AAEAAEAAAAIAAAABAAMAAABk"],
        ["upgrade": "websocket", "connection": "keep-alive, Upgrade"],
        ["upgrade": "TLS/1.0", "connection": "upgrade"],
    ])
    func `a connection goes on behind an upgrade that was not made`(headers: [String: String]) async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()

        for _ in 0..<2 {
            let submitted = try await client.ask(
                "POST", "/v1/jobs", key: fixture.key, body: #"{"feature":"answer","input":"How?"}"#, headers: headers)
            #expect(submitted.status == 202)
            #expect(try await client.ask("GET", "/healthz").status == 200)
        }
    }

    @Test func `what was sent behind such a request at once is answered too`() async throws {
        let fixture = try await ServerFixture()
        let client = try fixture.client()
        let upgrade = "GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"

        await client.send(upgrade + upgrade + "GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")

        #expect(await client.rest().ranges(of: "HTTP/1.1 200").count == 3)
    }

    @Test func `a server that stops answers what it has begun and ends what is idle`() async throws {
        let fixture = try await ServerFixture()
        let idle = try fixture.client()
        #expect(try await idle.ask("GET", "/healthz").status == 200)

        try await fixture.stop()

        #expect(await idle.rest() == "")
        #expect(throws: (any Error).self) { try fixture.client() }
    }
}
