package import ChassisCore
import Crypto

/// Which bundle is in force. Everything is read from the one immutable setup, so an attempt never sees two versions.
extension Setup {
    /// What decides which version of its prompt a feature's jobs get.
    package func choice(of feature: Feature) -> PromptChoice {
        var choice = PromptChoice(feature, activation: activations[feature.prompt]) { version in
            workspace.prompt(feature.prompt, version: version) != nil
        }
        guard feature.evals.gate == .change, let kept = approvals.kept(feature.name) else { return choice }
        if !isApproved(feature.name, choice.version) {
            choice.waiting = choice.version
            choice.version = kept.version
            choice.kept = kept.id
            choice.canary = nil
        } else if let canary = choice.canary, !isApproved(feature.name, canary.version) {
            choice.canary = nil
        }
        return choice
    }

    private func isApproved(_ feature: String, _ version: Int) -> Bool {
        contentHashes[BundleReference(feature: feature, version: version)].map { approvals.isApproved($0, feature) }
            ?? false
    }

    /// The same for the first feature that uses a prompt; `nil` when none does.
    package func choice(ofPrompt prompt: String) -> PromptChoice? {
        features(ofPrompt: prompt).first.map { choice(of: $0) }
    }

    /// What holds of a prompt and what held before; `nil` when no feature uses it.
    ///
    /// - Parameter activations: Of the prompt, newest first. Newer ones than this setup follows are left out.
    func standing(ofPrompt prompt: String, activations past: [Activation]) -> PromptStanding? {
        guard let choice = choice(ofPrompt: prompt) else { return nil }
        let newest = activations[prompt]?.id
        let before = PromptHistory.versionBefore(choice, activations: past.filter { $0.id <= newest ?? 0 }) { version in
            workspace.prompt(prompt, version: version) != nil
        }
        return PromptStanding(
            prompt: prompt, version: choice.version, canary: choice.canary, activation: newest, before: before)
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
        let choice = choice(of: feature)
        if choice.kept != nil, let kept = keptFeature(feature) { return kept }
        return self.feature(name, version: choice.version(for: job)) ?? feature
    }

    /// What an eval run has to ask to ask what is in force.
    package func referenceInForce(_ feature: Feature) -> BundleReference {
        let choice = choice(of: feature)
        guard choice.kept != nil, let kept = approvals.kept(feature.name) else {
            return BundleReference(feature: feature.name, version: choice.version)
        }
        return kept.reference
    }

    /// The feature with the bundle in force for all jobs but those of a canary.
    package func featureInForce(_ name: String) -> Feature? {
        workspace.feature(name).map { feature in
            let choice = choice(of: feature)
            if choice.kept != nil, let kept = keptFeature(feature) { return kept }
            return self.feature(name, version: choice.version) ?? feature
        }
    }

    private func keptFeature(_ feature: Feature) -> Feature? {
        guard let kept = approvals.kept(feature.name), let content = kept.content else { return nil }
        return feature.using(kept, content)
    }

    /// The prompt that a feature runs with: the files', or the kept one.
    func promptInForce(of feature: Feature) -> Prompt? {
        guard let id = feature.keptBundle else {
            return workspace.prompt(feature.prompt, version: feature.promptVersion)
        }
        return approvals.kept(feature.name).flatMap { $0.id == id ? $0.content?.prompt : nil }
    }

    /// The change of a feature that its gate has not approved.
    func waiting(_ feature: Feature) -> (reference: BundleReference, hash: String)? {
        guard let version = choice(of: feature).waiting else { return nil }
        let reference = BundleReference(feature: feature.name, version: version)
        return contentHashes[reference].map { (reference, $0) }
    }

    /// What a gate says of what the files say of a version; `nil` for features whose changes are not examined.
    func verdict(
        on feature: String, version: Int, isApproved: Bool, actor: String, at moment: Timestamp, run: EvalRunID? = nil
    ) -> BundleVerdict? {
        let reference = BundleReference(feature: feature, version: version)
        guard let hash = contentHashes[reference], let content = Self.content(of: reference, in: workspace) else {
            return nil
        }
        return BundleVerdict(
            feature: feature, version: version, hash: hash, isApproved: isApproved, at: moment, actor: actor, run: run,
            content: content)
    }

    private static func content(of reference: BundleReference, in workspace: Workspace) -> BundleContent? {
        guard let feature = workspace.feature(reference.feature),
            let prompt = workspace.prompt(feature.prompt, version: reference.version)
        else { return nil }
        let bundled = feature.using(prompt)
        return BundleContent(bundled, prompt: prompt, schema: bundled.schema.flatMap { workspace.schemas[$0] })
    }

