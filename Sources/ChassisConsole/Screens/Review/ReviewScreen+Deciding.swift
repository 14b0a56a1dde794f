import ChassisCore
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
            return [
                .prompt(
                    PromptRequest(
                        "notes", label: "notes on \(flag.id.description)", text: flag.notes,
                        hint: "what you found; personal data is masked before it is kept"))
            ]
        case "reopen": return [.command(.reopen(flag), Self.command)]
        case "sample": return [askSuite(flag)]
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

    private mutating func askSuite(_ flag: FlaggedAnswer) -> Effect {
        acting = flag
        guard !suites.isEmpty else { return askSuiteName }
        let items =
            suites.map { suite in
                PickRequest.Item(
                    suite.name, Shown.line(suite.name, upTo: 40),
                    detail: suite.trouble.map { Shown.line($0, upTo: 40) }
                        ?? "\(Shown.count(suite.samples)) \(suite.samples == 1 ? "sample" : "samples")",
                    disabled: suite.trouble == nil ? nil : "its file has a mistake")
            } + [PickRequest.Item(Self.newSuite, key: "+", "a new suite…")]
        let fitting = suites.firstIndex { $0.name == flag.feature }
        let naming = suites.firstIndex { $0.features.contains(flag.feature) }
        return .pick(
            PickRequest(
                "suite", "Golden suite for \(flag.id.description)", items: items, selected: fitting ?? naming ?? 0))
    }

    private var askSuiteName: Effect {
        .prompt(
            PromptRequest(
                "suite-name", label: "new golden suite", text: acting?.feature ?? "",
                hint: "makes golden/NAME.jsonl in the workspace"))
    }

    private func askExpected(_ flag: FlaggedAnswer) -> Effect {
        let right = flag.verdict == .correct ? detail?.trace.final : nil
        return .prompt(
            PromptRequest(
                "expected", label: "expected answer", text: flag.expected ?? right ?? "",
                hint: "what a good answer says · enter makes the sample · esc makes none"))
    }

    mutating func picked(_ id: PromptID, _ choice: String) -> [Effect] {
        guard let flag = acting else { return [] }
        if id == "verdict", let verdict = FlagVerdict(rawValue: choice) {
            acting = nil
            return [.command(.resolve(flag, verdict), Self.command)]
        }
        guard id == "suite" else { return [] }
        guard choice != Self.newSuite else { return [askSuiteName] }
        sample = SampleOrder(job: flag.job, flag: flag.id, suite: choice)
        return [askExpected(flag)]
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
            guard !name.isEmpty else { return [askSuiteName, .promptNote("a suite needs a name", isError: true)] }
            sample = SampleOrder(job: flag.job, flag: flag.id, suite: name)
            return [askExpected(flag)]
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
            if let place = flags?.firstIndex(where: { $0.id == flag.id }) { flags?[place] = flag }
            list(context)
            return [.toast(Toast(Self.done(command, flag), .done))]
        case .sample(let sample):
            guard case .makeSample(let order) = command else { return [] }
            let name = Shown.line("\(order.suite)/\(sample.id)", upTo: 80)
            return [.toast(Toast("\(name) is a golden sample now", .done)), .ask(.suites, "suites")]
        case .refused(let refusal):
            return [.toast(Toast(Shown.failure(refusal.message, refusal.remedy), .failed)), .ask(.flags, "flags")]
        default: return []
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
