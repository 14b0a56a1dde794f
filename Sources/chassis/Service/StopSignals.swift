import Foundation

/// SIGTERM, SIGINT and the SIGHUP of a terminal that is closed, as something to wait for.
final class StopSignals: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    // Only kept alive; never touched again.
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        (self.stream, self.continuation) = (stream, continuation)
        // Under `nohup` the last is not meant for us.
        sources = [SIGTERM, SIGINT, SIGHUP].filter { !Self.isIgnored($0) }.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.activate()
            return source
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard number == SIGHUP, sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    func wait() async {
        for await _ in stream { return }
    }

    func cancel() { continuation.finish() }
}
