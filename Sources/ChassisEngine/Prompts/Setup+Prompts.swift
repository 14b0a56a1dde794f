package import ChassisCore
import Crypto

/// Which bundle is in force. Everything is read from the one immutable setup, so an attempt never sees two versions.
extension Setup {
    /// What decides which version of its prompt a feature's jobs get.
    package func choice(of feature: Feature) -> PromptChoice {
        PromptChoice(feature, activation: activations[feature.prompt]) { version in
            workspace.prompt(feature.prompt, version: version) != nil
        }
    }

    /// The same for the first feature that uses a prompt; `nil` when none does.
    package func choice(ofPrompt prompt: String) -> PromptChoice? {
        features(ofPrompt: prompt).first.map { choice(of: $0) }
    }

    /// What decides on the version of a feature's jobs; `nil` when its file does.
    ///
    /// - Parameter feature: By itself or with a version of its prompt.
    func activation(of feature: Feature) -> Activation? {
        workspace.feature(feature.name).flatMap { choice(of: $0).activation }
    }

    /// The feature with the bundle in force for that job: activation and canary applied.
    package func feature(_ name: String, for job: JobID) -> Feature? {
        guard let feature = workspace.feature(name) else { return nil }
        return self.feature(name, version: choice(of: feature).version(for: job)) ?? feature
    }

    /// The feature with one version of its prompt; `nil` when there is no such version.
    package func feature(_ name: String, version: Int) -> Feature? {
        guard let feature = workspace.feature(name),
            let prompt = workspace.prompt(feature.prompt, version: version)
        else { return nil }
        return feature.using(prompt)
    }

    /// The features that use a prompt, in the workspace's order.
    package func features(ofPrompt prompt: String) -> [Feature] {
        workspace.features.filter { $0.prompt == prompt }
    }

    /// What of the stored activations is not followed, and why, as sentences.
    package var ignoredActivations: [String] {
        workspace.features.compactMap { feature in
            let prompt = feature.prompt
            switch choice(of: feature).ignored {
            case .edited(let configured):
                return "features/\(feature.name).yaml was edited since \(prompt)@\(activations[prompt]?.version ?? 0)"
                    + " was activated: version \(configured) holds"
            case .missing(let version): return "\(prompt)@\(version) is activated and no longer there"
            case nil: return nil
            }
        }
    }

    /// All of a bundle that an answer depends on, for cache keys.
    func parts(of feature: Feature) -> [String] {
        let parameters = feature.parameters
        let retrieval = feature.retrieval.map { "\($0.documents) \($0.minRelativeScore) \(knowledge.version)" }
        return [
            feature.prompt, String(feature.promptVersion),
            promptHashes[BundleReference(feature: feature.prompt, version: feature.promptVersion)] ?? "",
            feature.schema ?? "", schemaText(feature.schema) ?? "", feature.tier.rawValue,
            feature.models.joined(separator: " "), feature.escalateAboveTokens.map(String.init) ?? "",
            parameters.temperature.map { "\($0)" } ?? "", String(parameters.maxOutputTokens),
            feature.guardPolicy.map { "\($0.blockAt)" } ?? "", "\(feature.budget.input) \(feature.budget.context)",
            retrieval ?? "",
        ]
    }

    /// Hexadecimal SHA-256 of a version's texts and examples, each led by its length.
    static func hash(_ prompt: Prompt) -> String {
        var hash = SHA256()
        let texts = [prompt.system, prompt.user] + prompt.examples.flatMap { [$0.input, $0.output] }
        for text in texts {
            hash.update(data: Array("\(text.utf8.count):".utf8))
            hash.update(data: Array(text.utf8))
        }
        return hash.finalize().map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
