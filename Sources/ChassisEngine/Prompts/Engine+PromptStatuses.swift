package import ChassisCore
import ChassisStore

extension Engine {
    /// How far back the figures of a version go.
    private static let figuresSpan = Duration.seconds(7 * 86_400)

    /// Every version of every prompt: what it gets of the jobs now, and how it did in the last seven days.
    ///
    /// - Complexity: O(versions + rollup rows of seven days), however many jobs there were.
    package func promptStatuses() async throws(EngineError) -> [PromptVersionStatus] {
        let now = clock.now()
        let rows: [CostRow]
        let history: [Activation]
        let more: [PromptReference: VersionFigures]
        let runs: [EvalRun]
        do throws(StoreError) {
            try await readActivations()
            rows = try await store.costs(by: .prompt, since: now - Self.figuresSpan, until: now + .seconds(60))
            history = try await store.activations(of: nil, limit: 10_000)
            runs = try await store.evalRuns(limit: 1000).filter { $0.state == .completed }
            more = try await store.versionFigures(since: now - Self.figuresSpan)
        } catch { throw .store(error) }
        let setup = self.setup
        let edited = setup.editedVersions
        let activations = Dictionary(grouping: history, by: \.prompt)
        var standings: [String: PromptStanding] = [:]
        for name in Set(setup.workspace.prompts.map(\.name)) {
            standings[name] = setup.standing(ofPrompt: name, activations: activations[name] ?? [])
        }
        let figures = Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
        return setup.workspace.prompts.map { prompt in
            var status = PromptVersionStatus(
                prompt: prompt.name, version: prompt.version, note: prompt.note, labels: prompt.labels)
            let features = setup.features(ofPrompt: prompt.name)
            status.share = features.map { setup.choice(of: $0).share(of: prompt.version) }.max() ?? 0
            if let row = figures["\(prompt.name)@\(prompt.version)"] {
                status.jobs = row.jobs
                status.completed = row.completed
                status.failed = row.failed
                status.cost = row.cost
                status.unknownCostCount = row.unknownCostCount
            }
            if let figures = more[PromptReference(name: prompt.name, version: prompt.version)] {
                status.meanConfidence = figures.meanConfidence
                status.meanLatency = figures.meanLatency
                status.flagged = figures.flagged
            }
            for feature in features {
                guard let bundled = setup.feature(feature.name, version: prompt.version) else { continue }
                status.bundleHashes[feature.name] = setup.fingerprint(of: bundled, pinned: nil)
            }
            status.standing = standings[prompt.name]
            status.textHash = setup.textHash(prompt.name, prompt.version)
            status.editedSince = edited.first { $0.prompt == prompt.name && $0.version == prompt.version }?.since
            status.lastRun = runs.first { run in
                run.bundle.version == prompt.version && features.contains { $0.name == run.bundle.feature }
            }
            status.activatedAt =
                history.first { activation in
                    activation.prompt == prompt.name
                        && (activation.version == prompt.version || activation.canary?.version == prompt.version)
                }?.at
            return status
        }
    }
}

extension Engine {
    /// The canary of a prompt against the version beside it, as far as is known; `nil` when there is no canary.
    package func trial(ofPrompt name: String) async throws(EngineError) -> (trial: BundleTrial, activation: Activation)?
    {
        let (setup, features) = try await users(ofPrompt: name)
        guard let activation = setup.choice(of: features[0]).activation else { return nil }
        do { return try await store.trial(of: activation).map { ($0, activation) } } catch { throw .store(error) }
    }
}
