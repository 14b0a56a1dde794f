import ChassisCore
import ChassisEngine
import ChassisSurface

/// What a reviewer decides, and what the engine made of it.
extension ReviewScreen {
    static let command: Slot = "command"
    private static let newSuite = "+"

    /// - Returns: `nil` for an action of another kind.
    mutating func review(_ id: ActionID, _ context: ScreenContext) -> [Effect]? {
        guard let flag = target else { return nil }
        switch id {
        case "assign":
            let owner = flag.owner == context.user ? nil : context.user
            return [.command(.assign(flag, to: owner), Self.command)]
        case "verdict":
            acting = flag
            return [.pick(Self.verdicts(of: flag))]
        case "notes":
            acting = flag
            return [.prompt(notesRequest(flag))]
        case "reopen": return [.command(.reopen(flag), Self.command)]
        case "sample": return [askSuite(flag, context)]
        case "trace":
            return [.open(.trace(flag.job, among: table.rows.map(\.job)))]
        default: return nil
        }
    }

    private static func verdicts(of flag: FlaggedAnswer) -> PickRequest {
        PickRequest(
            "verdict", "Verdict on \(flag.id.description)",
            items: FlagVerdict.allCases.map { verdict in
                let (key, title, detail): (Character, SafeText, SafeText) =
                    switch verdict {
                    case .hallucination: ("h", "hallucination", "it says what nothing supports")
                    case .retrieval: ("r", "retrieval", "the right page was not found")
                    case .prompt: ("p", "prompt", "the prompt led the model astray")
                    case .policy: ("o", "policy", "it breaks a rule, or a rule was too strict")
                    case .correct: ("c", "correct", "the answer was right")
                    }
                return PickRequest.Item(verdict.rawValue, key: key, title, detail: detail)
            })
    }

    private func notesRequest(_ flag: FlaggedAnswer) -> PromptRequest {
        var text = flag.notes
        if case .note(let seen, let typed) = refused, seen.id == flag.id { text = typed }
        return PromptRequest(
            "notes", label: "notes on \(flag.id.description)", text: text,
            hint: "what you found; personal data is masked before it is kept", limit: TypedText.notesLimit)
    }

    private mutating func askSuite(_ flag: FlaggedAnswer, _ context: ScreenContext) -> Effect {
        acting = flag
        guard !suites.isEmpty else { return .prompt(suiteNameRequest) }
        func isOther(_ suite: SuiteSummary) -> Bool { !suite.takes(flag.feature, in: context.workspace) }
        let items =
            suites.map { suite in
                PickRequest.Item(
                    suite.name, Shown.line(suite.name, upTo: 40),
                    detail: suite.trouble.map { Shown.line($0, upTo: 40) }
                        ?? "\(Shown.count(suite.samples)) \(suite.samples == 1 ? "sample" : "samples")",
                    disabled: suite.trouble.map { Shown.line($0, upTo: 300) }
                        ?? (isOther(suite) ? "of \(Shown.line(suite.feature ?? "others", upTo: 40))" : nil))
            } + [PickRequest.Item(Self.newSuite, key: "+", "a new suite…")]
        let fitting = suites.firstIndex { $0.name == flag.feature }
        let naming = suites.firstIndex { $0.features.contains(flag.feature) && !isOther($0) }
        let open = items.firstIndex { $0.disabled == nil }
        return .pick(
            PickRequest(
                "suite", "Golden suite for \(flag.id.description)", items: items,
                selected: fitting ?? naming ?? open ?? 0))
    }

    /// What was typed of a sample of this flag before, if it was not taken.
    private func kept(_ flag: FlagID?) -> SampleOrder? {
        guard case .makeSample(let order) = refused, order.flag == flag else { return nil }
        return order
    }

    private var suiteNameRequest: PromptRequest {
        let name = kept(acting?.id).flatMap { order in suites.contains { $0.name == order.suite } ? nil : order.suite }
        return PromptRequest(
            "suite-name", label: "new golden suite", text: name ?? acting?.feature ?? "",
            hint: "makes golden/NAME.jsonl in the workspace")
    }

    private func expectedRequest(_ flag: FlaggedAnswer) -> PromptRequest {
        let right = flag.verdict == .correct ? detail?.trace.final : nil
        let text = kept(flag.id).map { $0.expected ?? "" } ?? flag.expected ?? right ?? ""
        return PromptRequest(
            "expected", label: "expected answer", text: text,
            hint: "what a good answer says · enter makes the sample · esc makes none", limit: TypedText.expectedLimit)
    }

    mutating func picked(_ id: PromptID, _ choice: String) -> [Effect] {
        guard let flag = acting else { return [] }
        if id == "verdict", let verdict = FlagVerdict(rawValue: choice) {
            acting = nil
            return [.command(.resolve(flag, verdict), Self.command)]
        }
        guard id == "suite" else { return [] }
        guard choice != Self.newSuite else { return [.prompt(suiteNameRequest)] }
        sample = SampleOrder(job: flag.job, flag: flag.id, suite: choice)
        return [.prompt(expectedRequest(flag))]
    }

