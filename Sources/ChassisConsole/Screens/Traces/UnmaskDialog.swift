import ChassisCore
import ChassisEngine
import ChassisSurface

/// Shows the values behind an open trace's placeholders: asks why, says what will be written down, and asks once more.
struct UnmaskDialog: Sendable {
    /// The trace as it was shown when the key was pressed.
    private(set) var trace: Trace?
    private var reason = ""

    static let actionID: ActionID = "unmask"
    static let reasonID: PromptID = "unmask.reason"
    static let confirmID: PromptID = "unmask.confirm"
    static let slot: Slot = "unmask"

    static func action(_ detail: TraceDetail?, _ context: ScreenContext) -> ActionItem {
        if detail?.unmasked != nil {
            return ActionItem(
                actionID, [.character("u")], "mask", "Hide the values behind the placeholders again", group: "Trace",
                isInFooter: true)
        }
        let refusal = refusal(detail, context)
        return ActionItem(
            actionID, [.character("u")], "unmask", "Show the values behind the placeholders; the act is written down",
            group: "Trace", danger: .changes, disabled: refusal, isInFooter: refusal == nil)
    }

    private static func refusal(_ detail: TraceDetail?, _ context: ScreenContext) -> SafeText? {
        guard let trace = detail?.trace else { return "the trace isn't here yet" }
        if trace.masked.isEmpty { return "nothing in it is masked" }
        guard context.workspace?.mayUnmask(context.user) == true else {
            let name = SafeText(context.user.isEmpty ? "NAME" : context.user, upTo: 40)
            return "'\(name)' lacks the role: operators: {\(name): {roles: [unmask]}} in chassis.yaml"
        }
        // Asked for a reason first, one would write it for nothing.
        if !trace.keepsValues {
            return "its values are not kept; those of jobs are that run while an operator has the role"
        }
        return nil
    }

    mutating func begin(_ trace: Trace) -> [Effect] {
        self.trace = trace
        reason = ""
        return [.prompt(reasonRequest())]
    }

    /// Asks again with what was typed, which was not taken.
    mutating func again(_ trace: Trace, reason: String, why: SafeText) -> [Effect] {
        self.trace = trace
        return [.promptAgain(reasonRequest(reason), why: why)]
    }

    private func reasonRequest(_ text: String = "") -> PromptRequest {
        PromptRequest(
            Self.reasonID, label: "why do you need the values of \(SafeText(trace?.job.id.trace ?? "it"))?", text: text,
            hint: "kept in the log of unmaskings with your name · enter goes on · esc shows nothing",
            limit: TypedText.reasonLimit)
    }

    /// - Returns: `nil` for a prompt that isn't its own.
    mutating func take(_ id: PromptID, _ event: PromptEvent, user: String) -> [Effect]? {
        guard id == Self.reasonID else { return nil }
        switch event {
        case .changed: return []
        case .cancelled:
            trace = nil
            return [.toast(Toast("the values stay masked"))]
        case .done(let typed):
            guard let trace else { return [] }
            reason = typed.trimmed
            guard !reason.isEmpty else {
                return [.prompt(reasonRequest()), .promptNote("unmasking needs a reason", isError: true)]
            }
            return [.confirm(question(trace, user))]
        }
    }

    private func question(_ trace: Trace, _ user: String) -> ConfirmRequest {
        let count = trace.masked.values.reduce(0, +)
        let kinds = trace.maskedKinds.sorted { $0.key < $1.key }
            .map { "\($0.value) \(SafeText($0.key.replacing("_", with: " "), upTo: 20))" as SafeText }
        return ConfirmRequest(
            id: Self.confirmID, title: "Show personal data of \(SafeText(trace.job.tenant, upTo: 32))?",
            lines: [
                Table.Content(
                    "\(SafeText(trace.job.id.trace)) · \(SafeText(trace.job.feature, upTo: 32)) · "
                        + kinds.joined(separator: ", "), .masked),
                Table.Content("Reason: \(SafeText(reason, breaks: .spaces, upTo: 60))"),
                Table.Content(""),
                Table.Content(
                    "Written down for good: \(SafeText(user, upTo: 40)), now, this trace, this reason.", .muted),
                Table.Content("The values go when you leave the trace, after 5 minutes at the latest.", .muted),
            ], verb: "show \(count) \(count == 1 ? "value" : "values")", isDangerous: true)
    }

    mutating func confirmed(_ id: PromptID) -> [Effect]? {
        guard id == Self.confirmID else { return nil }
        guard let trace else { return [] }
        self.trace = nil
        return [.command(.unmask(trace.job.id, reason: reason), Self.slot)]
    }
}

extension TracesScreen {
    /// How long values stay on a screen that nobody leaves.
    static let unmaskedTime = Duration.seconds(300)

    /// Shows the values if the trace is still the one that was looked at; they are dropped otherwise.
    mutating func show(
        _ command: Command, _ result: CommandResult, _ context: ScreenContext
    ) -> [Effect] {
        guard case .unmask(let id, let reason) = command else { return [] }
        switch result {
        case .unmasked(let unmasked):
            guard opening == nil, let shown = detail?.trace.job, shown.id == id,
                shown.version == unmasked.trace.job.version
            else { return [.toast(Toast("\(SafeText(id.trace)) was left before its values were there"))] }
            detail?.reveal(unmasked, until: context.now + Self.unmaskedTime)
            return []
        case .refused(let refusal):
            let why = Shown.failure(refusal.message, refusal.remedy)
            guard opening == nil, let shown = detail?.trace, shown.job.id == id else {
                return [.toast(Toast(why, .failed))]
            }
            return unmasking.again(shown, reason: reason, why: why)
        default: return []
        }
    }

    mutating func unmaskOrMask() -> [Effect] {
        guard let shown = detail else { return [] }
        if shown.unmasked != nil {
            detail?.conceal()
            return [.toast(Toast("masked again"))]
        }
        return unmasking.begin(shown.trace)
    }
}
