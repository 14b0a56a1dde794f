/// What one version of a prompt fixes besides its texts, so that a switch of versions switches all of it at once.
///
/// What is absent comes from the feature. (Front matter of `prompts/NAME/VERSION.md`, in the forms of a feature's file.)
package struct PromptBundle: Hashable, Sendable {
    /// A setting that may also be switched off.
    package enum Choice<Value: Hashable & Sendable>: Hashable, Sendable {
        case off
        case use(Value)

        package var value: Value? { if case .use(let value) = self { value } else { nil } }
    }

    /// `off` for plain text.
    package var schema: Choice<String>?
    package var tier: Tier?
    /// Models to ask in this order, in place of a tier's; empty for the tier's.
    package var models: [String]
    /// `off` for the provider's own.
    package var temperature: Choice<Double>?
    package var maxOutputTokens: Int?
    package var guardPolicy: Choice<Feature.Guard>?

    package init(
        schema: Choice<String>? = nil, tier: Tier? = nil, models: [String] = [], temperature: Choice<Double>? = nil,
        maxOutputTokens: Int? = nil, guardPolicy: Choice<Feature.Guard>? = nil
    ) {
        self.schema = schema
        self.tier = tier
        self.models = models
        self.temperature = temperature
        self.maxOutputTokens = maxOutputTokens
        self.guardPolicy = guardPolicy
    }

    package var isEmpty: Bool { self == PromptBundle() }

    /// On one line, equal for equal bundles in every process: for hashes.
    package var text: String {
        func written<Value>(_ choice: Choice<Value>?, _ text: (Value) -> String) -> String {
            choice.map { $0.value.map(text) ?? "off" } ?? ""
        }
        return [
            written(schema) { $0 }, tier?.rawValue ?? "", models.joined(separator: " "),
            written(temperature) { "\($0)" }, maxOutputTokens.map(String.init) ?? "", written(guardPolicy) { $0.text },
        ].joined(separator: "; ")
    }
}

extension Feature {
    /// The feature with one version of its prompt and everything that the version fixes.
    ///
    ///     answer.using(version3).tier   // what version 3 says, or the feature's own
    package func using(_ prompt: Prompt) -> Feature {
        let bundle = prompt.bundle
        var feature = self
        feature.promptVersion = prompt.version
        if let schema = bundle.schema { feature.schema = schema.value }
        if let tier = bundle.tier { feature.tier = tier }
        if !bundle.models.isEmpty { feature.models = bundle.models }
        if let temperature = bundle.temperature { feature.parameters.temperature = temperature.value }
        if let tokens = bundle.maxOutputTokens { feature.parameters.maxOutputTokens = tokens }
        if let policy = bundle.guardPolicy { feature.guardPolicy = policy.value }
        return feature
    }
}
