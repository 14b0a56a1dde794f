package import ChassisCore
package import ChassisStore

/// Asks the models in order until one gives an answer that holds: generate, parse, validate, repair, fall back.
///
/// A model that answers badly is shown the validator's errors (repair); one that fails or stays bad is left for the
/// next (fallback). When all have failed, the last good answer to the same question is given, marked stale. A retry is
/// none of these: that is the queue's, a new attempt later.
package struct Generate: Stage {
    package static let name = "generate"
    package static let isSkippedOnceAnswered = true
    private let health: ModelHealth
    private let store: Store
    private let clock: any WallClock

    package init(health: ModelHealth, store: Store, clock: any WallClock) {
        self.health = health
        self.store = store
        self.clock = clock
    }

    package func run(_ call: inout Call) async throws(StageError) {
        var failures: [StageError] = []
        for (index, model) in call.candidates.enumerated() {
            call.fallbacks = index
            do {
                try await ask(model, &call)
                call.notes["model"] = model.name
                return
            } catch StageError.cancelled {
                throw .cancelled
            } catch StageError.deadlinePassed(let seconds) {
                throw .deadlinePassed(seconds: seconds)
            } catch {
                failures.append(error)
            }
        }
        if await takeLastGoodAnswer(&call) { return }
        throw Self.summary(of: failures, tier: call.tier)
    }

    /// One model: a first answer and as many repairs as the feature allows.
    private func ask(_ model: Model, _ call: inout Call) async throws(StageError) {
        let isDeterministic = call.setup.settings(of: model.provider)?.kind == .extractive
        // The same question put to a deterministic model brings the same answer: repairing it is waste.
        var repairsLeft = isDeterministic ? 0 : call.feature.limits.repairs
        var messages = call.messages
        var purpose = call.fallbacks == 0 ? "first" : "fallback"
        while true {
            let response = try await send(messages, to: model, purpose: purpose, &call)
            let text = call.take(response, of: model)
            let checked = call.verdict(on: text)
            if !checked.mended.isEmpty { call.notes["mended"] = checked.mended.joined(separator: ", ") }
            switch checked.verdict {
            case .good(let answer):
                call.answer = answer
                return
            case .bad(let found):
                let violations = call.masked(found)
                call.notes["violations"] = violations.prefix(5).joined(separator: "; ")
                guard repairsLeft > 0 else { throw .invalidOutput(model: model.name, violations: violations) }
                repairsLeft -= 1
                call.repairs += 1
                purpose = "repair"
                messages = call.messages + AnswerCheck.repairMessages(answer: text, violations: violations)
            }
        }
    }

    private func send(
        _ messages: [Message], to model: Model, purpose: String, _ call: inout Call
    ) async throws(StageError) -> InferenceResponse {
        guard let provider = call.setup.providers[model.provider],
            let settings = call.setup.settings(of: model.provider)
        else { throw .noModel(tier: call.tier, skipped: ["\(model.name): provider '\(model.provider)' is not there"]) }
        let isLast = call.fallbacks == call.candidates.count - 1
        var left = call.job.deadline - clock.now()
        // A slow model must leave the next one some time to answer in.
        if !isLast { left = left * 3 / 4 }
        guard left > .zero else { throw .deadlinePassed(seconds: call.feature.limits.deadline.components.seconds) }
        var timeouts = settings.timeouts
        let isHurried = left <= timeouts.total
        timeouts.total = min(timeouts.total, left)
        let request = call.request(messages, to: model, of: settings.kind, timeouts: timeouts)
        let start = clock.monotonicNanoseconds()
        // What has to have a form is told once it has.
        let feed = call.shape == nil ? call.feed : nil
        feed?.begin(call.masks)
        do {
            let response = try await generate(request, by: provider, within: left, to: feed).get()
            health.succeeded(model.name)
            let bill = CallBill(model: model, purpose: purpose, start: start, end: clock.monotonicNanoseconds())
            bill.record(response, in: &call, at: clock.now())
            return response
        } catch let failure {
            let error = failure.estimatingUsage(of: request)
            let bill = CallBill(model: model, purpose: purpose, start: start, end: clock.monotonicNanoseconds())
            bill.record(error, in: &call, at: clock.now())
            if error.kind == .cancelled && Task.isCancelled { throw .cancelled }
            // Too little time is the job's trouble, not the model's.
            if error.kind == .cancelled || isHurried && error.kind == .timedOut("total") {
                if isLast { throw .deadlinePassed(seconds: call.feature.limits.deadline.components.seconds) }
                let late = ProviderError(provider: provider.name, kind: .timedOut("deadline"), usage: error.usage)
                throw .modelsFailed(last: late, asked: 1, isTransient: true)
            }
            health.failed(model.name, retryAfter: error.retryAfter, at: clock.monotonicNanoseconds())
            throw .modelsFailed(last: error, asked: 1, isTransient: error.isTransient)
        }
    }

    /// The provider's answer, or `.cancelled` once the time is up. A provider's own time-outs begin when it lets the call
    /// in; waiting for that counts here.
    private func generate(
        _ request: InferenceRequest, by provider: any Provider, within time: Duration, to feed: OutputFeed?
    ) async -> Result<InferenceResponse, ProviderError> {
        let onDelta: (@Sendable (String) -> Void)?
        if let feed { onDelta = { feed.push($0) } } else { onDelta = nil }
        return await withTaskGroup(of: Result<InferenceResponse, ProviderError>?.self) { [clock] group in
            group.addTask {
                do throws(ProviderError) {
                    return .success(try await provider.generate(request, onDelta: onDelta))
                } catch { return .failure(error) }
            }
            group.addTask {
                try? await clock.sleep(for: time)
                return nil
            }
            var result: Result<InferenceResponse, ProviderError>?
            // The first to end ends the other; both are waited for, so that what a broken-off call used is known.
            for await ended in group {
                group.cancelAll()
                result = result ?? ended
            }
            return result ?? .failure(ProviderError(provider: provider.name, kind: .cancelled))
        }
    }

    private func takeLastGoodAnswer(_ call: inout Call) async -> Bool {
        guard call.feature.cache?.staleOnFailure == true, let key = call.cacheKey,
            let stored = try? await store.lastGoodAnswer(question: key.question),
            // It was good by the schema of its time.
            case .good = AnswerCheck(schema: call.shape?.schema, restoring: call.masks).check(stored.output).verdict
        else { return false }
        call.take(stored, as: .stale)
        call.notes["cache"] = "stale"
        return true
    }

    /// The error of a stage whose models all failed: the last transient one, because it says that trying again may help.
    private static func summary(of failures: [StageError], tier: Tier) -> StageError {
        let transient = failures.last { $0.isRetryable }
        switch transient ?? failures.last {
        case .modelsFailed(let last, _, let isTransient):
            return .modelsFailed(last: last, asked: failures.count, isTransient: isTransient)
        case let other?: return other
        case nil: return .noModel(tier: tier, skipped: [])
        }
    }
}
