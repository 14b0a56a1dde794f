package import ChassisCore

/// Why something can't be done to an eval run.
package enum EvalRefusal: OperatorError, Hashable {
    case notFound(EvalRunID)
    case ended(EvalRunID, EvalRunState)
    /// Its score is in the run's figures already, so it can't be asked again.
    case jobOfRun(JobID)

    package var code: String {
        switch self {
        case .notFound: "eval_run_not_found"
        case .ended: "eval_run_ended"
        case .jobOfRun: "job_of_eval_run"
        }
    }

    package var message: String {
        switch self {
        case .notFound(let id): "There is no eval run \(id)."
        case .ended(let id, let state): "\(id) has ended already: it is \(state.rawValue)."
        case .jobOfRun(let id): "\(id) belongs to an eval run and can't be retried by itself."
        }
    }

    package var remedy: String? {
        switch self {
        case .notFound: "list them: chassis evals list"
        case .ended(let id, _): "look at it: chassis evals show \(id)"
        case .jobOfRun: "run its suite again: chassis evals run SUITE"
        }
    }
}
