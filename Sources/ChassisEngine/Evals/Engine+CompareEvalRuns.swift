package import ChassisCore
import ChassisStore

extension Engine {
    /// Ends a run; what is scored stays.
    package func cancelEvalRun(_ id: EvalRunID) async throws(EngineError) -> EvalRun {
        do { return try await store.cancelEvalRun(id, now: clock.now()) } catch { throw .store(error) }
    }

    /// What has changed between two runs of a suite, the first being the older bundle. Where differences were looked at
    /// again, these answers count as well.
    package func compareEvalRuns(_ first: EvalRunID, _ second: EvalRunID) async throws(EngineError) -> EvalComparison {
        let (before, after) = (try await evalRun(first), try await evalRun(second))
        guard before.suite == after.suite else {
            throw .eval(.otherSuite(second, suite: after.suite, expected: before.suite))
        }
        do {
            let results = (try await store.evalResults(first), try await store.evalResults(second))
            for (id, results) in [(first, results.0), (second, results.1)]
            where !results.contains(where: { $0.score != nil }) { throw EngineError.eval(.nothingScored(id)) }
            var confirmation: (before: [EvalResult], after: [EvalResult])?
            let confirmed = try await store.confirmations(of: second)
            if after.baseline == first, confirmed.count == 2 {
                confirmation = (
                    try await store.evalResults(confirmed[0].id), try await store.evalResults(confirmed[1].id)
                )
            }
            return EvalStatistics.compare(
                results.0, results.1, confirmation: confirmation,
                isDeterministic: isDeterministic(results.0) && isDeterministic(results.1))
        } catch let error as EngineError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .store(.failed(code: -1, reason: "\(type(of: error))"))
        }
    }
}
