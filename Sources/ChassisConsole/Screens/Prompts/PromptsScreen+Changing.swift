import ChassisCore
import ChassisEngine
import ChassisSurface

/// Putting versions in force and taking them back.
extension PromptsScreen {
    static let command: Slot = "command"

    /// Asks for the share; where a gate said no before, for the reason to overrule it.
    mutating func askShare(_ status: PromptVersionStatus) -> [Effect] {
        if let refused = refusals[status.id] { return [askForce(refused.order, refused.refusal)] }
        asked = ActivationOrder(prompt: status.prompt, version: status.version, share: nil)
        return [shareRequest("")]
    }

    private func shareRequest(_ text: String) -> Effect {
        let what: SafeText =
            asked.map { "share of jobs for \(Shown.line($0.prompt, upTo: 40)) v\($0.version)" } ?? "share"
        return .prompt(
            PromptRequest(
                "share", label: what, text: text, hint: "enter alone: all jobs · 10%: a canary beside what is in force")
        )
    }

    mutating func askForce(_ order: ActivationOrder, _ refusal: Refusal) -> Effect {
        asked = order
        asked?.isForced = true
        var lines = [Table.Content(Shown.line(refusal.message, upTo: 400))]
        if !refusal.regressions.isEmpty {
            lines.append(Table.Content("passed before, and fail now:", .label))
            lines += refusal.regressions.prefix(8).map { Table.Content("  ▼ " + Shown.line($0, upTo: 60), .danger) }
            if refusal.regressions.count > 8 {
                lines.append(Table.Content("  … and \(refusal.regressions.count - 8) more", .muted))
            }
        }
        if let remedy = refusal.remedy { lines.append(Table.Content("→ " + Shown.line(remedy, upTo: 300), .key)) }
        lines.append(Table.Content("Overruling the gate needs a reason, which is kept with your name.", .muted))
        return .confirm(
            ConfirmRequest(
                id: "force", title: "\(Shown.line(order.prompt, upTo: 40)) v\(order.version) was refused", lines: lines,
                verb: "overrule it", isDangerous: true))
    }

    mutating func askRollback(_ status: PromptVersionStatus) -> [Effect] {
        guard let standing = status.standing, let before = standing.before else { return [] }
        askedRollback = standing
        let name = Shown.line(status.prompt, upTo: 40)
        let lines: [Table.Content]
        if let canary = standing.canary {
            lines = [
                Table.Content("The canary v\(canary.version) ends; v\(before) answers every job again.")
            ]
        } else {
            lines = [Table.Content("v\(before) comes back for every job, instead of v\(standing.version).")]
        }
        return [
            .confirm(
                ConfirmRequest(
                    id: "rollback", title: "Roll \(name) back?",
                    lines: lines + [Table.Content("Jobs that run keep the version they began with.", .muted)],
                    verb: "roll back to v\(before)", isDangerous: false))
        ]
    }

    mutating func prompted(_ id: PromptID, _ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        guard var order = asked else { return [] }
        switch (id, event) {
        case ("share", .done(let text)):
            guard let share = Self.share(text) else {
                return [
                    shareRequest(text), .promptNote("a share is 1% to 99%, or nothing for all jobs", isError: true),
                ]
            }
            order.share = share.value
            order.seen = statuses?.first { $0.prompt == order.prompt }?.standing
            asked = order
            return [confirmation(of: order, context)]
        case ("reason", .done(let text)):
            let reason = text.trimmed
            guard !reason.isEmpty else {
                return [.prompt(reasonRequest()), .promptNote("it needs a reason", isError: true)]
            }
            order.reason = reason
            return send(order)
        case (_, .cancelled):
            asked = nil
            return [.toast(Toast("nothing was changed"))]
        default: return []
        }
    }

    private func reasonRequest(_ text: String = "") -> PromptRequest {
        PromptRequest(
            "reason", label: "why overrule the gate?", text: text, hint: "kept in the history, with your name",
            limit: Engine.longestReason)
    }

