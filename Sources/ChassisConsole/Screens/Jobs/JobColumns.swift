import ChassisCore
import ChassisSurface

/// The columns of a list of jobs, and a job's cells in them.
enum JobColumns {
    enum Column: CaseIterable {
        case state, id, time, tenant, feature, model, tokens, cost, attempts, latency, note
    }

    /// - Parameter rows: Those on screen; ids and times get the room they need, and no more.
    static func columns(_ rows: some Collection<Job>, _ context: ScreenContext) -> [Table.Column] {
        let ids = rows.map { SafeText($0.id.description) }
        let time = rows.map { Shown.time($0, context).width }.max() ?? 0
        return Column.allCases.map { column in
            switch column {
            case .state: Table.Column("state", minimum: 11)
            case .id: Table.Column.id("job", ids, atLeast: 6)
            case .time: Table.Column("time", minimum: max(8, time), alignment: .right, priority: 1)
            case .tenant: Table.Column("tenant", minimum: 8, ideal: 14, flex: 1, priority: 2)
            case .feature: Table.Column("feature", minimum: 10, ideal: 14, flex: 1, priority: 4)
            case .model: Table.Column("model", minimum: 8, ideal: 12, flex: 1, priority: 8)
            case .tokens: Table.Column("tokens", minimum: 10, alignment: .right, priority: 7)
            case .cost: Table.Column("cost", minimum: 9, alignment: .right, priority: 5)
            case .attempts: Table.Column("try", minimum: 3, alignment: .right, priority: 9)
            case .latency: Table.Column("latency", minimum: 7, alignment: .right, priority: 6)
            case .note: Table.Column(" note", minimum: 14, ideal: 20, flex: 2, priority: 3)
            }
        }
    }

    static func cells(_ job: Job, _ context: ScreenContext) -> [Table.Content] {
        let note = Shown.note(job, context)
        return [
            Shown.state(job),
            Table.Content(SafeText(job.id.description)),
            Table.Content(Shown.time(job, context), job.state.isFinal ? .muted : .text),
            Table.Content(SafeText(job.tenant, upTo: 60)),
            Table.Content(SafeText(job.feature, upTo: 60)),
            Table.Content(job.model.map { SafeText($0, upTo: 60) } ?? "–", job.model == nil ? .muted : .text),
            Table.Content(Shown.tokens(job), job.usage.state == .reported ? .text : .muted),
            Shown.cost(job),
            Table.Content(job.attempts == 0 ? "–" : Shown.count(job.attempts), job.attempts > 1 ? .warning : .muted),
            Table.Content(Shown.latency(job), job.finishedAt == nil ? .muted : .text),
            // Apart from the figure beside it.
            Table.Content(" " + note.text, note.role),
        ]
    }

    /// The column that an order is about.
    static func index(of key: JobOrder.Key) -> Int? {
        let column: Column? =
            switch key {
            case .created: .time
            case .state: .state
            case .tenant: .tenant
            case .feature: .feature
            case .model: .model
            case .tokens: .tokens
            case .cost: .cost
            case .latency: .latency
            case .attempts: .attempts
            case .finished, .confidence: nil
            }
        return column.flatMap { Column.allCases.firstIndex(of: $0) }
    }
}
