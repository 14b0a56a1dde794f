/// One thing the SaaS asks an LLM to do. (`features/NAME.yaml`.)
package struct Feature: Hashable, Sendable {
    package var name: String
    package var summary: String
    /// A folder under `prompts/`.
    package var prompt: String
    /// The prompt's version in force.
    package var promptVersion: Int
    /// A file under `schemas/`, without `.json`; `nil` for plain text.
    package var schema: String?
    package var tier: Tier
    /// Models to ask in this order, in place of the tier's; empty for the tier's. Set by bundles and eval runs.
    package var models: [String] = []
    /// The kept bundle that it runs with, because a gate has not approved what the files say; `nil` for the files'.
    package var keptBundle: Int64?
    /// Inputs of more estimated tokens than this go one tier up; `nil` for never.
    package var escalateAboveTokens: Int?
    /// What one completed job costs the tenant.
    package var credits: Credits
    package var retrieval: Retrieval?
    package var cache: Cache?
    package var guardPolicy: Guard?
    package var budget: Budget
    package var limits: Limits
    package var parameters: Parameters
    package var evals = Evals()
    package var structured = Structured()
    package var routing = Routing()
    package var trust = Trust()

    /// How a change of the feature is examined. (`evals:`)
    package struct Evals: Hashable, Sendable {
        package enum Gate: String, CaseIterable, Hashable, Sendable {
            case off
            /// Before a version is activated.
            case activate
            /// Before any change of the bundle comes into force, edits of files included.
            case change
        }

        /// A golden suite; `nil` for the one of the feature's name, if there is one.
        package var suite: String?
        package var gate: Gate

        package init(suite: String? = nil, gate: Gate = .activate) {
            self.suite = suite
            self.gate = gate
        }
    }

    /// How many passages of the knowledge base go into the prompt.
    package struct Retrieval: Hashable, Sendable {
        package var documents: Int
        /// Passages below this share of the best one's score are left out, 0…1.
        package var minRelativeScore: Double
        /// Whether vectors find passages beside words.
        package var vectors: Bool

        package init(documents: Int = 4, minRelativeScore: Double = 0.3, vectors: Bool = false) {
            self.documents = documents
            self.minRelativeScore = minRelativeScore
            self.vectors = vectors
        }
    }

    /// Equal masked inputs of one tenant get the stored answer until it is `ttl` old.
    package struct Cache: Hashable, Sendable {
        package enum Per: String, CaseIterable, Hashable, Sendable {
            /// All of a tenant's users share answers, but for those about their own things where requests name them.
            case tenant
            /// Each user has his own; a request that names none gets and leaves nothing.
            case user
        }

        package var per: Per
        package var ttl: Duration
        /// Whether the last good answer may be given, marked stale, when everything else failed.
        package var staleOnFailure: Bool
        /// Whether a question in other words may get the answer too; `nil` for never.
        package var semantic: Semantic?

        package init(
            per: Per = .tenant, ttl: Duration = .seconds(3600), staleOnFailure: Bool = true, semantic: Semantic? = nil
        ) {
            self.per = per
            self.ttl = ttl
            self.staleOnFailure = staleOnFailure
            self.semantic = semantic
        }
    }

    /// When two questions may share an answer, beside the second check that always holds.
    package struct Semantic: Hashable, Sendable {
        /// The cosine of their vectors, at least; `SameQuestion.cosineWhenProven` where its rules leave no word unexplained.
        package var threshold: Double
        /// A model that makes vectors; `nil` for the embedded ones.
        package var model: String?
        /// A model that is asked where only the wording differs and nothing else refuses; `nil` to refuse then.
        package var judge: String?
        /// The share of hits that are asked again, to see whether the answers agree.
        package var sample: Double
        /// The share of wrong hits above which none is given any more.
        package var falseHitBudget: Double
        /// Whether questions with personal data, and about the asker's own things, may be answered so.
        package var personal: Bool
        /// Whether questions that depend on the day may.
        package var timeDependent: Bool

        package init(
            threshold: Double = 0.95, model: String? = nil, judge: String? = nil, sample: Double = 0.02,
            falseHitBudget: Double = 0.01,
            personal: Bool = false, timeDependent: Bool = false
        ) {
            self.threshold = threshold
            self.model = model
            self.judge = judge
            self.sample = sample
            self.falseHitBudget = falseHitBudget
            self.personal = personal
            self.timeDependent = timeDependent
        }
    }

    /// Tokens of the prompt by part; a longer input is refused, other parts are cut at a sentence and the trace says so.
    package struct Budget: Hashable, Sendable {
        /// Tokens of the input; a longer one is refused. The default admits any English text that
        /// `limits.inputCharacters` does, at about four characters a token.
        package var input: Int
        package var context: Int
        /// What was said before in a conversation, a summary of it included.
        package var history: Int

        package init(input: Int = 16_000, context: Int = 2000, history: Int = 3000) {
            self.input = input
            self.context = context
            self.history = history
        }
    }

    package struct Limits: Hashable, Sendable {
        /// Characters of an input; the plan's limit holds as well.
        package var inputCharacters: Int
        /// From submission to the end, waiting included.
        package var deadline: Duration
        /// Executions before the job fails for good.
        package var attempts: Int
        /// Times a model is shown the validator's errors before the next model is asked.
        package var repairs: Int

        package init(
            inputCharacters: Int = 50_000, deadline: Duration = .seconds(300), attempts: Int = 3, repairs: Int = 1
        ) {
            self.inputCharacters = inputCharacters
            self.deadline = deadline
            self.attempts = attempts
            self.repairs = repairs
        }
    }

    package struct Parameters: Hashable, Sendable {
        package var temperature: Double?
        package var maxOutputTokens: Int

        package init(temperature: Double? = 0, maxOutputTokens: Int = 512) {
            self.temperature = temperature
            self.maxOutputTokens = maxOutputTokens
        }
    }

    package init(
        name: String, summary: String = "", prompt: String, promptVersion: Int = 1, schema: String? = nil,
        tier: Tier = .local, escalateAboveTokens: Int? = nil, credits: Credits = Credits(milli: 1000),
        retrieval: Retrieval? = nil, cache: Cache? = nil, guardPolicy: Guard? = Guard(), budget: Budget = .init(),
        limits: Limits = .init(), parameters: Parameters = .init()
    ) {
        self.name = name
        self.summary = summary
        self.prompt = prompt
        self.promptVersion = promptVersion
        self.schema = schema
        self.tier = tier
        self.escalateAboveTokens = escalateAboveTokens
        self.credits = credits
        self.retrieval = retrieval
        self.cache = cache
        self.guardPolicy = guardPolicy
        self.budget = budget
        self.limits = limits
        self.parameters = parameters
    }
}

