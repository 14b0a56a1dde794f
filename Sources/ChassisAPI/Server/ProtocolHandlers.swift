import NIOCore
import NIOHTTP1
import NIOWebSocket

/// The handlers between a connection's bytes and the parts of its requests, and how they are changed under way.
///
/// NIO's own upgrade handler decides once for a connection, by its first request. Clients and proxies that keep
/// connections open for WebSockets too ask for one later, and Java's asks for HTTP/2 with each first request.
extension ChannelPipeline.SynchronousOperations {
    private typealias Decoder = ByteToMessageHandler<HTTPRequestDecoder>

    /// What may wait for a decoder that has stopped.
    private static let mostWaiting = 1 << 20

    func addHTTPHandlers(_ guardian: ConnectionGuard, limits: NIOHTTPDecoderLimitConfiguration) throws {
        try addHandlers([ByteWatch(guardian), HTTPResponseEncoder()])
        try addHandler(Self.decoder(limits))
        try addHandlers([NIOHTTPResponseHeadersValidator(), guardian])
    }

    private static func decoder(_ limits: NIOHTTPDecoderLimitConfiguration) -> Decoder {
        ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits),
            maximumBufferSize: mostWaiting)
    }

    /// Reads on behind a request that stopped the decoder (`HTTPRequestHead.stopsDecoder`) and was answered as HTTP.
    func renewDecoder(limits: NIOHTTPDecoderLimitConfiguration) throws {
        let stopped = try handler(type: Decoder.self)
        try addHandler(Self.decoder(limits), position: .after(stopped))
        remove(stopped)
    }

    /// What a decoder still has goes to the handler behind it, once it is removed.
    private func remove(_ decoder: Decoder) {
        let pipeline = NIOLoopBound(self, eventLoop: eventLoop)
        removeHandler(decoder).whenComplete { _ in pipeline.value.fireChannelReadComplete() }
    }

    /// Speaks WebSocket from now on, over the same parts (`SocketParts`); the answer that says so has been written.
    func becomeSocket() throws {
        let decoder = try handler(type: Decoder.self)
        let validator = try handler(type: NIOHTTPResponseHeadersValidator.self)
        try handler(type: ConnectionGuard.self).standDown()
        try addHandlers(
            [
                WebSocketFrameEncoder(),
                ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: SocketConversation.maxMessage)),
                WebSocketProtocolErrorHandler(), SocketRules(seesFrames: true),
                NIOWebSocketFrameAggregator(
                    minNonFinalFragmentSize: 1, maxAccumulatedFrameCount: 64,
                    maxAccumulatedFrameSize: SocketConversation.maxMessage),
                SocketRules(seesFrames: false), SocketParts(),
            ], position: .after(validator))
        removeHandler(try handler(type: HTTPResponseEncoder.self), promise: nil)
        removeHandler(validator, promise: nil)
        remove(decoder)
    }
}

extension HTTPRequestHead {
    /// Whether the decoder takes what follows for another protocol's, as llhttp does.
    var stopsDecoder: Bool {
        method == .CONNECT
            || headers.contains(name: "upgrade")
                && headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }

    /// RFC 6455, 4.2.1.
    var isSocketHandshake: Bool {
        method == .GET && version == .http1_1 && stopsDecoder
            && headers.first(name: "upgrade")?.lowercased() == "websocket"
            && headers["sec-websocket-key"].count == 1 && headers.first(name: "sec-websocket-version") == "13"
            && !headers.contains(name: "content-length") && !headers.contains(name: "transfer-encoding")
    }
}
