import ChassisCore

extension Fields {
    /// `guard: {block_at: 0.5, learned: true, model: NAME, on_failure: block, on: [input, documents, tools], canary: true}`,
    /// `guard: off`, or what holds when nothing is said. A feature changes what it names of the workspace's guard.
    ///
    /// - Parameter models: Those there are; `nil` when nobody can know them here.
    func guardPolicy(or fallback: Feature.Guard?, models: [String]?) -> Feature.Guard? {
        guard let node = node("guard") else { return fallback }
        if node.isOff { return nil }
        let keys = ["block_at", "model", "on_failure", "on", "canary", "learned"]
        guard let fields = Fields(node, path: label("guard"), keys: keys, log: log) else { return nil }
        var policy = fallback ?? Feature.Guard()
        policy.blockAt = fields.fraction("block_at", or: policy.blockAt)
        if let node = fields.node("model") {
            policy.model = node.isOff ? nil : fields.reference("model", to: "model", among: models)
        }
        policy.onFailure = fields.word("on_failure", or: policy.onFailure) ?? policy.onFailure
        policy.hasCanary = fields.boolean("canary", or: policy.hasCanary)
        policy.isLearnedAsked = fields.boolean("learned", or: policy.isLearnedAsked)
        if fields.has("on") { policy.parts = fields.guardParts() }
        return policy
    }

    private func guardParts() -> Set<Feature.Guard.Part> {
        let words = Feature.Guard.Part.allCases.map(\.rawValue)
        let expected = "a list of \(choice(words))"
        let parts = elements("on", expected: expected).compactMap { node -> Feature.Guard.Part? in
            if let part = node.text.flatMap(Feature.Guard.Part.init(rawValue:)) { return part }
            log.error(
                node.place,
                "\(label("on")) names nothing a guard looks at\(suggestion(for: node.text ?? "", among: words))",
                expected: choice(words), found: node.found)
            return nil
        }
        if parts.isEmpty { wrong("on", "is empty", expected: "\(expected), or guard: off", found: "nothing") }
        return Set(parts)
    }
}
