import ChassisCore
import ChassisStore
import ChassisSurface

/// One line of the overview: a figure that says whether all is well, and where it leads.
struct OverviewRow: TableRow {
    enum ID: Hashable, Sendable {
        case queue, configuration, errors, latency, spend, cache, flags, models
        /// A code of an error; empty for those without a line of their own.
        case failure(String)
        case suite(String)
        case drift(Int64)
    }

    /// How it stands, by glyph and colour.
    enum Health: Sendable {
        case good, notable, bad, unknown
        /// It is a part of the figure above.
        case part

        var content: Table.Content {
            switch self {
            case .good: Table.Content("✓", .ok)
            case .notable: Table.Content("▲", .warning)
            case .bad: Table.Content("✗", .danger)
            case .unknown: Table.Content("–", .muted)
            case .part: Table.Content("")
            }
        }
    }

    var id: ID
    var health: Health
    var name: SafeText
    var value: Table.Content
    /// Over the last hour or the day, oldest first; a gap is NaN.
    var series: [Double] = []
    var seriesRole: Role = .chart1
    var detail: SafeText
    /// Where Enter goes; a reason when there is nowhere to go.
    var destination: Destination?

    var version: Int64 { 0 }

    static func == (a: OverviewRow, b: OverviewRow) -> Bool { a.id == b.id }
}

/// What the overview's lines are made of; each part is `nil` until the store has said.
struct OverviewFigures: Sendable {
    /// The figures of the last hour and of the day begin then.
    var hourSince: Timestamp?
    var daySince: Timestamp?
    var queue: QueueSummary?
    /// By the minute, over the last hour.
    var hour: [ActivityPoint]?
    /// By the half hour, since midnight.
    var day: [ActivityPoint]?
    var latency: LatencySummary?
    /// Of the last hour.
    var failures: [FailureReason]?
    var flags: [FlaggedAnswer]?
    var runs: [RunFigures]?
    var suites: [SuiteSummary]?
    var alerts: [DriftAlert]?
    var loads: [String: ModelLoadFigures]?
    var outages: [String: ModelOutage]?

    /// Every line there is something to say for.
    func rows(_ context: ScreenContext) -> [OverviewRow] {
        [queueRow(context), configurationRow(context), errorRow(context)].compactMap(\.self)
            + failureRows(context)
            + [
                latencyRow(context), spendRow(context), cacheRow(context), flagRow(context), modelRow(context),
            ].compactMap(\.self)
            + suiteRows(context) + driftRows(context)
    }

    private func queueRow(_ context: ScreenContext) -> OverviewRow? {
        guard let queue else { return nil }
        let queued = queue.queuedTraffic
        let running = queue.runningTraffic
        let age = queue.oldestQueuedAge
        let isLate = (age ?? .zero) >= .seconds(60)
        let isDeserted = context.engine == .none && queue.unfinished > 0
        let waits: SafeText = age.map { "the oldest waits \(Shown.age($0))" } ?? "nothing waits"
        let evals = queue.unfinishedEvals
        let trouble = context.troubles.name
        let nobody: SafeText = trouble.map { $0 + " · " } ?? (isDeserted ? "no engine works · " : "")
        let ofEvals: SafeText = evals > 0 ? " · \(Shown.count(evals)) of evals" : ""
        return OverviewRow(
            id: .queue, health: trouble != nil ? .bad : isLate || isDeserted ? .notable : .good, name: "queue",
            value: Table.Content("\(Shown.count(queued)) queued", queued > 0 ? .queued : .text),
            series: (hour ?? []).map { Double($0.jobs) },
            detail:
                "\(nobody)\(Shown.count(running)) running\(ofEvals) · \(waits) · \(Shown.count(queue.finishedLastMinute)) ended a minute",
            destination: .jobs(filter: "state:unfinished", select: nil))
    }

    /// Only while the files say what is not in force.
    private func configurationRow(_ context: ScreenContext) -> OverviewRow? {
        guard let mistake = context.troubles.configuration else { return nil }
        return OverviewRow(
            id: .configuration, health: .bad, name: "configuration", value: Table.Content("refused", .danger),
            detail: mistake.whole + " · older settings work on")
    }

