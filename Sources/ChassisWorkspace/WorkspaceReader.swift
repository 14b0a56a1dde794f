import ChassisCore

/// Reads the files of one workspace in the order in which they depend on each other, and puts them together.
struct WorkspaceReader {
    private let folder: WorkspaceFolder
    private let environment: (String) -> String?
    private let log: ProblemLog
    /// Over the texts of all files read, to tell a change from a mere touch.
    private var fingerprint = Hasher()
    /// Read in the place of `chassis.yaml`, to know what would come of it.
    private let proposal: String?
    private let hasPages: Bool

    init(
        root: String, environment: @escaping (String) -> String?, proposal: String? = nil, hasPages: Bool = true,
        log: ProblemLog
    ) {
        self.proposal = proposal
        self.hasPages = hasPages
        folder = WorkspaceFolder(root: root, log: log)
        self.environment = environment
        self.log = log
    }

    /// The workspace, or `nil` when there is an error in the log.
    mutating func read() -> (workspace: Workspace, fingerprint: Int)? {
        let chassis = chassisFile()
        let schemas = schemas()
        let prompts = prompts(schemas: Set(schemas.keys))
        let features = features(chassis, prompts: prompts, schemas: schemas)
        let knowledge = hasPages ? knowledge(chassis) : []
        References(chassis: chassis, features: features, prompts: prompts, schemas: schemas, log: log).check()
        VocabularyFile.check(chassis?.models ?? [], in: folder.root, log: log)
        guard let chassis, !log.hasErrors else { return nil }
        var workspace = Workspace(
            root: folder.root, name: chassis.title, storePath: chassis.storePath(in: folder.root),
            engine: chassis.engine,
            privacy: chassis.privacy, retention: chassis.retention, webhooks: chassis.webhooks,
            telemetry: chassis.telemetry, evals: chassis.evals, drift: chassis.drift,
            providers: chassis.providers,
            models: VocabularyFile.absolute(chassis.models, in: folder.root), tiers: chassis.tiers,
            plans: chassis.plans, tenants: chassis.tenants,
            features: features.map(\.feature), prompts: prompts.compactMap(\.value?.prompt),
            schemas: schemas.compactMapValues { $0?.json }, knowledge: knowledge,
            serve: chassis.serve.absolute(in: folder.root), chat: chassis.chat)
        workspace.isKnowledgeRead = hasPages
        workspace.operators = chassis.operators
        workspace.search = chassis.search
        return (workspace, fingerprint.finalize())
    }

    private mutating func text(of path: String, isMissing: (() -> Void)? = nil) -> String? {
        let text = folder.text(of: path, isMissing: isMissing)
        fingerprint.combine(path)
        fingerprint.combine(text)
        return text
    }

    private mutating func chassisFile() -> ChassisFile? {
        let text =
            proposal
            ?? text(of: ChassisFile.name) { [log] in
                log.error(
                    Place(ChassisFile.name), "the workspace has no chassis.yaml", expected: "a workspace folder",
                    found: "no such file")
            }
        return text.flatMap { ChassisFile($0, environment: environment, log: log) }
    }

    /// By name; `nil` for one that is there and can't be used.
    private mutating func schemas() -> [String: SchemaFile?] {
        var schemas: [String: SchemaFile?] = [:]
        for (name, entry) in named("schemas", extension: ".json") {
            let schema = text(of: entry.path).flatMap { SchemaFile($0, file: entry.path, log: log) }
            schemas.updateValue(schema, forKey: name)
        }
        return schemas
    }

    /// In the order of names and versions; the value is `nil` for one that is there and can't be used.
    private mutating func prompts(schemas: Set<String>) -> [PromptSlot] {
        var slots: [PromptSlot] = []
        for prompt in folder.entries(of: "prompts") {
            guard prompt.isFolder else {
                oddity(prompt, expected: "prompts/NAME/1.md")
                continue
            }
            guard isNamed(prompt, prompt.name) else { continue }
            var versions: [PromptSlot] = []
            for entry in folder.entries(of: prompt.path) {
                let digits = entry.name.hasSuffix(".md") ? String(entry.name.dropLast(3)) : ""
                guard !entry.isFolder, let version = Int(digits), (1...1_000_000).contains(version),
                    String(version) == digits
                else {
                    oddity(entry, expected: "a version such as 1.md or 2.md")
                    continue
                }
                let value = text(of: entry.path).flatMap { text in
                    PromptFile(
                        text, file: entry.path, name: prompt.name, version: version, schemas: schemas, log: log)
                }
                versions.append(PromptSlot(name: prompt.name, version: version, value: value))
            }
            slots += versions.sorted { $0.version < $1.version }
        }
        return slots
    }

    private mutating func features(
        _ chassis: ChassisFile?, prompts: [PromptSlot], schemas: [String: SchemaFile?]
    ) -> [FeatureFile] {
        let surroundings = FeatureFile.Surroundings(
            prompts: Set(prompts.map(\.name)), schemas: Set(schemas.keys), guardPolicy: chassis?.guardPolicy,
            models: chassis?.models.map(\.name),
            cache: chassis?.cache, suites: suites())
        return named("features", extension: ".yaml").compactMap { name, entry in
            text(of: entry.path).flatMap { text in
                FeatureFile(text, file: entry.path, name: name, surroundings: surroundings, log: log)
            }
        }
    }

    /// The golden datasets there are; what is in them is read where they are used.
    private func suites() -> Set<String> {
        let names = folder.entries(of: "golden").filter { !$0.isFolder && $0.name.hasSuffix(".jsonl") }
        return Set(names.map { String($0.name.dropLast(".jsonl".count)) })
    }

    private mutating func knowledge(_ chassis: ChassisFile?) -> [KnowledgeDocument] {
        folder.files(below: KnowledgeFile.folder, extension: ".md").compactMap { entry in
            text(of: entry.path).flatMap { text in
                KnowledgeFile.read(
                    text, file: entry.path, tenants: chassis?.tenants.map(\.id), plans: chassis?.plans.map(\.name),
                    log: log)
            }
        }
    }

    /// The files of a folder by the name that their extension leaves.
    private func named(_ path: String, extension suffix: String) -> [(name: String, entry: WorkspaceFolder.Entry)] {
        folder.entries(of: path).compactMap { entry in
            guard !entry.isFolder, entry.name.hasSuffix(suffix) else {
                oddity(entry, expected: "\(path)/NAME\(suffix)")
                return nil
            }
            let name = String(entry.name.dropLast(suffix.count))
            return isNamed(entry, name) ? (name, entry) : nil
        }
    }

    private func isNamed(_ entry: WorkspaceFolder.Entry, _ name: String) -> Bool {
        if Naming.isWord(name) { return true }
        log.error(Place(entry.path), "the name can't be used", expected: Naming.words, found: quoted(name))
        return false
    }

    private func oddity(_ entry: WorkspaceFolder.Entry, expected: String) {
        log.warning(Place(entry.path), "not read", expected: expected, found: quoted(entry.name))
    }
}

/// One version of a prompt that is there, readable or not.
struct PromptSlot {
    let name: String
    let version: Int
    let value: PromptFile?
}
