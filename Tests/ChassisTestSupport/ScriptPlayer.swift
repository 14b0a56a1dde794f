import Foundation

/// Plays a script on one connection.
struct ScriptPlayer {
    enum End { case done, closed, clientGone }

    private let socket: LoopbackSocket

    init(_ socket: LoopbackSocket) { self.socket = socket }

    /// - Parameter isEnding: Called before the last bytes go out: their receiver may act on them at once.
    func play(_ script: Script, isEnding: () -> Void) -> End {
        for (place, step) in script.steps.enumerated() {
            switch step {
            case .send(let bytes):
                if place == script.steps.count - 1 { isEnding() }
                guard socket.send(bytes) else { return .clientGone }
            case .trickle(let bytes, let pause):
                for byte in bytes {
                    guard socket.send([byte]), !socket.isGone(within: pause) else { return .clientGone }
                }
            case .pause(let duration):
                if socket.isGone(within: duration) { return .clientGone }
            case .hold(let latch):
                while !latch.isOpen {
                    if socket.isGone(within: .milliseconds(2)) { return .clientGone }
                }
            case .hang:
                while !socket.isGone(within: .seconds(1)) {}
                return .clientGone
            case .close: return .closed
            case .reset:
                socket.resetOnClose()
                return .closed
            }
        }
        return .done
    }
}

/// Reads requests from one connection, one after the other.
struct RequestReader {
    private let socket: LoopbackSocket
    private var buffer: [UInt8] = []

    init(_ socket: LoopbackSocket) { self.socket = socket }

    /// The next request with its body (`content-length` only); `nil` when the client has gone or talks nonsense.
    mutating func next() -> RecordedRequest? {
        var end = Self.endOfHead(buffer)
        while end == nil {
            guard buffer.count < 1 << 20, let bytes = socket.receive() else { return nil }
            buffer += bytes
            end = Self.endOfHead(buffer)
        }
        guard let end else { return nil }
        let lines = String(decoding: buffer[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard (0...(64 << 20)).contains(length) else { return nil }
        let bodyEnd = end + 4 + length
        while buffer.count < bodyEnd {
            guard let bytes = socket.receive() else { return nil }
            buffer += bytes
        }
        let body = String(decoding: buffer[(end + 4)..<bodyEnd], as: UTF8.self)
        buffer.removeFirst(bodyEnd)
        return RecordedRequest(method: String(words[0]), path: String(words[1]), headers: headers, body: body)
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { index in
            bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 && bytes[index + 3] == 10
        }
    }
}
