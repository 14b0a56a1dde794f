extension Feature {
    /// What is refused because it tries to take over the model. (`guard:`)
    package struct Guard: Hashable, Sendable {
        /// What comes from outside and is looked at.
        package enum Part: String, CaseIterable, Hashable, Sendable { case input, documents, tools }

        /// What holds when the guard model gives no answer that can be used.
        package enum OnFailure: String, CaseIterable, Hashable, Sendable { case block, allow }

        /// Texts with an injection score of this or more are refused, 0…1.
        package var blockAt: Double
        /// An LLM that is asked about what rules and learned layer let pass; `nil` for them alone.
        package var model: String?
        package var onFailure: OnFailure
        package var parts: Set<Part>
        /// Whether the system prompt carries a mark whose appearance in an answer ends the job.
        package var hasCanary: Bool
        /// Whether the learned layer weighs what the rules let pass.
        package var isLearnedAsked: Bool

        package init(
            blockAt: Double = 0.5, model: String? = nil, onFailure: OnFailure = .block,
            parts: Set<Part> = Set(Part.allCases), hasCanary: Bool = true, isLearnedAsked: Bool = true
        ) {
            self.blockAt = blockAt
            self.model = model
            self.onFailure = onFailure
            self.parts = parts
            self.hasCanary = hasCanary
            self.isLearnedAsked = isLearnedAsked
        }
    }
}

extension Feature.Guard {
    /// As a file says it, without what goes without saying; `block_at` is always there.
    package var json: JSON {
        let usual = Self()
        var members = JSONObject([("block_at", .number(blockAt))])
        if let model { members["model"] = .string(model) }
        if onFailure != usual.onFailure { members["on_failure"] = .string(onFailure.rawValue) }
        if parts != usual.parts { members["on"] = .array(parts.map(\.rawValue).sorted().map { .string($0) }) }
        if hasCanary != usual.hasCanary { members["canary"] = .bool(hasCanary) }
        if isLearnedAsked != usual.isLearnedAsked { members["learned"] = .bool(isLearnedAsked) }
        return .object(members)
    }

    /// Reads what `json` gives, and a bare number as `block_at`.
    package init?(_ json: JSON?) {
        guard let blockAt = json?.double ?? json?["block_at"]?.double else { return nil }
        let usual = Self()
        self.init(
            blockAt: blockAt, model: json?["model"]?.string,
            onFailure: json?["on_failure"]?.string.flatMap(OnFailure.init) ?? usual.onFailure,
            parts: json?["on"]?.array.map { Set($0.compactMap { $0.string.flatMap(Part.init) }) } ?? usual.parts,
            hasCanary: json?["canary"]?.bool ?? usual.hasCanary,
            isLearnedAsked: json?["learned"]?.bool ?? usual.isLearnedAsked)
    }

    /// On one line, for keys and for people: the number alone where all else is usual.
    package var text: String {
        self == Self(blockAt: blockAt) ? "\(blockAt)" : json.text
    }
}
