package import ChassisCore
import Foundation
import Glibc

/// One connection to a server on loopback, byte for byte; each blocking call runs on a thread of its own: hundreds of
/// clients that wait would take all of Dispatch's, and the server's store would get none.
package final class Client: Sendable {
    package struct Answer: Sendable {
        package var status: Int
        /// Names in lower case; of two with one name the last.
        package var headers: [String: String]
        package var body: String

        package var json: JSON? { try? JSON(parsing: body) }
        package var error: JSON? { json?["error"] }
    }

    private let descriptor: Int32
    private let turn = NSLock()
    // Only touched while `turn` is held.
    private nonisolated(unsafe) var buffer: [UInt8] = []

    /// - Parameter receiveBuffer: How many bytes the system takes for a client that doesn't read; `nil` for as many as it likes.
    package init(port: Int, receiveBuffer: Int? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if var size = receiveBuffer.map(Int32.init) {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard descriptor >= 0, isConnected else { throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO) }
        // A server that never answers fails its test, and does not hold up all others.
        var patience = timeval(tv_sec: 100, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { Glibc.close(descriptor) }

    /// Closes both ways at once, as a client that dies.
    package func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Says that nothing more will come.
    package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    package func send(_ bytes: [UInt8]) async {
        await quietly { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                // The server may refuse while we still talk.
                if count <= 0 { return }
                sent += count
            }
        }
    }

    package func send(_ text: String) async { await send(Array(text.utf8)) }

    /// A whole request and its answer.
    package func ask(
        _ method: String, _ path: String, key: String? = nil, body: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        // So that a test that asks until something is so ends with its time.
        try Task.checkCancellation()
        var text = "\(method) \(path) HTTP/1.1\r\nhost: test\r\n"
        if let key { text += "authorization: Bearer \(key)\r\n" }
        if let body { text += "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n" }
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        await send(text + "\r\n" + (body ?? ""))
        return try await answer(isHead: method == "HEAD")
    }

    /// The next answer; chunks are put together.
    package func answer(isHead: Bool = false) async throws -> Answer {
        try await onThread { [self] in
            var head = try readHead()
            while head.status == 100 { head = try readHead() }
            guard !isHead else { return head }
            if head.headers["transfer-encoding"] == "chunked" {
                while let chunk = try readChunk() { head.body += chunk }
            } else {
                head.body = try read(Int(head.headers["content-length"] ?? "0") ?? 0)
            }
            return head
        }
    }

    /// The head of an answer whose body is then read by `chunk()`.
    package func head() async throws -> Answer { try await onThread { [self] in try readHead() } }

    /// The next chunk of a streamed answer; `nil` at its end.
    package func chunk() async throws -> String? { try await onThread { [self] in try readChunk() } }

    package func bytes(_ count: Int) async throws -> [UInt8] { try await onThread { [self] in try readBytes(count) } }

    /// Everything up to the end of the connection.
    package func rest() async -> String {
        await quietly { [self] in
            while fill() {}
            defer { buffer = [] }
            return String(decoding: buffer, as: UTF8.self)
        }
    }

    private func readHead() throws -> Answer {
        let lines = try readLines()
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw POSIXError(.EPROTO)
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return Answer(status: status, headers: headers, body: "")
    }

    private func readLines() throws -> [String] {
        var lines: [String] = []
        while true {
            let line = try readLine()
            if line.isEmpty { return lines }
            lines.append(line)
        }
    }

    private func readLine() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                return line.hasSuffix("\r") ? String(line.dropLast()) : line.replacing("\r", with: "")
            }
            guard fill() else { throw POSIXError(.ECONNRESET) }
        }
    }

    private func readChunk() throws -> String? {
        guard let size = Int(try readLine(), radix: 16) else { throw POSIXError(.EPROTO) }
        let text = try read(size)
        _ = try readLine()
        return size == 0 ? nil : text
    }

    private func read(_ count: Int) throws -> String { String(decoding: try readBytes(count), as: UTF8.self) }

    private func readBytes(_ count: Int) throws -> [UInt8] {
        while buffer.count < count { guard fill() else { throw POSIXError(.ECONNRESET) } }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    private func fill() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            buffer += bytes[..<count]
            return true
        }
    }

    private func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await quietly { Result { try body() } }.get()
    }

    private func quietly<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [turn] in continuation.resume(returning: turn.withLock { body() }) }
        }
    }
}
