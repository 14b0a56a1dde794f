import Glibc

/// Reads HTTP/1.1 messages that say their length off one connection, without waiting. Only for measuring: what it costs
/// is small beside what is measured.
struct LoopbackReader {
    struct Message {
        /// Of an answer; 0 for a request.
        var status: Int
        /// The first line, where it is no success.
        var line: String?
    }

    private let connection: Int32
    private var buffer = [UInt8](repeating: 0, count: 16_384)
    private var filled = 0..<0

    init(_ connection: Int32) { self.connection = connection }

    /// Takes what has arrived.
    ///
    /// - Returns: Whether the other end is still there.
    mutating func read() -> Bool {
        if filled.isEmpty { filled = 0..<0 }
        if filled.upperBound == buffer.count {
            buffer.removeFirst(filled.lowerBound)
            filled = 0..<filled.count
            buffer += [UInt8](repeating: 0, count: 16_384)
        }
        let count = buffer.withUnsafeMutableBytes { bytes in
            recv(
                connection, bytes.baseAddress! + filled.upperBound, bytes.count - filled.upperBound,
                Int32(MSG_DONTWAIT))
        }
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        filled = filled.lowerBound..<(filled.upperBound + count)
        return true
    }

    /// The next message, once it is whole.
    mutating func next() -> Message? {
        let found = buffer.withUnsafeBytes { bytes -> (Message, Int)? in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[filled])
            guard let head = Self.head(of: rest), rest.count >= head.length + head.body else { return nil }
            let isAnswer = rest.starts(with: "HTTP/1.1 ".utf8)
            let status = isAnswer ? rest[9..<12].reduce(0) { $0 * 10 + Int($1 & 15) } : 0
            let line = isAnswer && status != 200 ? String(decoding: rest.prefix { $0 != 13 }, as: UTF8.self) : nil
            return (Message(status: status, line: line), head.length + head.body)
        }
        guard let (message, length) = found else { return nil }
        filled = (filled.lowerBound + length)..<filled.upperBound
        return message
    }

    /// How long the first message's head is, and how long it says the body is.
    private static func head(of bytes: UnsafeRawBufferPointer) -> (length: Int, body: Int)? {
        var (start, body) = (0, 0)
        while let end = bytes[start...].firstIndex(of: 10) {
            if end - start <= 1 { return (end + 1, body) }
            if let length = number(after: "content-length:", in: bytes[start..<end]) { body = length }
            start = end + 1
        }
        return nil
    }

    private static func number(after name: StaticString, in line: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard line.count > name.utf8CodeUnitCount else { return nil }
        for offset in 0..<name.utf8CodeUnitCount
        where line[line.startIndex + offset] | 0x20 != name.utf8Start[offset] | 0x20 { return nil }
        return line.dropFirst(name.utf8CodeUnitCount).reduce(0) { (48...57).contains($1) ? $0 * 10 + Int($1 - 48) : $0 }
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
    guard isConnected, connection < 1024 else {
        close(connection)
        return nil
    }
    setNoDelay(connection)
    return connection
}

/// Small messages go out at once.
func setNoDelay(_ connection: Int32) {
    var on: Int32 = 1
    setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
}

func sendLoopback(_ bytes: [UInt8], to connection: Int32) -> Bool {
    bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
}
