package import ChassisCore

/// A workspace made ready to work with: schemas compiled, knowledge indexed, providers opened.
///
/// Immutable. Hot reload makes a new one and swaps it in; calls that run keep theirs to the end. A class, because every
/// call carries it from stage to stage and a value of so many parts is dear to copy.
package final class Setup: Sendable {
    package let workspace: Workspace
    package let masker: Masker
    package let knowledge: KnowledgeIndex
    package let providers: [String: any Provider]
    /// Why a provider can't be used now, by name: its key is missing.
    package let unusable: [String: String]
    package let now: @Sendable () -> Timestamp
    /// One for each workspace: what it remembers is of this knowledge and these recognisers.
    let screen: PassageScreen
    /// What the guard said of passages.
    let passageVerdicts: PassageVerdicts
    /// The words of system prompts, each read once.
    let promptWords: PromptShelf
    /// Vectors of this knowledge that an endpoint made.
    let passages: PassageShelf
    /// For sharing worker slots.
    let firstModels: FirstModels
    let vocabularies: Vocabularies
    /// Of the contents of every bundle whose changes are examined.
    let contentHashes: [BundleReference: String]
    /// Of each version's texts and examples, by prompt and version.
    let promptHashes: [BundleReference: String]
    /// Of each version's file: what an activation is about.
    let textHashes: [BundleReference: String]
    private let findings: Findings
    private let schemas: Schemas

    /// What the store says of the workspace, which changes more often than its files.
    private struct Findings {
        var activations: [String: Activation] = [:]
        var newestActivation: Int64 = 0
        var approvals = BundleApprovals()
        var calibration = Calibrations()
        var tokenCalibrations: [String: TokenCalibration] = [:]
    }

    /// By name, as they are written, as they check, and as a prompt shows them.
    private struct Schemas {
        var values: [String: JSON] = [:]
        var compiled: [String: JSONSchema] = [:]
        var texts: [String: String] = [:]

        mutating func add(_ name: String, _ value: JSON, _ schema: JSONSchema) {
            values[name] = value
            compiled[name] = schema
            texts[name] = value.prettyText
        }
    }

    /// The newest activation of each prompt, as the store had them.
    var activations: [String: Activation] { findings.activations }
    /// The newest number of all.
    var newestActivation: Int64 { findings.newestActivation }
    /// What gates have said, and what they keep in force.
    var approvals: BundleApprovals { findings.approvals }
    /// What measured confidences are worth, as it was fitted last.
    package var calibration: Calibrations { findings.calibration }
    /// How far estimates of tokens are off, by model.
    var tokenCalibrations: [String: TokenCalibration] { findings.tokenCalibrations }

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
        (screen, passageVerdicts) = (PassageScreen(), PassageVerdicts())
        (passages, promptWords) = (PassageShelf(), PromptShelf())
        findings = Findings()
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
        var schemas = Schemas()
        for (name, value) in workspace.schemas { schemas.add(name, value, try JSONSchema(value)) }
        self.schemas = schemas
        contentHashes = Self.contentHashes(of: workspace)
        promptHashes = Dictionary(
            workspace.prompts.map { (BundleReference(feature: $0.name, version: $0.version), Self.hash($0)) },
            uniquingKeysWith: { first, _ in first })
        textHashes = Self.textHashes(of: workspace, promptHashes)
    }

    private init(_ other: Setup, _ findings: Findings, _ schemas: Schemas) {
        workspace = other.workspace
        masker = other.masker
        knowledge = other.knowledge
        providers = other.providers
        unusable = other.unusable
        now = other.now
        screen = other.screen
        passageVerdicts = other.passageVerdicts
        promptWords = other.promptWords
        passages = other.passages
        firstModels = other.firstModels
        vocabularies = other.vocabularies
        contentHashes = other.contentHashes
        promptHashes = other.promptHashes
        textHashes = other.textHashes
        self.findings = findings
        self.schemas = schemas
    }

    /// The same with other versions in force. Cheap: what took time to make is shared.
    func following(_ activations: [String: Activation], newest: Int64, approvals: BundleApprovals) -> Setup {
        var (findings, schemas) = (findings, schemas)
        findings.activations = activations
        findings.newestActivation = newest
        findings.approvals = approvals
        for kept in approvals.all {
            guard let feature = workspace.feature(kept.feature), let content = kept.content,
                let name = feature.using(kept, content).schema, let value = content.schema,
                let compiled = try? JSONSchema(value)
            else { continue }
            schemas.add(name, value, compiled)
        }
        return Setup(self, findings, schemas)
    }

    /// The same with other calibrations; `nil` leaves those there are.
    func with(_ calibration: Calibrations? = nil, tokens: [String: TokenCalibration]? = nil) -> Setup {
        var findings = findings
        if let calibration { findings.calibration = calibration }
        if let tokens { findings.tokenCalibrations = tokens }
        return Setup(self, findings, schemas)
    }

    /// As it was written; `nil` for no name, or for one that is not there.
    package func schemaValue(_ name: String?) -> JSON? { name.flatMap { schemas.values[$0] } }

    /// Compiled once for the life of the setup.
    package func schema(_ name: String?) -> JSONSchema? { name.flatMap { schemas.compiled[$0] } }

    /// The schema as a prompt shows it.
    package func schemaText(_ name: String?) -> String? { name.flatMap { schemas.texts[$0] } }

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
