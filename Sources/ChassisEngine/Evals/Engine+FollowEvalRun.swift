package import ChassisCore
import ChassisStore

extension EvalRun {
    /// Whether nothing more will come: every answer is in, and the verdict if there is to be one.
    package var isSettled: Bool { finishedAt != nil && (baseline == nil || verdict != nil) }
}

extension Engine {
    /// Works eval jobs until a run has ended and has its verdict.
    ///
    /// - Parameters:
    ///   - workers: Jobs at once; `nil` for the workspace's number.
    ///   - onChange: Called with the run at first and whenever it has changed.
    /// - Returns: The run; one that is not settled yet when the task was cancelled: its jobs wait for other workers.
    package func followEvalRun(
        _ id: EvalRunID, workers: Int? = nil, onChange: @escaping @Sendable (EvalRun) -> Void = { _ in }
    ) async throws(EngineError) -> EvalRun {
        let run = try await evalRun(id)
        onChange(run)
        let pool = WorkerPool(engine: self, workers: workers, share: .evals)
        let followed = await withTaskGroup(of: Result<EvalRun, StoreError>?.self) { group in
            group.addTask {
                await pool.run()
                return nil
            }
            group.addTask { await self.watch(run, onChange) }
            var result: Result<EvalRun, StoreError>?
            for await ended in group {
                guard let ended else { continue }
                result = ended
                pool.stop()
            }
            return result ?? .success(run)
        }
        do throws(StoreError) { return try followed.get() } catch { throw .store(error) }
    }

    private func watch(_ run: EvalRun, _ onChange: @Sendable (EvalRun) -> Void) async -> Result<EvalRun, StoreError> {
        var last = run
        do throws(StoreError) {
            for await _ in store.changes() {
                if let now = try await store.evalRun(run.id), now.version != last.version {
                    last = now
                    onChange(now)
                }
                if last.isSettled { break }
            }
            return .success(last)
        } catch { return .failure(error) }
    }
}
