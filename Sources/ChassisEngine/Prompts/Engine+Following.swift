import ChassisCore
package import ChassisStore
import Logging

/// Activations made by any process come into force in all of them.
extension Engine {
    /// Follows the store's activations until the task is cancelled: a new one is in force within milliseconds.
    ///
    /// Costs a look at an index for each change of the store, at most every 50 ms, and nothing while it is idle.
    package func followActivations() async {
        await store.eachNews { () throws(StoreError) in
            do throws(StoreError) {
                guard try await store.newestActivationID() > setup.newestActivation else { return }
                try await readActivations()
            } catch {
                logger.error("reading activations failed", metadata: ["error": "\(error)"])
                throw error
            }
        }
    }

    /// Notes in the history that somebody edited a feature's `version:`: then the file holds.
    func recordEditedVersions(from old: Workspace, to new: Workspace) async {
        for (prompt, features) in Dictionary(grouping: new.features, by: \.prompt) {
            // Features that share a prompt and want different versions have no common word to note.
            guard let version = features.first?.promptVersion, features.allSatisfy({ $0.promptVersion == version }),
                features.contains(where: { feature in
                    old.feature(feature.name).map { $0.prompt == prompt && $0.promptVersion != version } ?? false
                })
            else { continue }
            // What waits for its gate is noted when it has passed.
            if features.contains(where: { setup.choice(of: $0).waiting != nil }) { continue }
            let newest = setup.activations[prompt]
            // Another process that watches the same files was quicker.
            if newest?.version == version, newest?.configuredVersion == version { continue }
            let activation = Activation(
                id: 0, prompt: prompt, version: version, at: clock.now(), actor: "files",
                reason: "version: \(version) in " + features.map { "features/\($0.name).yaml" }.joined(separator: ", "),
                configuredVersion: version)
            // Not written is as good: the file holds by itself, this is for the history.
            _ = try? await store.addActivation(
                setup.hashed(activation), changes: activation.changes(in: new), after: newest?.id)
        }
        do { try await readActivations() } catch { logger.error("\(error)") }
        for warning in setup.activationWarnings { logger.warning("\(warning)") }
    }

    /// Puts what the store says in force.
    ///
    /// - Parameter isStart: Whether this process reads them for the first time: what it finds then nobody has just done.
    func readActivations(isStart: Bool = false) async throws(StoreError) {
        let (activations, newest) = try await store.newestActivations()
        let approvals = BundleApprovals(try await store.bundleVerdicts())
        let old = setup.activations
        // Two readings may overtake each other; the later one counts.
        change { $0.newestActivation <= newest ? $0.following(activations, newest: newest, approvals: approvals) : $0 }
        guard !isStart else { return }
        for (prompt, activation) in activations where old[prompt]?.id != activation.id {
            let canary = activation.canary.map { "\($0.version) for \(Int(($0.share * 100).rounded())) %" }
            logger.info(
                "prompt activated",
                metadata: [
                    "prompt": "\(prompt)", "version": "\(activation.version)", "canary": "\(canary ?? "none")",
                    "by": "\(activation.actor)",
                ])
        }
    }
}

extension Setup {
    /// The same with what a store says in force, for who looks and works nothing.
    package func following(_ store: Store) async throws(StoreError) -> Setup {
        let (activations, newest) = try await store.newestActivations()
        return following(activations, newest: newest, approvals: BundleApprovals(try await store.bundleVerdicts()))
    }
}
