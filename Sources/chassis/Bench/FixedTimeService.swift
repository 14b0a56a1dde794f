import Foundation
import Glibc
import Synchronization

/// A model on loopback that takes the same time for each answer, and knows how long it took in all.
///
/// One thread for all connections, which stay open between requests. Only for measuring.
final class FixedTimeService: Sendable {
    private static let mostDescriptors = 1024

    /// Without a trailing slash.
    var url: String { "http://127.0.0.1:\(port)" }
    let port: UInt16
    private let descriptor: Int32
    private let nanoseconds: UInt64
    private let spent = Mutex((requests: 0, nanoseconds: Int64(0)))

    /// - Parameter milliseconds: From the end of a request to the beginning of its answer; 0 for at once.
    init(milliseconds: Int) throws {
        nanoseconds = UInt64(milliseconds) * 1_000_000
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
        Thread { [self] in serve() }.start()
    }

    /// Requests so far, and the time that they took here together.
    var total: (requests: Int, nanoseconds: Int64) { spent.withLock { $0 } }

    /// To be called, because the thread holds the service.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func serve() {
        // By descriptor.
        var readers = [LoopbackReader?](repeating: nil, count: Self.mostDescriptors)
        let readiness = Readiness()
        readiness.watch(descriptor)
        // All take the same time, so those that came first are due first.
        var owed: [(due: UInt64, connection: Int32)] = []
        var isOpen = true
        while isOpen {
            let now = DispatchTime.now().uptimeNanoseconds
            for connection in readiness.wait(nanoseconds: owed.first.map { max(1000, $0.due - min($0.due, now)) }) {
                guard connection != descriptor else {
                    isOpen = accept(&readers, readiness)
                    continue
                }
                let isThere = readers[Int(connection)]?.read() ?? false
                while readers[Int(connection)]?.next() != nil {
                    owed.append((DispatchTime.now().uptimeNanoseconds + nanoseconds, connection))
                }
                if !isThere {
                    readers[Int(connection)] = nil
                    owed.removeAll { $0.connection == connection }
                    close(connection)
                }
            }
            answer(&owed)
        }
        for (connection, reader) in readers.enumerated() where reader != nil { close(Int32(connection)) }
        close(descriptor)
    }

    /// - Returns: Whether it goes on.
    private func accept(_ readers: inout [LoopbackReader?], _ readiness: Readiness) -> Bool {
        let connection = Glibc.accept(descriptor, nil, nil)
        if connection < 0 { return errno == EINTR || errno == ECONNABORTED }
        guard connection < Self.mostDescriptors else {
            close(connection)
            return true
        }
        setNoDelay(connection)
        readers[Int(connection)] = LoopbackReader(connection)
        readiness.watch(connection)
        return true
    }

    /// Answers what is due. A connection that has gone is found out by reading.
    private func answer(_ owed: inout [(due: UInt64, connection: Int32)]) {
        let now = DispatchTime.now().uptimeNanoseconds
        let due = owed.prefix { $0.due <= now }
        for (moment, connection) in due {
            _ = sendLoopback(Self.answer, to: connection)
            let took = Int64(DispatchTime.now().uptimeNanoseconds - (moment - nanoseconds))
            spent.withLock { $0 = ($0.requests + 1, $0.nanoseconds + took) }
        }
        owed.removeFirst(due.count)
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
