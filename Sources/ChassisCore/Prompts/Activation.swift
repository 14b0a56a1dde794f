/// Which version of a prompt is in force since when, by whom and why. The newest of a prompt holds.
package struct Activation: Hashable, Sendable, Identifiable {
    /// A second version that gets a share of the jobs.
    package struct Canary: Hashable, Sendable {
        package var version: Int
        /// Above 0, below 1.
        package var share: Double
        /// As `Activation.textHash`, of its own version.
        package var textHash: String?

        package init(version: Int, share: Double, textHash: String? = nil) {
            self.version = version
            self.share = share
            self.textHash = textHash
        }
    }

    package var id: Int64
    package var prompt: String
    package var version: Int
    package var canary: Canary?
    package var at: Timestamp
    /// Who did it: a user's name, or `gate`.
    package var actor: String
    /// Why; required when a gate was overruled.
    package var reason: String
    /// The eval run that let it pass, if one was needed.
    package var evalRun: EvalRunID?
    /// Whether it was done against a gate's verdict.
    package var isForced: Bool
    /// `version:` of the features at that time. Once somebody edits it, the file holds again: the later word counts.
    package var configuredVersion: Int
    /// The same by feature; empty where every feature of the prompt has the one version.
    package var configured: [String: Int]
    /// Whether it took the one before back.
    package var isRollback: Bool
    /// What the version's file said at that time, hashed; `nil` in activations of before such were kept.
    package var textHash: String?

    package init(
        id: Int64, prompt: String, version: Int, canary: Canary? = nil, at: Timestamp, actor: String,
        reason: String = "", evalRun: EvalRunID? = nil, isForced: Bool = false, configuredVersion: Int,
        configured: [String: Int] = [:], isRollback: Bool = false, textHash: String? = nil
    ) {
        self.id = id
        self.prompt = prompt
        self.version = version
        self.canary = canary
        self.at = at
        self.actor = actor
        self.reason = reason
        self.evalRun = evalRun
        self.isForced = isForced
        self.configuredVersion = configuredVersion
        self.configured = configured
        self.isRollback = isRollback
        self.textHash = textHash
    }

    /// What it kept of one of its versions.
    package func textHash(of version: Int) -> String? {
        version == canary?.version ? canary?.textHash : version == self.version ? textHash : nil
    }

    /// What a feature's file said at that time.
    package func configuredVersion(of feature: String) -> Int? {
        configured.isEmpty ? configuredVersion : configured[feature]
    }
}

/// A version of a prompt, and how it does: a row of the Prompts screen.
package struct PromptVersionStatus: Hashable, Sendable {
    package var prompt: String
    package var version: Int
    package var note: String
    package var labels: [String]
    /// The share of jobs it gets now, 0 to 1.
    package var share: Double
    /// Of the last seven days.
    package var jobs: Int64
    package var completed: Int64
    package var failed: Int64
    package var flagged: Int64
    /// Known cost, and jobs whose cost nobody knows.
    package var cost: Money
    package var unknownCostCount: Int64
    package var meanConfidence: Double?
    package var meanLatency: Duration?
    /// The newest finished eval run of this version.
    package var lastRun: EvalRun?
    /// What a run of the features' own models would be of now, by feature: another hash, another bundle under that name.
    package var bundleHashes: [String: String] = [:]
    /// When it last came into force.
    package var activatedAt: Timestamp?
    /// Of its file as it is now, 12 hexadecimal digits.
    package var textHash: String?
    /// When it was activated, if it is in force and its file was edited since.
    package var editedSince: Timestamp?
    /// How all of its prompt stands; `nil` where no feature uses it.
    package var standing: PromptStanding?

    package init(
        prompt: String, version: Int, note: String = "", labels: [String] = [], share: Double = 0, jobs: Int64 = 0,
        completed: Int64 = 0, failed: Int64 = 0, flagged: Int64 = 0, cost: Money = .zero, unknownCostCount: Int64 = 0,
        meanConfidence: Double? = nil, meanLatency: Duration? = nil, lastRun: EvalRun? = nil,
        activatedAt: Timestamp? = nil
    ) {
        self.prompt = prompt
        self.version = version
        self.note = note
        self.labels = labels
        self.share = share
        self.jobs = jobs
        self.completed = completed
        self.failed = failed
        self.flagged = flagged
        self.cost = cost
        self.unknownCostCount = unknownCostCount
        self.meanConfidence = meanConfidence
        self.meanLatency = meanLatency
        self.lastRun = lastRun
        self.activatedAt = activatedAt
    }
    /// Whether a run was of another state of the bundle than the files have now. Of runs with a model of their own
    /// nobody knows.
    package func isOutdated(_ run: EvalRun) -> Bool {
        guard run.model == nil, let hash = bundleHashes[run.bundle.feature] else { return false }
        return run.bundleHash != hash
    }
}
