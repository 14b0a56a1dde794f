import ChassisCore
import ChassisStore

extension Settlement {
    /// Adds what holds for any end of a claimed job, whether its attempt was begun or not.
    mutating func addPast(of claimed: ClaimedJob, in workspace: Workspace) {
        add(attemptsLostOf: claimed, in: workspace)
        let plan = workspace.plan(ofTenant: claimed.job.tenant)
        isOwedOnceRead = plan?.refund == .unanswered
    }

    /// Tells of the attempts before this one whose workers went silent: each may have called a model, so what the job
    /// has used and cost is not known any more. Nothing is told where no model costs anything.
    ///
    /// Its tenant does not pay for them: credits are for the job, however often it was begun.
    private mutating func add(attemptsLostOf claimed: ClaimedJob, in workspace: Workspace) {
        guard claimed.lostAttempts > 0, workspace.models.contains(where: { !$0.isFree(at: now) }) else { return }
        let last = max(1, claimed.job.attempts - 1)
        let lost = (max(1, last - claimed.lostAttempts + 1)...last).map { attempt in
            CallRecord(
                attempt: attempt, provider: "", model: "", purpose: .lost, usage: .absent, cost: nil,
                durationMilliseconds: 0, error: "Its worker went silent before it told what it used.")
        }
        calls = lost + calls
        usage = usage + .absent
        cost = nil
    }
}

extension Model {
    /// Whether its calls are known to cost nothing.
    fileprivate func isFree(at moment: Timestamp) -> Bool {
        price(at: moment)?.isFree ?? false
    }
}
