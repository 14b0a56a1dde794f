import ChassisCore
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// One accepted connection: HTTP/1.1, or a WebSocket from its first request on.
struct Connection: ServerChildChannel {
    typealias HTTPChannel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    typealias SocketChannel = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    enum Spoken: Sendable {
        case http(HTTPChannel)
        case socket(SocketChannel, HTTPRequestHead)
    }

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        /// Opens when the client has gone, or closed its side where it can't be asked whether it has.
        let clientGone: Latch
        let spoken: EventLoopFuture<Spoken>
    }

    let responder: Responder
    /// As they are when the connection comes.
    private var settings: ServeSettings { responder.settings }
    /// The largest message that a client may send on a WebSocket.
    private static let maxMessage = 1 << 16
    /// Fields that a request may have.
    static let mostHeaders = 128

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let clientGone = Latch()
            // Answers are small and clients wait for them.
            try? channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
            let guardian = ConnectionGuard(settings, clientGone: clientGone)
            try channel.pipeline.syncOperations.addHandler(ByteWatch(guardian))
            let spoken = try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
                configuration: configuration)
            let gate = SocketGate(guardian: NIOLoopBound(guardian, eventLoop: channel.eventLoop)) { [responder] head in
                await responder.allowsSocket(head)
            }
            let upgrader = try channel.pipeline.syncOperations.handler(
                type: NIOTypedHTTPServerUpgradeHandler<Spoken>.self)
            try channel.pipeline.syncOperations.addHandlers([guardian, gate], position: .before(upgrader))
            return Value(channel: channel, clientGone: clientGone, spoken: spoken)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await LoopExecutor.running(on: value.channel.eventLoop) { await converse(value, logger) }
    }

    private func converse(_ value: Value, _ logger: Logger) async {
        do {
            switch try await value.spoken.get() {
            case .http(let channel):
                let conversation = HTTPConversation(
                    channel: channel, responder: responder, clientGone: value.clientGone)
                let closed = Latch()
                value.channel.closeFuture.whenComplete { _ in closed.open() }
                // Once for all requests: a task for each would cost as much as reading it.
                try await closed.cancelling { try await conversation.run() }
            case .socket(let channel, let head):
                try await channel.executeThenClose { inbound, outbound in
                    await responder.converse(head, SocketConversation(inbound: inbound, outbound: outbound))
                }
            }
        } catch {
            // The client went away in the middle of something, or sent what is no HTTP: nobody is left to tell.
            logger.trace("connection ended", metadata: ["error": "\(error)"])
            try? await value.channel.close()
        }
    }

    private var configuration: NIOUpgradableHTTPServerPipelineConfiguration<Spoken> {
        let upgrader = NIOTypedWebSocketServerUpgrader<Spoken>(
            maxFrameSize: Self.maxMessage,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        SocketRules(seesFrames: true),
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 1, maxAccumulatedFrameCount: 64,
                            maxAccumulatedFrameSize: Self.maxMessage),
                        SocketRules(seesFrames: false),
                    ])
                    return .socket(try SocketChannel(wrappingChannelSynchronously: channel), head)
                }
            })
        var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration<Spoken>(upgraders: [upgrader]) { channel in
                channel.eventLoop.makeCompletedFuture {
                    .http(
                        try HTTPChannel(
                            wrappingChannelSynchronously: channel,
                            configuration: .init(isOutboundHalfClosureEnabled: true)))
                }
            })
        // Requests are read one after the other, and a bad one is answered in the shape of all other errors.
        configuration.enablePipelining = false
        configuration.enableErrorHandling = false
        configuration.decoderConfiguration.maxHeaderFieldSize = settings.maxHeader
        configuration.decoderConfiguration.maxHeaderListSize = settings.maxHeader
        configuration.decoderConfiguration.maxHeaderFieldCount = Self.mostHeaders
        return configuration
    }
}