    /// `10`, `10%`, `2.5 %`; nothing is all jobs. `nil` for anything else.
    static func share(_ text: String) -> (value: Double?, Void)? {
        let digits = text.filter { !$0.isWhitespace && $0 != "%" }
        guard !digits.isEmpty else { return (nil, ()) }
        guard let percent = Double(digits), percent.isFinite, percent > 0, percent <= 100 else { return nil }
        return (percent == 100 ? nil : percent / 100, ())
    }

    private func confirmation(of order: ActivationOrder, _ context: ScreenContext) -> Effect {
        let name = Shown.line(order.prompt, upTo: 40)
        let now = order.seen.map { "v\($0.version)" as SafeText } ?? "nothing"
        let share: SafeText = order.share.map { "\(Shown.share($0)) of jobs" } ?? "all jobs"
        var lines = [
            Table.Content("in force now  \(now)", .label),
            Table.Content("after that    v\(order.version) for \(share)"),
        ]
        let features = (context.workspace?.features ?? []).filter { $0.prompt == order.prompt }
        lines += features.prefix(6).map { check(of: $0) }
        if features.isEmpty { lines.append(Table.Content("No feature uses this prompt.", .warning)) }
        return .confirm(
            ConfirmRequest(
                id: "activate", title: "Activate \(name) v\(order.version)?", lines: lines,
                verb: "activate v\(order.version)", isDangerous: false))
    }

    /// What stands between a version and a feature's jobs.
    private func check(of feature: Feature) -> Table.Content {
        let name = Shown.line(feature.name, upTo: 40)
        guard feature.evals.gate != .off else {
            return Table.Content("\(name): its gate is off, so nothing is checked", .warning)
        }
        guard let suite = suites.first(where: { $0.name == feature.evals.suite ?? feature.name }) else {
            return Table.Content("\(name): no golden suite covers it, so nothing is checked", .warning)
        }
        let samples: SafeText = "\(Shown.count(suite.samples)) \(suite.samples == 1 ? "sample" : "samples")"
        return Table.Content(
            "\(name): its golden suite '\(Shown.line(suite.name, upTo: 40))' runs first, \(samples); a regression "
                + "refuses it", .muted)
    }

    mutating func confirmed(_ id: PromptID) -> [Effect] {
        switch id {
        case "activate": return asked.map { send($0) } ?? []
        case "force": return [.prompt(reasonRequest())]
        case "rollback":
            guard let standing = askedRollback else { return [] }
            askedRollback = nil
            return [.command(.rollback(standing), Self.command)]
        default: return []
        }
    }

    private mutating func send(_ order: ActivationOrder) -> [Effect] {
        asked = nil
        pending[order.prompt] = order
        refusals["\(order.prompt)@\(order.version)"] = nil
        return [.command(.activate(order), Self.command), .ask(.evalRuns, "runs")]
    }

    mutating func report(_ command: Command, _ result: CommandResult) -> [Effect] {
        var effects: [Effect] = [.ask(.promptVersions, "versions"), .ask(.activations, "activations")]
        if case .activate(let order) = command {
            pending[order.prompt] = nil
            if case .refused(let refusal) = result, refusal.isGate {
                refusals["\(order.prompt)@\(order.version)"] = (order, refusal)
                effects.append(askForce(order, refusal))
                return effects
            }
        }
        switch result {
        case .activation(let activation): effects.append(.toast(Toast(Self.done(command, activation), .done)))
        case .refused(let refusal):
            let why = Shown.failure(refusal.message, refusal.remedy)
            if case .activate(let order) = command, !order.reason.isEmpty, asked == nil {
                // Its reason was typed, and is worth another try.
                asked = order
                effects.append(.promptAgain(reasonRequest(order.reason), why: why))
            } else {
                effects.append(.toast(Toast(why, .failed)))
            }
        default: break
        }
        return effects
    }

    private static func done(_ command: Command, _ activation: Activation) -> SafeText {
        let name = Shown.line(activation.prompt, upTo: 40)
        if let canary = activation.canary {
            return
                "\(name) v\(canary.version) answers \(Shown.share(canary.share)) of jobs, v\(activation.version) the rest"
        }
        if case .rollback = command { return "\(name) is back at v\(activation.version)" }
        return "\(name) v\(activation.version) is in force for all jobs"
    }
}
