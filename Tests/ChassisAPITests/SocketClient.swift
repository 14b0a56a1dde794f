import ChassisCore
import ChassisTestSupport
import Foundation

/// A WebSocket client of its own, byte by byte: enough of RFC 6455 to talk to the server.
final class SocketClient: Sendable {
    static let handshake = [
        "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    ]

    private let client: Client

    /// - Parameters:
    ///   - open: A connection that has been used before; `nil` for one of its own.
    ///   - first: Bytes that follow the handshake at once.
    init(_ fixture: ServerFixture, on open: Client? = nil, first: [UInt8] = []) async throws {
        client = try open ?? fixture.client()
        let lines = Self.handshake.map { "\($0.key): \($0.value)\r\n" }.joined()
        await client.send(
            Array("GET /v1/events HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(fixture.key)\r\n\(lines)\r\n".utf8)
                + first)
        let head = try await client.head()
        // The answer to the key above, as RFC 6455 gives it.
        guard head.status == 101, head.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" else {
            throw POSIXError(.EPROTO)
        }
    }

    /// One masked text frame.
    func send(_ text: String) async throws {
        let bytes = Array(text.utf8)
        let mask: [UInt8] = [1, 2, 3, 4]
        var frame: [UInt8] = [0x81]
        if bytes.count < 126 {
            frame.append(0x80 | UInt8(bytes.count))
        } else {
            frame += [0x80 | 126, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)]
        }
        await client.send(frame + mask + bytes.enumerated().map { $1 ^ mask[$0 % 4] })
    }

    /// Bytes as they are, right or wrong.
    func send(raw bytes: [UInt8]) async { await client.send(bytes) }

    /// A frame with a mask that changes nothing.
    static func frame(_ first: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
        [first, 0x80 | UInt8(payload.count), 0, 0, 0, 0] + payload
    }

    /// Reads on to the server's goodbye and returns its code.
    func closing() async throws -> Int {
        while true {
            let head = try await client.bytes(2)
            let payload = try await client.bytes(Int(head[1] & 0x7F))
            if head[0] == 0x88 { return Int(payload[0]) << 8 | Int(payload[1]) }
        }
    }

    /// Reads messages until there are those wanted.
    func messages(until isDone: ([JSON]) -> Bool) async throws -> [JSON] {
        var messages: [JSON] = []
        while !isDone(messages) {
            let head = try await client.bytes(2)
            var length = Int(head[1] & 0x7F)
            if length == 126 {
                let more = try await client.bytes(2)
                length = Int(more[0]) << 8 | Int(more[1])
            } else if length == 127 {
                length = try await client.bytes(8).reduce(0) { $0 << 8 | Int($1) }
            }
            let payload = try await client.bytes(length)
            if head[0] == 0x81 { messages.append(try JSON(parsing: payload)) }
        }
        return messages
    }
}
