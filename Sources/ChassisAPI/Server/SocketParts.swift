import NIOCore
import NIOHTTP1
import NIOWebSocket

/// A message of a WebSocket, as it passes a connection whose channel carries parts of requests and answers.
struct SocketMessage {
    var opcode: WebSocketOpcode
    var data: ByteBuffer

    init(_ opcode: WebSocketOpcode, _ data: ByteBuffer = ByteBuffer()) { (self.opcode, self.data) = (opcode, data) }

    /// - Parameter carried: As `carried` made it.
    fileprivate init?(_ carried: ByteBuffer) {
        var data = carried
        guard let opcode = data.readInteger(as: UInt8.self).flatMap(WebSocketOpcode.init(encodedWebSocketOpcode:))
        else {
            return nil
        }
        self.init(opcode, data.slice())
    }

    /// `nil` for a part that carries none.
    init?(_ part: HTTPServerRequestPart) {
        guard case .body(let carried) = part else { return nil }
        self.init(carried)
    }

    /// A byte of opcode before the data.
    fileprivate var carried: ByteBuffer {
        var carried = ByteBuffer()
        carried.reserveCapacity(1 + data.readableBytes)
        carried.writeInteger(UInt8(webSocketOpcode: opcode))
        carried.writeImmutableBuffer(data)
        return carried
    }

    var part: HTTPServerResponsePart { .body(.byteBuffer(carried)) }
}

/// Stands between WebSocket's frames and a channel of parts.
final class SocketParts: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = WebSocketFrame

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        context.fireChannelRead(wrapInboundOut(.body(SocketMessage(frame.opcode, frame.unmaskedData).carried)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .body(.byteBuffer(let carried)) = unwrapOutboundIn(data), let message = SocketMessage(carried) else {
            promise?.fail(ChannelError.operationUnsupported)
            return
        }
        context.write(
            wrapOutboundOut(WebSocketFrame(fin: true, opcode: message.opcode, data: message.data)), promise: promise)
    }
}

@available(*, unavailable)
extension SocketParts: Sendable {}
