import ChassisCore
import NIOCore
import NIOHTTP1

/// Requests and answers on one connection, in order, up to one that opens a WebSocket; its task is cancelled when the
/// connection is at its end.
struct HTTPConversation {
    let channel: Connection.HTTPChannel
    let responder: Responder
    let clientGone: Latch

    typealias Parts = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
    typealias Writer = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    func run() async throws {
        try await channel.executeThenClose { inbound, outbound in
            var parts = inbound.makeAsyncIterator()
            while case .head(let head)? = try await parts.next(isolation: #isolation) {
                if head.isSocketHandshake, let pass = await responder.socketPass(head) {
                    return try await openSocket(head, pass, &parts, outbound)
                }
                guard try await answer(head, &parts, outbound) else { break }
                if head.stopsDecoder { try await readOn() }
            }
            outbound.finish()
            // What is still on its way is read and dropped: a close with bytes unread is a reset, which may take the
            // answer with it. The guard ends a client that goes on and on.
            while try await parts.next(isolation: #isolation) != nil {}
        }
    }

    private func openSocket(
        _ head: HTTPRequestHead, _ pass: SocketPass, _ parts: inout Parts, _ outbound: Writer
    ) async throws {
        guard case .end? = try await parts.next(isolation: #isolation) else { return }
        try await outbound.write(contentsOf: [.head(SocketConversation.welcome(to: head)), .end(nil)])
        let connection = channel.channel
        try await connection.eventLoop.submit { try connection.pipeline.syncOperations.becomeSocket() }.get()
        await responder.converse(head, pass, SocketConversation(outbound: outbound), parts)
    }

    private func readOn() async throws {
        let (connection, limits) = (channel.channel, NIOHTTPDecoderLimitConfiguration(responder.settings))
        try await connection.eventLoop.submit {
            try connection.pipeline.syncOperations.renewDecoder(limits: limits)
        }.get()
    }

    /// - Returns: Whether the connection can take another request.
    private func answer(_ head: HTTPRequestHead, _ parts: inout Parts, _ outbound: Writer) async throws -> Bool {
        var record = responder.log.begin(head)
        var isBodyRead = false
        var response: APIResponse
        do throws(APIError) {
            let match = try responder.routes.match(head)
            record.template = match.route.template
            let key = try await responder.authenticate(head, for: match.route)
            record.tenant = key?.tenant
            var room: BodyRoom.Place?
            defer { withExtendedLifetime(room) {} }
            let body = try await self.body(of: head, limit: match.route.maxBody, key, &room, &parts, outbound)
            isBodyRead = true
            let request = APIRequest(id: record.id, head: head, match: match, key: key, body: body)
            response = try await outcome(of: match.route, request, mayBeAsked: head.version != .http1_0)
        } catch {
            responder.log.explain(error, record)
            response = APIResponse(error)
        }
        response = response.stamped(record.id)
        // What is left of a body would be taken for the next request.
        let keepsAlive =
            head.isKeepAlive && !response.endsConnection(of: head) && (isBodyRead || !head.announcesBody)
        do {
            try await write(response, to: head, keepsAlive: keepsAlive, outbound)
        } catch {
            responder.log.end(record, status: response.status, wasCutOff: true)
            throw error
        }
        responder.log.end(record, status: response.status, wasCutOff: false)
        if keepsAlive, !isBodyRead { _ = try await parts.next(isolation: #isolation) }
        return keepsAlive
    }

    /// Runs a handler; a client that has gone takes its request's task with it, never the job.
    ///
    /// - Parameter mayBeAsked: Whether a client that closed its side can be asked whether it has gone. One that can't be
    ///   still gets what its handler says to that.
    private func outcome(
        of route: Route, _ request: APIRequest, mayBeAsked: Bool
    ) async throws(APIError) -> APIResponse {
        do {
            if mayBeAsked { return try await route.handler(request) }
            return try await clientGone.cancelling { try await route.handler(request) }
        } catch let error as APIError {
            throw error
        } catch is CancellationError {
            throw .clientGone
        } catch let error as any OperatorError {
            throw APIError(error)
        } catch {
            throw .unexpected(error)
        }
    }

    /// Reads the body whole; it stays below the limit, so one buffer is all the memory a request gets.
    ///
    /// - Parameter room: What a large one takes of the server's memory.
    private func body(
        of head: HTTPRequestHead, limit own: Int?, _ key: APIKey?, _ room: inout BodyRoom.Place?, _ parts: inout Parts,
        _ outbound: Writer
    ) async throws(APIError) -> [UInt8] {
        let announced = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        let settings = responder.settings
        let limit = own ?? settings.maxBody
        func tooLarge() -> APIError { .bodyTooLarge(limit: limit, setting: own == nil ? "serve.max_body" : nil) }
        guard announced <= limit else { throw tooLarge() }
        func reach(_ bytes: Int) throws(APIError) {
            guard bytes > BodyRoom.smallest else { return }
            let place = room ?? responder.service.bodies.place(key?.tenant)
            room = place
            try place.reach(bytes)
        }
        try reach(announced)
        var body: [UInt8] = []
        do {
            if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
                try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
            }
            body.reserveCapacity(announced)
            while let part = try await parts.next(isolation: #isolation) {
                switch part {
                case .head: throw APIError.badRequest("A request began inside another one.")
                case .body(let buffer):
                    guard body.count + buffer.readableBytes <= limit else { throw tooLarge() }
                    try reach(body.count + buffer.readableBytes)
                    body += buffer.readableBytesView
                case .end: return body
                }
            }
        } catch let error as APIError {
            throw error
        } catch is BodyTooSlow {
            throw .tooSlow("body", within: settings.bodyTimeout, setting: "serve.body_timeout")
        } catch {}
        throw .bodyIncomplete
    }

    private func write(
        _ response: APIResponse, to head: HTTPRequestHead, keepsAlive: Bool, _ outbound: Writer
    ) async throws {
        let start = HTTPServerResponsePart.head(response.head(to: head, keepsAlive: keepsAlive))
        let isHead = head.method == .HEAD
        switch response.body {
        case .bytes(let bytes) where bytes.isEmpty || isHead:
            try await outbound.write(contentsOf: [start, .end(nil)])
        case .bytes(let bytes):
            try await outbound.write(
                contentsOf: [start, .body(.byteBuffer(ByteBuffer(bytes: bytes))), .end(nil)])
        case .stream where isHead:
            try await outbound.write(contentsOf: [start, .end(nil)])
        case .stream(let stream):
            try await outbound.write(start)
            let writer = StreamWriter { bytes in
                try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
            }
            try await responder.write(stream, to: writer, clientGone)
            try await outbound.write(.end(nil))
        }
    }
}

extension HTTPRequestHead {
    fileprivate var announcesBody: Bool {
        headers.contains(name: "transfer-encoding") || (headers.first(name: "content-length") ?? "0") != "0"
    }
}
