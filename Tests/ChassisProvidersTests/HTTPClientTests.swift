import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(4)))
struct HTTPClientTests {
    private let client = HTTPClient()

    private func failure(_ request: HTTPRequest) async -> HTTPError? {
        do throws(HTTPError) {
            _ = try await client.send(request).rest()
            return nil
        } catch {
            return error
        }
    }

    @Test func `an answer comes with status, headers and body`() async throws {
        let server = try ScriptedServer { _ in .json(#"{"a":1}"#, status: 201, headers: ["X-Thing": " some thing "]) }
        defer { server.stop() }

        let response = try await client.send(HTTPRequest(url: server.url + "/x", body: Array("hello".utf8)))

        #expect(response.head.status == 201)
        #expect(response.head.headers["x-thing"] == "some thing")
        #expect(try await response.rest() == Array(#"{"a":1}"#.utf8))
        #expect(server.requests.first?.method == "POST")
        #expect(server.requests.first?.path == "/x")
        #expect(server.requests.first?.body == "hello")
        #expect(server.requests.first?.headers["expect"] == nil)
    }

    @Test func `one connection serves calls that follow each other`() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }

        for _ in 0..<5 { _ = try await client.send(HTTPRequest(url: server.url)).rest() }

        #expect(server.counts.requests == 5)
        #expect(server.counts.connections == 1)
    }

    @Test func `a gzipped answer is unpacked`() async throws {
        // "hello hello hello hello\n", as gzip -n makes it.
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 203, 72, 205, 201, 201, 87, 200, 64, 39, 185, 0, 0, 136, 89, 11,
            24, 0, 0, 0,
        ]
        let server = try ScriptedServer { _ in .body(packed, headers: ["content-encoding": "gzip"]) }
        defer { server.stop() }

        let body = try await client.send(HTTPRequest(url: server.url)).rest()

        #expect(String(decoding: body, as: UTF8.self) == "hello hello hello hello\n")
        #expect(server.requests.first?.headers["accept-encoding"] == "gzip")
    }

    @Test func `a redirect is an answer and is not followed`() async throws {
        let server = try ScriptedServer { _ in .head(302, ["location": "/elsewhere", "content-length": "0"]) }
        defer { server.stop() }

        let response = try await client.send(HTTPRequest(url: server.url))

        #expect(response.head.status == 302)
        #expect(server.counts.requests == 1)
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://127.0.0.1/", "127.0.0.1:80", "", "http://a b", "http://[", "http://",
    ])
    func `only usable http and https addresses are tried`(_ url: String) async {
        let error = await failure(HTTPRequest(url: url))

        guard case .badURL = error else {
            Issue.record("\(url): \(String(describing: error))")
            return
        }
    }

    @Test func `a header cannot smuggle in another`() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }

        let error = await failure(HTTPRequest(url: server.url, headers: [("x", "a\r\ny: b")]))

        #expect(error == .badURL("the header x holds control characters"))
        #expect(server.counts.connections == 0)
    }

    @Test func `a body over the limit ends the transfer`() async throws {
        let server = try ScriptedServer { _ in .body([UInt8](repeating: 0x61, count: 3_000_000)) }
        defer { server.stop() }

        let error = await failure(HTTPRequest(url: server.url, maxResponseBytes: 1_000_000))

        #expect(error == .tooLarge(1_000_000))
    }

    @Test func `a slow reader holds the service back and loses nothing`() async throws {
        let body = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let server = try ScriptedServer { _ in .body(body) }
        defer { server.stop() }

        let response = try await client.send(HTTPRequest(url: server.url))
        let other = try await client.send(HTTPRequest(url: server.url + "/other"))
        #expect(try await other.rest() == body)
        var largest = 0
        var received: [UInt8] = []
        while let bytes = try await response.next() {
            largest = max(largest, bytes.count)
            received += bytes
        }

        #expect(received == body)
        #expect(largest < 512 << 10)
    }

    @Test func `dropping an answer closes its connection`() async throws {
        let server = try ScriptedServer { _ in .head(200, ["content-length": "5"]) + .hang }
        defer { server.stop() }

        _ = try await client.send(HTTPRequest(url: server.url))

        await server.wait { $0.hangUps == 1 }
    }

    @Test func `dropping the client ends its transfers`() async throws {
        let server = try ScriptedServer { _ in .head(200, ["content-length": "5"]) + .hang }
        defer { server.stop() }

        let response = try await HTTPClient().send(HTTPRequest(url: server.url))

        await #expect(throws: HTTPError.cancelled) { try await response.rest() }
    }

    @Test func `a short patience ends in time though nothing else happens`() async throws {
        let server = try ScriptedServer { _ in .head(200, ["content-length": "5"]) + .hang }
        defer { server.stop() }
        // The thread that waits for sockets has gone to sleep for longer than that.
        let first = try await client.send(HTTPRequest(url: server.url))
        var request = HTTPRequest(url: server.url)
        request.timeouts.total = .milliseconds(30)

        let response = try await client.send(request)

        await #expect(throws: HTTPError.totalTimedOut) { try await response.rest() }
        _ = first
    }

    @Test func `two hundred requests sent from many threads at once all get through`() async throws {
        let server = try ScriptedServer { request in .json("\"\(request.path)\"") }
        defer { server.stop() }

        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask { [client] in
                    let response = try await client.send(HTTPRequest(url: server.url + "/\(number)"))
                    return String(decoding: try await response.rest(), as: UTF8.self)
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }

        #expect(answers == Set((0..<200).map { "\"/\($0)\"" }))
    }

    @Test func `headers without end are refused`() async throws {
        let line = "x-padding: " + String(repeating: "x", count: 60_000) + "\r\n"
        let server = try ScriptedServer { _ in
            .raw("HTTP/1.1 200 OK\r\n") + .raw(String(repeating: line, count: 10)) + .raw("\r\n")
        }
        defer { server.stop() }

        guard case .malformed = await failure(HTTPRequest(url: server.url)) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a header is read however it is written`() async throws {
        let lines = [
            "Plain: a", "UPPER-Case:b", "x-spaced:  \t two words \t ", "x-colons: a:b: c", "x-empty:", "x-twice: 1",
            "X-Twice: 2", "x-name: Otto Für 🐎",
        ]
        let server = try ScriptedServer { _ in
            .raw("HTTP/1.1 404 Not  There\r\n") + .raw(lines.map { $0 + "\r\n" }.joined())
                + .raw("content-length: 2\r\n\r\n[]")
        }
        defer { server.stop() }

        let head = try await client.send(HTTPRequest(url: server.url)).head

        #expect(head.status == 404)
        #expect(
            head.headers == [
                "plain": "a", "upper-case": "b", "x-spaced": "two words", "x-colons": "a:b: c", "x-empty": "",
                "x-twice": "2", "x-name": "Otto Für 🐎", "content-length": "2",
            ])
    }

    @Test func `an early hint is not the answer`() async throws {
        let server = try ScriptedServer { _ in .raw("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n") + .json("[]") }
        defer { server.stop() }

        let response = try await client.send(HTTPRequest(url: server.url))

        #expect(response.head.status == 200)
        #expect(response.head.headers["link"] == nil)
    }
}
