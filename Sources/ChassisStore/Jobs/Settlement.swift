package import ChassisCore

/// One version of a prompt, by name.
package struct PromptReference: Sendable, Hashable {
    package var name: String
    package var version: Int

    package init(name: String, version: Int) {
        self.name = name
        self.version = version
    }
}

/// The score of an answer, and how long it took to make.
package struct Evaluation: Sendable, Hashable {
    package var score: SampleScore
    package var latency: Duration?

    package init(score: SampleScore, latency: Duration?) {
        self.score = score
        self.latency = latency
    }
}

/// What an attempt at a job came to: everything that is written when it ends. Texts are masked, outputs sealed.
package struct Settlement: Sendable {
    package enum Outcome: Sendable {
        case completed
        case failed(JobError)
        case cancelled
        /// Queued again, due at that time.
        case retry(at: Timestamp, JobError)
        /// Given back at a graceful stop; the attempt does not count.
        case released
        /// Queued again, due at that time; the attempt does not count. It waits for something that will come, and says for
        /// what.
        case postponed(until: Timestamp, JobError? = nil)

        /// Whether the job ends with the attempt, unless its cancellation was asked for.
        package var isFinal: Bool {
            switch self {
            case .completed, .failed, .cancelled: true
            case .retry, .released, .postponed: false
            }
        }
    }

    package var lease: Lease
    package var outcome: Outcome
    /// The workspace's name of the LLM that gave the answer.
    package var model: String?
    package var provider: String?
    package var tier: Tier?
    /// Of this attempt alone; added to what earlier ones spent.
    package var usage: Usage
    /// Of this attempt alone. `nil` is unknown, except where nothing was called: no `calls` and absent `usage`;
    /// there 0 says the same. 0 beside absent `usage` is of calls that were refused, and used nothing.
    package var cost: Money?
    /// What calls of unknown cost may have cost, by an estimate: in no sum that anybody is told, but in those of budgets.
    package var presumedCost = Money.zero
    package var cache: CacheResult
    /// 0…1.
    package var confidence: Double?
    /// Why the model stopped that gave the answer; `nil` where none did.
    package var finishReason: InferenceResponse.FinishReason?
    /// As measured, before it was calibrated; of new answers alone.
    package var rawConfidence: Double?
    /// Why a person has to look at the answer; `nil` when none has to.
    package var review: String?
    /// What the cached answer cost when it was made.
    package var avoidedCost: Money?
    package var spans: [Span]
    package var calls: [CallRecord]
    package var prompt: [Message]
    package var context: [RetrievedDocument]
    package var raw: String?
    package var final: String?
    package var maskedInput: String?
    package var masked: [String: Int]
    /// The prompt that the attempt ran with; `nil` keeps the one the job was submitted with.
    package var promptUsed: PromptReference?
    /// What decided on that version; 0 where the feature's file did.
    package var activation: Int64
    package var sealedOutput: [UInt8]?
    /// What stands behind the placeholders of this attempt's texts; `nil` where nobody may ever see it.
    package var sealedMasks: [UInt8]?
    @Boxed package var cacheEntry: CacheEntry?
    /// What came of asking again although the semantic cache had an answer; `nil` where it wasn't tried.
    package var semanticSample: SemanticSample?
    /// What a conversation is to remember of a job that completed.
    @Boxed package var turn: ConversationTurn?
    /// What the answer is worth; of an eval run's jobs, written when the job ends.
    @Boxed package var evaluation: Evaluation?
    /// What the job says about its feature's traffic and answers; counted when the job has ended.
    @Boxed package var observation: DriftObservation?
    package var now: Timestamp

    package init(
        lease: Lease, outcome: Outcome, model: String? = nil, provider: String? = nil, tier: Tier? = nil,
        usage: Usage = .absent, cost: Money? = nil, cache: CacheResult = .miss, confidence: Double? = nil,
        avoidedCost: Money? = nil, spans: [Span] = [], calls: [CallRecord] = [], prompt: [Message] = [],
        context: [RetrievedDocument] = [], raw: String? = nil, final: String? = nil, maskedInput: String? = nil,
        masked: [String: Int] = [:], promptUsed: PromptReference? = nil, activation: Int64 = 0,
        sealedOutput: [UInt8]? = nil, cacheEntry: CacheEntry? = nil, evaluation: Evaluation? = nil, now: Timestamp
    ) {
        self.lease = lease
        self.outcome = outcome
        self.model = model
        self.provider = provider
        self.tier = tier
        self.usage = usage
        self.cost = cost
        self.cache = cache
        self.confidence = confidence
        self.avoidedCost = avoidedCost
        self.spans = spans
        self.calls = calls
        self.prompt = prompt
        self.context = context
        self.raw = raw
        self.final = final
        self.maskedInput = maskedInput
        self.masked = masked
        self.promptUsed = promptUsed
        self.activation = activation
        self.sealedOutput = sealedOutput
        self.cacheEntry = cacheEntry
        self.evaluation = evaluation
        self.now = now
    }

    /// Whether the plan wants the job's credits though it is cancelled, once part of its answer could be read.
    package var isOwedOnceRead = false
    /// Whether part of the answer could be read in this attempt, though it may be void by now.
    package var wasRead = false

    package enum SemanticSample: Sendable { case agreed, contradicted }

    /// Whether the attempt is known to have spent nothing, rather than an unknown sum: it called no provider, or such alone
    /// as refused it. The usage of a later attempt is none the less certain for it.
    var isFree: Bool { usage.state == .absent && (calls.isEmpty ? cost ?? .zero : cost) == .zero }
}
