package import ChassisCore
import ChassisStore

extension Engine {
    /// Of an activation; in Unicode scalars.
    package static let longestReason = 1000

    /// Puts a version of a prompt in force, for all jobs or for a share of them; no restart, no job disturbed.
    ///
    /// When it returns, every job claimed from then on by this process gets it, and by others within milliseconds.
    /// What runs keeps the version it began with.
    ///
    /// - Parameters:
    ///   - share: The part of jobs that get the version, above 0 and below 1; `nil` for all.
    ///   - reason: Kept masked.
    ///   - actor: Who does it.
    ///   - force: Whether the gate is not asked; needs a reason.
    ///   - seen: How the prompt stood when it was decided; `nil` for however it stands.
    /// - Throws: `.prompt(.changed)` when it stands otherwise than seen; `.prompt(.gateRefused)` when a suite of a feature
    ///   finds the version worse than what is in force.
    package func activatePrompt(
        _ name: String, version: Int, canary share: Double?, reason: String, actor: String, force: Bool,
        seen: PromptStanding? = nil
    ) async throws(EngineError) -> Activation {
        let reason = try masked(reason: reason)
        if force, reason.isEmpty { throw .prompt(.reasonMissing) }
        if let share, !(share > 0 && share < 1) { throw .prompt(.badShare(share)) }
        let (setup, features) = try await users(ofPrompt: name)
        if let seen, try await standing(ofPrompt: name, setup) != seen { throw .prompt(.changed(prompt: name)) }
        try check(version, of: name, features, setup)
        let present = setup.choice(of: features[0])
        if share != nil, version == present.version {
            throw .prompt(.canaryOfPresent(prompt: name, version: version))
        }
        var activation = draft(name, version: version, features, actor: actor, reason: reason)
        if let share {
            activation.version = present.version
            activation.canary = Activation.Canary(version: version, share: share)
        }
        // What all jobs get already needs no gate; what was approved by force says so.
        if version != present.version || present.kept != nil {
            if force {
                activation.isForced = features.contains { $0.evals.gate != .off }
            } else {
                let pass = try await askGates(of: features, for: version, actor: actor)
                activation.evalRun = pass.run
                activation.reason = ([reason] + pass.warnings).filter { !$0.isEmpty }.joined(separator: " · ")
            }
        }
        return try await record(activation, of: version, features, after: setup)
    }

    /// Puts what held before in force again, in one step; never asks a gate.
    ///
    /// - Parameter seen: How the prompt stood when it was decided; `nil` for however it stands.
    /// - Throws: `.prompt(.changed)` when it stands otherwise than seen, so that nothing comes back which nobody was told
    ///   of; `.prompt(.nothingBefore)` when this store knows of no earlier version.
    package func rollbackPrompt(
        _ name: String, reason: String, actor: String, seen: PromptStanding? = nil
    ) async throws(EngineError) -> Activation {
        let reason = try masked(reason: reason)
        let (setup, features) = try await users(ofPrompt: name)
        let present = try await standing(ofPrompt: name, setup)
        if let seen, present != seen { throw .prompt(.changed(prompt: name)) }
        guard let before = present?.before else {
            throw .prompt(.nothingBefore(prompt: name, version: setup.choice(of: features[0]).version))
        }
        var activation = draft(name, version: before, features, actor: actor, reason: reason)
        activation.isRollback = true
        return try await record(activation, of: before, features, after: setup)
    }

    /// How a prompt stands for a setup. What is written by it is compared with the newest activation once more, in the
    /// transaction that writes.
    private func standing(ofPrompt name: String, _ setup: Setup) async throws(EngineError) -> PromptStanding? {
        do {
            return setup.standing(ofPrompt: name, activations: try await store.activations(of: name, limit: 10_000))
        } catch { throw .store(error) }
    }

    /// The features that a prompt's activation concerns, by the newest state of the store.
    func users(ofPrompt name: String) async throws(EngineError) -> (setup: Setup, features: [Feature]) {
        do { try await readActivations() } catch { throw .store(error) }
        let setup = self.setup
        let known = Set(setup.workspace.prompts.map(\.name))
        guard known.contains(name) else { throw .prompt(.unknownPrompt(name, known: known.sorted())) }
        let features = setup.features(ofPrompt: name)
        guard !features.isEmpty else { throw .prompt(.unused(prompt: name)) }
        return (setup, features)
    }

