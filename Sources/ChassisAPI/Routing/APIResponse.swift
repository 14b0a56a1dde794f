import ChassisCore
import NIOHTTP1

/// What a handler answers.
struct APIResponse: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Written while it comes about; the connection sends it in chunks.
        case stream(Stream)
    }

    struct Stream: Sendable {
        typealias Write = @Sendable (StreamWriter) async throws -> Void

        let produce: Write
        /// What a stream says that a stopping server has to break off; the connection is then closed without an end, so
        /// that nobody takes the answer for whole. `nil` where the client can take it up again: such a stream ends at once.
        let lastWords: Write?
    }

    var status: HTTPResponseStatus
    var headers: HTTPHeaders
    var body: Body

    init(status: HTTPResponseStatus = .ok, headers: HTTPHeaders = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    static func json(_ value: JSON, status: HTTPResponseStatus = .ok, headers: HTTPHeaders = [:]) -> APIResponse {
        var headers = headers
        headers.replaceOrAdd(name: "content-type", value: "application/json")
        return APIResponse(status: status, headers: headers, body: .bytes(Array(value.text.utf8)))
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> APIResponse {
        APIResponse(headers: ["content-type": type], body: .bytes(Array(text.utf8)))
    }

    /// Server-sent events. Proxies are told not to gather them.
    static func events(
        headers: HTTPHeaders = [:], lastWords: Stream.Write? = nil, _ produce: @escaping Stream.Write
    ) -> APIResponse {
        var headers = headers
        headers.replaceOrAdd(name: "content-type", value: "text/event-stream; charset=utf-8")
        headers.replaceOrAdd(name: "cache-control", value: "no-cache")
        headers.replaceOrAdd(name: "x-accel-buffering", value: "no")
        return APIResponse(headers: headers, body: .stream(Stream(produce: produce, lastWords: lastWords)))
    }

    /// Sets a header; a value from outside can't bring in another one, because line ends and the like are left out.
    mutating func set(_ name: String, _ value: String?) {
        guard let value else { return }
        headers.replaceOrAdd(
            name: name, value: String(value.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }))
    }

    /// Names fields of the request that nobody here knows; the first ones, since clients limit a header's length.
    mutating func warn(ofIgnored fields: [String]) {
        guard !fields.isEmpty else { return }
        let names = fields.prefix(10).map { $0.count > 64 ? $0.prefix(64) + "..." : $0[...] }
        let rest = fields.count > 10 ? " and \(fields.count - 10) more" : ""
        set("x-chassis-warning", "unknown fields: " + names.joined(separator: ", ") + rest)
    }

    func stamped(_ id: String) -> APIResponse {
        var response = self
        response.headers.replaceOrAdd(name: "x-request-id", value: id)
        return response
    }

    /// A stream to a client that knows no chunks ends with the connection.
    func endsConnection(of head: HTTPRequestHead) -> Bool {
        if case .stream = body { head.version == .http1_0 } else { false }
    }

    func head(to request: HTTPRequestHead? = nil, keepsAlive: Bool) -> HTTPResponseHead {
        var headers = self.headers
        if case .bytes(let bytes) = body {
            headers.replaceOrAdd(name: "content-length", value: String(bytes.count))
        }
        if !keepsAlive { headers.replaceOrAdd(name: "connection", value: "close") }
        // To a client of HTTP/1.0 a stream is sent as it is, without chunks.
        let isPlain = request.map(endsConnection) ?? false
        return HTTPResponseHead(version: isPlain ? .http1_0 : .http1_1, status: status, headers: headers)
    }
}

/// Where a streamed answer goes. Writing waits for a client that reads slowly, so nothing piles up.
struct StreamWriter: Sendable {
    let write: @Sendable ([UInt8]) async throws -> Void

    /// One server-sent event. Line ends in the data begin another `data:` line, so that no text can end the event; in
    /// the name and the id they have no place.
    func event(_ data: String, name: String? = nil, id: String? = nil) async throws {
        var text = ""
        if let id { text += "id: \(id)\n" }
        if let name { text += "event: \(name)\n" }
        var bytes = Array(text.utf8)
        // By bytes: to Swift, CR and LF together are one character.
        let lines = data.replacing("\r\n", with: "\n").utf8.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        for line in lines { bytes += Array("data: ".utf8) + line + [UInt8(ascii: "\n")] }
        try await write(bytes + [UInt8(ascii: "\n")])
    }

    /// Keeps connections open that proxies would close, and finds clients that are gone.
    func heartbeat() async throws { try await write(Self.comment) }

    /// An event that says nothing.
    static let comment = Array(": \n\n".utf8)

    /// How often a stream is heard of at least; nginx gives up after 60 s.
    static let beat = Duration.seconds(15)

    /// Runs `body` with a heartbeat beside it: models may think for minutes before they say anything.
    func beating(_ clock: any WallClock, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while true {
                    try await clock.sleep(for: Self.beat)
                    try await heartbeat()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
