import ChassisCore
import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Messages on one WebSocket.
struct SocketConversation: Sendable {
    let outbound: HTTPConversation.Writer

    /// The largest message that a client may send, in bytes.
    static let maxMessage = 1 << 16

    /// What a handshake is answered with (RFC 6455, 4.2.2).
    static func welcome(to head: HTTPRequestHead) -> HTTPResponseHead {
        let key = head.headers.first(name: "sec-websocket-key") ?? ""
        let hash = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        return HTTPResponseHead(
            version: .http1_1, status: .switchingProtocols,
            headers: [
                "upgrade": "websocket", "connection": "upgrade",
                "sec-websocket-accept": Data(hash).base64EncodedString(),
            ])
    }

    /// - Parameter size: Of the text in it, where it may be long.
    func send(_ message: JSON, size: Int = 0) async throws {
        let data = await Place.away(ifLong: size) { ByteBuffer(bytes: message.utf8) }
        try await write(.text, data)
    }

    func ping() async throws {
        try await write(.ping, ByteBuffer())
    }

    func close(_ code: WebSocketErrorCode) async throws {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        try await write(.connectionClose, data)
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) async throws {
        try await outbound.write(SocketMessage(opcode, data).part)
    }

    /// Calls `body` with each text that comes, and answers pings and the client's goodbye; returns when that is said.
    func forEachText(in parts: HTTPConversation.Parts, _ body: (String) async throws -> Void) async throws {
        var parts = parts
        while let part = try await parts.next(isolation: #isolation) {
            guard let message = SocketMessage(part) else { continue }
            let data = message.data
            switch message.opcode {
            case .text:
                guard let text = String(validating: data.readableBytesView, as: UTF8.self) else {
                    return try await close(.dataInconsistentWithMessage)
                }
                try await body(text)
            case .binary: return try await close(.unacceptableData)
            case .ping: try await write(.pong, data)
            case .connectionClose: return try await close(WebSocketErrorCode(goodbye: data))
            default: break
            }
        }
    }
}
