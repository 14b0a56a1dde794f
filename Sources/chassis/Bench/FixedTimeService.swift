import Foundation
import Glibc
import Synchronization

/// A model on loopback that takes the same time for each answer, and knows how long it took in all.
///
/// A thread for each connection; connections stay open between requests. Only for measuring.
final class FixedTimeService: Sendable {
    /// Without a trailing slash.
    let url: String
    private let descriptor: Int32
    private let milliseconds: Int
    private let spent = Mutex((requests: 0, nanoseconds: Int64(0)))

    /// - Parameter milliseconds: From the end of a request to the beginning of its answer.
    init(milliseconds: Int) throws {
        self.milliseconds = milliseconds
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 128) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard descriptor >= 0, isListening else { throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO) }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread { [self] in accept() }.start()
    }

    /// Requests so far, and the time that they took here together.
    var total: (requests: Int, nanoseconds: Int64) { spent.withLock { $0 } }

    /// To be called, because the accepting thread holds the service.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func accept() {
        while true {
            let connection = Glibc.accept(descriptor, nil, nil)
            if connection < 0 && errno == EINTR { continue }
            guard connection >= 0 else { break }
            var on: Int32 = 1
            setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            Thread { [self] in serve(connection) }.start()
        }
        close(descriptor)
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var buffer: [UInt8] = []
        while let end = Self.requestEnd(&buffer, connection) {
            let start = DispatchTime.now().uptimeNanoseconds
            buffer.removeFirst(end)
            usleep(UInt32(milliseconds) * 1000)
            guard Self.send(Self.answer, to: connection) else { return }
            let took = Int64(DispatchTime.now().uptimeNanoseconds - start)
            spent.withLock { $0 = ($0.requests + 1, $0.nanoseconds + took) }
        }
    }

    /// Reads until a request is whole; `nil` when the client has gone.
    private static func requestEnd(_ buffer: inout [UInt8], _ connection: Int32) -> Int? {
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let head = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
                let text = String(decoding: buffer[..<head.lowerBound], as: UTF8.self).lowercased()
                let length = text.split(separator: "content-length:").dropFirst().first.flatMap {
                    Int($0.drop { $0 == " " }.prefix { $0.isNumber })
                }
                let end = head.upperBound + (length ?? 0)
                if buffer.count >= end { return end }
            }
            let count = recv(connection, &piece, piece.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            buffer += piece[..<count]
        }
    }

    private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
    }

    private static let answer: [UInt8] = {
        let body = """
            {"id":"c1","model":"fixed","choices":[{"index":0,"message":{"role":"assistant","content":"Open Settings, \
            choose reminders, and save."},"finish_reason":"stop"}],"usage":{"prompt_tokens":200,"completion_tokens":20}}
            """
        return Array(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
                .utf8)
    }()
}
