import ChassisCore

/// One hour of one version under one activation.
struct FigureKey: Hashable {
    /// 0 where a feature's file decided.
    var activation: Int64
    var prompt: String
    var version: Int
    /// Milliseconds since 1970, cut down to the hour.
    var start: Int64
}

/// What the rollups don't hold of jobs that have ended: sums for means and their spread.
struct FigureSums: Equatable {
    /// Jobs that a model was asked for, completed or failed.
    var made: Int64 = 0
    var completed: Int64 = 0
    var confidence = Moments()
    /// In dollars.
    var cost = Moments()
    var unknownCosts: Int64 = 0
    /// Completed jobs and the milliseconds they took, answers from the cache included.
    var timed: Int64 = 0
    var milliseconds: Int64 = 0

    mutating func add(_ other: FigureSums) {
        made += other.made
        completed += other.completed
        confidence.add(other.confidence)
        cost.add(other.cost)
        unknownCosts += other.unknownCosts
        timed += other.timed
        milliseconds = milliseconds.addingTamely(other.milliseconds)
    }
}

extension Moments {
    fileprivate mutating func add(_ other: Moments) {
        count += other.count
        sum += other.sum
        squares += other.squares
    }
}

extension Transaction {
    private static let addQuery = Query(
        """
        INSERT INTO prompt_figure (activation, prompt, version, start, made, completed, confidence_count, confidence,
            confidence_squares, cost_count, cost, cost_squares, unknown_costs, timed, milliseconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (prompt, version, start, activation) DO UPDATE SET
            made = prompt_figure.made + excluded.made, completed = prompt_figure.completed + excluded.completed,
            confidence_count = prompt_figure.confidence_count + excluded.confidence_count,
            confidence = prompt_figure.confidence + excluded.confidence,
            confidence_squares = prompt_figure.confidence_squares + excluded.confidence_squares,
            cost_count = prompt_figure.cost_count + excluded.cost_count, cost = prompt_figure.cost + excluded.cost,
            cost_squares = prompt_figure.cost_squares + excluded.cost_squares,
            unknown_costs = prompt_figure.unknown_costs + excluded.unknown_costs,
            timed = prompt_figure.timed + excluded.timed,
            milliseconds = prompt_figure.milliseconds + excluded.milliseconds
        """)

    /// Adds a job that has ended to the figures of its version. Cancelled jobs say nothing about a version, nor do
    /// those of tenants of ours (evals).
    func addFigures(_ settlement: Settlement, job: SettledJob, state: JobState) {
        guard state == .completed || state == .failed, job.isInPromptFigures else { return }
        var sums = FigureSums()
        if state == .completed {
            sums.timed = 1
            let end = settlement.spans.map { $0.startNanoseconds.addingTamely($0.durationNanoseconds) }.max() ?? 0
            sums.milliseconds = max(0, end / 1_000_000)
        }
        if settlement.cache == .miss {
            sums.made = 1
            sums.completed = state == .completed ? 1 : 0
            if state == .completed, let confidence = settlement.confidence, confidence.isFinite {
                sums.confidence.add(confidence)
            }
            if let cost = job.cost { sums.cost.add(cost.tamed.dollars) } else { sums.unknownCosts = 1 }
        }
        let key = FigureKey(
            activation: settlement.activation, prompt: job.promptName, version: job.promptVersion,
            start: Grain.hour.start(settlement.now.milliseconds))
        change { $0.add(sums, to: key) }
    }

    func flushFigures() throws {
        for (key, sums) in kept.figures {
            try connection.run(
                Self.addQuery,
                [
                    .integer(key.activation), .text(key.prompt), Value(key.version), .integer(key.start),
                    .integer(sums.made), .integer(sums.completed), .integer(sums.confidence.count),
                    .real(sums.confidence.sum), .real(sums.confidence.squares), .integer(sums.cost.count),
                    .real(sums.cost.sum), .real(sums.cost.squares), .integer(sums.unknownCosts), .integer(sums.timed),
                    .integer(sums.milliseconds),
                ])
        }
    }
}
