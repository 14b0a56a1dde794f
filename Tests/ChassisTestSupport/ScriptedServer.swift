import Foundation
import Synchronization

/// A real HTTP/1.1 server on loopback that plays a script for each request and remembers what it was asked.
///
///     let server = try ScriptedServer { request in .json(#"{"ok": true}"#) }
///     defer { server.stop() }
///     // talk to server.url …
///     #expect(server.requests.count == 1)
///
/// A thread per connection; connections are kept alive between requests unless a script closes them.
package final class ScriptedServer: Sendable {
    /// Without a trailing slash: `http://127.0.0.1:40123`.
    package let url: String

    private struct State {
        var requests: [RecordedRequest] = []
        var sockets: Set<Int32> = []
        var connections = 0
        var busy = 0
        var peakBusy = 0
        var hangUps = 0
        var isStopped = false
        var waiters: [(isDone: @Sendable (Counts) -> Bool, wake: CheckedContinuation<Void, Never>)] = []

        var counts: Counts {
            Counts(
                requests: requests.count, connections: connections, busy: busy, peakBusy: peakBusy, hangUps: hangUps)
        }
    }

    /// What happened so far.
    package struct Counts: Sendable {
        package var requests: Int
        /// Connections accepted.
        package var connections: Int
        /// Requests being answered right now.
        package var busy: Int
        /// The most requests that were being answered at one time.
        package var peakBusy: Int
        /// Connections that the client closed while a script was still playing.
        package var hangUps: Int
    }

    private let listener: LoopbackListener
    private let state = Mutex(State())
    private let script: @Sendable (RecordedRequest) -> Script

    /// - Parameter script: Called on the connection's thread for each request.
    package init(_ script: @escaping @Sendable (RecordedRequest) -> Script) throws {
        self.script = script
        listener = try LoopbackListener()
        url = "http://127.0.0.1:\(listener.port)"
        let thread = Thread { [self] in accept() }
        thread.name = "scripted-server"
        thread.start()
    }

    package var requests: [RecordedRequest] { state.withLock { $0.requests } }
    package var counts: Counts { state.withLock { $0.counts } }

    /// Returns once the counts are as wanted.
    package func wait(until isDone: @escaping @Sendable (Counts) -> Bool) async {
        await withCheckedContinuation { wake in
            let isReady = state.withLock { state in
                if isDone(state.counts) { return true }
                state.waiters.append((isDone, wake))
                return false
            }
            if isReady { wake.resume() }
        }
    }

    /// Closes the listener and all connections. To be called, because the accepting thread holds the server.
    package func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            // Under the lock, because a closed descriptor's number soon belongs to somebody else.
            for socket in state.sockets { LoopbackSocket(descriptor: socket).shutDown() }
            return !state.isStopped
        }
        if isFirst { listener.close() }
    }

    private func accept() {
        while let socket = listener.accept() {
            let isStopped = change { state in
                if !state.isStopped { state.sockets.insert(socket.descriptor) }
                state.connections += 1
                return state.isStopped
            }
            if isStopped {
                socket.close()
                continue
            }
            let thread = Thread { [self] in serve(socket) }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    private func serve(_ socket: LoopbackSocket) {
        var reader = RequestReader(socket)
        while let request = reader.next() {
            change { state in
                state.requests.append(request)
                state.busy += 1
                state.peakBusy = max(state.peakBusy, state.busy)
            }
            var isBusy = true
            let end = ScriptPlayer(socket).play(script(request)) {
                isBusy = false
                change { $0.busy -= 1 }
            }
            change { [isBusy] state in
                if isBusy { state.busy -= 1 }
                if end == .clientGone { state.hangUps += 1 }
            }
            if end != .done { break }
        }
        change { state in
            _ = state.sockets.remove(socket.descriptor)
            socket.close()
        }
    }

    @discardableResult
    private func change<T: Sendable>(_ body: (inout State) -> T) -> T {
        let (value, woken) = state.withLock { state in
            let value = body(&state)
            let counts = state.counts
            let woken = state.waiters.filter { $0.isDone(counts) }.map(\.wake)
            state.waiters.removeAll { $0.isDone(counts) }
            return (value, woken)
        }
        for wake in woken { wake.resume() }
        return value
    }
}

/// A request as the server received it.
package struct RecordedRequest: Sendable {
    package var method: String
    package var path: String
    /// Names in lower case.
    package var headers: [String: String]
    package var body: String
}
