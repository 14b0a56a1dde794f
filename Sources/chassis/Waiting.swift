import ChassisCore
import ChassisEngine
import ChassisStore

/// Waits for jobs to end, working them itself when nobody else does.
struct Waiting {
    let engine: Engine

    init(_ engine: Engine) { self.engine = engine }

    func finish(_ id: JobID) async throws -> Job {
        try await serving {
            try await afterEachChange {
                guard let job = try await engine.store.job(id) else { throw CommandError.unknownJob(id.description) }
                return job.state.isFinal ? job : nil
            }
        }
    }

    /// Returns once no tenant's job is unfinished.
    ///
    /// - Parameter progress: Called with the number of unfinished jobs whenever it may have changed.
    func finishAll(progress: @Sendable (Int) -> Void) async throws {
        try await serving {
            try await afterEachChange {
                let summary = try await engine.store.queueSummary(now: engine.clock.now())
                let left = summary.unfinished - summary.unfinishedEvals
                progress(left)
                return left == 0 ? () : nil
            }
        }
    }

    /// Asks at once and after each commit, until there is an answer.
    private func afterEachChange<Result>(_ ask: () async throws -> Result?) async throws -> Result {
        for await _ in engine.store.changes() {
            if let result = try await ask() { return result }
        }
        throw CancellationError()
    }

    /// Runs `body` with workers of this process beside it, whenever no other process has some.
    private func serving<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        let pool = WorkerPool(engine: engine)
        // Awaited below, on both ways out.
        let work = Task { await serve(with: pool) }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        work.cancel()
        await work.value
        return try result.get()
    }

    /// Takes over once nobody serves: who serves now may be another command that leaves when its own job has ended.
    private func serve(with pool: WorkerPool) async {
        while ServingLock.isServed(storePath: engine.store.path) {
            do { try await engine.clock.sleep(for: .milliseconds(200)) } catch { return }
        }
        let lock = ServingLock(storePath: engine.store.path)
        await pool.run()
        _ = lock
    }
}
