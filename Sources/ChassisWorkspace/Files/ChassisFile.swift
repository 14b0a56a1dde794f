import ChassisCore

/// `chassis.yaml`: everything but features, prompts, schemas and knowledge.
struct ChassisFile {
    static let name = "chassis.yaml"
    static let keys = [
        "name", "store", "engine", "providers", "models", "tiers", "plans", "tenants", "privacy", "retention", "guard",
        "cache", "webhooks", "telemetry", "serve", "chat", "evals", "drift", "knowledge",
        "operators",
    ]

    var title: String
    /// Relative to the folder, or absolute.
    var store: String
    var engine: EngineSettings
    var providers: [ProviderSettings]
    var models: [Model]
    var tiers: [Tier: [String]]
    var plans: [Plan]
    /// Where they stand, by their names.
    var planPlaces: [String: Place]
    var tenants: [Tenant]
    var operators: [Operator]
    var privacy: PrivacySettings
    var retention: RetentionSettings
    var webhooks: WebhookSettings
    var telemetry: TelemetrySettings
    var serve: ServeSettings
    var drift: DriftSettings
    /// What features get that say nothing themselves.
    var guardPolicy: Feature.Guard?
    var cache: Feature.Cache?
    var chat: ChatSettings
    var evals: EvalSettings
    var search: KnowledgeSettings

    /// Reads the file's text; `nil` when it is no YAML mapping. All else is reported and read past.
    init?(_ text: String, environment: (String) -> String?, log: ProblemLog) {
        guard let node = YAMLReader.read(text, file: Self.name, log: log) else { return nil }
        guard let fields = Fields(node, keys: Self.keys, log: log) else { return nil }
        title = fields.text("name", expected: "the name that the console shows", atMost: 100)
        store = Self.store(fields)
        engine = Self.engine(fields)
        let providerNodes = fields.entries("providers")
        providers = providerNodes.compactMap { Self.provider($0, environment: environment, log: log) }
        let modelNodes = fields.entries("models", naming: Naming.models, isName: Naming.isModel)
        models = modelNodes.compactMap { Self.model($0, providers: providerNodes.map(\.name), log: log) }
        tiers = Self.tiers(fields, models: modelNodes.map(\.name))
        let planNodes = fields.entries("plans")
        plans = planNodes.compactMap { Self.plan($0, log: log) }
        planPlaces = Dictionary(planNodes.map { ($0.name, $0.place) }) { first, _ in first }
        tenants = fields.entries("tenants", isRequired: false).compactMap { entry in
            Self.tenant(entry, plans: planNodes.map(\.name), log: log)
        }
        operators = Self.operators(fields, log: log)
        privacy = Self.privacy(fields)
        retention = Self.retention(fields)
        webhooks = Self.webhooks(fields)
        telemetry = Self.telemetry(fields)
        serve = Self.serve(fields)
        drift = Self.drift(fields)
        guardPolicy = fields.guardPolicy(or: Feature.Guard(), models: modelNodes.map(\.name))
        cache = fields.cache(or: nil)
        chat = Self.chat(fields.section("chat", keys: ["credits", "embedding_credits"]), guardPolicy: guardPolicy)
        evals = Self.evals(fields, models: modelNodes.map(\.name))
        search = Self.search(fields, models: modelNodes.map(\.name))
    }

    private static func chat(_ fields: Fields?, guardPolicy: Feature.Guard?) -> ChatSettings {
        var chat = ChatSettings(guardPolicy: guardPolicy)
        if let credits = fields?.credits("credits") { chat.credits = credits }
        if let credits = fields?.credits("embedding_credits") { chat.embeddingCredits = credits }
        return chat
    }

    /// Absolute.
    func storePath(in root: String) -> String { store.hasPrefix("/") ? store : root + "/" + store }

    private static func store(_ fields: Fields) -> String {
        var path = fields.text("store", or: "chassis.sqlite", expected: "the path of a SQLite file")
        if path.hasPrefix("sqlite:") { path.removeFirst("sqlite:".count) }
        if path.isEmpty || path.contains("://") || path.hasSuffix("/") || printable(path, limit: 2000) != path {
            fields.wrong(
                "store", "is not the path of a file", expected: "a path such as chassis.sqlite",
                found: fields.node("store")?.found ?? "nothing")
        }
        return path
    }

    private static func engine(_ fields: Fields) -> EngineSettings {
        var engine = EngineSettings()
        let keys = ["workers", "lease", "max_queued_jobs", "backoff", "max_backoff"]
        guard let fields = fields.section("engine", keys: keys) else { return engine }
        engine.workers = fields.integer("workers", 1...1024, or: engine.workers)
        engine.lease = fields.duration("lease", .seconds(1)...EngineSettings.longestLease, or: engine.lease)
        engine.maxQueuedJobs = fields.integer("max_queued_jobs", 1...100_000_000, or: engine.maxQueuedJobs)
        engine.backoff = fields.duration("backoff", .zero...hour, or: engine.backoff)
        engine.maxBackoff = fields.duration("max_backoff", .zero...day, or: max(engine.maxBackoff, engine.backoff))
        if engine.maxBackoff < engine.backoff {
            fields.wrong(
                "max_backoff", "is less than backoff", expected: "at least \(engine.backoff.short)",
                found: engine.maxBackoff.short)
        }
        return engine
    }

    private static func tiers(_ fields: Fields, models: [String]) -> [Tier: [String]] {
        let keys = Tier.allCases.map(\.rawValue)
        guard fields.required("tiers", expected: "local, small and complex with their models") != nil,
            let tiers = fields.section("tiers", keys: keys)
        else { return [:] }
        var result: [Tier: [String]] = [:]
        for tier in Tier.allCases {
            let nodes = tiers.elements(tier.rawValue, expected: "a list of models, first choice first")
            for (index, node) in nodes.enumerated() {
                guard let name = node.text, models.contains(name) else {
                    fields.log.error(
                        node.place,
                        "tiers.\(tier.rawValue) names no model\(suggestion(for: node.text ?? "", among: models))",
                        expected: choice(models), found: node.found)
                    continue
                }
                if nodes.prefix(index).contains(where: { $0.text == name }) {
                    fields.log.warning(
                        node.place, "tiers.\(tier.rawValue) names a model twice", expected: "each model once",
                        found: quoted(name))
                }
                result[tier, default: []].append(name)
            }
        }
        return result
    }

    private static func retention(_ fields: Fields) -> RetentionSettings {
        var retention = RetentionSettings()
        guard let fields = fields.section("retention", keys: ["payloads", "traces"]) else { return retention }
        let range = hour...(day * 3650)
        retention.payloads = fields.duration("payloads", range, or: retention.payloads)
        retention.traces = fields.duration("traces", range, or: max(retention.traces, retention.payloads))
        if retention.traces < retention.payloads {
            fields.wrong(
                "traces", "is shorter than payloads", expected: "at least \(retention.payloads.short)",
                found: retention.traces.short)
        }
        return retention
    }

    static let hour = Duration.seconds(3600)
    static let day = Duration.seconds(86_400)
}
