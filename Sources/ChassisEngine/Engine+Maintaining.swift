import ChassisCore
import ChassisStore
import Logging

/// What is done beside the work, for as long as a pool runs.
extension Engine {
    /// Keeps up the retention, and what the engine knows of the store's figures, in small steps beside the work.
    func maintain() async {
        // By the time that goes by: a clock that is put back would put all of it off.
        var nextPrune = clock.monotonicNanoseconds()
        var nextCalibration = nextPrune
        let drift = DriftMonitor(self)
        await drift.begin()
        while !Task.isCancelled {
            do { try await clock.sleep(for: .seconds(1)) } catch { break }
            store.rest()
            await drift.tick()
            await readCalibrations()
            await tellOutages()
            if clock.monotonicNanoseconds() >= nextCalibration {
                await calibrateTokens()
                await readOutages()
                nextCalibration = clock.monotonicNanoseconds() + Duration.seconds(60).nanoseconds
            }
            // A process may have died between a run's last answer and its verdict.
            await concludeEvalRuns()
            if clock.monotonicNanoseconds() >= nextPrune {
                await keepUp("deleting what is past its retention") { () throws(StoreError) in
                    try await store.prune(retention: setup.workspace.retention, now: clock.now())
                }
                nextPrune = clock.monotonicNanoseconds() + Duration.seconds(3600).nanoseconds
            }
        }
        await drift.finish()
    }

    /// Indexes traces for the search, a little at a time: whoever settles a job meanwhile waits for one step.
    func keepIndexUp() async {
        let step = 25
        var isBehind = false
        while !Task.isCancelled {
            do { try await clock.sleep(for: isBehind ? .milliseconds(50) : .seconds(1)) } catch { break }
            isBehind = false
            await keepUp("indexing traces") { () throws(StoreError) in
                isBehind = try await store.indexTraces(limit: step) == step
            }
        }
    }

    private func keepUp(_ what: String, _ work: () async throws(StoreError) -> Void) async {
        do throws(StoreError) { try await work() } catch {
            // A busy store is asked again by itself.
            if !error.isTransient { logger.error("\(what) failed", metadata: ["error": "\(error.message)"]) }
        }
    }
}
