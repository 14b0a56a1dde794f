import ChassisCore
import ChassisEngine
import ChassisStore
import Synchronization

/// Eval runs and prompts, as the screens ask for them.
extension StoreReading {
    /// More runs than a matrix shows.
    private static let runLimit = 200

    func evalRuns() async throws(StoreError) -> [RunFigures] {
        let runs = try await store.evalRuns(limit: Self.runLimit)
        // What was summed up of a run that has not changed since is not read again: live progress costs one run.
        let changed = sums.changed(among: runs)
        if !changed.isEmpty { sums.keep(try await store.evalCategories(of: changed.map(\.id)), of: changed) }
        let stopped = try await store.stoppedEvalRuns(of: runs, now: clock.now())
        return runs.map {
            RunFigures(run: $0, categories: sums.categories(of: $0.id), isStopped: stopped.contains($0.id))
        }
    }

    func evalRun(_ id: EvalRunID, against other: EvalRunID?) async throws(StoreError) -> RunDetail? {
        guard let run = try await store.evalRun(id) else { return nil }
        let results = try await store.evalResults(id)
        var detail = RunDetail(
            run: run, results: results, baselineResults: [], categories: EvalStatistics.summary(results))
        detail.isStopped = try await !store.stoppedEvalRuns(of: [run], now: clock.now()).isEmpty
        guard let other, let baseline = try await store.evalRun(other) else { return detail }
        detail.baseline = baseline
        detail.baselineResults = try await store.evalResults(other)
        if run.state.isFinal, baseline.state.isFinal {
            // Two runs that can't be compared are shown side by side all the same.
            detail.comparison = try? await engine?.compareEvalRuns(other, id)
        }
        return detail
    }

    func promptVersions() async -> Answer {
        guard let engine else {
            return .failed(Failure(message: "This console has no engine that knows the prompts.", remedy: nil))
        }
        do { return .promptVersions(try await engine.promptStatuses()) } catch {
            return .failed(Failure(message: error.message, remedy: error.remedy))
        }
    }
}

/// The sums of runs by category, as they were when they were last read.
final class RunSums: Sendable {
    private let kept = Mutex<[EvalRunID: (version: Int64, sums: [CategorySum])]>([:])

    /// The runs that have changed since their sums were kept. Others than these are forgotten.
    func changed(among runs: [EvalRun]) -> [EvalRun] {
        kept.withLock { kept in
            let ids = Set(runs.map(\.id))
            kept = kept.filter { ids.contains($0.key) }
            return runs.filter { kept[$0.id]?.version != $0.version }
        }
    }

    func keep(_ sums: [EvalRunID: [CategorySum]], of runs: [EvalRun]) {
        kept.withLock { kept in
            for run in runs { kept[run.id] = (run.version, sums[run.id] ?? []) }
        }
    }

    func categories(of run: EvalRunID) -> [CategorySum] { kept.withLock { $0[run]?.sums ?? [] } }
}
