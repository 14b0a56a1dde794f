import Foundation
import Glibc
import Synchronization

/// A model on loopback that takes the same time for each answer, and knows how long it took in all.
///
/// A thread for each connection; connections stay open between requests. Only for measuring.
final class FixedTimeService: Sendable {
    /// Without a trailing slash.
    var url: String { "http://127.0.0.1:\(port)" }
    let port: UInt16
    private let descriptor: Int32
    private let milliseconds: Int
    private let spent = Mutex((requests: 0, nanoseconds: Int64(0)))

    /// - Parameter milliseconds: From the end of a request to the beginning of its answer; 0 for at once.
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
        port = UInt16(bigEndian: address.sin_port)
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
        var reader = LoopbackReader(connection)
        while reader.next() != nil {
            let start = DispatchTime.now().uptimeNanoseconds
            if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
            guard sendLoopback(Self.answer, to: connection) else { return }
            let took = Int64(DispatchTime.now().uptimeNanoseconds - start)
            spent.withLock { $0 = ($0.requests + 1, $0.nanoseconds + took) }
        }
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
