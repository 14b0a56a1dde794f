import ChassisCore

/// Where a settlement leaves the job.
struct Ending {
    var state: JobState
    var error: JobError?
    var retryAt: Timestamp?
    var vtime: Int64?
    var attempts: Int64
    var credits: Credits
    let isCharged: Bool
    /// Only a whole answer has one.
    let finishReason: InferenceResponse.FinishReason?
    var isFinal: Bool { state.isFinal }

    init(_ settlement: Settlement, of job: SettledJob) {
        attempts = job.attempts
        credits = job.paid + job.price
        switch settlement.outcome {
        case .completed: state = .completed
        case .failed(let error): (state, self.error) = (.failed, error)
        case .cancelled: state = .cancelled
        case .retry(let moment, let error): (state, self.error, retryAt) = (.queued, error, moment)
        case .released:
            state = .queued
            attempts -= 1
        case .postponed(let moment, let reason):
            (state, retryAt, error) = (.queued, moment, reason)
            attempts -= 1
        }
        if state == .queued, job.isCancelRequested { (state, error, retryAt) = (.cancelled, nil, nil) }
        finishReason = state == .completed ? settlement.finishReason : nil
        isCharged = state == .completed || state == .cancelled && job.isOwed
        if state.isFinal, !isCharged { credits = job.paid }
    }
}
