import ChassisCore
package import ChassisEngine
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// The API as a server: HTTP/1.1 and WebSocket on one port.
///
/// Listens from `start` on; `run` serves until `stop`.
package final class APIServer: Sendable {
    private let engine: Engine
    private let host: String
    private let port: Int
    private let settings: ServeSettings
    private let service: APIService
    /// Opens when the server stops taking requests, and when what is still being answered has to end.
    private let (stopping, ending) = (Latch(), Latch())
    private let keys: KeyRing
    /// Real time that streams which are broken off have to send their last event.
    private static let lastWords = Duration.milliseconds(1500)
    /// Of the store, its readers, logs and pipes, with room to spare.
    private static let ownFiles = 96

    /// - Parameters:
    ///   - port: 0 for one that the system chooses.
    ///   - version: Of this program, for `/metrics`.
    ///   - isServed: Whether anybody works the queue now, for `/readyz`.
    package init(
        engine: Engine, host: String, port: Int, version: String = "", isServed: @escaping @Sendable () -> Bool
    ) {
        self.engine = engine
        self.host = host
        self.port = port
        settings = engine.setup.workspace.serve
        keys = KeyRing(store: engine.store, clock: engine.clock)
        service = APIService(
            engine: engine, keys: keys, pace: Pace(store: engine.store),
            isLocal: ["127.0.0.1", "::1", "localhost"].contains(host), version: version,
            isServed: isServed,
            stopping: stopping, ending: ending)
    }

    /// Serves until `stop()` or the task's cancellation; then what is being answered gets `grace`. Streams that their
    /// clients can take up again end at once.
    ///
    /// - Parameter onListening: Called with the address, `http://127.0.0.1:8642`, as soon as clients can connect.
    /// - Throws: `APIServerError` when the port or the TLS files can't be used.
    package func run(
        grace: Duration = .seconds(8), onListening: @escaping @Sendable (String) async -> Void
    ) async throws(APIServerError) {
        let connection = Connection(
            responder: Responder(
                service: service, routes: .standard(service),
                log: RequestLog(logger: engine.logger, clock: engine.clock, meters: service.meters),
                ending: ending))
        if let tls = settings.tls {
            let files = try TLSFiles(tls, service.certificate)
            try await serve(SecuredConnection(connection: connection, files: files), files, grace, onListening)
        } else {
            try await serve(connection, nil, grace, onListening)
        }
    }

    package func stop() { stopping.open() }

    /// As many as are set, or fewer where the system gives no files for them: connections that take the last ones would
    /// leave none for the store and the models, and every job would fail.
    private var mostConnections: Int {
        let files = FileLimit.raised()
        let most = max(8, files - Self.ownFiles - 4 * engine.setup.workspace.engine.workers)
        guard most < settings.maxConnections else { return settings.maxConnections }
        engine.logger.warning(
            "fewer connections than serve: max_connections says, for want of files (ulimit -n)",
            metadata: ["connections": "\(most)", "files": "\(files)"])
        return most
    }

    private func serve(
        _ connection: some ServerChildChannel, _ files: TLSFiles?, _ grace: Duration,
        _ onListening: @escaping @Sendable (String) async -> Void
    ) async throws(APIServerError) {
        let group = MultiThreadedEventLoopGroup.singleton
        let mostConnections = mostConnections
        service.followers.share(mostConnections)
        var quiet = engine.logger
        quiet.logLevel = .error
        let scheme = settings.tls == nil ? "http" : "https"
        let server = Server(
            childChannelSetup: connection,
            configuration: ServerConfiguration(
                address: .hostname(host, port: port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(mostConnections)),
            onServerRunning: { [host] channel in
                let port = channel.localAddress?.port ?? 0
                await onListening("\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)")
            },
            eventLoopGroup: group, logger: quiet)
        // Not a child of the group below, so that it can be cancelled alone; awaited there.
        let serving = Task { try await server.run() }
        let failure: (any Error)? = await withTaskGroup(of: Void.self) {
            [keys, stopping, ending, service, clock = engine.clock] tasks in
            tasks.addTask { await keys.run() }
            if let files { tasks.addTask { await files.watch(clock, service.engine.logger) } }
            tasks.addTask { await BatchRunner(service: service, log: service.engine.logger).run() }
            tasks.addTask {
                await stopping.wait()
                await withTaskGroup(of: Void.self) { closing in
                    // Returns once the last connection has closed, which may be never.
                    closing.addTask { try? await server.shutdownGracefully() }
                    closing.addTask {
                        try? await clock.sleep(for: grace)
                        ending.open()
                        try? await SystemClock().sleep(for: Self.lastWords)
                    }
                    await closing.next()
                    closing.cancelAll()
                    serving.cancel()
                }
            }
            let result = await withTaskCancellationHandler {
                await serving.result
            } onCancel: {
                stopping.open()
            }
            tasks.cancelAll()
            if case .failure(let error) = result { return error }
            return nil
        }
        if let failure, !(failure is CancellationError) {
            throw .cannotListen(host: host, port: port, ListenProblem(failure))
        }
    }
}
