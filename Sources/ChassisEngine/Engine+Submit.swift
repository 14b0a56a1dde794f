package import ChassisCore
package import ChassisStore
import Crypto

/// One request for a feature, decoded and not yet looked at.
package struct Submission: Sendable {
    package var tenant: String
    package var feature: String
    package var input: [UInt8]
    package var priority: Priority
    package var idempotencyKey: IdempotencyKey?
    /// Hears of the job's end.
    package var webhook: String?
    /// What `input` holds, when it is no plain text.
    @Boxed package var chat: ChatRequest?
    /// Given back with the job; a JSON object. Its limits are the API's.
    package var metadata: JSON?
    /// As `chat`, for vectors.
    @Boxed package var embeddings: EmbeddingRequest?
    /// Whether a request without a key may come again, or has.
    package var retrying: Retrying?
    /// Whether somebody waits for the answer: then a free worker of this process takes the job as it is admitted.
    package var isAwaited = false
    /// Whether it is one of many that nobody waits for, as the lines of a batch are: half of its tenant's limits stay
    /// for others.
    package var isBackground = false
    /// Whether the server itself asks, for what its tenant may ask for: then the names that a plan allows don't count.
    package var isOwn = false

    package init(
        tenant: String, feature: String, input: [UInt8], priority: Priority = .normal,
        idempotencyKey: IdempotencyKey? = nil, webhook: String? = nil, metadata: JSON? = nil
    ) {
        self.tenant = tenant
        self.feature = feature
        self.input = input
        self.priority = priority
        self.idempotencyKey = idempotencyKey
        self.webhook = webhook
        self.metadata = metadata
    }
}

extension Engine {
    /// Takes a job, durably: when this returns, the job is on disk and its price is held.
    ///
    /// The same idempotency key with the same body gives the job that is there already.
    ///
    /// - Throws: `.input` for empty, too long or not text; `.store` for missing credits, a full queue, a key used
    ///   with another body, a disk that is full. Nothing is kept of a refused request.
    package func submit(_ submission: Submission) async throws(EngineError) -> AdmissionOutcome {
        let admission = try self.admission(for: submission)
        try await checkWebhook(of: submission)
        do throws(StoreError) {
            guard !submission.isAwaited else { return try await seat(admission, input: JobInput(submission)) }
            let outcome = try await store.admitJob(admission)
            CrashPoint.admitted.pass()
            return outcome
        } catch { throw .store(error) }
    }

    private func seat(_ admission: Admission, input: JobInput) async throws(StoreError) -> AdmissionOutcome {
        let name = admission.asked ?? admission.feature
        guard let pool = seating.openPool, let seat = pool.takeSeat(for: name, of: admission.tenant.id) else {
            return try await store.admitJob(admission)
        }
        var admission = admission
        admission.claimant = seat.claimant
        let outcome: AdmissionOutcome
        do throws(StoreError) { outcome = try await store.admitJob(admission) } catch {
            pool.giveBack(seat)
            throw error
        }
        if case .begun(let claimed) = outcome { pool.begin(claimed, input, in: seat) } else { pool.giveBack(seat) }
        return outcome
    }

    /// Takes many jobs in one transaction; each is accepted or refused by itself.
    package func submit(_ many: [Submission]) async -> [Result<AdmissionOutcome, EngineError>] {
        var results: [Result<AdmissionOutcome, EngineError>?] = []
        var admissions: [Admission] = []
        for submission in many {
            do throws(EngineError) {
                let admission = try admission(for: submission)
                try await checkWebhook(of: submission)
                admissions.append(admission)
                results.append(nil)
            } catch { results.append(.failure(error)) }
        }
        var admitted = await store.admitJobs(admissions).makeIterator()
        return results.compactMap { result in
            result ?? admitted.next().map { $0.mapError { EngineError.store($0) } }
        }
    }

    /// Takes the jobs that one request is made of, in one transaction: all of them, or none.
    package func submitTogether(_ parts: [Submission]) async throws(EngineError) -> [AdmissionOutcome] {
        var admissions: [Admission] = []
        for part in parts { admissions.append(try admission(for: part)) }
        do throws(StoreError) {
            let outcomes = try await store.admitTogether(admissions)
            CrashPoint.admitted.pass()
            return outcomes
        } catch { throw .store(error) }
    }

    /// Equal for equal requests, and hard to tell for who doesn't have the key.
    package func fingerprint(_ submission: Submission) -> [UInt8] { vault.fingerprint(submission) }

