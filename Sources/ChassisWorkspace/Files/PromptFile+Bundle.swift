import ChassisCore

/// What the front matter fixes besides the texts: `schema`, `tier` or `models`, `parameters`, `guard`.
extension PromptFile {
    static let keys = ["note", "labels", "schema", "tier", "models", "parameters", "guard", "examples"]

    /// - Parameter schemas: Names that exist.
    mutating func readBundle(_ fields: Fields, schemas: Set<String>) {
        prompt.labels = fields.names("labels", expected: "a list of words", naming: Naming.words, isName: Naming.isWord)
        var bundle = PromptBundle()
        if let node = fields.optional("schema") {
            bundle.schema =
                node.isOff ? .off : .use(fields.reference("schema", to: "schema", among: schemas.sorted()))
        }
        if fields.optional("tier") != nil { bundle.tier = fields.word("tier", or: Tier.local) }
        bundle.models = fields.names(
            "models", expected: "a list of models", naming: Naming.models, isName: Naming.isModel)
        if bundle.tier != nil, !bundle.models.isEmpty {
            fields.wrong("models", "excludes tier", expected: "tier or models", found: "both")
        }
        if let node = fields.optional("guard") {
            bundle.guardPolicy = node.isOff ? .off : fields.guardPolicy(or: nil, models: nil).map { .use($0) }
        }
        if let parameters = fields.section("parameters", keys: ["temperature", "max_output_tokens"]) {
            if let node = parameters.node("temperature") {
                bundle.temperature = node.isNull ? .off : .use(parameters.fraction("temperature", upTo: 2, or: 0))
            }
            if parameters.has("max_output_tokens") {
                bundle.maxOutputTokens = parameters.integer("max_output_tokens", 1...1_000_000, or: 1)
            }
        }
        prompt.bundle = bundle
        self.fields = fields
    }

    /// Where a key of the front matter stands.
    func place(of key: String) -> Place { fields?.place(of: key) ?? Place(file) }
}
