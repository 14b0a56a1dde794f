import ChassisCore
import ChassisEngine
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
        .json(bytes: value.utf8, status: status, headers: headers)
    }

    static func json(
        bytes: [UInt8], status: HTTPResponseStatus = .ok, headers: HTTPHeaders = [:]
    ) -> APIResponse {
        var headers = headers
        headers.replaceOrAdd(name: "content-type", value: "application/json")
        return APIResponse(status: status, headers: headers, body: .bytes(bytes))
    }

    /// JSON made of answers. A long one is written in pieces that wait for the client.
    static func json(
        of answers: [HeldAnswer], headers: HTTPHeaders = [:], _ make: @escaping @Sendable ([ChatAnswer]) -> JSON
    ) async throws -> APIResponse {
        guard answers.contains(where: \.isLong) else {
            return .json(make(try await answers.whole()), headers: headers)
        }
        let json = LongJSON(of: answers, make)
        var response = APIResponse.json(.null, headers: headers)
        // A stopping server lets it go on as long as it lets others, and has nothing to say at its end.
        response.body = .stream(
            Stream(produce: { try await $0.json(json) }, lastWords: { _ in }))
        return response
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
        headers.replaceOrAdd(name: name, value: Self.isHarmless(value) ? value : Self.harmless(value))
    }

    /// Sets each of them, whose names differ.
    mutating func set(_ others: HTTPHeaders) {
        // To most answers nothing was said yet that one of them could replace, and finding that out takes a comparison of
        // each with all.
        guard headers.allSatisfy({ $0.name == "content-type" }), !others.contains(name: "content-type"),
            others.allSatisfy({ Self.isHarmless($0.value) })
        else {
            for (name, value) in others { set(name, value) }
            return
        }
        // With room for the request's id, the length and a warning.
        headers.reserveCapacity(headers.count + others.count + 4)
        headers.add(contentsOf: others)
    }

    private static func isHarmless(_ value: String) -> Bool {
        // `allSatisfy` of a string's bytes asks the string anew where each lies.
        func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }
        return value.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPrintable) }
            ?? value.utf8.allSatisfy(isPrintable)
    }

    private static func harmless(_ value: String) -> String {
        String(value.unicodeScalars.filter { (0x20...0x7E).contains($0.value) })
    }

    /// Names what of the request was not done as it is asked; the first ones, since clients limit a header's length.
    mutating func warn(ofIgnored fields: [String]) {
        guard !fields.isEmpty else { return }
        let names = fields.prefix(10).map { $0.count > 64 ? $0.prefix(64) + "..." : $0[...] }
        let rest = fields.count > 10 ? " and \(fields.count - 10) more" : ""
        set("x-chassis-warning", "not applied: " + names.joined(separator: ", ") + rest)
    }

    /// Once for each answer.
    func stamped(_ id: String) -> APIResponse {
        var response = self
        response.headers.add(name: "x-request-id", value: id)
        return response
    }

    /// A stream to a client that knows no chunks ends with the connection.
    func endsConnection(of head: HTTPRequestHead) -> Bool {
        if case .stream = body { head.version == .http1_0 } else { false }
    }

    /// With what no handler sets: the body's length, and whether the connection ends.
    func head(to request: HTTPRequestHead? = nil, keepsAlive: Bool) -> HTTPResponseHead {
        var headers = self.headers
        if case .bytes(let bytes) = body, status != .noContent {
            headers.add(name: "content-length", value: String(bytes.count))
        }
        if !keepsAlive { headers.add(name: "connection", value: "close") }
        // To a client of HTTP/1.0 a stream is sent as it is, without chunks.
        let isPlain = request.map(endsConnection) ?? false
        return HTTPResponseHead(version: isPlain ? .http1_0 : .http1_1, status: status, headers: headers)
    }
}