    mutating func prompted(_ id: PromptID, _ event: PromptEvent, _ context: ScreenContext) -> [Effect] {
        switch (id, event) {
        case ("filter", .changed(let text)):
            do throws(FlagFilter.Mistake) {
                try apply(text, context)
                return [.promptNote("enter keeps it · esc goes back", isError: false)]
            } catch { return [.promptNote(error.text, isError: true)] }
        case ("filter", .done(let text)):
            do throws(FlagFilter.Mistake) { try apply(text, context) } catch {
                // What was typed is not lost: the prompt comes back with what is wrong.
                return [filterRequest(text), .promptNote(error.text, isError: true)]
            }
        case ("filter", .cancelled): try? apply(wordsBefore, context)
        case ("notes", .done(let text)):
            guard let flag = acting else { return [] }
            acting = nil
            return [.command(.note(flag, text.trimmed), Self.command)]
        case ("suite-name", .done(let typed)):
            guard let flag = acting else { return [] }
            let name = typed.trimmed
            guard !name.isEmpty else {
                return [.prompt(suiteNameRequest), .promptNote("a suite needs a name", isError: true)]
            }
            sample = SampleOrder(job: flag.job, flag: flag.id, suite: name)
            return [.prompt(expectedRequest(flag))]
        case ("expected", .done(let typed)):
            guard var sample else { return [] }
            let text = typed.trimmed
            sample.expected = text.isEmpty ? nil : text
            (self.sample, acting) = (nil, nil)
            return [.command(.makeSample(sample), Self.command)]
        case (_, .cancelled): (sample, acting) = (nil, nil)
        default: break
        }
        return []
    }

    func filterRequest(_ text: String) -> Effect {
        .prompt(
            PromptRequest(
                "filter", label: "/", text: text,
                hint: "words · tenant:acme · verdict:open,prompt · owner:ada · -feature:x"))
    }

    /// The last good filter stays applied while a bad one is typed.
    private mutating func apply(_ text: String, _ context: ScreenContext) throws(FlagFilter.Mistake) {
        filter = try FlagFilter(parsing: text)
        words = text.trimmed
        relist(context)
    }

    /// Says what became of a command, and shows it at once.
    mutating func report(_ command: Command, _ result: CommandResult, _ context: ScreenContext) -> [Effect] {
        switch result {
        case .flag(let flag):
            if case .note = command { refused = nil }
            if let place = flags?.firstIndex(where: { $0.id == flag.id }) { flags?[place] = flag }
            list(context)
            return [.toast(Toast(Self.done(command, flag), .done))]
        case .sample(let sample):
            guard case .makeSample(let order) = command else { return [] }
            refused = nil
            let name = Shown.line("\(order.suite)/\(sample.id)", upTo: 80)
            return [
                .toast(Toast("\(name) is a golden sample now", .done)), .ask(.suites, "suites"), .ask(.flags, "flags"),
            ]
        case .refused(let refusal):
            let why = Shown.failure(refusal.message, refusal.remedy)
            return [again(command, why) ?? .toast(Toast(why, .failed)), .ask(.flags, "flags")]
        default: return []
        }
    }

    /// Asks again with what was typed; `nil` where nothing was, or something else is asked by now.
    private mutating func again(_ command: Command, _ why: SafeText) -> Effect? {
        switch command {
        case .note(let flag, _):
            refused = command
            guard acting == nil else { return nil }
            (acting, stale) = (flag, flag.id)
            return .promptAgain(notesRequest(flag), why: why)
        case .makeSample(let order):
            refused = command
            guard acting == nil, let flag = flags?.first(where: { $0.id == order.flag }) else { return nil }
            (acting, sample) = (flag, order)
            // A name that nothing has yet may be what is wrong.
            let isNew = !suites.contains { $0.name == order.suite }
            return .promptAgain(isNew ? suiteNameRequest : expectedRequest(flag), why: why)
        default: return nil
        }
    }

    private static func done(_ command: Command, _ flag: FlaggedAnswer) -> SafeText {
        let id = SafeText(flag.id.description)
        switch command {
        case .resolve(_, let verdict):
            let next: SafeText = verdict == .correct || flag.sample != nil ? "" : " · g makes a golden sample of it"
            return "\(id): \(SafeText(verdict.rawValue)) · u takes it back\(next)"
        case .assign(_, let owner):
            return owner == nil ? "\(id) is nobody's any more" : "\(id) is yours"
        case .note: return "noted on \(id)"
        case .reopen: return "\(id) is open again"
        default: return id
        }
    }
}
