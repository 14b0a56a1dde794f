/// Which version of its prompt a feature's jobs get: what was activated, or what the feature's file says.
///
/// The later word counts. An activation notes what the files said at its time; once a file says something else, the
/// file holds again.
package struct PromptChoice: Hashable, Sendable {
    /// Why the newest activation is not followed.
    package enum Ignored: Hashable, Sendable {
        /// The feature's file was edited since.
        case edited(configured: Int)
        /// The version is no longer there.
        case missing(version: Int)
    }

    package var prompt: String
    package var version: Int
    package var canary: Activation.Canary?
    /// The activation that decides; `nil` when the file does.
    package var activation: Activation?
    package var ignored: Ignored?
    /// The kept bundle that holds while the gate has not approved what the files say.
    package var kept: Int64?
    /// The version whose change waits for the gate, or was refused by it.
    package var waiting: Int?

    /// - Parameters:
    ///   - activation: The newest of the feature's prompt.
    ///   - exists: Whether the workspace has a version of it.
    package init(_ feature: Feature, activation: Activation?, exists: (Int) -> Bool) {
        prompt = feature.prompt
        version = feature.promptVersion
        guard let activation else { return }
        if activation.configuredVersion(of: feature.name) != feature.promptVersion {
            ignored = .edited(configured: feature.promptVersion)
        } else if !exists(activation.version) {
            ignored = .missing(version: activation.version)
        } else {
            version = activation.version
            self.activation = activation
            guard let canary = activation.canary else { return }
            if exists(canary.version) { self.canary = canary } else { ignored = .missing(version: canary.version) }
        }
    }

    /// The version for one job: the same at each of its attempts while the activation holds.
    package func version(for job: JobID) -> Int {
        guard let canary, Self.draw(job, prompt) < canary.share else { return version }
        return canary.version
    }

    /// The share of jobs that a version gets, 0…1.
    package func share(of other: Int) -> Double {
        let share = canary?.share ?? 0
        return (other == version ? 1 - share : 0) + (other == canary?.version ? share : 0)
    }

    /// A number from 0 up to 1 that depends on job and prompt alone, evenly spread over jobs.
    ///
    /// A job keeps its place when a share grows, and two prompts divide the jobs independently. FNV-1a over the
    /// prompt's name, then the finisher of SplitMix64 (Steele et al., 2014), because job numbers are neighbours.
    package static func draw(_ job: JobID, _ prompt: String) -> Double {
        var hash = FNVHash(prompt.utf8).value
        hash ^= UInt64(bitPattern: job.number) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        return Double(hash >> 11) * 0x1p-53
    }
}
