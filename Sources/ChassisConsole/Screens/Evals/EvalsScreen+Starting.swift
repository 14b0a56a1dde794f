import ChassisCore
import ChassisEngine
import ChassisSurface

/// Starting and stopping runs.
extension EvalsScreen {
    static let command: Slot = "command"
    private static let ownModels = "-"

    mutating func askSuite() -> [Effect] {
        let items = (suites ?? []).map { suite in
            PickRequest.Item(
                suite.name, Shown.line(suite.name, upTo: 40),
                detail: suite.trouble.map { Shown.line($0, upTo: 60) }
                    ?? "\(Shown.count(suite.samples)) \(suite.samples == 1 ? "sample" : "samples")",
                disabled: suite.trouble.map { Shown.line($0, upTo: 300) })
        }
        let place = (suites ?? []).firstIndex { $0.name == shownSuite } ?? 0
        return [.pick(PickRequest("suite", "New run of which suite?", items: items, selected: place))]
    }

    /// Every version of the features' prompts, those of the suite's own features first, newest first.
    private func bundles(_ suite: String, _ context: ScreenContext) -> [BundleReference] {
        guard let workspace = context.workspace else { return [] }
        let own = Set([suite] + ((suites ?? []).first { $0.name == suite }?.features ?? []))
        func isOwn(_ feature: Feature) -> Bool { own.contains(feature.name) || feature.evals.suite == suite }
        let features = workspace.features.filter(isOwn)
        let others = workspace.features.filter { !isOwn($0) }
        let bundles = (features + others).flatMap { feature in
            workspace.prompts.filter { $0.name == feature.prompt }.map(\.version).sorted(by: >).map {
                BundleReference(feature: feature.name, version: $0)
            }
        }
        // A suite that no feature is named after asks its questions alone, unless told otherwise.
        return features.isEmpty ? [PlainBundle.reference] + bundles : bundles + [PlainBundle.reference]
    }

    /// What a new run is compared with, if nothing was chosen.
    private func newest(_ suite: String) -> EvalRunID? {
        (runs ?? []).map(\.run).filter { $0.suite == suite && $0.state == .completed }.map(\.id).max()
    }

    mutating func picked(_ id: PromptID, _ choice: String, _ context: ScreenContext) -> [Effect] {
        switch id {
        case "suite":
            let bundles = bundles(choice, context)
            guard let first = bundles.first else {
                return [.toast(Toast("there is no feature that could answer the suite", .failed))]
            }
            order = RunOrder(suite: choice, bundle: first, baseline: chosen[choice] ?? newest(choice))
            let items = bundles.map { bundle in
                let inForce = context.workspace?.feature(bundle.feature)?.promptVersion == bundle.version
                let isPlain = bundle == PlainBundle.reference
                return PickRequest.Item(
                    bundle.description, Shown.line(bundle.description, upTo: 60),
                    detail: isPlain ? "the question alone" : inForce ? "as its file says" : .empty)
            }
            return [
                .pick(PickRequest("bundle", "Which bundle answers?", items: items, isSearchable: bundles.count > 12))
            ]
        case "bundle":
            guard let bundle = BundleReference(choice) else { return [] }
            order?.bundle = bundle
            let models = context.workspace?.models.map(\.name) ?? []
            let items =
                [PickRequest.Item(Self.ownModels, "the bundle's own models")]
                + models.map { PickRequest.Item($0, "only " + Shown.line($0, upTo: 60)) }
            return [.pick(PickRequest("model", "Which models are asked?", items: items))]
        case "model":
            order?.model = choice == Self.ownModels ? nil : choice
            return [capRequest("1.00")]
        default: return []
        }
    }

    private func capRequest(_ text: String) -> Effect {
        .prompt(
            PromptRequest(
                "cap", label: "cost cap in dollars", text: text,
                hint: "the run stops before a call could go over it · empty: no cap"))
    }

    mutating func prompted(_ id: PromptID, _ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        guard id == "cap", order != nil else { return [] }
        switch event {
        case .changed: return []
        case .cancelled:
            order = nil
            return [.toast(Toast("no run was started"))]
        case .done(let typed):
            let text = typed.trimmed
            if !text.isEmpty {
                guard let cap = Money(dollars: text), cap > .zero else {
                    return [capRequest(text), .promptNote("dollars, like 1.50, or nothing for no cap", isError: true)]
                }
                order?.costCap = cap
            } else {
                order?.costCap = nil
            }
            return [confirmation()].compactMap(\.self)
        }
    }

    private func confirmation() -> Effect? {
        guard let order else { return nil }
        let samples = (suites ?? []).first { $0.name == order.suite }?.samples ?? 0
        let base = order.baseline
        let model: SafeText = order.model.map { "only " + Shown.line($0, upTo: 60) } ?? "the bundle's own models"
        let cap: SafeText = order.costCap.map { "at most \(Shown.money($0))" } ?? "without a cap"
        let lines = [
            Table.Content("suite    \(Shown.line(order.suite, upTo: 60)), \(Shown.count(samples)) samples"),
            Table.Content("bundle   \(Shown.line(order.bundle.description, upTo: 60))"),
            Table.Content("models   \(model)"), Table.Content("cost     \(cap)"),
            Table.Content(
                "against  \(base.map { SafeText($0.description) } ?? "nothing: it is the suite's first run")", .muted),
        ]
        return .confirm(
            ConfirmRequest(
                id: "start", title: "Start a run?", lines: lines, verb: "run \(Shown.count(samples)) samples",
                isDangerous: false))
    }

    mutating func askCancel(_ run: EvalRun) -> [Effect] {
        cancelling = run
        let lines = [
            Table.Content(
                "\(Shown.line(run.suite, upTo: 40)) · \(Shown.line(run.bundle.description, upTo: 60)) · "
                    + "\(Shown.count(run.done)) of \(Shown.count(run.total)) answered"),
            Table.Content("What is scored stays; the rest is not asked.", .muted),
        ]
        return [
            .confirm(
                ConfirmRequest(
                    id: "cancel", title: "Cancel \(run.id)?", lines: lines, verb: "cancel \(run.id)", isDangerous: true)
            )
        ]
    }

    mutating func confirmed(_ id: PromptID) -> [Effect] {
        switch id {
        case "start":
            guard let order else { return [] }
            self.order = nil
            return [.command(.startRun(order), Self.command)]
        case "cancel":
            guard let run = cancelling else { return [] }
            cancelling = nil
            return [.command(.cancelRun(run), Self.command)]
        default: return []
        }
    }

    mutating func report(_ command: Command, _ result: CommandResult) -> [Effect] {
        switch result {
        case .run(let run):
            if case .cancelRun = command {
                return [.toast(Toast("\(run.id) is stopped", .done)), .ask(.evalRuns, "runs")]
            }
            suite = run.suite
            table.relist()
            table.isFollowing = true
            return [
                .toast(Toast("\(run.id) has begun: \(Shown.count(run.total)) answers", .done)), .ask(.evalRuns, "runs"),
            ]
        case .refused(let refusal):
            return [.toast(Toast(Shown.failure(refusal.message, refusal.remedy), .failed))]
        default: return []
        }
    }
}
