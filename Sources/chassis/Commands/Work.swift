import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisWorkspace
import Foundation
import Logging

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Work the queue until told to stop (SIGTERM, SIGINT).")

    @OptionGroup var global: GlobalOptions
    @Option(help: "Jobs run at once (default: the workspace's).") var workers: Int?

    func validate() throws {
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers takes 1 to 1024.") }
    }

    func run() async throws {
        // First, so that whoever says stop meanwhile is heard.
        let stop = StopSignals()
        let log = Logger.standardError(level: .info)
        let loaded = try global.load()
        for warning in loaded.warnings { log.warning("\(warning)") }
        let engine = try await GlobalOptions.makeEngine(try global.upgradeStore(of: loaded, log: log), log: log)
        let service = EngineService(engine: engine, workers: workers, loaded: loaded)
        log.info("working", metadata: ["workspace": "\(loaded.workspace.root)", "store": "\(engine.store.path)"])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            group.addTask {
                await stop.wait()
                log.info("stopping: running jobs are finished or given back")
                service.stop()
            }
            await group.next()
            stop.cancel()
            group.cancelAll()
        }
        log.info("stopped")
    }
}
