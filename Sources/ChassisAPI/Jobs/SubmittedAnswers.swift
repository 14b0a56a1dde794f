import ChassisCore
import Synchronization

/// What was answered to submissions lately, so that the same request gets the same answer.
final class SubmittedAnswers: Sendable {
    private struct State {
        var answers: [JobID: JSON] = [:]
        var order: [JobID] = []
    }

    private static let most = 10_000
    private let state = Mutex(State())

    /// The answer that this job's submission got first; `answer` where it is this one.
    func first(_ job: JobID, _ answer: JSON) -> JSON {
        state.withLock { state in
            if let known = state.answers[job] { return known }
            state.answers[job] = answer
            state.order.append(job)
            if state.order.count > Self.most {
                for old in state.order.prefix(Self.most / 2) { state.answers[old] = nil }
                state.order.removeFirst(Self.most / 2)
            }
            return answer
        }
    }
}
