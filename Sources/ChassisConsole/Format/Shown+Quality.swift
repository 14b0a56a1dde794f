import ChassisCore
import ChassisSurface

/// Verdicts, scores and changes: always a sign or a word beside the colour.
extension Shown {
    /// `91%`, to a tenth below ten; `–` where nothing was scored.
    static func score(_ value: Double?) -> SafeText {
        guard let value, value.isFinite else { return "–" }
        return "\(Int((min(max(value, 0), 1) * 100).rounded()))%"
    }

    /// `▲+3.1`, `▼-12`, `=`: points between two means.
    static func change(_ delta: Double?) -> Table.Content {
        guard let delta, delta.isFinite else { return Table.Content(.empty) }
        let tenths = Int((min(max(delta, -1), 1) * 1000).rounded())
        guard tenths != 0 else { return Table.Content("=", .muted) }
        let size = tenths.magnitude
        let points: SafeText = size >= 100 || size % 10 == 0 ? "\((size + 5) / 10)" : "\(size / 10).\(size % 10)"
        return delta > 0 ? Table.Content("▲+\(points)", .ok) : Table.Content("▼-\(points)", .danger)
    }

    static func verdict(_ verdict: EvalVerdict) -> Table.Content {
        switch verdict {
        case .pass: Table.Content("✓ pass", .ok)
        case .fail: Table.Content("✗ fail", .danger)
        case .inconclusive: Table.Content("? unclear", .warning)
        }
    }

    /// How a run stands: its progress, why it stopped, or what its comparison says.
    static func state(_ run: EvalRun, isStopped: Bool = false) -> Table.Content {
        switch run.state {
        case .running where isStopped: Table.Content("⊘ stopped", .warning)
        case .running: Table.Content("● \(count(run.done))/\(count(run.total))", .running)
        case .cancelled: Table.Content("⊘ cancelled", .cancelled)
        case .capped: Table.Content("⊘ cost cap", .warning)
        case .completed: run.verdict.map { verdict($0) } ?? Table.Content("✓ done", .muted)
        }
    }

    static func verdict(_ verdict: FlagVerdict) -> Table.Content {
        switch verdict {
        case .correct: Table.Content("✓ correct", .ok)
        case .hallucination, .retrieval, .prompt, .policy: Table.Content("✗ \(SafeText(verdict.rawValue))", .danger)
        }
    }

    /// An open flag waits for somebody, or somebody looks at it.
    static func state(_ flag: FlaggedAnswer) -> Table.Content {
        if let verdict = flag.verdict { return self.verdict(verdict) }
        return flag.owner == nil ? Table.Content("○ open", .warning) : Table.Content("◐ in review", .info)
    }

    /// What people typed, as one line.
    static func line(_ text: String, upTo columns: Int = 400) -> SafeText {
        SafeText(text, breaks: .spaces, upTo: columns)
    }

    /// The two parts of a refusal as one line.
    static func failure(_ message: String, _ remedy: String?) -> SafeText {
        line(message, upTo: 600) + (remedy.map { " → " + line($0, upTo: 600) } ?? .empty)
    }

    /// `≥ $1.20` where the cost of some is unknown, `unknown` where that of all is.
    static func money(_ known: Money, unknown: Int64) -> Table.Content {
        guard unknown > 0 else { return Table.Content(money(known)) }
        return known > .zero ? Table.Content("≥ " + money(known), .warning) : Table.Content(money(nil), .warning)
    }
}
