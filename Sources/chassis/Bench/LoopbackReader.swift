import Glibc

/// Reads HTTP/1.1 messages that say their length off one connection. Only for measuring: what it costs is small beside
/// what is measured, and it takes nothing that its other end does not send.
struct LoopbackReader {
    private let connection: Int32
    private var buffer: [UInt8] = []
    private var piece = [UInt8](repeating: 0, count: 65_536)
    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let lengthName = Array("content-length:".utf8)

    init(_ connection: Int32) { self.connection = connection }

    /// Waits for the next message to be whole and drops it.
    ///
    /// - Returns: The bytes of its first line; `nil` when the other end has gone.
    mutating func next() -> ArraySlice<UInt8>? {
        while true {
            if let head = Self.end(of: buffer) {
                let end = head + Self.length(buffer[..<head])
                if buffer.count >= end {
                    let line = buffer[..<(buffer.firstIndex(of: 13) ?? head)]
                    buffer.removeFirst(end)
                    return line
                }
            }
            let count = recv(connection, &piece, piece.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            buffer += piece[..<count]
        }
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { raw -> Int? in
            guard raw.count >= headEnd.count else { return nil }
            for start in 0...(raw.count - headEnd.count)
            where raw[start] == 13 && raw[start + 1] == 10 && raw[start + 2] == 13 && raw[start + 3] == 10 {
                return start + headEnd.count
            }
            return nil
        }
    }

    private static func length(_ head: ArraySlice<UInt8>) -> Int {
        for line in head.split(separator: 10) {
            guard line.count > lengthName.count,
                zip(line, lengthName).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) })
            else { continue }
            return line.dropFirst(lengthName.count).reduce(0) { (48...57).contains($1) ? $0 * 10 + Int($1 - 48) : $0 }
        }
        return 0
    }
}

/// A connection to a port of this machine, or `nil` when nobody listens there.
func connectLoopback(_ port: UInt16) -> Int32? {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard connection >= 0 else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
    guard isConnected else {
        close(connection)
        return nil
    }
    var on: Int32 = 1
    setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return connection
}

func sendLoopback(_ bytes: [UInt8], to connection: Int32) -> Bool {
    bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
}
