import ChassisCore
import ChassisStore
import Logging

/// What is done beside the work, for as long as a pool runs.
extension Engine {
    /// Keeps the search index and the retention up, in small steps beside the work.
    func maintain() async {
        var nextPrune = clock.now()
        var nextCalibration = nextPrune
        let drift = DriftMonitor(self)
        await drift.begin()
        while !Task.isCancelled {
            do { try await clock.sleep(for: .seconds(1)) } catch { break }
            store.rest()
            await drift.tick()
            await readCalibrations()
            await tellOutages()
            if clock.now() >= nextCalibration {
                await calibrateTokens()
                await readOutages()
                nextCalibration = clock.now() + .seconds(60)
            }
            await keepUp("indexing traces") { () throws(StoreError) in
                _ = try await store.indexTraces(limit: 500)
            }
            // A process may have died between a run's last answer and its verdict.
            await concludeEvalRuns()
            if clock.now() >= nextPrune {
                await keepUp("deleting what is past its retention") { () throws(StoreError) in
                    try await store.prune(retention: setup.workspace.retention, now: clock.now())
                }
                nextPrune = clock.now() + .seconds(3600)
            }
        }
        await drift.finish()
    }

    private func keepUp(_ what: String, _ work: () async throws(StoreError) -> Void) async {
        do throws(StoreError) { try await work() } catch {
            // A busy store is asked again by itself.
            if !error.isTransient { logger.error("\(what) failed", metadata: ["error": "\(error.message)"]) }
        }
    }
}
