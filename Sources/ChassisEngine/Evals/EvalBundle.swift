package import ChassisCore

/// The bundle of suites that no feature answers: the question alone, to a model that is told nothing.
package enum PlainBundle {
    package static let reference = BundleReference(feature: "plain", version: 1)

    static let prompt = Prompt(
        name: "plain", version: 1, note: "The question alone.", system: "", user: "{{input}}")

    static let feature = Feature(
        name: "plain", summary: "The question alone.", prompt: "plain", promptVersion: 1, tier: .local,
        credits: .zero, guardPolicy: nil, budget: Feature.Budget(input: 100_000, context: 1),
        limits: Feature.Limits(inputCharacters: 1_000_000),
        parameters: Feature.Parameters(maxOutputTokens: 1024))
}

extension Setup {
    /// The feature with that version of its prompt; `nil` where there is no such feature or version.
    package func bundle(_ reference: BundleReference) -> Feature? {
        guard workspace.feature(reference.feature) != nil else {
            return reference == PlainBundle.reference ? PlainBundle.feature : nil
        }
        return feature(reference.feature, version: reference.version)
    }

    /// The prompt that a feature runs with.
    package func prompt(of feature: Feature) -> Prompt? {
        let isPlain = feature.prompt == PlainBundle.prompt.name && feature.promptVersion == PlainBundle.prompt.version
        return promptInForce(of: feature) ?? (isPlain ? PlainBundle.prompt : nil)
    }

    /// The bundle as an eval job runs it.
    func feature(of pin: JobPin) -> Feature? {
        var feature = bundle(pin.bundle)
        if !pin.usesCache { feature?.cache = nil }
        return feature
    }

    /// The models that a bundle may ask, those of the next tier up included.
    func models(of feature: Feature, pinned: String?) -> [Model] {
        if let pinned { return workspace.model(pinned).map { [$0] } ?? [] }
        if !feature.models.isEmpty { return feature.models.compactMap { workspace.model($0) }.filter(isUsable) }
        var tiers = [feature.tier]
        if feature.escalateAboveTokens != nil {
            tiers += Array(Tier.allCases.drop { $0 != feature.tier }.dropFirst().prefix(1))
        }
        return tiers.flatMap { workspace.tiers[$0] ?? [] }.compactMap { workspace.model($0) }
            .filter(isUsable)
    }

    private func isUsable(_ model: Model) -> Bool { unusable[model.provider] == nil }

    /// Whether a model answers the same question always the same way.
    func isDeterministic(_ model: String) -> Bool {
        workspace.model(model).flatMap { settings(of: $0.provider) }?.kind == .extractive
    }

    /// SHA-256, hexadecimal, over everything that an answer of the bundle depends on but its input.
    func fingerprint(of feature: Feature, pinned: String?) -> String {
        let models = models(of: feature, pinned: pinned).map { model in
            // Another address is another model, whatever it is called.
            let service = settings(of: model.provider)
            return "\(model.name) \(model.provider) \(model.id) \(service?.baseURL ?? "")"
        }
        let routes = pinned == nil ? [modelNames(of: feature)] : []
        return PartsDigest.of(parts(of: feature) + models + routes).hexadecimal
    }

    /// Whether a bundle is what it was when this was its `fingerprint`.
    func holds(_ bundle: BundleReference, hash: String, pinned model: String?) -> Bool {
        self.bundle(bundle).map { fingerprint(of: $0, pinned: model) == hash } ?? false
    }
}

extension JobPin {
    /// Who asks. A sample that was taken from a customer's trace sees that customer's articles and no other's.
    func tenant(in workspace: Workspace) -> Tenant {
        let origin = sample.options["tenant"]?.string.flatMap { workspace.tenant($0) }
        return Tenant(
            id: InternalTenant.evals, name: "Evals", plan: InternalTenant.evals,
            region: origin?.region ?? workspace.tenants.first?.region ?? "US", rules: origin?.rules ?? DataRules())
    }

    /// Whose articles the sample's question is answered from, beside the shared ones.
    func knowledgeOwner(in workspace: Workspace) -> String? {
        sample.options["tenant"]?.string.flatMap { workspace.tenant($0)?.id }
    }
}