    private func admission(for submission: Submission) throws(EngineError) -> Admission {
        let setup = self.setup
        let workspace = setup.workspace
        guard let tenant = workspace.tenant(submission.tenant), let plan = workspace.plan(of: tenant) else {
            throw .unknownTenant(submission.tenant, known: workspace.tenants.map(\.id))
        }
        let isChat = submission.chat != nil
        let builtIn =
            isChat
            ? workspace.featureServing(submission.feature, plan: plan)
            : submission.embeddings.flatMap { workspace.embeddingFeature(for: $0.model) }
        let own = isChat || submission.embeddings != nil ? nil : workspace.feature(submission.feature)
        guard let feature = own ?? builtIn, submission.isOwn || plan.allows(submission.feature) else {
            let names = workspace.names(of: plan)
            if submission.embeddings != nil, names.contains(submission.feature) {
                let known = workspace.models.map(\.name).filter {
                    plan.allows($0) && workspace.embeddingFeature(for: $0) != nil
                }
                throw .makesNoVectors(submission.feature, known: known)
            }
            if isChat || submission.embeddings != nil { throw .unknownModel(submission.feature, known: names) }
            throw .unknownFeature(submission.feature, known: workspace.features.map(\.name).filter(plan.allows))
        }
        do throws(StageError) {
            let limits = InputLimits(feature: feature, plan: plan)
            if let chat = submission.chat {
                try limits.check(chat, for: feature)
            } else if let embeddings = submission.embeddings {
                try limits.check(embeddings.inputs)
            } else {
                try limits.check(try InputLimits.text(submission.input))
            }
        } catch { throw .input(error) }
        let sealed: [UInt8]
        let metadata: [UInt8]?
        do {
            sealed = try vault.seal(submission.input, for: tenant.id, as: .input)
            metadata = try submission.metadata.map { json throws(VaultError) in
                try vault.seal(Array(json.text.utf8), for: tenant.id, as: .metadata)
            }
        } catch { throw .vault(error) }
        // Counted where somebody asks, because long inputs take their time.
        let tokens =
            plan.limits.tokensPerMinute == nil ? 0 : Self.tokens(of: submission, for: feature, in: setup)
        let now = clock.now()
        var admission = Admission(
            tenant: tenant, plan: plan, feature: feature.name, credits: feature.credits, promptName: feature.prompt,
            promptVersion: setup.choice(of: feature).version, priority: submission.priority,
            maxAttempts: feature.limits.attempts,
            deadline: now + feature.limits.deadline, idempotencyKey: submission.idempotencyKey,
            requestHash: vault.fingerprint(submission), sealedInput: sealed,
            webhook: try sealedWebhook(submission), sealedMetadata: metadata,
            estimatedTokens: Int64(tokens),
            maxQueuedJobs: workspace.engine.maxQueuedJobs, now: now, queue: .standard)
        admission.moment = clock.monotonicNanoseconds() / 1_000_000
        admission.asked = submission.feature == feature.name ? nil : submission.feature
        admission.retrying = submission.retrying
        admission.isAwaited = submission.isAwaited
        admission.isBackground = submission.isBackground
        admission.conversation = conversation(of: submission)
        return admission
    }

    /// What a request is expected to use, as far as can be told before it is routed: all that a model reads but retrieved
    /// pages, and the longest answer that client, feature and models allow.
    ///
    /// A client that names no limit hardly ever means the 128,000 tokens that some models allow; reserving them would
    /// let one such request at a time into most plans. The end of the job corrects what was taken, either way.
    private static func tokens(of submission: Submission, for feature: Feature, in setup: Setup) -> Int {
        if let embeddings = submission.embeddings {
            return embeddings.inputs.reduce(0) { $0 + TokenEstimate.count($1) }
        }
        let workspace = setup.workspace
        var texts = submission.chat?.texts ?? [String(decoding: submission.input, as: UTF8.self)]
        if let prompt = workspace.prompt(feature.prompt, version: setup.choice(of: feature).version) {
            texts += [prompt.system, prompt.user]
        }
        let asked = submission.chat?.maxOutputTokens ?? longestUnasked
        let answer = min(asked, workspace.longestAnswer(of: feature) ?? 0)
        let frame = TokenCounter.frame(of: submission.chat?.messages ?? [Message(.user, "")])
        return texts.reduce(answer + frame) { $0 + TokenEstimate.count($1) }
    }

    /// Tokens reserved for the answer to a chat that names no limit, at most.
    private static let longestUnasked = 4096
}

extension Vault {
    /// Equal for equal requests. Keyed, because a plain hash of a short input could be guessed from the store file.
    func fingerprint(_ submission: Submission) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(submission.input.count + 128)
        func add(_ part: some Collection<UInt8>) {
            bytes += "\(part.count):".utf8
            bytes += part
        }
        add(submission.tenant.utf8)
        add(submission.feature.utf8)
        add(submission.input)
        if let webhook = submission.webhook { add(webhook.utf8) }
        if let metadata = submission.metadata { add(metadata.utf8) }
        if submission.priority != .normal { add("priority \(submission.priority.rawValue)".utf8) }
        // In one piece: each that a hash is fed costs more than most have bytes.
        var code = authentication
        code.update(data: bytes)
        return code.finalize().withUnsafeBytes(Array.init)
    }
}
