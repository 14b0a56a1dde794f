import NIOCore
import NIOWebSocket

/// Ends a WebSocket whose client breaks the protocol (RFC 6455) where NIO's own handlers let it pass, and says why.
final class SocketRules: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// Whether what comes are frames as they were sent; otherwise messages, put together of fragments.
    private let seesFrames: Bool
    private var isOver = false
    private static let known: [WebSocketOpcode] = [.continuation, .text, .binary, .connectionClose, .ping, .pong]

    init(seesFrames: Bool) { self.seesFrames = seesFrames }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard !isOver else { return }
        // A client masks what it sends (5.1); nobody has agreed on an extension (5.2).
        let isSound =
            !seesFrames
            || frame.maskKey != nil && !frame.rsv1 && !frame.rsv2 && !frame.rsv3
                && Self.known.contains(frame.opcode)
        if isSound { context.fireChannelRead(data) } else { end(context, .protocolError) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error as? NIOWebSocketFrameAggregator.Error {
        case .tooManyFragments, .accumulatedFrameSizeIsTooLarge: end(context, .messageTooLarge)
        case .nonFinalFragmentSizeIsTooSmall, .receivedNewFrameWithoutFinishingPrevious,
            .didReceiveFragmentBeforeReceivingTextOrBinaryFrame:
            end(context, .protocolError)
        case nil: context.fireErrorCaught(error)
        }
    }

    private func end(_ context: ChannelHandlerContext, _ code: WebSocketErrorCode) {
        guard !isOver else { return }
        isOver = true
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        let goodbye = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
        let context = context.loopBound
        context.value.writeAndFlush(wrapOutboundOut(goodbye)).whenComplete { _ in context.value.close(promise: nil) }
    }
}

extension WebSocketErrorCode {
    /// The code of a client's goodbye: none is 1000, and one that may not be sent breaks the protocol (RFC 6455, 7.4).
    init(goodbye data: ByteBuffer) {
        var data = data
        if data.readableBytes == 0 {
            self = .normalClosure
            return
        }
        let code = data.readWebSocketErrorCode() ?? .protocolError
        switch UInt16(webSocketErrorCode: code) {
        case 1000...1003, 1007...1014, 3000...4999: self = code
        default: self = .protocolError
        }
    }
}
