import ChassisCore

/// The part of a job's row that a settlement builds on.
struct SettledJob {
    static let columns = """
        tenant, feature, queue, state, fence, price, round, calls, usage_state, input_tokens, output_tokens, \
        cache_read_tokens, cache_creation_tokens, reasoning_tokens, cost, prompt_name, prompt_version, attempts, \
        cancel_requested, version, id, weight, priority, credits, is_owed, model, other_models, paid, \
        provider, tier, created_at, started_at, deadline, terms
        """

    var id: JobID
    var tenant: String
    var feature: String
    var queue: JobQueue
    var state: JobState
    var fence: Int64
    /// What the job costs its tenant when it completes, beside what it has paid.
    var price: Credits
    /// What the rounds before have charged.
    var paid: Credits
    /// Counts the holds: a job that is retried by hand gets a new one.
    var round: Int64
    /// Attempts that spent something.
    var bills: Int64
    var usage: Usage
    var cost: Money?
    var promptName: String
    var promptVersion: Int
    var attempts: Int64
    var isCancelRequested: Bool
    var version: Int64
    var weight: Int
    var priority: Priority
    var credits: Credits
    /// Whether it costs its credits though it is cancelled: part of its answer could be read.
    var isOwed: Bool
    var model: String?
    var otherModels: [String]
    var provider: String?
    var tier: Tier?
    var createdAt: Timestamp
    var startedAt: Timestamp?
    var deadline: Timestamp
    /// On which it was taken on; 0 where they were not noted.
    var terms: Int64

    init(_ row: Row) {
        tenant = row.text(0)
        feature = row.text(1)
        queue = JobQueue(rawValue: row.text(2)) ?? .standard
        state = JobState(rawValue: row.text(3)) ?? .failed
        fence = row.integer(4)
        price = Credits(milli: row.integer(5))
        round = row.integer(6)
        bills = row.integer(7)
        usage = Usage(
            state: Usage.State(rawValue: row.text(8)) ?? .absent, inputTokens: row.integer(9),
            outputTokens: row.integer(10), cacheReadTokens: row.integer(11), cacheCreationTokens: row.integer(12),
            reasoningTokens: row.integer(13))
        cost = row.integerIfAny(14).map(Money.init(nanoUSD:))
        promptName = row.text(15)
        promptVersion = row.int(16)
        attempts = row.integer(17)
        isCancelRequested = row.integer(18) != 0
        version = row.integer(19)
        id = JobID(row.integer(20))
        weight = row.int(21)
        priority = Priority(rawValue: row.text(22)) ?? .normal
        credits = Credits(milli: row.integer(23))
        isOwed = row.integer(24) != 0
        model = row.textIfAny(25)
        otherModels = row.otherModels(26)
        paid = Credits(milli: row.integer(27))
        provider = row.textIfAny(28)
        tier = row.textIfAny(29).flatMap(Tier.init(rawValue:))
        createdAt = Timestamp(milliseconds: row.integer(30))
        startedAt = row.timestamp(31)
        deadline = Timestamp(milliseconds: row.integer(32))
        terms = row.integer(33)
    }

    /// As figures name its feature and its prompt: questions of our own are told apart from customers'.
    var featureInFigures: String { prefixInFigures + feature }
    var promptInFigures: String { prefixInFigures + promptName }
    private var prefixInFigures: String { queue == .evals ? InternalTenant.evalsInFigures : "" }

    /// Whether anybody knows what it has cost so far; nothing, before it has spent any.
    var isCostKnown: Bool { bills == 0 || cost != nil }

    /// More than anybody configures; what an imported trace says of itself may be anything.
    private static let modelLimit = 100

    /// Adds the models that an attempt called, `answering` being the one that the row names from now on.
    mutating func add(models: [String], answering: String?) {
        let named = answering ?? model
        guard models.contains(where: { $0 != named }) || model != named else { return }
        let others = Set(otherModels + models + [model ?? ""]).subtracting(["", named ?? ""])
        model = named
        otherModels = Array(others.sorted().prefix(Self.modelLimit))
    }

    /// For its column; absent where there are none.
    var otherModelsValue: Value {
        otherModels.isEmpty ? .null : .text(JSON.array(otherModels.map(JSON.string)).text)
    }

    var flow: Flow { Flow(queue: queue, tenant: tenant, priority: priority) }

    /// Adds what one attempt spent. An unknown part makes the sum of money unknown, and that of tokens an estimate; an
    /// attempt that called nobody adds nothing.
    mutating func spend(_ usage: Usage, cost: Money?, isFree: Bool) {
        guard !isFree else { return }
        let usage = usage.tamed
        self.cost = bills == 0 ? cost : self.cost.flatMap { old in cost.map { ($0 + old).tamed } }
        self.usage = bills == 0 ? usage : (self.usage + usage).tamed
        bills += 1
    }
}

extension Usage {
    /// No provider's mistake may overflow a sum: each count is within 0…10¹⁵.
    var tamed: Usage {
        let range: ClosedRange<Int64> = 0...1_000_000_000_000_000
        return Usage(
            state: state, inputTokens: inputTokens.clamped(to: range), outputTokens: outputTokens.clamped(to: range),
            cacheReadTokens: cacheReadTokens.clamped(to: range),
            cacheCreationTokens: cacheCreationTokens.clamped(to: range),
            reasoningTokens: reasoningTokens.clamped(to: range))
    }
}

extension Money {
    /// Within 0 and a billion dollars, so that a few can be added without overflow.
    var tamed: Money { Money(nanoUSD: nanoUSD.clamped(to: 0...1_000_000_000_000_000_000)) }
}
