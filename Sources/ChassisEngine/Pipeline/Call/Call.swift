package import ChassisCore
package import ChassisStore

/// The growing value that the pipeline carries for one attempt at a job.
///
/// Stages add to it and never look ahead. Its members stand in the order in which they are filled in. From `Mask` on,
/// `input` holds no personal data in clear; the values rest in `masks` until `Unmask` puts them back.
package struct Call: Sendable {
    @Boxed package private(set) var job: Job
    @Boxed package private(set) var tenant: Tenant
    @Boxed package private(set) var feature: Feature
    /// The configuration in force when the attempt began: one version for the whole attempt.
    package let setup: Setup
    /// Set for jobs of eval runs alone.
    package var eval: EvalCall?
    /// Whose question it is; known where answers are kept.
    package var asker = Asker.unnamed

    // What was asked.

    /// What the user sent; masked from `Mask` on.
    package var input: String
    /// The conversation that the input ends, for jobs that came as one; masked from `Mask` on.
    @Boxed package var chat: ChatRequest?
    /// The form that the answer must have.
    package var shape: AnswerShape?
    /// The conversation that the job goes on with; `nil` for a job that stands alone.
    @Boxed package var memory: ConversationMemory?
    package var masks = MaskMap()
    /// The values of the input alone; `masks` gains those that articles and models bring in.
    package var inputMasks = MaskMap()
    /// Whether `input` has been masked; what is not is never traced.
    package var isMasked = false

    // What was found and chosen, and is sent.

    @Boxed package var cache = CacheFinding()
    package var route: ChosenRoute
    package var context: [RetrievedDocument] = []
    /// Models that are not held to the schema, because their service refuses it.
    var unheld: Set<String> = []
    package var messages: [Message] = []
    package var mark = PromptMark()

    // What came of it.

    /// Masked.
    @Boxed package var answer = GivenAnswer()
    /// The answer with personal data put back, for the user alone.
    package var output: String?
    /// `output` with what a chat's answer has beside it, for the user alone.
    @Boxed package var chatAnswer: ChatAnswer?
    /// Where the answer is told while it grows; `nil` where nobody can follow.
    package var feed: OutputFeed?
    package var evaluation: Evaluation?

    // Bill and trace, gathered on the way.

    /// One for each provider call, failed ones included.
    package var calls: [CallRecord] = []
    /// What those of unknown cost may have cost, as far as their models have prices.
    package var presumedCost = Money.zero
    package var spans: [Span] = []
    /// What the running stage wants its span to say; emptied by the pipeline.
    package var notes: SpanAttributes = [:]
    var vectors = MadeVectors()

    /// - Throws: What is wrong with the schema that a chat's client sent.
    package init(
        job: Job, tenant: Tenant, feature: Feature, setup: Setup, input: String, chat: ChatRequest? = nil
    ) throws(SchemaError) {
        self.job = job
        self.tenant = tenant
        self.feature = feature
        self.setup = setup
        self.input = input
        self.chat = chat
        route = ChosenRoute(tier: feature.tier)
        if let shape = AnswerShape.of(feature, setup) {
            self.shape = shape
        } else if let chat {
            shape = try AnswerShape.of(chat.format)
        }
    }

    /// Whether there is an answer, from wherever.
    package var isAnswered: Bool { answer.text != nil }

    /// The error of a stage that the job's deadline leaves no time.
    var deadlinePassed: StageError { .deadlinePassed(seconds: feature.limits.deadline.components.seconds) }

    /// The passages that went into the prompt.
    package var usedPassages: [Passage] { context.filter(\.used).map(\.passage) }
}
