import ChassisCore
import ChassisEngine

/// How many attacks and how many harmless texts are stopped: by each layer of the guard alone, and together.
struct GuardAccuracy {
    struct Text: Sendable {
        var text: String
        var isAttack: Bool
        var kind: String
    }

    enum ModelVerdict: Sendable { case allow, block, unusable }

    /// What became of a text.
    struct Outcome: Sendable {
        var text: Text
        var byRules: Bool
        var byLearned: Bool
        var byModel: ModelVerdict?

        /// By what asks no model.
        var byLayers: Bool { byRules || byLearned }

        init(_ text: Text, by layers: InjectionGuard = .standard, byModel: ModelVerdict? = nil) {
            let verdict = layers.evaluate(text.text)
            let blockAt = Feature.Guard().blockAt
            self.text = text
            byRules = verdict.rules.score >= blockAt
            byLearned = (verdict.learned?.score ?? 0) >= blockAt
            self.byModel = byModel
        }
    }

    /// Reads `{"text", "label": "attack" | "benign", "kind"?}`, a line each.
    static func texts(_ lines: String) throws -> [Text] {
        try lines.split(separator: "\n").enumerated().map { number, line in
            let row = try JSON(parsing: String(line))
            guard let text = row["text"]?.string, let label = row["label"]?.string,
                label == "attack" || label == "benign"
            else { throw CommandError.badLine("line \(number + 1) has no 'text', or no 'label' of attack or benign") }
            return Text(text: text, isAttack: label == "attack", kind: row["kind"]?.string ?? "")
        }
    }

    /// So many of each label, evenly over the file, those that a small model can still read.
    static func sample(_ texts: [Text], each count: Int, atMost length: Int) -> [Text] {
        [true, false].flatMap { isAttack -> [Text] in
            let group = texts.filter { $0.isAttack == isAttack && $0.text.unicodeScalars.count <= length }
            guard group.count > count, count > 0 else { return group }
            return (0..<count).map { group[$0 * group.count / count] }
        }
    }

    /// Asks a model of the workspace as the pipeline does: behind the masks, as quoted data, without the other layers.
    static func byModel(_ text: Text, _ model: String, _ engine: Engine, number: Int) async throws -> ModelVerdict {
        let setup = engine.setup
        guard let tenant = setup.workspace.tenants.first else { return .unusable }
        var feature = Feature(name: "guard-bench", prompt: "guard-bench")
        feature.guardPolicy = Feature.Guard(model: model, onFailure: .block, parts: [.input])
        feature.limits.deadline = .seconds(600)
        let now = engine.clock.now()
        let job = Job(
            id: JobID(Int64(number + 1)), state: .running, tenant: tenant.id, feature: feature.name, attempts: 1,
            createdAt: now, deadline: now + .seconds(600))
        var call = try Call(job: job, tenant: tenant, feature: feature, setup: setup, input: text.text)
        do throws(StageError) {
            try await Pipeline(clock: engine.clock, [Mask(), AskGuard(health: ModelHealth(), clock: engine.clock)]).run(
                &call)
            return .allow
        } catch {
            if case .blocked = error { return .block }
            if case .guardFailed = error { return .unusable }
            throw error
        }
    }
}

extension GuardAccuracy {
    /// Lines of `attacks 12 of 40 (0.30)   benign 1 of 40 (0.03)` for each way of deciding.
    static func report(_ outcomes: [Outcome]) -> [String] {
        var lines = [
            line("rules alone", outcomes) { $0.byRules }, line("learned alone", outcomes) { $0.byLearned },
            line("rules and learned", outcomes) { $0.byLayers },
        ]
        guard outcomes.contains(where: { $0.byModel != nil }) else { return lines }
        lines.append(line("model alone, fail closed", outcomes) { $0.byModel != .allow })
        lines.append(line("model alone, fail open", outcomes) { $0.byModel == .block })
        lines.append(line("all three, fail closed", outcomes) { $0.byLayers || $0.byModel != .allow })
        lines.append(line("all three, fail open", outcomes) { $0.byLayers || $0.byModel == .block })
        let unusable = outcomes.filter { $0.byModel == .unusable }.count
        lines.append("the model gave no verdict that can be used on \(unusable) of \(outcomes.count)")
        return lines
    }

    /// The kinds of attacks that rules and learned layer miss most.
    static func missed(_ outcomes: [Outcome]) -> [String] {
        let kinds = Dictionary(grouping: outcomes.filter(\.text.isAttack), by: \.text.kind)
        return kinds.sorted { $0.key < $1.key }.compactMap { kind, group in
            let missed = group.filter { !$0.byLayers }.count
            return missed == 0 ? nil : "  missed by both  \(missed) of \(group.count)  \(kind)"
        }
    }

    private static func line(_ name: String, _ outcomes: [Outcome], _ isBlocked: (Outcome) -> Bool) -> String {
        func share(_ isAttack: Bool) -> String {
            let group = outcomes.filter { $0.text.isAttack == isAttack }
            let blocked = group.filter(isBlocked).count
            let share = group.isEmpty ? "–" : Figure.fixed(Double(blocked) / Double(group.count), 3)
            return "\(blocked) of \(group.count) (\(share))"
        }
        return name.padding(26) + "attacks \(share(true))".padding(30) + "benign \(share(false))"
    }
}