    /// Of every version that a feature with `gate: change` may come to.
    static func contentHashes(of workspace: Workspace) -> [BundleReference: String] {
        var hashes: [BundleReference: String] = [:]
        for feature in workspace.features where feature.evals.gate == .change {
            for prompt in workspace.prompts where prompt.name == feature.prompt {
                let reference = BundleReference(feature: feature.name, version: prompt.version)
                guard let content = content(of: reference, in: workspace) else { continue }
                hashes[reference] = SHA256.hash(data: Array(content.json.text.utf8)).hexadecimal
            }
        }
        return hashes
    }

    /// The feature with one version of its prompt; `nil` when there is no such version.
    package func feature(_ name: String, version: Int) -> Feature? {
        guard let feature = workspace.feature(name) else { return nil }
        if version > BundleVerdict.firstNumber {
            return approvals.kept(name)?.reference.version == version ? keptFeature(feature) : nil
        }
        return workspace.prompt(feature.prompt, version: version).map { feature.using($0) }
    }

    /// The features that use a prompt, in the workspace's order.
    package func features(ofPrompt prompt: String) -> [Feature] {
        workspace.features.filter { $0.prompt == prompt }
    }

    /// What of the stored activations is not followed, and why, as sentences.
    package var ignoredActivations: [String] {
        workspace.features.compactMap { feature in
            let prompt = feature.prompt
            let choice = choice(of: feature)
            if let waiting = choice.waiting {
                let isRefused =
                    self.waiting(feature).map { approvals.refusal(of: $0.hash, feature.name) != nil } ?? false
                return "\(prompt)@\(waiting) of feature \(feature.name) "
                    + (isRefused ? "was refused by its gate" : "waits for its gate")
                    + ": the approved state of version \(choice.version) holds"
            }
            switch choice.ignored {
            case .edited(let configured):
                return "features/\(feature.name).yaml was edited since \(prompt)@\(activations[prompt]?.version ?? 0)"
                    + " was activated: version \(configured) holds"
            case .missing(let version): return "\(prompt)@\(version) is activated and no longer there"
            case nil: return nil
            }
        }
    }

    /// Who makes vectors of passages and how, for cache keys; empty for the embedded ones.
    private var vectorsName: String { workspace.search.vectors.map { "\($0)" } ?? "" }

    /// All that a stored answer depends on beside its question.
    func cacheParts(of feature: Feature) -> [String] { parts(of: feature) + [modelNames(of: feature)] }

    /// All of a bundle that an answer depends on, but for the models of its tiers.
    func parts(of feature: Feature) -> [String] {
        let parameters = feature.parameters
        let retrieval = feature.retrieval.map {
            "\($0.documents) \($0.minRelativeScore)\($0.vectors ? " vectors \(vectorsName)" : "") \(knowledge.version)"
        }
        // A kept bundle is written as the files had it: it is the same one, with the same answers.
        let kept = feature.keptBundle.flatMap { _ in approvals.kept(feature.name)?.content }
        let reference = BundleReference(feature: feature.prompt, version: feature.promptVersion)
        let texts = kept.map { Self.hash($0.prompt) } ?? promptHashes[reference] ?? ""
        return [
            feature.prompt, String(feature.promptVersion), texts, (kept.map(\.schemaName) ?? feature.schema) ?? "",
            schemaText(feature.schema) ?? "", feature.tier.rawValue,
            feature.models.joined(separator: " "), feature.escalateAboveTokens.map(String.init) ?? "",
            parameters.temperature.map { "\($0)" } ?? "", String(parameters.maxOutputTokens),
            feature.guardPolicy.map(\.text) ?? "",
            "\(feature.budget.input) \(feature.budget.context) \(feature.budget.history)",
            retrieval ?? "", "\(feature.structured) \(feature.routing)",
        ]
    }

    /// The models that may answer, as their services know them: of the feature's tier, and of those that its routing may
    /// go to.
    func modelNames(of feature: Feature) -> String {
        let (tier, routing) = (feature.tier, feature.routing)
        var tiers = [tier] + feature.strongerTiers
        if feature.escalateAboveTokens != nil || routing.hardFrom != nil { tiers.append(tier.above) }
        if routing.easyTo != nil || routing.budget != nil { tiers.append(tier.below) }
        let names = feature.models.isEmpty ? tiers.map { workspace.tiers[$0] ?? [] } : [feature.models]
        return names.map { names in
            names.map { name in workspace.model(name).map { "\($0.provider)/\($0.id)" } ?? name }.joined(separator: " ")
        }.joined(separator: ", ")
    }

    /// Hexadecimal SHA-256 of a version's texts and examples, each led by its length.
    static func hash(_ prompt: Prompt) -> String {
        PartsDigest.of([prompt.system, prompt.user] + prompt.examples.flatMap { [$0.input, $0.output] }).hexadecimal
    }
}
