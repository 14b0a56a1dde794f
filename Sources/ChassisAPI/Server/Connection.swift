import ChassisCore
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// One accepted connection: HTTP/1.1, and a WebSocket from a request on that opens one.
struct Connection: ServerChildChannel {
    typealias HTTPChannel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        /// Opens when the client has gone, or closed its side where it can't be asked whether it has.
        let clientGone: Latch
        let parts: HTTPChannel
    }

    let responder: Responder
    /// As they are when the connection comes.
    private var settings: ServeSettings { responder.settings }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let clientGone = Latch()
            // Answers are small and clients wait for them.
            try? channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
            // Requests are read one after the other, and a bad one is answered in the shape of all other errors.
            try channel.pipeline.syncOperations.addHTTPHandlers(
                ConnectionGuard(settings, clientGone: clientGone), limits: .init(settings))
            let parts = try HTTPChannel(
                wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
            return Value(channel: channel, clientGone: clientGone, parts: parts)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await LoopExecutor.running(on: value.channel.eventLoop) { await converse(value, logger) }
    }

    private func converse(_ value: Value, _ logger: Logger) async {
        do {
            let conversation = HTTPConversation(
                channel: value.parts, responder: responder, clientGone: value.clientGone)
            let closed = Latch()
            value.channel.closeFuture.whenComplete { _ in closed.open() }
            // Once for all requests: a task for each would cost as much as reading it.
            try await closed.cancelling { try await conversation.run() }
        } catch {
            // The client went away in the middle of something, or sent what is no HTTP: nobody is left to tell.
            logger.trace("connection ended", metadata: ["error": "\(error)"])
            try? await value.channel.close()
        }
    }
}

extension NIOHTTPDecoderLimitConfiguration {
    /// Fields that a request may have.
    static let mostHeaders = 128

    init(_ settings: ServeSettings) {
        self.init()
        maxHeaderFieldSize = settings.maxHeader
        maxHeaderListSize = settings.maxHeader
        maxHeaderFieldCount = Self.mostHeaders
    }
}
