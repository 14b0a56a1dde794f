import ChassisCore
import NIOCore
import NIOWebSocket

/// Messages on one WebSocket.
struct SocketConversation: Sendable {
    let inbound: NIOAsyncChannelInboundStream<WebSocketFrame>
    let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>

    /// - Parameter size: Of the text in it, where it may be long.
    func send(_ message: JSON, size: Int = 0) async throws {
        let data = await Place.away(ifLong: size) { ByteBuffer(bytes: message.utf8) }
        try await outbound.write(WebSocketFrame(fin: true, opcode: .text, data: data))
    }

    func ping() async throws {
        try await outbound.write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()))
    }

    func close(_ code: WebSocketErrorCode) async throws {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        try await outbound.write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data))
    }

    /// Calls `body` with each text that comes, and answers pings and the client's goodbye; returns when that is said.
    func forEachText(_ body: (String) async throws -> Void) async throws {
        for try await frame in inbound {
            let data = frame.unmaskedData
            switch frame.opcode {
            case .text:
                guard let text = String(validating: data.readableBytesView, as: UTF8.self) else {
                    return try await close(.dataInconsistentWithMessage)
                }
                try await body(text)
            case .binary: return try await close(.unacceptableData)
            case .ping: try await outbound.write(WebSocketFrame(fin: true, opcode: .pong, data: data))
            case .connectionClose: return try await close(WebSocketErrorCode(goodbye: data))
            default: break
            }
        }
    }
}
