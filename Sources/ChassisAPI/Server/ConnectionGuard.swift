import ChassisCore
import NIOCore
import NIOHTTP1

/// Closes connections that take too long: for their headers, for their body, between requests, or to read an answer.
///
/// Watches where bytes have become parts of a request, so that a client that sends a byte now and then is as slow as
/// one that sends none. One timer for a connection, moved when it fires: a deadline that changes with every request
/// costs nothing.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let settings: ServeSettings
    private let clientGone: Latch
    private var deadline: NIODeadline?
    private var timer: Scheduled<Void>?
    private var requestsInProgress = 0
    private var isBodyOpen = false
    /// Whether the client knows interim answers.
    private var isModern = true
    private var written = Written.nothing
    private var mustCloseAfterAnswer = false
    /// Bytes after the requests in progress that aren't HTTP; refused once those are answered.
    private var unread: HTTPParserError?
    private var isLastAnswer = false
    /// What is written of the answer in progress.
    private enum Written { case nothing, events, partOfEvent, other }
    /// Whether bytes have come that make no whole headers yet.
    private var isHeadBegun = false
    /// What the headers to come are waited for, as `chassis.yaml` calls it.
    private var headLimit: (time: Duration, setting: String)
    /// Set once the connection speaks WebSocket: nothing that passes is HTTP any more.
    private var hasStoodDown = false

    init(_ settings: ServeSettings, clientGone: Latch) {
        self.settings = settings
        self.clientGone = clientGone
        headLimit = (settings.headerTimeout, "serve.header_timeout")
    }

    func noteBytes() { if requestsInProgress == 0, !isBodyOpen { isHeadBegun = true } }

    func standDown() {
        hasStoodDown = true
        deadline = nil
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expect(within: settings.headerTimeout, context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        expect(within: settings.headerTimeout, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline = nil
        timer?.cancel()
        clientGone.open()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !hasStoodDown {
            switch unwrapInboundIn(data) {
            case .head(let head):
                requestsInProgress += 1
                isModern = head.version != .http1_0
                (isHeadBegun, isBodyOpen) = (false, true)
                headLimit = (settings.idleTimeout, "serve.idle_timeout")
                expect(within: settings.bodyTimeout, context)
            case .body(let bytes): allow(bytes.readableBytes)
            case .end:
                deadline = nil
                isBodyOpen = false
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !hasStoodDown else { return context.write(data, promise: promise) }
        let part = unwrapOutboundIn(data)
        var data = data
        if case .head(var head) = part, head.status != .continue {
            let isOfEvents = head.headers.first(name: "content-type")?.hasPrefix("text/event-stream") == true
            written = isOfEvents ? .events : .other
            // Pipelined requests are still answered; `close` any sooner would stop the client reading.
            if mustCloseAfterAnswer, requestsInProgress == 1 {
                head.headers.replaceOrAdd(name: "connection", value: "close")
                data = wrapOutboundOut(.head(head))
            }
            isLastAnswer = head.headers[canonicalForm: "connection"].contains("close")
        }
        if case .body(.byteBuffer(let bytes)) = part, written == .events || written == .partOfEvent {
            written = bytes.readableBytesView.suffix(2).elementsEqual("\n\n".utf8) ? .events : .partOfEvent
        }
        guard case .end = part else { return context.write(data, promise: promise) }
        requestsInProgress -= 1
        written = .nothing
        if requestsInProgress == 0 { expect(within: settings.idleTimeout, context) }
        if let unread, requestsInProgress == 0, !isLastAnswer, !mustCloseAfterAnswer {
            context.write(data, promise: promise)
            refuse(unread, context)
        } else if mustCloseAfterAnswer, requestsInProgress == 0 {
            context.writeAndFlush(data, promise: promise)
            context.close(promise: nil)
        } else {
            context.write(data, promise: promise)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // Whoever doesn't read what is sent to him is too slow on a WebSocket as well.
        if !context.channel.isWritable {
            expect(within: settings.idleTimeout, context)
        } else if hasStoodDown || requestsInProgress > 0 {
            deadline = nil
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // The server stops: what is idle ends now, what is being answered ends with the answer.
        if event is ChannelShouldQuiesceEvent, !hasStoodDown {
            mustCloseAfterAnswer = true
            if requestsInProgress == 0 { context.close(promise: nil) }
        }
        if case .inputClosed? = event as? ChannelEvent, !hasStoodDown, requestsInProgress > 0 {
            mustCloseAfterAnswer = true
            askWhetherGone(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// A client that closed its side while it waits has gone, or reads on all the same: which of them can't be told before
    /// something is written. So something is that clients skip, an interim answer or a comment between events; a socket
    /// that is closed resets the connection for it.
    private func askWhetherGone(_ context: ChannelHandlerContext) {
        switch written {
        case .events:
            let comment = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: StreamWriter.comment)))
            context.writeAndFlush(wrapOutboundOut(comment), promise: nil)
        case .nothing where isModern && !isBodyOpen:
            let interim = HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .continue))
            context.writeAndFlush(wrapOutboundOut(interim), promise: nil)
        case .nothing:
            // Of an unfinished request nothing more will come; before HTTP/1.1 there is nothing to ask with.
            clientGone.open()
        case .partOfEvent, .other: break
        }
    }

    /// Bytes that are no HTTP get an answer all the same, unless one is under way.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, !hasStoodDown else { return context.fireErrorCaught(error) }
        guard requestsInProgress == 0 else {
            guard isBodyOpen else {
                unread = error
                return
            }
            // Whoever waits for the rest of a body must not wait for ever; the answer is theirs.
            mustCloseAfterAnswer = true
            return context.fireErrorCaught(error)
        }
        refuse(error, context)
    }

    private func refuse(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
        unread = nil
        refuse(APIError(error, settings), context)
    }

    private func refuse(_ error: APIError, _ context: ChannelHandlerContext) {
        let response = APIResponse(error).stamped(RequestID.new())
        context.write(wrapOutboundOut(.head(response.head(keepsAlive: false))), promise: nil)
        if case .bytes(let bytes) = response.body {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
        }
        (requestsInProgress, written) = (1, .other)
        mustCloseAfterAnswer = false
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
        // A close with bytes unread is a reset, which may take the answer with it.
        deadline = .now() + .seconds(1)
        if timer == nil, let deadline { schedule(deadline, context) }
    }

    private func expect(within time: Duration, _ context: ChannelHandlerContext) {
        let deadline = NIODeadline.now() + .nanoseconds(time.nanoseconds)
        self.deadline = deadline
        if timer == nil { schedule(deadline, context) }
    }

    /// Gives a large body that keeps coming its time, at 64 KiB a second or more.
    private func allow(_ bytes: Int) {
        if isBodyOpen, let deadline { self.deadline = deadline + .nanoseconds(Int64(bytes) * 1_000_000_000 / 65_536) }
    }

    private func schedule(_ moment: NIODeadline, _ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(deadline: moment) { [self] in
            timer = nil
            guard let deadline else { return }
            if deadline <= .now() { end(context) } else { schedule(deadline, context) }
        }
    }

    /// Closes a connection whose time is up. A client that was in the middle of its request is told why first; one that
    /// sent nothing might take the answer for that to its next request.
    private func end(_ context: ChannelHandlerContext) {
        if hasStoodDown { return context.close(promise: nil) }
        if requestsInProgress == 0, isHeadBegun {
            isHeadBegun = false
            return refuse(.tooSlow("headers", within: headLimit.time, setting: headLimit.setting), context)
        }
        guard requestsInProgress == 1, isBodyOpen, !mustCloseAfterAnswer else { return context.close(promise: nil) }
        // Whoever reads the body answers.
        mustCloseAfterAnswer = true
        expect(within: settings.idleTimeout, context)
        context.fireErrorCaught(BodyTooSlow())
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

/// Ends the reading of a body that takes too long.
struct BodyTooSlow: Error {}

/// Tells the guard of bytes as they come, before they have become parts of a request.
final class ByteWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let guardian: ConnectionGuard

    init(_ guardian: ConnectionGuard) { self.guardian = guardian }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guardian.noteBytes()
        context.fireChannelRead(data)
    }
}

@available(*, unavailable)
extension ByteWatch: Sendable {}
