import ChassisCore
import ChassisStore
import ChassisSurface

/// An action and exactly the jobs it was asked for: ids and versions as they were on screen at the key.
struct PendingAction: Sendable {
    var action: JobAction
    /// Those it can be done to, hidden ones first.
    var jobs: [Job]
    var hidden: Int
    /// Marked ones it can't be done to.
    var skipped: [Job]

    var targets: [JobTarget] { jobs.map { JobTarget(id: $0.id, version: $0.version) } }

    private static let listed = 8

    /// The question that names what is hit.
    var confirmation: ConfirmRequest {
        let verb: SafeText = action == .cancel ? "cancel" : "retry"
        let what: SafeText = jobs.count == 1 ? SafeText(jobs[0].id.description) : Shown.jobs(jobs.count)
        var lines: [Table.Content] = []
        if hidden > 0 {
            lines.append(Table.Content("\(Shown.jobs(hidden)) hidden by the filter:", .warning))
            lines += rows(jobs.prefix(hidden))
            if jobs.count > hidden { lines.append(Table.Content("and in view:", .muted)) }
        }
        lines += rows(jobs.dropFirst(hidden))
        lines.append(Table.Content(.empty))
        if jobs.count > 1 {
            lines.append(Table.Content("tenants   \(counted(jobs.map(\.tenant)))", .label))
            lines.append(Table.Content("states    \(counted(jobs.map(\.state.rawValue)))", .label))
        }
        lines += consequences.map { Table.Content($0, .muted) }
        if !skipped.isEmpty {
            let states = counted(skipped.map(\.state.rawValue))
            lines.append(Table.Content("left alone: \(Shown.jobs(skipped.count)) (\(states))", .muted))
        }
        let title: SafeText = action == .cancel ? "Cancel \(what)?" : "Retry \(what)?"
        return ConfirmRequest(
            id: "act", title: title, lines: lines, verb: "\(verb) \(what)", isDangerous: action == .cancel)
    }

    private func rows(_ jobs: some Collection<Job>) -> [Table.Content] {
        var rows = jobs.prefix(Self.listed).map { job in
            Table.Content(
                "\(SafeText(job.id.description).padded(to: 11)) \(Shown.state(job).text.padded(to: 11)) "
                    + "\(SafeText(job.tenant, upTo: 18).padded(to: 18)) \(SafeText(job.feature, upTo: 24))")
        }
        if jobs.count > Self.listed {
            rows.append(Table.Content("… and \(Shown.count(jobs.count - Self.listed)) more", .muted))
        }
        return rows
    }

    private var consequences: [SafeText] {
        switch action {
        case .retry: return ["The price is held again, and every attempt starts anew."]
        case .cancel:
            var lines: [SafeText] = []
            let held = jobs.reduce(into: Int64(0)) { sum, job in sum = sum.addingReportingOverflow(job.credits.milli).0
            }
            if held > 0 { lines.append(SafeText("\(Credits(milli: held).text) held credits go back to the tenant.")) }
            if jobs.contains(where: { $0.state == .running }) {
                lines.append("Running jobs stop when their worker next looks.")
            }
            return lines
        }
    }

    /// `acme 2, globex 1`, the most frequent first, five at most.
    private func counted(_ names: [String]) -> SafeText {
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = sorted.prefix(5).map { "\(SafeText($0.key, upTo: 30)) \($0.value)" as SafeText }
        let rest: [SafeText] = sorted.count > 5 ? ["\(sorted.count - 5) more"] : []
        return (shown + rest).joined(separator: ", ")
    }
}

extension JobsScreen {
    /// Captures what is hit, and asks.
    mutating func ask(_ action: JobAction, _ context: ScreenContext) -> [Effect] {
        let all = chosen(context)
        let jobs = all.filter(action.fits)
        guard !jobs.isEmpty else { return [] }
        let pending = PendingAction(
            action: action, jobs: jobs, hidden: jobs.count { isHidden($0, context) },
            skipped: all.filter { !action.fits($0) })
        self.pending = pending
        return [.confirm(pending.confirmation)]
    }

    mutating func act() -> [Effect] {
        guard let pending else { return [] }
        self.pending = nil
        acted = Dictionary(pending.jobs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return [.act(pending.action, pending.targets, "act")]
    }

    /// Says what became of it; what has changed meanwhile is looked up and shown.
    mutating func report(_ action: JobAction, _ outcomes: [JobID: ActionOutcome]) -> [Effect] {
        var done = 0
        var stopping = 0
        var refused: [(JobID, StoreError)] = []
        for (id, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
            switch outcome {
            case .done(let job):
                done += 1
                if job.state == .running { stopping += 1 }
                table.marks[id] = nil
            case .refused(let error): refused.append((id, error))
            }
        }
        let asked: SafeText = stopping > 0 ? ", \(Shown.count(stopping)) of them asked to stop" : .empty
        let success = "\(Shown.jobs(done)) \(action.done)\(asked)" as SafeText
        guard let first = refused.first else { return [.toast(Toast(success, .done))] }
        let changed = refused.compactMap { id, error in error == .versionChanged(id) ? id : nil }
        if changed.count == refused.count {
            let text = "\(success); \(Shown.jobs(changed.count)) changed meanwhile and left alone" as SafeText
            return [.toast(Toast(text, .failed)), .ask(.jobsByID(changed), "changed")]
        }
        if refused.count == 1 {
            return [.toast(Toast("\(done > 0 ? success + "; " : .empty)\(first.1.description)", .failed))]
        }
        let lines = refused.prefix(12).map { Table.Content(SafeText($0.1.description, upTo: 300), .warning) }
        return [
            .toast(Toast("\(success); \(Shown.jobs(refused.count)) refused", .failed)),
            .confirm(
                ConfirmRequest(
                    id: "refused", title: "\(Shown.jobs(refused.count)) refused", lines: lines, verb: .empty,
                    isDangerous: false)),
        ]
    }

    /// What is different now from what was seen.
    func changedMessage(_ found: [JobID: Job]) -> ConfirmRequest {
        let lines = acted.values.filter { found[$0.id]?.version != $0.version }.sorted { $0.id < $1.id }
            .map { seen -> Table.Content in
                let was = SafeText(seen.state.rawValue)
                guard let now = found[seen.id] else {
                    return Table.Content("\(seen.id.description): was \(was), is no longer there")
                }
                return Table.Content(
                    "\(seen.id.description): was \(was), attempt \(seen.attempts); is \(SafeText(now.state.rawValue)), "
                        + "attempt \(now.attempts)")
            }
        return ConfirmRequest(
            id: "changed", title: "Changed since you looked",
            lines: lines + [Table.Content("Nothing was done to them. Look again, then repeat.", .muted)], verb: .empty,
            isDangerous: false)
    }
}
