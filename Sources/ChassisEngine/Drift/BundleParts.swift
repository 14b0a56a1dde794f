import ChassisCore
import ChassisStore

/// What the answers of a feature depend on, part by part, in words short enough to keep and to show.
struct BundleParts: Equatable {
    /// In the order in which changes are told.
    private(set) var parts: [(name: String, value: String)]

    init(_ feature: Feature, in workspace: Workspace) {
        let models = workspace.modelNames(of: feature)
        let ids = models.map { name in
            workspace.model(name).map { "\($0.provider)/\($0.id)" } ?? name
        }
        let parameters = feature.parameters
        parts = [
            ("prompt", "\(feature.prompt)@\(feature.promptVersion)"),
            ("schema", feature.schema ?? "none"),
            ("tier", feature.tier.rawValue),
            ("models", models.joined(separator: " ")),
            ("temperature", parameters.temperature.map { "\($0)" } ?? "unset"),
            ("max_output_tokens", "\(parameters.maxOutputTokens)"),
            (
                "retrieval",
                feature.retrieval.map {
                    "\($0.documents) from \($0.minRelativeScore)" + ($0.vectors ? " with vectors" : "")
                } ?? "off"
            ),
            ("guard", feature.guardPolicy.map { "from \($0.text)" } ?? "off"),
            ("context budget", "\(feature.budget.input)+\(feature.budget.context)"),
            ("model ids", Self.mark(ids)),
            ("schema text", Self.mark([feature.schema.flatMap { workspace.schemas[$0]?.text } ?? ""])),
        ]
        for prompt in workspace.prompts where prompt.name == feature.prompt {
            // With all that its front matter fixes.
            let examples = prompt.examples.flatMap { [$0.input, $0.output] } + [prompt.bundle.text]
            parts.append(
                ("text of \(prompt.name)@\(prompt.version)", Self.mark([prompt.system, prompt.user] + examples)))
        }
    }

    /// Stands for a text that is too long to keep: two letters of difference give another mark.
    private static func mark(_ texts: [String]) -> String {
        "#" + PartsDigest.of(texts).hexadecimal.prefix(12)
    }

    static func == (a: Self, b: Self) -> Bool { a.json == b.json }

    var json: String { JSON.object(JSONObject(parts.map { ($0.name, .string($0.value)) })).text }

    /// What has changed since another state, as a record; `nil` when no answer depends on it.
    ///
    /// A version of a prompt that came or went is no change: none is in force by being there.
    func change(since json: String, of feature: String, at now: Timestamp) -> ChangeRecord? {
        guard let old = try? JSON(parsing: json) else { return nil }
        let changed = parts.filter { part in old[part.name]?.string.map { $0 != part.value } ?? false }
        guard !changed.isEmpty else { return nil }
        let words = changed.map { part in
            part.value.hasPrefix("#")
                ? "\(part.name) edited" : "\(part.name) \(old[part.name]?.string ?? "") → \(part.value)"
        }
        let kinds = Set(changed.map { Self.kind(of: $0.name) })
        let kind = kinds.count == 1 ? kinds.first ?? .configuration : .configuration
        return ChangeRecord(
            at: now, kind: kind, feature: feature, what: String(words.joined(separator: ", ").prefix(400)))
    }

    private static func kind(of part: String) -> ChangeRecord.Kind {
        switch part {
        case "prompt": .prompt
        case "models", "model ids": .model
        default: part.hasPrefix("text of ") ? .prompt : .configuration
        }
    }
}

extension Engine {
    /// Records what has changed of the features since any process looked last, so that drift can name it.
    func noteBundles() async throws {
        let workspace = setup.workspace
        let seen = try await store.bundlesSeen()
        for feature in workspace.features {
            let parts = BundleParts(feature, in: workspace)
            let old = seen[feature.name]
            guard parts.json != old else { continue }
            try await store.replaceBundle(
                of: feature.name, old: old, new: parts.json,
                change: old.flatMap { parts.change(since: $0, of: feature.name, at: clock.now()) })
        }
    }
}
