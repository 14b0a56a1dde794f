package import ChassisCore

extension Engine {
    /// What a chat asks for that its model or feature does not do as it is asked, each with the reason.
    ///
    /// - Parameter names: The members' names in the client's form of request: of the longest answer, of its form, and of how
    ///   much is thought.
    package func unmet(
        _ chat: ChatRequest, of tenant: String, names: (longest: String, format: String, effort: String)
    ) -> [String] {
        guard chat.maxOutputTokens != nil || chat.format != .text || chat.options.reasoningEffort != nil else {
            return []
        }
        let workspace = setup.workspace
        guard let feature = workspace.featureServing(chat.model, plan: workspace.plan(ofTenant: tenant)) else {
            return []
        }
        var unmet: [String] = []
        let longest = workspace.longestAnswer(of: feature) ?? feature.parameters.maxOutputTokens
        if let asked = chat.maxOutputTokens, asked > longest { unmet.append("\(names.longest) above \(longest)") }
        if feature.schema != nil, chat.format != .text {
            unmet.append("\(names.format) (feature '\(feature.name)' has its own)")
        }
        if chat.options.reasoningEffort != nil, !workspace.mayThink(feature) { unmet.append(names.effort) }
        return unmet
    }
}
