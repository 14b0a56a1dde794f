package import ChassisCore

extension Call {
    /// The only door to a provider: whoever sends it a word of the tenant's has it from here.
    ///
    /// What was routed is looked at again, because a model may come from elsewhere: a fallback, a bundle, an eval run, a
    /// judge, a client that names it.
    ///
    /// - Throws: `.dataRules` where the tenant's rules keep its data from the model's provider; `.noModel` where the
    ///   provider is not there or has no key.
    package func open(_ model: Model) throws(StageError) -> (provider: any Provider, settings: ProviderSettings) {
        guard let provider = setup.providers[model.provider], let settings = setup.settings(of: model.provider) else {
            throw .noModel(tier: route.tier, skipped: ["\(model.name): provider '\(model.provider)' is not there"])
        }
        if let why = setup.unusable[model.provider] {
            throw .noModel(tier: route.tier, skipped: ["\(model.name): \(why)"])
        }
        if let why = tenant.rules.refusal(of: settings) {
            throw .dataRules(tenant.rules.text, refusals: ["\(model.name): \(why)"])
        }
        return (provider, settings)
    }
}
