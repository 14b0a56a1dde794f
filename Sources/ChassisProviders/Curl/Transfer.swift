import ChassisCore
import Synchronization

/// What the loop thread and one waiting task know of a request under way.
///
/// The loop writes, the task reads. Received bytes wait here, at most `highWater` and one chunk of them: above that the
/// loop pauses the connection, so a slow reader costs the service's patience and not our memory.
final class Transfer: Sendable {
    private static let highWater = 256 << 10
    private static let maxHeaderBytes = 256 << 10

    let request: HTTPRequest

    private struct State {
        var head: HTTPHead?
        var status = 0
        var headers: [String: String] = [:]
        var headerBytes = 0
        var received: [UInt8] = []
        var receivedTotal = 0
        var isPaused = false
        var outcome: Result<Void, HTTPError>?
        /// Set before curl is told to give up, because curl would only say "write error".
        var refusal: HTTPError?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    init(_ request: HTTPRequest) { self.request = request }
}

/// The loop thread's half.
extension Transfer {
    /// What the loop does with received bytes.
    enum Verdict {
        /// `news` when the reader can go on with them.
        case taken, news, wait, stop
    }

    var hasFirstByte: Bool { state.withLock { $0.receivedTotal > 0 } }
    /// Whether the loop has let go of it.
    var hasEnded: Bool { state.withLock { $0.outcome != nil } }
    var hasHead: Bool { state.withLock { $0.head != nil } }
    var refusal: HTTPError? { state.withLock { $0.refusal } }

    /// Takes one header line, with or without its line break; an empty one ends the headers.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Verdict {
        let line = bytes[...].trimmingASCIISpace()
        return state.withLock { state in
            // After the head come only the trailers of a chunked body, which nobody needs.
            if state.head != nil { return .taken }
            state.headerBytes += bytes.count
            if state.headerBytes > Self.maxHeaderBytes {
                state.refusal = .malformed("more than \(Self.maxHeaderBytes) bytes of headers")
                return .stop
            }
            if line.starts(with: "HTTP/".utf8) {
                let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
                state.status = fields.count > 1 ? Int(String(decoding: fields[1], as: UTF8.self)) ?? 0 : 0
                state.headers = [:]
            } else if line.isEmpty {
                // 1xx is only a foretaste.
                guard state.status >= 200 else { return .taken }
                state.head = HTTPHead(status: state.status, headers: state.headers)
                return .news
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let value = line[(colon + 1)...].trimmingASCIISpace()
                state.headers[String(decoding: line[..<colon], as: UTF8.self).lowercased()] =
                    String(decoding: value, as: UTF8.self)
            }
            return .taken
        }
    }

    func take(_ bytes: UnsafeRawBufferPointer) -> Verdict {
        state.withLock { state in
            if state.outcome != nil { return .stop }
            if state.received.count >= Self.highWater {
                state.isPaused = true
                return .wait
            }
            guard bytes.count <= request.maxResponseBytes - state.receivedTotal else {
                state.refusal = .tooLarge(request.maxResponseBytes)
                return .stop
            }
            state.received.append(contentsOf: bytes)
            state.receivedTotal += bytes.count
            return .news
        }
    }

    /// Tells the reader that it is over.
    func finish(_ outcome: Result<Void, HTTPError>) {
        end(outcome)
        wakeReader()
    }

    /// The first outcome stays; later ones change nothing.
    func end(_ outcome: Result<Void, HTTPError>) {
        state.withLock { if $0.outcome == nil { $0.outcome = outcome } }
    }

    /// Has the reader look at what is new.
    func wakeReader() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}

/// The waiting task's half; one task at a time.
extension Transfer {
    /// What the reader finds; `needsResume` asks it to have the loop go on with a paused connection.
    enum Next { case bytes([UInt8], needsResume: Bool), end, failed(HTTPError), nothing }

    func nextHead() -> Result<HTTPHead, HTTPError>? {
        state.withLock { state in
            if case .failure(.cancelled) = state.outcome { return .failure(.cancelled) }
            if let head = state.head { return .success(head) }
            switch state.outcome {
            case .failure(let error): return .failure(error)
            case .success: return .failure(.malformed("no status line"))
            case nil: return nil
            }
        }
    }

    /// What arrived before a failure is handed out before the failure, except after a cancellation.
    func nextBytes() -> Next {
        state.withLock { state in
            if case .failure(.cancelled) = state.outcome { return .failed(.cancelled) }
            if !state.received.isEmpty {
                var bytes: [UInt8] = []
                swap(&bytes, &state.received)
                let wasPaused = state.isPaused
                state.isPaused = false
                return .bytes(bytes, needsResume: wasPaused)
            }
            switch state.outcome {
            case .success: return .end
            case .failure(let error): return .failed(error)
            case nil: return .nothing
            }
        }
    }

    /// Returns once there may be something new; cancelling the task calls `onCancel`, which has to finish the transfer.
    func wait(forBody: Bool, onCancel: @Sendable () -> Void) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    let hasNews = forBody ? !state.received.isEmpty : state.head != nil
                    if hasNews || state.outcome != nil { return true }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            onCancel()
        }
    }
}

extension BidirectionalCollection<UInt8> where SubSequence == Self {
    /// Without spaces, tabs and line breaks at both ends.
    func trimmingASCIISpace() -> Self {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) })
        else { return self[endIndex..<endIndex] }
        return self[first...last]
    }
}

extension String {
    /// Without spaces, tabs and line breaks at both ends.
    func trimmingASCIISpace() -> String { String(Substring(self[...].utf8.trimmingASCIISpace())) }
}
