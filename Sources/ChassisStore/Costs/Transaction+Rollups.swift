import ChassisCore

extension Transaction {
    // A figure stops growing at 10¹⁸: what an imported trace says of itself may be anything.
    private static let addQuery = Query(
        """
        INSERT INTO rollup (grain, start, tenant, feature, model, prompt_name, prompt_version, terms,
            \(RollupSums.columns.joined(separator: ", ")))
        VALUES (\(Array(repeating: "?", count: 8 + RollupSums.columns.count).joined(separator: ", ")))
        ON CONFLICT (grain, start, tenant, feature, model, prompt_name, prompt_version, terms) DO UPDATE SET
            \(RollupSums.columns.map { "\($0) = MIN(rollup.\($0) + excluded.\($0), 1000000000000000000)" }
                .joined(separator: ", "))
        """)

    /// Adds an attempt to the figures: what it spent now, and the job itself once it has ended.
    ///
    /// What calls spent is told apart by their models. A job that was retried by hand counts where it ended last
    /// (`takeBack`), and one whose cost nobody knows once, for the model whose call made it so.
    ///
    /// - Parameters:
    ///   - wasKnown: Whether anybody knew the job's cost before.
    ///   - isCharged: Whether a job that has ended cost its tenant its credits.
    func addRollups(_ settlement: Settlement, job: SettledJob, wasKnown: Bool, state: JobState, isCharged: Bool) {
        var key = RollupKey(
            start: Grain.minute.start(settlement.now.milliseconds), tenant: job.tenant, feature: job.featureInFigures,
            model: settlement.model ?? "", promptName: job.promptInFigures, promptVersion: job.promptVersion,
            terms: job.terms)
        for (model, spent) in settlement.spent {
            var sums = spent
            if !wasKnown { sums.unknownCosts = 0 }
            key.model = model
            change { [sums] in $0.add(sums, to: key) }
        }
        guard state.isFinal else { return }
        key.model = settlement.modelInFigures
        var sums = RollupSums.ended(state, cache: settlement.cache, avoided: settlement.avoidedCost)
        if isCharged { sums.credits = job.price.milli }
        change { $0.add(sums, to: key) }
    }

    /// Adds a job that ended without an attempt.
    func addRollup(ended job: SettledJob, state: JobState, isCharged: Bool, at now: Timestamp) {
        let key = RollupKey(
            start: Grain.minute.start(now.milliseconds), tenant: job.tenant, feature: job.featureInFigures, model: "",
            promptName: job.promptInFigures, promptVersion: job.promptVersion, terms: job.terms)
        var sums = RollupSums.ended(state, cache: .miss, avoided: nil)
        if isCharged { sums.credits = job.price.milli }
        change { [sums] in $0.add(sums, to: key) }
    }

    func flushRollups() throws {
        for (key, sums) in kept.rollups {
            for grain in Grain.allCases {
                let names: [Value] = [
                    .text(grain.rawValue), .integer(grain.start(key.start)), .text(key.tenant), .text(key.feature),
                    .text(key.model), .text(key.promptName), Value(key.promptVersion), .integer(key.terms),
                ]
                try connection.run(Self.addQuery, names + sums.values)
            }
        }
    }
}

extension RollupSums {
    static func ended(_ state: JobState, cache: CacheResult, avoided: Money?) -> RollupSums {
        var sums = RollupSums(jobs: 1)
        switch state {
        case .completed: sums.completed = 1
        case .failed: sums.failed = 1
        default: sums.cancelled = 1
        }
        // An answer that nobody got saved nothing.
        guard state == .completed else { return sums }
        if cache == .exact || cache == .semantic { sums.cacheHits = 1 }
        sums.avoidedCost = avoided?.tamed.nanoUSD ?? 0
        return sums
    }

    /// What these have more than others, of money and tokens.
    func beyond(_ parts: RollupSums) -> RollupSums {
        RollupSums(
            cost: max(0, cost - parts.cost), inputTokens: max(0, inputTokens - parts.inputTokens),
            outputTokens: max(0, outputTokens - parts.outputTokens),
            cachedTokens: max(0, cachedTokens - parts.cachedTokens))
    }

    init(_ usage: Usage, cost: Money?) {
        let usage = usage.tamed
        self.init(
            cost: cost?.tamed.nanoUSD ?? 0, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens,
            cachedTokens: usage.cacheReadTokens)
    }
}

extension Settlement {
    /// What a job counts under that ends with the attempt: who answered, or failed last; empty where nobody was asked.
    var modelInFigures: String { model ?? calls.last?.model ?? "" }

    /// What the attempt spent, by model: each call under its own model's name, and what the whole has beyond its calls
    /// under the one that answered. A cost that nobody knows is the first such call's, so that a job has it once.
    var spent: [(model: String, sums: RollupSums)] {
        guard !isFree else { return [] }
        var sums: [String: RollupSums] = [:]
        var parts = RollupSums()
        for call in calls {
            var part = RollupSums(call.usage, cost: call.cost)
            // A lost race is our cost, and nothing that the tenant used.
            if call.purpose == .hedgeLoser { part = RollupSums(.absent, cost: call.cost) }
            sums[call.model, default: RollupSums()].add(part)
            parts.add(part)
        }
        let unknown = calls.first { $0.cost == nil }
        if let unknown {
            sums[unknown.model]?.unknownCosts = 1
            sums[unknown.model]?.presumedCost = presumedCost.tamed.nanoUSD
        }
        // An unknown call makes the whole unknown; what is known of the others was spent all the same.
        var rest = RollupSums(usage, cost: cost).beyond(parts)
        if cost == nil, unknown == nil { rest.unknownCosts = 1 }
        if rest != RollupSums() { sums[model ?? calls.last?.model ?? "", default: RollupSums()].add(rest) }
        return sums.map { ($0.key, $0.value) }
    }
}
