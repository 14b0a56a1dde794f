import ChassisCore

/// A job that has ended, and where it was counted.
struct CountedJob {
    var job: SettledJob
    var finishedAt: Timestamp
    var cache: CacheResult
    /// `nil`: it ended before this was noted down, and stays where it is.
    var model: String?
    /// `nil`: it ended without an attempt.
    var activation: Int64?
}

/// Jobs that are retried by hand: each is one job, and counts where it ended last.
extension Transaction {
    private static let countedQuery = Query(
        "SELECT finished_at, cache, counted_model, counted_activation FROM job WHERE id = ? AND finished_at IS NOT NULL"
    )

    /// To be asked before the job is put back in its queue.
    func ended(_ job: SettledJob) throws -> CountedJob? {
        try connection.first(Self.countedQuery, [Value(job.id)]) { row in
            CountedJob(
                job: job, finishedAt: Timestamp(milliseconds: row.integer(0)),
                cache: CacheResult(rawValue: row.text(1)) ?? .miss, model: row.textIfAny(2),
                activation: row.integerIfAny(3))
        }
    }

    /// Takes a job that has ended out of the figures of jobs. What it spent stays where it was spent, and what it was
    /// charged where it was charged.
    func takeBack(_ ended: CountedJob?) throws {
        guard let ended, let model = ended.model else { return }
        let job = ended.job
        var sums = RollupSums(jobs: -1)
        if job.state == .failed { sums.failed = -1 } else { sums.cancelled = -1 }
        let key = RollupKey(
            start: Grain.minute.start(ended.finishedAt.milliseconds), tenant: job.tenant, feature: job.featureInFigures,
            model: model, promptName: job.promptInFigures, promptVersion: job.promptVersion, terms: job.terms)
        change { [sums] in $0.add(sums, to: key) }
        guard let activation = ended.activation, job.state == .failed, ended.cache == .miss, job.isInPromptFigures
        else { return }
        var figures = FigureSums(made: -1)
        if let cost = job.cost { figures.cost.remove(cost.tamed.dollars) } else { figures.unknownCosts = -1 }
        let place = FigureKey(
            activation: activation, prompt: job.promptName, version: job.promptVersion,
            start: Grain.hour.start(ended.finishedAt.milliseconds))
        change { [figures] in $0.add(figures, to: place) }
    }
}

extension SettledJob {
    /// Questions of our own say nothing about a version.
    var isInPromptFigures: Bool { !tenant.hasPrefix("~") }
}

extension Moments {
    fileprivate mutating func remove(_ value: Double) {
        count -= 1
        sum -= value
        squares -= value * value
    }
}
