/// Everything a workspace folder says, read and checked: one immutable value, swapped whole on a change.
package struct Workspace: Sendable {
    /// Absolute path of the folder.
    package var root: String
    package var name: String
    /// Absolute path of the SQLite file.
    package var storePath: String
    package var engine: EngineSettings
    package var privacy: PrivacySettings
    package var retention: RetentionSettings
    package var webhooks: WebhookSettings
    package var telemetry: TelemetrySettings
    package var serve: ServeSettings
    package var chat: ChatSettings
    package var evals: EvalSettings
    package var drift: DriftSettings
    /// In the order of the file, as are models, plans and tenants.
    package var providers: [ProviderSettings]
    @Keyed<String, Model> package var models: [Model]
    /// Models by tier, first choice first.
    package var tiers: [Tier: [String]]
    @Keyed<String, Plan> package var plans: [Plan]
    @Keyed<String, Tenant> package var tenants: [Tenant]
    /// Those that may do what not everybody may.
    package var operators: [Operator] = []
    @Keyed<String, Feature> package var features: [Feature]
    @Keyed<PromptKey, Prompt> package var prompts: [Prompt]
    /// By name without `.json`.
    package var schemas: [String: JSON]
    package var knowledge: [KnowledgeDocument]
    /// Whether the pages of `knowledge/` were read: what only lists needs none of them, and works no jobs.
    package var isKnowledgeRead = true
    package var search = KnowledgeSettings()

    package init(
        root: String, name: String, storePath: String, engine: EngineSettings = .init(),
        privacy: PrivacySettings = .init(), retention: RetentionSettings = .init(),
        webhooks: WebhookSettings = .init(), telemetry: TelemetrySettings = .init(), evals: EvalSettings = .init(),
        drift: DriftSettings = .init(), providers: [ProviderSettings] = [],
        models: [Model] = [], tiers: [Tier: [String]] = [:], plans: [Plan] = [], tenants: [Tenant] = [],
        features: [Feature] = [], prompts: [Prompt] = [], schemas: [String: JSON] = [:],
        knowledge: [KnowledgeDocument] = [], serve: ServeSettings = .init(), chat: ChatSettings = .init()
    ) {
        self.root = root
        self.name = name
        self.storePath = storePath
        self.engine = engine
        self.privacy = privacy
        self.retention = retention
        self.webhooks = webhooks
        self.chat = chat
        self.evals = evals
        self.drift = drift
        self.telemetry = telemetry
        self.providers = providers
        _models = Keyed(models) { $0.name }
        self.tiers = tiers
        _plans = Keyed(plans) { $0.name }
        _tenants = Keyed(tenants) { $0.id }
        _features = Keyed(features) { $0.name }
        _prompts = Keyed(prompts) { PromptKey(name: $0.name, version: $0.version) }
        self.schemas = schemas
        self.knowledge = knowledge
        self.serve = serve
    }

    package func feature(_ name: String) -> Feature? { _features[name] }
    package func tenant(_ id: String) -> Tenant? { _tenants[id] }
    package func plan(_ name: String) -> Plan? { _plans[name] }
    /// A tenant's plan with the tenant's own limits in it.
    package func plan(of tenant: Tenant) -> Plan? {
        guard var plan = plan(tenant.plan) else { return nil }
        plan.limits = tenant.limits.over(plan.limits)
        return plan
    }
    /// The same by the tenant's id.
    package func plan(ofTenant id: String) -> Plan? {
        guard let tenant = tenant(id) else { return nil }
        return plan(of: tenant)
    }
    package func model(_ name: String) -> Model? { _models[name] }
    /// The names of the models that answer for a feature, first choice first: its own, else those of a tier.
    ///
    /// - Parameter tier: `nil` for the feature's.
    package func modelNames(of feature: Feature, in tier: Tier? = nil) -> [String] {
        feature.models.isEmpty ? tiers[tier ?? feature.tier] ?? [] : feature.models
    }
    package func prompt(_ name: String, version: Int) -> Prompt? {
        _prompts[PromptKey(name: name, version: version)]
    }

    package struct PromptKey: Hashable, Sendable {
        var name: String
        var version: Int
    }
}

/// `engine:` in `chassis.yaml`.
package struct EngineSettings: Hashable, Sendable {
    /// Jobs run at once by one process.
    package var workers: Int
    /// How long a worker may go without a sign of life; renewed at a third of it.
    package var lease: Duration
    package static let longestLease = Duration.seconds(3600)
    /// Unfinished jobs in the whole workspace; the next is refused.
    package var maxQueuedJobs: Int
    /// First wait before another attempt; doubles each time up to `maxBackoff`, ± a fifth by chance.
    package var backoff: Duration
    package var maxBackoff: Duration

    package init(
        workers: Int = 8, lease: Duration = .seconds(15), maxQueuedJobs: Int = 100_000,
        backoff: Duration = .milliseconds(500), maxBackoff: Duration = .seconds(60)
    ) {
        self.workers = workers
        self.lease = lease
        self.maxQueuedJobs = maxQueuedJobs
        self.backoff = backoff
        self.maxBackoff = maxBackoff
    }
}

/// `privacy:` in `chassis.yaml`: which kinds of personal data are masked.
package struct PrivacySettings: Hashable, Sendable {
    package var mask: Set<PersonalData>
    /// The workspace's own, in the order of the file.
    package var patterns: [CustomPattern]

    package init(mask: Set<PersonalData> = Set(PersonalData.allCases), patterns: [CustomPattern] = []) {
        self.mask = mask
        self.patterns = patterns
    }
}

/// `retention:` in `chassis.yaml`.
package struct RetentionSettings: Hashable, Sendable {
    /// Prompts, contexts, answers and sealed inputs.
    package var payloads: Duration
    /// Job rows and spans.
    package var traces: Duration

    package init(payloads: Duration = .seconds(30 * 86400), traces: Duration = .seconds(90 * 86400)) {
        self.payloads = payloads
        self.traces = traces
    }
}

/// What a client gets that names an LLM or a tier and brings its own messages. (`chat:` and `guard:` in
/// `chassis.yaml`.)
package struct ChatSettings: Hashable, Sendable {
    /// What one answer costs the tenant, where its plan says nothing else.
    package var credits: Credits
    /// What the vectors of one request cost.
    package var embeddingCredits: Credits
    package var guardPolicy: Feature.Guard?

    package init(
        credits: Credits = Credits(milli: 1000), embeddingCredits: Credits = Credits(milli: 100),
        guardPolicy: Feature.Guard? = Feature.Guard()
    ) {
        self.credits = credits
        self.embeddingCredits = embeddingCredits
        self.guardPolicy = guardPolicy
    }
}
