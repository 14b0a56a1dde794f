package import ChassisCore

extension Engine {
    /// Tokens of a chat as the first model counts them that it would be asked of: exactly where that model's vocabulary is
    /// installed, else estimated. A feature's own prompt is not counted, nor what masking changes.
    ///
    /// - Throws: `.unknownTenant`; `.unknownModel` for what is no feature, model or tier.
    /// - Complexity: O(length of the texts).
    package func promptTokens(of chat: ChatRequest, tenant: String) throws(EngineError) -> Int {
        let setup = self.setup
        let workspace = setup.workspace
        guard let tenant = workspace.tenant(tenant) else {
            throw .unknownTenant(tenant, known: workspace.tenants.map(\.id))
        }
        let plan = workspace.plan(of: tenant)
        guard let feature = workspace.featureServing(chat.model, plan: plan), plan?.allows(chat.model) ?? true else {
            throw .unknownModel(chat.model, known: plan.map(workspace.names) ?? workspace.chatNames)
        }
        let schema = if case .schema(_, let schema, _) = chat.format { schema.text } else { "" }
        return setup.counter(of: workspace.modelNames(of: feature).first.flatMap(workspace.model)).prompt(
            chat.messages, tools: chat.options.tools, schema: schema)
    }
}
