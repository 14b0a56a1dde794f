import ChassisCore
import ChassisEngine
import ChassisSurface

/// Flags a job's answer from any screen: asks why, then what would have been right.
struct FlagDialog: Sendable {
    /// The job as it stood under the cursor when the key was pressed.
    private(set) var job: JobID?
    private var reason = ""
    /// What was typed last and not taken, until it is.
    private var refused: Command?

    static let reasonID: PromptID = "flag.reason"
    static let expectedID: PromptID = "flag.expected"
    static let slot: Slot = "flag"

    /// - Parameter job: `nil` when there is no row.
    static func action(_ id: ActionID, _ job: Job?, group: SafeText) -> ActionItem {
        let disabled: SafeText? =
            switch job {
            case nil: "there is no job here"
            case let job? where !job.state.isFinal: "it hasn't ended yet"
            default: nil
            }
        return ActionItem(
            id, [.character("f")], "flag", "Say that the answer is wrong, for Review", group: group, danger: .changes,
            disabled: disabled, isInFooter: true)
    }

    mutating func begin(_ job: JobID) -> [Effect] {
        self.job = job
        reason = ""
        return [.prompt(reasonRequest)]
    }

    /// What was typed about this job before, if it was not taken.
    private var kept: (reason: String, expected: String) {
        guard case .flag(let job, let reason, let expected) = refused, job == self.job else { return ("", "") }
        return (reason, expected ?? "")
    }

    private var reasonRequest: PromptRequest {
        PromptRequest(
            Self.reasonID, label: "what is wrong with \(job?.description ?? "it")?", text: kept.reason,
            hint: "one sentence for who reviews it · enter goes on · esc flags nothing", limit: TypedText.reasonLimit)
    }

    /// - Returns: `nil` for a prompt that isn't its own.
    mutating func take(_ id: PromptID, _ event: PromptEvent) -> [Effect]? {
        guard id == Self.reasonID || id == Self.expectedID else { return nil }
        guard case .done(let typed) = event, let job else {
            if case .cancelled = event {
                self.job = nil
                return [.toast(Toast("nothing was flagged"))]
            }
            return []
        }
        let text = typed.trimmed
        if id == Self.reasonID {
            guard !text.isEmpty else {
                return [.prompt(reasonRequest), .promptNote("a flag needs a reason", isError: true)]
            }
            reason = text
            return [
                .prompt(
                    PromptRequest(
                        Self.expectedID, label: "what should it have been?", text: kept.expected,
                        hint: "the right answer, if you know it · enter alone leaves it out",
                        limit: TypedText.expectedLimit))
            ]
        }
        self.job = nil
        return [.command(.flag(job, reason: reason, expected: text.isEmpty ? nil : text), Self.slot)]
    }

    /// What became of it, for the screen that asked. What was typed comes back where it was not taken.
    mutating func report(_ command: Command, _ result: CommandResult) -> [Effect] {
        guard case .flag(let job, _, _) = command else { return [] }
        switch result {
        case .flag(let flag):
            refused = nil
            return [.toast(Toast("\(job.description) is \(flag.id.description) in Review", .done))]
        case .refused(let refusal):
            let why = Shown.failure(refusal.message, refusal.remedy)
            refused = command
            // Another job is asked about by now.
            guard self.job == nil else { return [.toast(Toast(why, .failed))] }
            self.job = job
            return [.promptAgain(reasonRequest, why: why)]
        default: return []
        }
    }
}
