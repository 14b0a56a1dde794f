import ChassisCore

/// Checks what no file can know alone: whether features, prompts, schemas and tiers fit together.
struct References {
    let chassis: ChassisFile?
    let features: [FeatureFile]
    let prompts: [PromptSlot]
    let schemas: [String: SchemaFile?]
    let log: ProblemLog

    func check() {
        for file in features {
            checkTier(file)
            checkVectors(file)
            checkPrompt(file)
            checkGuard(file.feature.guardPolicy, at: file.fields.place(of: "guard"))
        }
        for slot in prompts { checkBundle(slot) }
        checkPlans()
        warnOfUnusedPrompts()
    }

    private func checkPlans() {
        guard let chassis else { return }
        let known = features.map(\.feature.name) + chassis.models.map(\.name) + Tier.allCases.map(\.rawValue)
        for plan in chassis.plans {
            for name in plan.names ?? [] where !known.contains(name) {
                log.error(
                    chassis.planPlaces[plan.name] ?? Place(ChassisFile.name),
                    "plans.\(plan.name).models names something that is not there", expected: choice(known),
                    found: quoted(name))
            }
        }
    }

    /// A guard has to tell attacks from questions, which the embedded model that picks sentences can't.
    private func checkGuard(_ policy: Feature.Guard?, at place: Place) {
        // One that is not there was told where the file named it.
        guard let chassis, let name = policy?.model, let model = chassis.models.first(where: { $0.name == name }) else {
            return
        }
        if chassis.providers.contains(where: { $0.name == model.provider && $0.kind == .extractive }) {
            log.error(
                place, "guard.model can't guard", expected: "a model of a provider that is not extractive",
                found: quoted(name))
        }
    }

    /// Any version may be activated, so each one's models must be there.
    private func checkBundle(_ slot: PromptSlot) {
        guard let chassis, let file = slot.value else { return }
        let bundle = file.prompt.bundle
        if let tier = bundle.tier, chassis.tiers[tier, default: []].isEmpty {
            log.error(
                file.place(of: "tier"), "tier \(tier.rawValue) has no models",
                expected: "models under tiers.\(tier.rawValue) in chassis.yaml", found: "none")
        }
        let known = chassis.models.map(\.name)
        checkGuard(bundle.guardPolicy?.value, at: file.place(of: "guard"))
        if let name = bundle.guardPolicy?.value?.model, !known.contains(name) {
            log.error(
                file.place(of: "guard"), "guard.model names no model\(suggestion(for: name, among: known))",
                expected: choice(known), found: quoted(name))
        }
        for name in bundle.models where !known.contains(name) {
            log.error(
                file.place(of: "models"), "models names no model\(suggestion(for: name, among: known))",
                expected: choice(known), found: quoted(name))
        }
    }

    /// Older versions of a prompt are kept to go back to; a prompt that no feature names is kept for nothing.
    private func warnOfUnusedPrompts() {
        guard !log.hasErrors else { return }
        let used = Set(features.map(\.feature.prompt))
        for name in Set(prompts.map(\.name)).subtracting(used).sorted() {
            guard let newest = prompts.last(where: { $0.name == name }) else { continue }
            log.warning(
                Place("prompts/\(name)/\(newest.version).md"), "no feature uses the prompt \(name)",
                expected: "prompt: \(name) in a feature", found: "none")
        }
    }

    private func checkVectors(_ file: FeatureFile) {
        guard let chassis, let semantic = file.feature.cache?.semantic else { return }
        let known = chassis.models.map(\.name)
        for case (let key, let name?) in [("model", semantic.model), ("judge", semantic.judge)]
        where !known.contains(name) {
            log.error(
                file.fields.place(of: "cache"),
                "cache.semantic.\(key) names no model\(suggestion(for: name, among: known))",
                expected: choice(known), found: quoted(name))
        }
    }

