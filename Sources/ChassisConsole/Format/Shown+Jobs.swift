import ChassisCore
import ChassisSurface

extension Shown {
    /// Glyph and word, so that a state never rests on its colour alone.
    static func state(_ job: Job) -> Table.Content {
        switch job.state {
        case .running where job.isCancelRequested: Table.Content("◌ stopping", .cancelled)
        case .running: Table.Content("● running", .running)
        case .queued where job.isWarming: Table.Content("◔ warming", .info)
        case .queued where job.isHeldUp: Table.Content("◔ waiting", .warning)
        case .queued where job.retryAt != nil: Table.Content("↻ retrying", .warning)
        case .queued: Table.Content("○ queued", .queued)
        case .completed: Table.Content("✓ completed", .ok)
        case .failed: Table.Content("✗ failed", .danger)
        case .cancelled: Table.Content("⊘ cancelled", .cancelled)
        }
    }

    /// An age while the job is unfinished; the clock time of its submission afterwards, which needs no ticking.
    static func time(_ job: Job, _ context: ScreenContext) -> SafeText {
        job.state.isFinal ? clock(job.createdAt, context) : age(context.now - job.createdAt)
    }

    /// From submission to the end.
    static func latency(_ job: Job) -> SafeText { duration(job.finishedAt.map { $0 - job.createdAt }) }

    /// Tokens of a job: `–` while there is nothing to know.
    static func tokens(_ job: Job) -> SafeText { tokens(job.usage) }

    /// A cost that can't be known yet is `–`; one that nobody knows is `unknown`.
    static func cost(_ job: Job) -> Table.Content {
        guard job.cost == nil else { return moneyContent(job.cost) }
        return Table.Content(job.state.isFinal ? "unknown" : "–", .muted)
    }

    /// What is special about a job, the gravest first.
    static func note(_ job: Job, _ context: ScreenContext) -> Table.Content {
        if job.isWarming, let error = job.error { return Table.Content(Shown.line(error.message, upTo: 80), .info) }
        if job.state == .queued, let retry = job.retryAt {
            let reason = job.error.map { " · \(SafeText($0.code, upTo: 40))" as SafeText } ?? .empty
            return Table.Content("again at \(clock(retry, context))\(reason)", .warning)
        }
        if let error = job.error { return Table.Content(SafeText(error.code, upTo: 40), .danger) }
        if job.isCutForLength { return Table.Content("cut for length", .warning) }
        if job.cache == .stale { return Table.Content("STALE answer", .warning) }
        if job.cache == .exact || job.cache == .semantic { return Table.Content("from cache", .info) }
        if job.priority != .normal { return Table.Content(SafeText(job.priority.rawValue), .muted) }
        return Table.Content(.empty)
    }
}
