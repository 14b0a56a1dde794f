/// All that a bundle consists of, by value: what a gate approves, and what is kept of it.
package struct BundleContent: Sendable {
    /// With its texts and examples; what it fixes stands in the other members.
    package var prompt: Prompt
    package var schemaName: String?
    package var schema: JSON?
    package var tier: Tier
    package var models: [String]
    package var escalateAboveTokens: Int?
    package var parameters: Feature.Parameters
    package var guardPolicy: Feature.Guard?

    /// - Parameters:
    ///   - feature: With the version of its prompt applied.
    ///   - schema: The one that the feature names.
    package init(_ feature: Feature, prompt: Prompt, schema: JSON?) {
        self.prompt = prompt
        self.prompt.bundle = PromptBundle()
        schemaName = feature.schema
        self.schema = schema
        tier = feature.tier
        models = feature.models
        escalateAboveTokens = feature.escalateAboveTokens
        parameters = feature.parameters
        guardPolicy = feature.guardPolicy
    }
}

/// As it is kept and hashed: one object, its members always in this order.
extension BundleContent {
    package var json: JSON {
        [
            "prompt": .string(prompt.name), "version": .integer(Int64(prompt.version)),
            "system": .string(prompt.system),
            "user": .string(prompt.user),
            "examples": .array(prompt.examples.map { ["input": .string($0.input), "output": .string($0.output)] }),
            "schema_name": schemaName.map { .string($0) } ?? .null, "schema": schema ?? .null,
            "tier": .string(tier.rawValue), "models": .array(models.map { .string($0) }),
            "escalate_above_tokens": escalateAboveTokens.map { .integer(Int64($0)) } ?? .null,
            "temperature": parameters.temperature.map { .number($0) } ?? .null,
            "max_output_tokens": .integer(Int64(parameters.maxOutputTokens)),
            "guard": guardPolicy.map { $0 == .init(blockAt: $0.blockAt) ? .number($0.blockAt) : $0.json } ?? .null,
        ]
    }

    package init?(_ json: JSON) {
        guard let name = json["prompt"]?.string, let version = json["version"]?.integer,
            let system = json["system"]?.string, let user = json["user"]?.string,
            let examples = json["examples"]?.array, let tier = json["tier"]?.string.flatMap(Tier.init),
            let models = json["models"]?.array, let tokens = json["max_output_tokens"]?.integer
        else { return nil }
        prompt = Prompt(
            name: name, version: Int(version), system: system, user: user,
            examples: examples.map {
                PromptExample(input: $0["input"]?.string ?? "", output: $0["output"]?.string ?? "")
            })
        schemaName = json["schema_name"]?.string
        schema = schemaName == nil ? nil : json["schema"]
        self.tier = tier
        self.models = models.compactMap(\.string)
        escalateAboveTokens = json["escalate_above_tokens"]?.integer.map { Int($0) }
        parameters = Feature.Parameters(temperature: json["temperature"]?.double, maxOutputTokens: Int(tokens))
        guardPolicy = Feature.Guard(json["guard"])
    }
}

/// What a gate said of one state of a bundle.
package struct BundleVerdict: Sendable, Identifiable {
    package var id: Int64
    package var feature: String
    package var version: Int
    /// SHA-256 of the content's JSON, hexadecimal.
    package var hash: String
    package var isApproved: Bool
    package var at: Timestamp
    /// Who approved it: `gate`, `first` for the state that the gate found when it was set up, or who forced it.
    package var actor: String
    package var run: EvalRunID?
    /// `nil` where only the hash was asked for.
    package var content: BundleContent?

    package init(
        id: Int64 = 0, feature: String, version: Int, hash: String, isApproved: Bool, at: Timestamp, actor: String,
        run: EvalRunID? = nil, content: BundleContent? = nil
    ) {
        self.id = id
        self.feature = feature
        self.version = version
        self.hash = hash
        self.isApproved = isApproved
        self.at = at
        self.actor = actor
        self.run = run
        self.content = content
    }

    /// Versions of files end at a million; greater numbers name kept bundles, so that an eval run can ask one.
    package static let firstNumber = 1_000_000

    /// As an eval run asks for the kept bundle.
    package var reference: BundleReference { BundleReference(feature: feature, version: Self.firstNumber + Int(id)) }
}

extension Feature {
    /// The feature with a kept bundle in place of what the files say.
    ///
    /// The schema gets a name that no file can have, because the file of its own name may have changed.
    package func using(_ kept: BundleVerdict, _ content: BundleContent) -> Feature {
        var feature = self
        feature.keptBundle = kept.id
        feature.promptVersion = content.prompt.version
        feature.schema = content.schemaName.map { "_\(kept.id)-\($0)" }
        feature.tier = content.tier
        feature.models = content.models
        feature.escalateAboveTokens = content.escalateAboveTokens
        feature.parameters = content.parameters
        feature.guardPolicy = content.guardPolicy
        return feature
    }
}