    private func checkTier(_ file: FeatureFile) {
        guard let chassis else { return }
        let tier = file.feature.tier
        if chassis.tiers[tier, default: []].isEmpty {
            log.error(
                file.fields.place(of: "tier"), "tier \(tier.rawValue) has no models",
                expected: "models under tiers.\(tier.rawValue) in chassis.yaml", found: "none")
        }
        let stronger = [
            ("structured", file.feature.structured.stronger), ("routing", file.feature.routing.cascade?.to),
        ]
        for case (let key, let tier?) in stronger where chassis.tiers[tier, default: []].isEmpty {
            log.error(
                file.fields.place(of: key), "tier \(tier.rawValue) has no models",
                expected: "models under tiers.\(tier.rawValue) in chassis.yaml", found: "none")
        }
        guard file.feature.escalateAboveTokens != nil else { return }
        let place = file.fields.place(of: "escalate_above_tokens")
        let next = Tier.allCases.drop { $0 != tier }.dropFirst().first
        guard let next else {
            log.warning(
                place, "there is no tier above \(tier.rawValue)", expected: "no escalate_above_tokens", found: "one")
            return
        }
        if chassis.tiers[next, default: []].isEmpty {
            log.error(
                place, "tier \(next.rawValue) has no models",
                expected: "models under tiers.\(next.rawValue) in chassis.yaml", found: "none")
        }
    }

    private func checkPrompt(_ file: FeatureFile) {
        let feature = file.feature
        let versions = prompts.filter { $0.name == feature.prompt }
        guard !versions.isEmpty else { return }
        guard let slot = versions.first(where: { $0.version == feature.promptVersion }) else {
            log.error(
                file.fields.place(of: file.fields.has("version") ? "version" : "prompt"),
                "prompt \(feature.prompt) has no version \(feature.promptVersion)",
                expected: choice(versions.map { "\($0.version)" }), found: "\(feature.promptVersion)")
            return
        }
        guard let prompt = slot.value else { return }
        let schema = feature.using(prompt.prompt).schema
        checkVariable("context", of: prompt, needs: "retrieval", isGiven: feature.retrieval != nil, file)
        checkVariable("schema", of: prompt, needs: "schema", isGiven: schema != nil, file)
        if let name = schema, let schema = schemas[name] ?? nil { checkExamples(of: prompt, name, schema) }
    }

    private func checkVariable(
        _ variable: String, of prompt: PromptFile, needs setting: String, isGiven: Bool, _ file: FeatureFile
    ) {
        let feature = file.feature.name
        switch (prompt.variables[variable], isGiven) {
        case (let line?, false):
            log.error(
                Place(prompt.file, line: line), "{{\(variable)}} is always empty in feature \(feature)",
                expected: "\(setting) in \(file.fields.place.file)", found: "none")
        case (nil, true):
            log.warning(
                file.fields.place(of: setting), "the prompt makes no use of \(setting)",
                expected: "{{\(variable)}} in \(prompt.file)", found: "none")
        default: break
        }
    }

    private func checkExamples(of prompt: PromptFile, _ name: String, _ schema: SchemaFile) {
        for (index, example) in prompt.prompt.examples.enumerated() {
            let place = prompt.exampleLines.indices.contains(index) ? prompt.exampleLines[index] : 1
            let what = "examples[\(index)].output doesn't fit the schema \(name)"
            guard let output = try? JSON(parsing: example.output) else {
                log.warning(Place(prompt.file, line: place), what, expected: "JSON", found: quoted(example.output))
                continue
            }
            guard let violation = schema.compiled.validate(output).first else { continue }
            // The message starts with the path, which is said already.
            let text = violation.message.firstRange(of: ": ").map { String(violation.message[$0.upperBound...]) }
            let words = halves(of: text ?? violation.message, expected: "a valid example")
            log.warning(
                Place(prompt.file, line: place), what.replacing("output", with: "output\(printable(violation.path))"),
                expected: words.expected, found: words.found)
        }
    }
}
