import ChassisCore

/// One row of figures: a minute of one tenant, feature, model, prompt version and terms.
struct RollupKey: Hashable {
    /// Milliseconds since 1970, cut down to the grain.
    var start: Int64
    var tenant: String
    var feature: String
    /// Empty where no model answered.
    var model: String
    var promptName: String
    var promptVersion: Int
    /// On which the job was taken on (`Transaction.number(of:)`); 0 where they were not noted.
    var terms: Int64
}

struct RollupSums: Equatable {
    var jobs: Int64 = 0
    var completed: Int64 = 0
    var failed: Int64 = 0
    var cancelled: Int64 = 0
    var cost: Int64 = 0
    var unknownCosts: Int64 = 0
    var credits: Int64 = 0
    var inputTokens: Int64 = 0
    var outputTokens: Int64 = 0
    var cachedTokens: Int64 = 0
    var cacheHits: Int64 = 0
    var avoidedCost: Int64 = 0
    var presumedCost: Int64 = 0

    mutating func add(_ other: RollupSums) {
        jobs += other.jobs
        completed += other.completed
        failed += other.failed
        cancelled += other.cancelled
        cost = cost.addingTamely(other.cost)
        unknownCosts += other.unknownCosts
        credits = credits.addingTamely(other.credits)
        inputTokens = inputTokens.addingTamely(other.inputTokens)
        outputTokens = outputTokens.addingTamely(other.outputTokens)
        cachedTokens = cachedTokens.addingTamely(other.cachedTokens)
        cacheHits += other.cacheHits
        avoidedCost = avoidedCost.addingTamely(other.avoidedCost)
        presumedCost = presumedCost.addingTamely(other.presumedCost)
    }

    /// In the order of `values`.
    static let columns = [
        "jobs", "completed", "failed", "cancelled", "cost", "unknown_costs", "credits", "input_tokens", "output_tokens",
        "cached_tokens", "cache_hits", "avoided_cost", "presumed_cost",
    ]

    /// SQL for the sum of a column over rows, 0 over none.
    ///
    /// `SUM` fails where 64 bits don't hold the result, and one absurd row would take every report with it. This is
    /// exact up to 2⁵³ (nine million dollars in nano-dollars), and the nearest floating-point number beyond.
    static func sum(_ column: String) -> String { "CAST(TOTAL(\(column)) AS INTEGER)" }
    static func sums(_ columns: [String] = columns) -> String { columns.map(sum).joined(separator: ", ") }

    var values: [Value] {
        [
            .integer(jobs), .integer(completed), .integer(failed), .integer(cancelled), .integer(cost),
            .integer(unknownCosts), .integer(credits), .integer(inputTokens), .integer(outputTokens),
            .integer(cachedTokens), .integer(cacheHits), .integer(avoidedCost), .integer(presumedCost),
        ]
    }
}

/// The lengths of time that figures are kept for; each is summed up from the settlements themselves.
enum Grain: String, CaseIterable {
    case minute, hour, day

    var milliseconds: Int64 {
        switch self {
        case .minute: 60_000
        case .hour: 3_600_000
        case .day: 86_400_000
        }
    }

    /// The start of the grain that a moment lies in.
    func start(_ milliseconds: Int64) -> Int64 {
        let rest = milliseconds % self.milliseconds
        return milliseconds - (rest < 0 ? rest + self.milliseconds : rest)
    }
}

extension Timestamp {
    /// Days since 1970, UTC.
    var day: Int64 { Grain.day.start(milliseconds) / Grain.day.milliseconds }
}