extension Feature {
    /// The name that jobs carry whose client named an LLM or a tier in place of a feature.
    package static let chatName = "chat"
    /// The one of requests for vectors.
    package static let embeddingsName = "embeddings"
    /// The names of those that a workspace need not declare.
    package static let builtInNames: Set = [chatName, embeddingsName]

    /// Whether it is the built-in one, whatever features the workspace has.
    package var isChat: Bool { name == Self.chatName && promptVersion == 0 }

    /// What holds for a client that brings its own messages: no prompt, no retrieval, no cache, the guard as the
    /// workspace has it.
    ///
    /// - Parameters:
    ///   - tier: Of the models to ask.
    ///   - model: The one that the client named; `nil` for those of the tier.
    package static func chat(_ settings: ChatSettings, plan: Plan?, tier: Tier, model: String? = nil) -> Feature {
        var feature = Feature(
            name: chatName, prompt: chatName, promptVersion: 0, tier: tier,
            credits: plan?.chatCredits ?? settings.credits, guardPolicy: settings.guardPolicy,
            limits: Limits(inputCharacters: 10_000_000, deadline: .seconds(600), attempts: 2, repairs: 1),
            parameters: Parameters(temperature: nil, maxOutputTokens: .max))
        feature.models = model.map { [$0] } ?? []
        return feature
    }
}
