package import ChassisCore
package import ChassisStore

extension Store {
    /// Of these runs, those that have not ended and that nobody works: no process serves the store, and no worker holds a job
    /// of theirs. A worker that was killed holds its jobs until their leases lapse.
    package func stoppedEvalRuns(
        of runs: some Sequence<EvalRun>, now: Timestamp
    ) async throws(StoreError) -> Set<EvalRunID> {
        let open = Set(runs.filter { !$0.state.isFinal }.map(\.id))
        guard !open.isEmpty, !ServingLock.isServed(storePath: path) else { return [] }
        return open.subtracting(try await workedEvalRuns(now: now))
    }
}
