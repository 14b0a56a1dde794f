package import ChassisCore
package import ChassisStore

/// What an attempt's end means for the job, the ledger and the trace. Pure: the store writes what this says.
package struct SettlementRule: Sendable {
    package var backoff: Backoff
    package var now: Timestamp
    /// 0 to 1, for the backoff's spread.
    package var chance: Double

    package init(backoff: Backoff, now: Timestamp, chance: Double) {
        self.backoff = backoff
        self.now = now
        self.chance = chance
    }

    /// How long a job with a waiting client may be put off after it was first begun. Clients and proxies give up silently;
    /// a 503 with `retry-after` is something that they can act on.
    package static let patience = Duration.seconds(10)

    /// - Parameters:
    ///   - isCancelRequested: Whether the operator asked for the end, as opposed to a process that is stopping.
    ///   - isAwaited: Whether a client's connection hangs on the answer: then a long wait is the client's to do, who is
    ///     told how long.
    package func outcome(
        of failure: StageError?, job: Job, maxAttempts: Int, isCancelRequested: Bool, isAwaited: Bool = false
    ) -> Settlement.Outcome {
        guard let failure else { return .completed }
        if case .cancelled = failure { return isCancelRequested ? .cancelled : .released }
        if isCancelRequested || failure == .costCap { return .cancelled }
        if failure == .costWait { return .postponed(until: now + .seconds(1)) }
        if case .breakerOpen(_, let wait) = failure {
            // Nobody was asked, so no attempt was used up.
            let due = now + max(wait, .milliseconds(200))
            return due < end(of: job, isAwaited)
                ? .postponed(until: due, JobError(failure)) : .failed(JobError(failure))
        }
        if case .warming(_, let left) = failure {
            // No attempt is used here either. The end of the load wakes the job early; fail if its deadline comes first.
            let due = now + max(left ?? .seconds(5), .seconds(1))
            guard now + .seconds(1) < job.deadline else { return .failed(JobError(failure)) }
            return .postponed(until: min(due, job.deadline - .milliseconds(500)), JobError(failure))
        }
        guard failure.isRetryable, job.attempts < maxAttempts else { return .failed(JobError(failure)) }
        let wait = backoff.wait(after: job.attempts, asked: failure.retryAfter, chance: chance)
        let due = now + wait
        // Waiting past the deadline only to fail there helps nobody.
        return due < end(of: job, isAwaited) ? .retry(at: due, JobError(failure)) : .failed(JobError(failure))
    }

    /// Until when it may be put off.
    private func end(of job: Job, _ isAwaited: Bool) -> Timestamp {
        isAwaited ? min(job.deadline, (job.startedAt ?? now) + Self.patience) : job.deadline
    }

    /// The whole settlement: outcome, bill, trace and what the cache may keep.
    package func settlement(
        of call: Call, lease: Lease, outcome: Settlement.Outcome, sealedOutput: [UInt8]?
    ) -> Settlement {
        var masked: String? = call.input
        if !call.isMasked { masked = nil }
        let (answer, cache, route) = (call.answer, call.cache, call.route)
        var settlement = Settlement(
            lease: lease, outcome: outcome, model: answer.model?.name, provider: answer.model?.provider,
            tier: route.candidates.isEmpty ? nil : route.tier, usage: call.usage, cost: call.cost, cache: cache.result,
            confidence: answer.confidence, avoidedCost: cache.avoidedCost, spans: call.spans, calls: call.calls,
            prompt: call.messages, context: call.context, raw: answer.raw, final: call.shownAnswer, maskedInput: masked,
            masked: call.masks.counts,
            promptUsed: PromptReference(name: call.feature.prompt, version: call.feature.promptVersion),
            activation: call.setup.countedActivation(of: call.feature), sealedOutput: sealedOutput,
            cacheEntry: cacheEntry(of: call, outcome), now: now)
        settlement.presumedCost = call.presumedCost
        if let sampled = call.cache.sampled, let answer = call.answer.text, call.cache.result == .miss {
            settlement.semanticSample = SameAnswer.contradict(sampled, answer) ? .contradicted : .agreed
        }
        settlement.rawConfidence = call.cache.result == .miss && call.eval == nil ? call.answer.rawConfidence : nil
        settlement.finishReason = answer.text == nil || cache.result != .miss ? nil : answer.finishReason
        settlement.review = review(of: call)
        settlement.observation = DriftObservation(call, outcome)
        return settlement
    }

    /// Why a person has to look at the answer, as the feature's policy has it.
    private func review(of call: Call) -> String? {
        guard call.eval == nil, call.cache.result == .miss, let limit = call.feature.trust.reviewBelow,
            let confidence = call.answer.confidence, confidence < limit
        else { return nil }
        return "Confidence \(confidence) is below \(limit)."
    }

    private func cacheEntry(of call: Call, _ outcome: Settlement.Outcome) -> CacheEntry? {
        let structured = call.feature.structured
        guard case .completed = outcome, call.cache.result == .miss,
            call.feature.cache != nil || structured.lastGood != nil,
            call.maySeeKeptAnswers || call.cache.key != nil, let answer = call.answer.text,
            // A cached answer is a text that came to its end, and no refusal.
            call.answer.toolCalls.isEmpty, call.answer.finishReason == .stop, !call.answer.isRefusal
        else { return nil }
        // Only values from the input can be restored for the next user, so an answer with any other is not cached.
        guard call.restored(answer, by: call.inputMasks) == call.restored(answer, by: call.masks) else { return nil }
        let key = call.cache.key ?? Cached.key(of: call)
        // Where the cache is off, it is kept for want of better alone.
        let lifetime = call.cache.key == nil ? .zero : call.feature.cache?.ttl ?? .zero
        return CacheEntry(
            tenant: call.tenant.id, feature: call.feature.name, key: key.exact, question: key.question,
            output: answer, model: call.answer.model?.name, cost: call.cost,
            confidence: call.answer.rawConfidence, expiresAt: now + lifetime, semantic: call.cache.semantic)
    }
}
