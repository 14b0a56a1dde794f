import Synchronization

/// What a scripted server does for one request, in order.
package struct Script: Sendable {
    package enum Step: Sendable {
        /// Bytes as they are; everything else is made of these.
        case send([UInt8])
        /// Bytes one at a time, with a pause after each.
        case trickle([UInt8], every: Duration)
        case pause(Duration)
        /// Plays on once the latch is opened.
        case hold(Latch)
        /// Does nothing until the client goes away or the server stops.
        case hang
        /// Closes the connection.
        case close
        /// Closes the connection with a reset, as a crashed machine would.
        case reset
    }

    package var steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    package static func + (a: Script, b: Script) -> Script { Script(a.steps + b.steps) }
}

/// Holds scripts until a test opens it; stays open.
package final class Latch: Sendable {
    private let state = Mutex(false)

    package init() {}

    package var isOpen: Bool { state.withLock { $0 } }
    package func open() { state.withLock { $0 = true } }
}

/// Whole answers.
extension Script {
    package static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> Script {
        .body(Array(body.utf8), status: status, headers: ["content-type": "application/json"].merging(headers) { $1 })
    }

    package static func body(_ body: [UInt8], status: Int = 200, headers: [String: String] = [:]) -> Script {
        .head(status, ["content-length": "\(body.count)"].merging(headers) { $1 }) + .raw(body)
    }

    package static let hang = Script([.hang])
    package static let close = Script([.close])
}

/// Parts of answers.
extension Script {
    package static func raw(_ bytes: [UInt8]) -> Script { Script([.send(bytes)]) }
    package static func raw(_ text: String) -> Script { .raw(Array(text.utf8)) }

    package static func head(_ status: Int = 200, _ headers: [String: String] = [:]) -> Script {
        let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        return .raw("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n")
    }

    /// The head of a chunked stream of events; follow it with `events`, and `endOfChunks` if it shall end well.
    package static let eventStreamHead = Script.head(
        200, ["content-type": "text/event-stream", "transfer-encoding": "chunked"])

    /// One HTTP chunk.
    package static func chunk(_ text: String) -> Script {
        text.isEmpty ? Script([]) : .raw(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    package static let endOfChunks = Script.raw("0\r\n\r\n")

    /// Server-sent events of a `data` line each, a chunk for each, with a pause before each but the first.
    package static func events(_ data: [String], every pause: Duration = .zero) -> Script {
        var script = Script([])
        for (index, data) in data.enumerated() {
            if index > 0, pause > .zero { script = script + Script([.pause(pause)]) }
            script = script + .chunk("data: \(data)\n\n")
        }
        return script
    }

    /// A whole stream of events.
    package static func eventStream(_ data: [String], every pause: Duration = .zero) -> Script {
        .eventStreamHead + .events(data, every: pause) + .endOfChunks
    }
}
