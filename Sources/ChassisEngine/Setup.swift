package import ChassisCore

/// A workspace made ready to work with: schemas compiled, knowledge indexed, providers opened.
///
/// Immutable. Hot reload makes a new one and swaps it in; calls that run keep theirs to the end.
package struct Setup: Sendable {
    package let workspace: Workspace
    package let masker: Masker
    package let knowledge: KnowledgeIndex
    package let providers: [String: any Provider]
    /// Why a provider can't be used now, by name: its key is missing.
    package let unusable: [String: String]
    package let now: @Sendable () -> Timestamp
    /// One for each setup: what it remembers is of this knowledge and these recognisers.
    let screen = PassageScreen()
    /// What the guard said of passages.
    let passageVerdicts = PassageVerdicts()
    /// The words of system prompts, each read once.
    let promptWords = PromptShelf()
    /// Vectors of this knowledge that an endpoint made.
    let passages = PassageShelf()
    /// For sharing worker slots.
    let firstModels: FirstModels
    /// The newest activation of each prompt, as the store had them, and the newest number of all.
    private(set) var activations: [String: Activation] = [:]
    private(set) var newestActivation: Int64 = 0
    /// What measured confidences are worth, as it was fitted last.
    package internal(set) var calibration = Calibrations()
    /// How far estimates of tokens are off, by model.
    var tokenCalibrations: [String: TokenCalibration] = [:]
    let vocabularies: Vocabularies
    /// What gates have said, and what they keep in force.
    private(set) var approvals = BundleApprovals()
    /// Of the contents of every bundle whose changes are examined.
    let contentHashes: [BundleReference: String]
    /// Of each version's texts and examples, by prompt and version.
    let promptHashes: [BundleReference: String]
    private var schemas: [String: JSONSchema]
    /// As a prompt shows them: `prettyText` by name.
    private var schemaTexts: [String: String]
    /// As they are written; those of kept bundles as well.
    private var schemaValues: [String: JSON]

    /// Takes time in proportion to the knowledge base; call it off any hot path.
    ///
    /// - Parameter environment: Where keys are looked up, by variable name.
    /// - Throws: `SchemaError` for a schema that does not compile; the loader has checked them all before.
    package init(
        _ workspace: Workspace, providers: [any Provider], clock: any WallClock,
        vocabularies: Vocabularies = .none, environment: (String) -> String?
    ) throws(SchemaError) {
        self.vocabularies = vocabularies
        self.workspace = workspace
        now = { clock.now() }
        masker = Masker.standard(workspace.privacy.mask, patterns: workspace.privacy.patterns)
        knowledge = KnowledgeIndex(
            workspace.knowledge, weights: workspace.search.weights,
            withVectors: workspace.search.vectors == nil
                && workspace.features.contains { $0.retrieval?.vectors == true })
        self.providers = Dictionary(providers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var unusable: [String: String] = [:]
        for settings in workspace.providers {
            if let variable = settings.keyVariable, (environment(variable) ?? "").isEmpty {
                unusable[settings.name] = "\(variable) is not set"
            }
        }
        self.unusable = unusable
        firstModels = FirstModels(workspace, unusable: Set(unusable.keys))
        var schemas: [String: JSONSchema] = [:]
        for (name, schema) in workspace.schemas { schemas[name] = try JSONSchema(schema) }
        self.schemas = schemas
        schemaTexts = workspace.schemas.mapValues(\.prettyText)
        schemaValues = workspace.schemas
        contentHashes = Self.contentHashes(of: workspace)
        promptHashes = Dictionary(
            workspace.prompts.map { (BundleReference(feature: $0.name, version: $0.version), Self.hash($0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same with other versions in force. Cheap: what took time to make is shared.
    func following(_ activations: [String: Activation], newest: Int64, approvals: BundleApprovals) -> Setup {
        var setup = self
        setup.activations = activations
        setup.newestActivation = newest
        setup.approvals = approvals
        for kept in approvals.all {
            guard let feature = workspace.feature(kept.feature), let content = kept.content,
                let name = feature.using(kept, content).schema, let schema = content.schema,
                let compiled = try? JSONSchema(schema)
            else { continue }
            setup.schemas[name] = compiled
            setup.schemaTexts[name] = schema.prettyText
            setup.schemaValues[name] = schema
        }
        return setup
    }

    package func schemaValue(_ name: String?) -> JSON? { name.flatMap { schemaValues[$0] } }

    package func schema(_ name: String?) -> JSONSchema? { name.flatMap { schemas[$0] } }

    /// The schema as a prompt shows it.
    package func schemaText(_ name: String?) -> String? { name.flatMap { schemaTexts[$0] } }

    package func settings(of provider: String) -> ProviderSettings? {
        workspace.providers.first { $0.name == provider }
    }
}

extension Masker {
    /// All recognisers there are, for the kinds asked for.
    ///
    /// - Parameter patterns: Masked besides; what they find is of the kind `custom`.
    package static func standard(_ kinds: Set<PersonalData>, patterns: [CustomPattern] = []) -> Masker {
        let own: [any Recognizer] = patterns.isEmpty ? [] : [CustomRecognizer(patterns)]
        return Masker(Masker.coreRecognizers + [PhoneRecognizer()] + own, kinds: kinds.union([.custom]))
    }
}
