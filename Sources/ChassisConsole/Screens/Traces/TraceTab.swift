import ChassisCore
import ChassisSurface

/// The sides of a trace, in the order of a job's way.
enum TraceTab: Int, CaseIterable, Sendable {
    case prompt, context, raw, final, diff, timeline, cost

    var name: SafeText {
        switch self {
        case .prompt: "Prompt"
        case .context: "Context"
        case .raw: "Raw"
        case .final: "Final"
        case .diff: "Diff"
        case .timeline: "Timeline"
        case .cost: "Cost"
        }
    }

    /// Those that show texts, which can be searched and scrolled.
    var isText: Bool { rawValue <= TraceTab.final.rawValue }

    func moved(by step: Int) -> TraceTab {
        let count = TraceTab.allCases.count
        return TraceTab(rawValue: ((rawValue + step) % count + count) % count) ?? self
    }
}

extension Trace {
    /// The texts of a tab, as the job left them.
    func sections(of tab: TraceTab) -> SectionedText {
        switch tab {
        case .prompt:
            SectionedText(
                prompt.isEmpty
                    ? questionSections
                    : prompt.map { message in
                        SectionedText.Section(
                            [Table.Content(SafeText(message.role.rawValue), .label)]
                                + Self.length(of: message.shownText), message.shownText)
                    })
        case .context: SectionedText(contextSections)
        case .raw: SectionedText(raw.map(Self.rawSections) ?? [])
        case .final: SectionedText(final.map { [SectionedText.Section([], $0)] } ?? [])
        case .diff, .timeline, .cost: SectionedText([])
        }
    }

    /// What the model thought stands apart from what it answered.
    private static func rawSections(_ raw: String) -> [SectionedText.Section] {
        let parts = ThoughtText(raw)
        guard !parts.reasoning.isEmpty else { return [SectionedText.Section([], raw)] }
        return [
            SectionedText.Section(
                [Table.Content("reasoning", .label)] + length(of: parts.reasoning), parts.reasoning, role: .muted),
            SectionedText.Section([Table.Content("answer", .label)] + length(of: parts.answer), parts.answer),
        ]
    }

    /// What was asked where nothing was sent, and whose answer was given.
    private var questionSections: [SectionedText.Section] {
        guard let input else { return [] }
        let answered: SafeText = origin.map { "the answer is that of \(SafeText($0))" } ?? "no prompt was sent"
        return [
            SectionedText.Section(
                [Table.Content("question", .label), Table.Content("  " + answered, .muted)], input)
        ]
    }

    private var contextSections: [SectionedText.Section] {
        let best = context.map(\.passage.score).filter(\.isFinite).max() ?? 0
        return tokenSections
            + context.map { document in
                let passage = document.passage
                let share = best > 0 && passage.score > 0 ? min(passage.score / best, 1) : 0
                let bar = SafeText.bar(share, width: 8).padded(to: 8)
                let score = Trace.score(passage.score)
                let used: Table.Content =
                    document.used ? Table.Content("✓ used    ", .ok) : Table.Content("· not used", .muted)
                return SectionedText.Section(
                    [
                        used, Table.Content("  \(score) "), Table.Content(bar, document.used ? .chart1 : .muted),
                        Table.Content("  "),
                        Table.Content(
                            SafeText(passage.title, breaks: .spaces, upTo: 60), document.used ? .label : .muted),
                        Table.Content("  " + SafeText(passage.id, breaks: .spaces, upTo: 40), .muted),
                    ], passage.text, role: document.used ? .text : .muted)
            }
    }

    /// Where the prompt's tokens went, and how they were counted; nothing where nothing was retrieved, because that is
    /// told then.
    private var tokenSections: [SectionedText.Section] {
        guard !context.isEmpty, let notes = spans.last(where: { $0.name == "prompt" })?.attributes,
            let method = notes["tokens.method"]
        else { return [] }
        let parts = ["system", "context", "history", "input"].compactMap { part in
            notes["tokens.\(part)"].map { "\(part) \($0)" }
        }
        return [
            SectionedText.Section(
                [
                    Table.Content("tokens", .label),
                    Table.Content("  " + SafeText(method, breaks: .spaces, upTo: 80), .muted),
                ], parts.joined(separator: " · "), role: .muted)
        ]
    }

    /// Two decimals, whatever number a provider or an index gave.
    private static func score(_ score: Double) -> SafeText {
        guard score.isFinite, abs(score) < 1e9 else { return "–" }
        let hundredths = Int((abs(score) * 100).rounded())
        return "\(score < 0 ? "-" : "")\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }

    private static func length(of text: String) -> [Table.Content] {
        [Table.Content("  ~\(TokenEstimate.count(text)) tokens", .muted)]
    }
}

extension Trace {
    /// Why a tab has nothing to show, and what would change that.
    func emptyState(of tab: TraceTab) -> EmptyState {
        if isPastRetention {
            return EmptyState(
                "This trace is deleted.",
                text:
                    "It was older than this workspace keeps them. The job's own row, with its tokens and costs, is kept longer.",
                next: "retention: payloads in chassis.yaml says how long")
        }
        if let waiting { return waiting }
        switch tab {
        case .prompt where isFromCache:
            return EmptyState(
                "No model was asked.", text: cacheText,
                next: "] ] ] for the answer")
        case .prompt:
            return EmptyState("No prompt was sent.", text: "The job ended before a model was asked.", next: endedBy)
        case .context where isFromCache:
            return EmptyState("Nothing was retrieved.", text: cacheText)
        case .context:
            return EmptyState(
                "Nothing was retrieved.",
                text: "Either '\(job.feature)' doesn't use knowledge, or no article matched the question.",
                next: "retrieval: in features/\(job.feature).yaml")
        case .raw where isFromCache:
            return EmptyState("No model was asked.", text: cacheText)
        case .raw: return EmptyState("No model answered.", next: endedBy)
        case .final:
            return EmptyState("There is no final answer.", text: "The job was \(job.state.rawValue).", next: endedBy)
        case .diff:
            return EmptyState(
                "There is nothing to compare.", text: "A diff needs both a raw answer and a final one.", next: endedBy)
        case .timeline: return EmptyState("No steps were recorded.", next: endedBy)
        case .cost: return EmptyState("No model was asked, so nothing was spent.")
        }
    }

    private var isFromCache: Bool { job.cache != .miss }

    private var cacheText: SafeText {
        job.cache == .stale
            ? "The answer is the last good one to the same question."
            : "The answer came from the cache (\(job.cache.rawValue))."
    }

    private var endedBy: SafeText { job.error.map { SafeText($0.code) } ?? .empty }

    private var waiting: EmptyState? {
        guard !job.state.isFinal, spans.isEmpty else { return nil }
        switch job.state {
        case .running:
            return EmptyState(
                "The job is running.", text: "Its trace is written when the attempt ends, and shows here by itself.")
        default:
            return EmptyState(
                "The job has not run yet.", text: "It waits in the queue; its trace shows here by itself.",
                next: "no engine? chassis work")
        }
    }
}
