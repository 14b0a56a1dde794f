import ArgumentParser
import ChassisAPI
import ChassisCore
import ChassisEngine
import ChassisWorkspace
import Foundation
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the API and work the queue until told to stop (SIGTERM, SIGINT).",
        discussion: "Clients need a key: chassis tenants key TENANT. Limits stand under serve: in chassis.yaml.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port; 0 for a free one.") var port = 8642
    @Option(help: "Jobs run at once (default: the workspace's).") var workers: Int?

    func validate() throws {
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers takes 1 to 1024.") }
        if !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535.") }
    }

    func run() async throws {
        // First, so that whoever says stop meanwhile is heard.
        let stop = StopSignals()
        let log = Logger(label: "chassis") { _ in JSONLines(level: .info) }
        let loaded = try global.load()
        for warning in loaded.warnings { log.warning("\(warning)") }
        let engine = try await GlobalOptions.makeEngine(try global.upgradeStore(of: loaded, log: log), log: log)
        let service = EngineService(engine: engine, workers: workers, loaded: loaded)
        let server = APIServer(engine: engine, host: host, port: port, version: Version.text) { service.isAlive }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await stop.wait()
                if !Task.isCancelled { log.info("stopping: running jobs are finished or given back") }
                server.stop()
                service.stop()
            }
            group.addTask { await service.run() }
            group.addTask {
                try await server.run { address in
                    // On standard output, for people and for scripts that asked for any free port.
                    StandardStream.output.writeLine("Chassis listens on \(address)")
                }
                service.stop()
                stop.cancel()
            }
            // Not `waitForAll`, which tells of a failure once all have ended: one that can't listen would go on working.
            do { for try await _ in group {} } catch {
                service.stop()
                stop.cancel()
                throw error
            }
        }
        log.info("stopped")
    }
}
