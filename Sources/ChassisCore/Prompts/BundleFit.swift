/// Whether a version of a prompt can work in a feature; the loader looks at the configured version only.
package enum BundleFit {
    /// What is wrong, each a sentence; empty when nothing is.
    package static func problems(of prompt: Prompt, in feature: Feature, _ workspace: Workspace) -> [String] {
        let bundled = feature.using(prompt)
        let name = "feature '\(feature.name)'"
        var problems: [String] = []
        if prompt.uses("context"), feature.retrieval == nil {
            problems.append("It uses {{context}}, and \(name) has no retrieval.")
        }
        if prompt.uses("schema"), bundled.schema == nil {
            problems.append("It uses {{schema}}, and \(name) has no schema.")
        }
        if let schema = bundled.schema, workspace.schemas[schema] == nil {
            problems.append("Its schema '\(schema)' is not there.")
        }
        if bundled.models.isEmpty, workspace.tiers[bundled.tier, default: []].isEmpty {
            problems.append("Its tier '\(bundled.tier.rawValue)' has no models.")
        }
        for model in bundled.models where workspace.model(model) == nil {
            problems.append("Its model '\(model)' is not there.")
        }
        return problems
    }
}
