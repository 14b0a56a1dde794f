package import ChassisCore
package import ChassisStore

/// The growing value that the pipeline carries for one attempt at a job.
///
/// Stages add to it and never look ahead. From `Mask` on, `input` holds no personal data in clear; the values rest
/// in `masks` until `Unmask` puts them back.
package struct Call: Sendable {
    package let job: Job
    package let tenant: Tenant
    package let feature: Feature
    /// The configuration in force when the attempt began: one version for the whole attempt.
    package let setup: Setup

    /// Set for jobs of eval runs alone.
    package var eval: EvalCall?
    package var evaluation: Evaluation?

    /// What the user sent; masked from `Mask` on.
    package var input: String
    /// The conversation that the input ends, for jobs that came as one; masked from `Mask` on.
    package var chat: ChatRequest?
    /// The form that the answer must have.
    package var shape: AnswerShape?
    /// The conversation that the job goes on with; `nil` for a job that stands alone.
    package var memory: ConversationMemory?
    package var masks = MaskMap()
    /// Whether `input` has been masked; what is not is never traced.
    package var isMasked = false
    /// The values of the input alone; `masks` gains those that articles and models bring in.
    package var inputMasks = MaskMap()
    package var cacheKey: CacheKey?
    package var cache: CacheResult = .miss
    /// What its question can be found by in other words, once it has an answer.
    package var semantic: SemanticEntry?
    /// The answer that the semantic cache would have given to a call that asks all the same.
    package var sampledAnswer: String?
    /// What a cached answer saved us, if its price was known.
    package var avoidedCost: Money?

    package var tier: Tier
    /// Models to ask, in order.
    package var candidates: [Model] = []
    /// Models to ask when an answer does not hold or is not trusted, in order.
    package var stronger: [Model] = []
    /// In the system prompt of this attempt; set by `PlantCanary`.
    package var canary: Canary?
    /// What the canary is made of, if one is planted; random where nothing is set.
    var canaryNumbers: (UInt64, UInt64)?
    /// Knows a recital of the system prompt; set with `canary`.
    var echo: EchoWatch?
    package var context: [RetrievedDocument] = []
    package var messages: [Message] = []

    /// The model that gave the answer.
    package var model: Model?
    /// The provider's text as it came, masked.
    package var raw: String?
    /// The checked answer, masked; set by `Cached` or `Generate`.
    package var answer: String?
    /// The answer with personal data put back, for the user alone.
    package var output: String?
    /// Functions that the model wants called, masked; only a chat's client can.
    package var toolCalls: [ToolCall] = []
    package var finishReason = InferenceResponse.FinishReason.stop
    package var logProbabilities: [JSON] = []
    package var isRefusal = false
    /// `output` with what a chat's answer has beside it, for the user alone.
    package var chatAnswer: ChatAnswer?
    package var modelConfidence: Double?
    package var confidence: Double?
    /// As measured, before it was calibrated.
    package var rawConfidence: Double?
    /// Whether the answer's syntax had to be mended.
    package var wasMended = false
    /// Where the answer is told while it grows; `nil` where nobody can follow.
    package var feed: OutputFeed?
    package var repairs = 0
    package var fallbacks = 0

    /// One for each provider call, failed ones included.
    package var calls: [CallRecord] = []
    package var spans: [Span] = []
    /// What the running stage wants its span to say; emptied by the pipeline.
    package var notes: [String: String] = [:]
    /// Models that made no vector in time for this job: it doesn't wait for them again.
    var slowEmbedders: Set<String> = []
    /// Vectors that services made for this attempt: cache and retrieval ask for the same one.
    var vectors: [EmbeddedText: [Float]] = [:]

    package init(
        job: Job, tenant: Tenant, feature: Feature, setup: Setup, input: String, chat: ChatRequest? = nil
    ) throws(SchemaError) {
        self.job = job
        self.tenant = tenant
        self.feature = feature
        self.setup = setup
        self.input = input
        self.chat = chat
        if let shape = AnswerShape.of(feature, setup) {
            self.shape = shape
        } else if let chat {
            shape = try AnswerShape.of(chat.format)
        }
        tier = feature.tier
    }

    /// The passages that went into the prompt.
    package var usedPassages: [Passage] { context.filter(\.used).map(\.passage) }

    /// What the calls for the answer used together; absent when there was none or one did not say. Lost races are our
    /// cost and nobody's usage.
    package var usage: Usage {
        let billed = calls.filter { !$0.isUnbilled && $0.purpose != .hedgeLoser }
        guard let first = billed.first?.usage else {
            return cache == .miss && calls.isEmpty ? .absent : Usage(state: .reported)
        }
        return billed.dropFirst().reduce(first) { $0 + $1.usage }
    }

    /// What all provider calls cost together; unknown as soon as one is.
    package var cost: Money? {
        var sum = Money.zero
        for call in calls {
            guard let cost = call.cost else { return nil }
            sum = sum + cost
        }
        return sum
    }
}

extension CallRecord {
    /// Whether the call was refused before it used anything: no tokens then, rather than an unknown number.
    fileprivate var isUnbilled: Bool { error != nil && usage.state == .absent && cost == .zero }
}

/// Names an answer: `exact` changes with anything the answer depends on, `question` only with what was asked.
package struct CacheKey: Hashable, Sendable {
    package var exact: [UInt8]
    package var question: [UInt8]
}