    private func check(
        _ version: Int, of name: String, _ features: [Feature], _ setup: Setup
    ) throws(EngineError) {
        guard let prompt = setup.workspace.prompt(name, version: version) else {
            let known = setup.workspace.prompts.filter { $0.name == name }.map(\.version)
            throw .prompt(.unknownVersion(prompt: name, version: version, known: known))
        }
        let problems = features.flatMap { BundleFit.problems(of: prompt, in: $0, setup.workspace) }
        if !problems.isEmpty { throw .prompt(.unfit(prompt: name, version: version, problems: problems)) }
    }

    /// Puts what the files say of a feature in force, because its gate has passed it.
    func recordPassed(
        _ reference: BundleReference, _ verdict: BundleVerdict, in setup: Setup
    ) async throws(EngineError) {
        guard let feature = setup.workspace.feature(reference.feature) else { return }
        let features = setup.features(ofPrompt: feature.prompt)
        let newest = setup.activations[feature.prompt]
        do throws(StoreError) {
            if features.allSatisfy({ $0.promptVersion == feature.promptVersion }) {
                var activation = draft(
                    feature.prompt, version: reference.version, features, actor: "gate",
                    reason: "the files of \(feature.name) were edited")
                activation.evalRun = verdict.run
                if newest?.version == reference.version { activation.canary = newest?.canary }
                _ = try await store.addActivation(
                    setup.hashed(activation), changes: activation.changes(in: setup.workspace), verdicts: [verdict],
                    after: newest?.id)
            } else {
                // Features that share a prompt and want different versions: only this one's files are approved.
                try await store.addBundleVerdict(verdict)
            }
            try await readActivations()
        } catch { throw .store(error) }
    }

    private func draft(
        _ name: String, version: Int, _ features: [Feature], actor: String, reason: String
    ) -> Activation {
        let configured = Dictionary(features.map { ($0.name, $0.promptVersion) }) { first, _ in first }
        let isOne = Set(configured.values).count == 1
        return Activation(
            id: 0, prompt: name, version: version, at: clock.now(), actor: actor, reason: reason,
            configuredVersion: features[0].promptVersion, configured: isOne ? [:] : configured)
    }

    /// - Parameters:
    ///   - version: The one that comes into force.
    ///   - setup: What the decision was made on; a newer activation refuses it.
    private func record(
        _ activation: Activation, of version: Int, _ features: [Feature], after setup: Setup
    ) async throws(EngineError) -> Activation {
        let verdicts = features.compactMap { feature in
            setup.verdict(
                on: feature.name, version: version, isApproved: true, actor: activation.actor, at: activation.at,
                run: activation.evalRun)
        }
        do throws(StoreError) {
            let added = try await store.addActivation(
                setup.hashed(activation), changes: activation.changes(in: setup.workspace), verdicts: verdicts,
                after: setup.activations[activation.prompt]?.id)
            try await readActivations()
            return added
        } catch { throw .store(error) }
    }

    /// What an operator types may name people; every region's phone numbers are looked for.
    private func masked(reason: String) throws(EngineError) -> String {
        let text = reason.trimmed
        let count = text.unicodeScalars.count
        guard count <= Self.longestReason else {
            throw .prompt(.reasonTooLong(limit: Self.longestReason, found: count))
        }
        let setup = self.setup
        var map = MaskMap()
        var masked = setup.masker.mask(text, region: "", map: &map)
        for region in Set(setup.workspace.tenants.map(\.region)).sorted() {
            masked = setup.masker.maskedAgain(masked, by: .user, region: region, map: &map)
        }
        return masked
    }
}

extension Activation {
    /// What changes for the features of a workspace, in words.
    func changes(in workspace: Workspace) -> [ChangeRecord] {
        let part = canary.map { ", version \($0.version) for \(Int(($0.share * 100).rounded())) %" } ?? ""
        return workspace.features.filter { $0.prompt == prompt }.map { feature in
            ChangeRecord(
                at: at, kind: .prompt, feature: feature.name,
                what: (isRollback ? "rolled back to " : "") + "\(prompt)@\(version)" + (isRollback ? "" : " activated")
                    + part)
        }
    }
}