    private func errorRow(_ context: ScreenContext) -> OverviewRow? {
        guard let hour else { return nil }
        let jobs = hour.reduce(Int64(0)) { $0 &+ $1.jobs }
        let failed = hour.reduce(Int64(0)) { $0 &+ $1.failed }
        let share = jobs > 0 ? Double(failed) / Double(jobs) : nil
        let health: OverviewRow.Health =
            share.map { $0 >= 0.1 ? .bad : $0 >= 0.02 ? .notable : .good } ?? .unknown
        return OverviewRow(
            id: .errors, health: health, name: "errors",
            value: Table.Content(
                share.map { "\(Self.percent($0)) failed" } ?? "no jobs", failed > 0 ? .danger : .text),
            series: hour.map { $0.jobs > 0 ? Double($0.failed) / Double($0.jobs) : .nan }, seriesRole: .danger,
            detail: "\(Shown.count(failed)) of \(Shown.jobs(jobs)) in the last hour",
            destination: Self.jobs("state:failed", endedSince: hourSince, context))
    }

    private func latencyRow(_ context: ScreenContext) -> OverviewRow? {
        guard let latency else { return nil }
        guard let median = latency.median, let p95 = latency.p95 else {
            return OverviewRow(
                id: .latency, health: .unknown, name: "latency", value: Table.Content("no jobs", .muted),
                detail: "nothing has been completed yet", destination: .jobs(filter: "state:completed", select: nil))
        }
        return OverviewRow(
            id: .latency, health: .good, name: "latency", value: Table.Content("p50 \(Shown.duration(median))"),
            detail:
                "p95 \(Shown.duration(p95)), queue included · the last \(Shown.jobs(latency.jobs))",
            destination: Self.jobs(
                "state:completed latency:>=\(max(1, p95.milliseconds))ms", endedSince: latency.since, context))
    }

    /// Against what the tenants' plans bring in a day, because a workspace has no budget of its own.
    private func spendRow(_ context: ScreenContext) -> OverviewRow? {
        guard let day else { return nil }
        let spent = day.reduce(Int64(0)) { $0.addingTamely($1.cost.nanoUSD) }
        let unknown = day.reduce(Int64(0)) { $0 &+ $1.unknownCostCount }
        let income = context.workspace.flatMap { Self.incomeADay($0) }
        let share = income.map { Double(spent) / Double($0.nanoUSD) }
        let health: OverviewRow.Health = share.map { $0 >= 1 ? .bad : $0 >= 0.8 ? .notable : .good } ?? .good
        var detail: SafeText =
            income.map { "\(Self.used(share)) of \(Shown.money($0)) that plans bring in a day, evals apart" }
            ?? "evals apart · no plan has a price to set it against"
        if unknown > 0 { detail = "+ \(Shown.jobs(unknown)) of unknown cost · " + detail }
        return OverviewRow(
            id: .spend, health: health, name: "spend", value: Shown.money(Money(nanoUSD: spent), unknown: unknown),
            series: day.map(\.cost.dollars), seriesRole: .chart2, detail: detail, destination: .costs)
    }

    /// The jobs that a figure was made of: of tenants, and by their end.
    static func jobs(_ filter: String, endedSince since: Timestamp?, _ context: ScreenContext) -> Destination? {
        since.map { .jobs(filter: "\(filter) \(CostDrill.ended(since: $0, now: context.now))", select: nil) }
    }

    private static func used(_ share: Double?) -> SafeText {
        guard let share, share > 0, share < 0.005 else { return Shown.share(share) }
        return "<1%"
    }

    private static func incomeADay(_ workspace: Workspace) -> Money? {
        let monthly = workspace.tenants.reduce(Int64(0)) { sum, tenant in
            sum.addingReportingOverflow(workspace.plan(tenant.plan)?.monthlyPrice.nanoUSD ?? 0).partialValue
        }
        return monthly > 0 ? Money(nanoUSD: max(1, monthly / 30)) : nil
    }

    private func cacheRow(_ context: ScreenContext) -> OverviewRow? {
        guard let day else { return nil }
        let jobs = day.reduce(Int64(0)) { $0 &+ $1.jobs }
        let hits = day.reduce(Int64(0)) { $0 &+ $1.cacheHits }
        let avoided = day.reduce(Int64(0)) { $0.addingTamely($1.avoidedCost.nanoUSD) }
        let saved: SafeText = avoided > 0 ? " · \(Shown.money(Money(nanoUSD: avoided))) saved" : ""
        return OverviewRow(
            id: .cache, health: jobs > 0 ? .good : .unknown, name: "cache",
            value: Table.Content(
                jobs > 0 ? "\(Self.percent(Double(hits) / Double(jobs))) hits" : "no jobs", jobs > 0 ? .text : .muted),
            series: day.map { $0.jobs > 0 ? Double($0.cacheHits) / Double($0.jobs) : .nan }, seriesRole: .chart3,
            detail: "today (UTC): \(Shown.count(hits)) of \(Shown.jobs(jobs))\(saved)",
            destination: Self.jobs("cache:exact,semantic", endedSince: daySince, context))
    }

