import ChassisCore
import ChassisEngine
import ChassisStore

/// What was answered before a change must not be given out after it.
extension Audit {
    private struct Change: Sendable {
        var name: String
        /// Whether a feature's answers depend on it.
        var concerns: @Sendable (Feature) -> Bool
        var make: @Sendable (inout Workspace) -> Void
    }

    /// Changes everything that answers depend on, a kind at a time, as an edited file would, and asks again.
    func forgetOldAnswers(_ card: inout AuditCard) async throws {
        model.behave(.sensible)
        let question = Array("Which colour has the gate of the audit?".utf8)
        var cached: [Feature] = []
        for feature in workspace.features where feature.cache != nil {
            _ = try await ended(await submit(question, to: feature.name))
            let again = try await ended(await submit(question, to: feature.name))
            if again.state == .completed, again.cache != .miss { cached.append(feature) }
        }
        guard !cached.isEmpty else { return }
        var changed = workspace
        // Whether a change may come into force is another question.
        for index in changed.features.indices { changed.features[index].evals.gate = .off }
        var old: [String: [String]] = [:]
        for change in Self.changes {
            change.make(&changed)
            try await engine.use(changed)
            for feature in cached where change.concerns(feature) {
                let job = try await ended(await submit(question, to: feature.name))
                if job.cache != .miss { old[feature.name, default: []].append(change.name) }
                _ = try await ended(await submit(question, to: feature.name))
            }
        }
        try await engine.use(workspace)
        for feature in cached {
            let names = Self.changes.filter { $0.concerns(feature) }.map(\.name).joined(separator: ", ")
            card.add(
                feature.name, "no answer is kept beyond a change of \(names)", tests: ["T15"],
                problem: old[feature.name].map { "after one of \($0.joined(separator: ", ")) the old one was given" },
                remedy: "cache: off in features/\(feature.name).yaml")
        }
    }

    private static let changes: [Change] = [
        Change(name: "prompt", concerns: { _ in true }) { workspace in
            for index in workspace.prompts.indices { workspace.prompts[index].system += "\nBe brief." }
        },
        Change(name: "model", concerns: { _ in true }) { workspace in
            for index in workspace.models.indices { workspace.models[index].id += "-next" }
        },
        Change(name: "parameters", concerns: { _ in true }) { workspace in
            for index in workspace.features.indices { workspace.features[index].parameters.maxOutputTokens += 1 }
        },
        Change(name: "schema", concerns: { $0.schema != nil }) { workspace in
            for (name, schema) in workspace.schemas {
                guard var object = schema.object else { continue }
                object["$comment"] = "Changed by the audit."
                workspace.schemas[name] = .object(object)
            }
        },
        Change(name: "knowledge", concerns: { $0.retrieval != nil }) { workspace in
            workspace.knowledge.append(
                KnowledgeDocument(id: "audit/new", title: "News", text: "The gate of the audit was painted."))
        },
    ]
}