    private func flagRow(_ context: ScreenContext) -> OverviewRow? {
        guard let flags else { return nil }
        let open = flags.filter(\.isOpen)
        let oldest = open.map(\.at).min().map { context.now - $0 }
        let health: OverviewRow.Health =
            (oldest ?? .zero) >= .seconds(86_400) ? .bad : open.isEmpty ? .good : .notable
        let unowned = open.count { $0.owner == nil }
        let detail: SafeText =
            open.isEmpty
            ? (flags.isEmpty ? "no answer was flagged yet" : "every flag is resolved")
            : "the oldest for \(Shown.age(oldest ?? .zero)) · \(Shown.count(unowned)) nobody's"
        return OverviewRow(
            id: .flags, health: health, name: "flags",
            value: Table.Content("\(Shown.count(open.count)) waiting", open.isEmpty ? .text : .warning), detail: detail,
            destination: .review(nil))
    }

    /// `3.2%`, without the tenth from ten per cent on.
    private static func percent(_ share: Double) -> SafeText {
        guard share.isFinite else { return "–" }
        let tenths = Int((min(max(share, 0), 1) * 1000).rounded())
        return tenths >= 100 || tenths % 10 == 0 ? "\((tenths + 5) / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
}

/// Quality: the last run of each suite, and drift that nobody has acknowledged.
extension OverviewFigures {
    private func suiteRows(_ context: ScreenContext) -> [OverviewRow] {
        let names = (suites ?? []).map(\.name)
        let others = Set((runs ?? []).map(\.run.suite)).subtracting(names)
        return (names + others.sorted()).map { suiteRow($0, context) }
    }

    private func suiteRow(_ name: String, _ context: ScreenContext) -> OverviewRow {
        let figures = (runs ?? []).filter { $0.run.suite == name }.max { $0.id < $1.id }
        let title: SafeText = "eval " + Shown.line(name, upTo: 40)
        guard let figures else {
            return OverviewRow(
                id: .suite(name), health: .unknown, name: title, value: Table.Content("never run", .muted),
                detail: suites?.first { $0.name == name }.map { "\(Shown.count($0.samples)) samples" } ?? "",
                destination: .evals(run: nil, sample: nil))
        }
        let run = figures.run
        let health: OverviewRow.Health =
            switch (run.state, run.verdict) {
            case (.completed, .fail?): .bad
            case (.completed, .pass?), (.completed, nil): .good
            case (.completed, .inconclusive?), (.capped, _), (.cancelled, _): .notable
            case (.running, _): figures.isStopped ? .notable : .unknown
            }
        let passed: SafeText =
            run.decided > 0
            ? "passed \(Shown.count(run.passed)) of \(Shown.count(run.decided))"
            : run.done > 0 ? "\(Shown.count(run.undecided)) undecided" : "nothing answered yet"
        return OverviewRow(
            id: .suite(name), health: health, name: title, value: Shown.state(run, isStopped: figures.isStopped),
            series: (runs ?? []).filter { $0.run.suite == name }.sorted { $0.id < $1.id }.map { $0.mean ?? .nan },
            seriesRole: .chart4,
            detail: "\(run.id) \(Shown.line(run.bundle.description, upTo: 40)) · \(passed) · "
                + Shown.clock(run.createdAt, context),
            destination: .evals(run: run.id, sample: nil))
    }

    private func driftRows(_ context: ScreenContext) -> [OverviewRow] {
        (alerts ?? []).filter { $0.acknowledgedAt == nil }.map { alert in
            let metric = Shown.line(alert.metric.rawValue.replacing("_", with: " "), upTo: 30)
            let cause: SafeText = alert.cause.map { "after: " + Shown.line($0.what, upTo: 80) } ?? "no change is known"
            let filter = alert.feature.isEmpty ? "state:final" : "feature:\(CostDrill.quoted(alert.feature))"
            return OverviewRow(
                id: .drift(alert.id), health: .bad, name: "drift " + Shown.line(alert.feature, upTo: 40),
                value: Table.Content(metric, .danger),
                detail: "\(Shown.line(alert.before, upTo: 30)) → \(Shown.line(alert.now, upTo: 30)) · \(cause) · "
                    + "since \(Shown.clock(alert.since, context))",
                destination: Self.jobs(filter, endedSince: alert.since, context))
        }
    }
}
