import ChassisCore

/// One call to a model, or two that race.
extension Generate {
    /// Everything a call needs, taken out of the pipeline's value so that two can run at once.
    private struct Sending: Sendable {
        let model: Model
        let provider: any Provider
        var request: InferenceRequest
        let time: CallTime
        let isLast: Bool
    }

    private struct Ended: Sendable {
        let sending: Sending
        let result: Result<InferenceResponse, ProviderError>
        let start: Int64
        let end: Int64
    }

    private enum Race: Sendable {
        case ended(Ended)
        /// The first has had the time that the policy gives it.
        case waited
    }

    /// - Parameter hedge: A second model, asked when `model` is slow, as the feature's policy has it.
    /// - Returns: The first good answer, and who gave it.
    func send(
        _ messages: [Message], to model: Model, hedge: Model?, purpose: CallPurpose, _ call: inout Call
    ) async throws(StageError) -> (InferenceResponse, Model) {
        var hedge = hedge
        if health.warmth.isActive {
            try health.warmth.require(model, at: clock.now())
            if let other = hedge, health.warmth.standing(of: other, at: clock.now()) != .warm { hedge = nil }
        }
        let isLast = hedge == nil && call.answer.fallbacks >= call.route.candidates.count - 1
        let first = try sending(messages, to: model, isLast: isLast, call)
        guard case .open(let wait) = health.admit(model.name, for: call.job.id, at: clock.monotonicNanoseconds()) else {
            if let hedge, purpose != .repair, let policy = call.feature.routing.hedge,
                let second = try? sending(messages, to: hedge, isLast: true, call)
            {
                return try await race(first, second, after: policy.after, purpose: purpose, &call)
            }
            // Stream only text that needs no check and can't be replaced.
            let mayBeReplaced = !call.route.stronger.isEmpty && (call.feature.routing.cascade?.below ?? 0) > 0
            let feed = call.shape == nil && !mayBeReplaced && call.feature.routing.hedge == nil ? call.feed : nil
            feed?.begin(call.masks, isVerbatim: call.chat != nil)
            var first = first
            // What may give the system prompt away is looked at whole before anybody hears of it.
            if let feed, call.chat?.isStreamed == true, call.mark.canary == nil {
                first.request.onReasoning = { feed.push(reasoning: $0) }
            }
            let ended = await run(first, to: feed)
            do {
                let response = try finish(ended, purpose: purpose, &call)
                if feed?.isForfeit != true { return (response, model) }
            } catch { if feed?.isForfeit != true { throw error } }
            throw .answerRestarted
        }
        throw .breakerOpen(model: model.name, wait: wait)
    }

    private func sending(
        _ messages: [Message], to model: Model, isLast: Bool, _ call: Call
    ) throws(StageError) -> Sending {
        let (provider, settings) = try call.open(model)
        let now = clock.now()
        var left = call.job.deadline - now
        // A slow model must leave the next one some time to answer in.
        if !isLast { left = left * 3 / 4 }
        guard left > .zero else { throw call.deadlinePassed }
        let time = CallTime(settings.timeouts, until: now + left, now: now)
        let answer = try call.room(for: messages, in: model, of: settings.kind)
        let request = call.request(messages, to: model, of: settings.kind, answer: answer)
        return Sending(model: model, provider: provider, request: request, time: time, isLast: isLast)
    }

    /// Starts the second call once the first is slow. The first good answer wins; the other call is ended, awaited and
    /// billed apart: it is our cost, and none of what the tenant used.
    private func race(
        _ first: Sending, _ second: Sending, after delay: Duration, purpose: CallPurpose, _ call: inout Call
    ) async throws(StageError) -> (InferenceResponse, Model) {
        let ends = await withTaskGroup(of: Race.self) { [clock, health] group in
            group.addTask { .ended(await run(first, to: nil)) }
            group.addTask {
                try? await clock.sleep(for: delay)
                return .waited
            }
            var ends: [Ended] = []
            var running = 1
            for await event in group {
                switch event {
                case .waited:
                    guard ends.isEmpty, !Task.isCancelled else { break }
                    if case .open = health.admit(second.model.name, for: call.job.id, at: clock.monotonicNanoseconds())
                    {
                        break
                    }
                    running += 1
                    group.addTask { .ended(await run(second, to: nil)) }
                case .ended(let ended):
                    running -= 1
                    ends.append(ended)
                    if case .success = ended.result { group.cancelAll() }
                    // A first call that failed before its time is up is the ladder's to follow.
                    if running == 0 { group.cancelAll() }
                }
            }
            return ends
        }
        let winner = ends.firstIndex { if case .success = $0.result { true } else { false } }
        if ends.count > 1 {
            call.notes["hedge"] =
                "'\(second.model.name)' asked after \(delay.milliseconds) ms; "
                + (winner.map { "'\(ends[$0].sending.model.name)' won" } ?? "both failed")
        }
        for (place, ended) in ends.enumerated() where place != (winner ?? ends.count - 1) {
            lose(ended, hasWinner: winner != nil, purpose: purpose, &call)
        }
        let place = winner ?? ends.count - 1
        let isSecond = ends[place].sending.model.name == second.model.name
        do {
            return (try finish(ends[place], purpose: isSecond ? .hedge : purpose, &call), ends[place].sending.model)
        } catch {
            guard winner == nil, ends.count > 1, case .modelsFailed(let last, _, let isTransient) = error else {
                throw error
            }
            let mayPass = ends.contains { if case .failure(let one) = $0.result { one.isTransient } else { false } }
            throw .modelsFailed(last: last, asked: ends.count, isTransient: isTransient || mayPass)
        }
    }

    private func run(_ sending: Sending, to feed: OutputFeed?) async -> Ended {
        let start = clock.monotonicNanoseconds()
        let result: Result<InferenceResponse, ProviderError>
        if let feed, feed.repeats {
            result = await answer(sending, to: feed)
        } else {
            let onDelta: (@Sendable (String) -> Void)?
            if let feed { onDelta = { feed.push($0) } } else { onDelta = nil }
            result = await sending.provider.generate(
                sending.request, within: sending.time, clock, onDelta: onDelta)
        }
        return Ended(sending: sending, result: result, start: start, end: clock.monotonicNanoseconds())
    }

    /// A call whose answer is of use as long as it says what was said before it; then it is broken off.
    private func answer(_ sending: Sending, to feed: OutputFeed) async -> Result<InferenceResponse, ProviderError> {
        await withTaskGroup(of: Result<InferenceResponse, ProviderError>?.self) { [clock] group in
            group.addTask {
                await sending.provider.generate(sending.request, within: sending.time, clock) { feed.push($0) }
            }
            group.addTask {
                await feed.forfeited()
                return nil
            }
            var ended: Result<InferenceResponse, ProviderError>?
            for await result in group {
                group.cancelAll()
                if let result { ended = result }
            }
            return ended ?? .failure(ProviderError(provider: sending.provider.name, kind: .cancelled))
        }
    }

    /// Bills the call and says what its end means.
    private func finish(_ ended: Ended, purpose: CallPurpose, _ call: inout Call) throws(StageError)
        -> InferenceResponse
    {
        let sending = ended.sending
        let model = sending.model
        CrashPoint.answered.pass()
        noteHealth(ended, call)
        let bill = CallBill(
            model: model, purpose: purpose, start: ended.start, end: ended.end,
            presuming: { .estimated(of: sending.request, text: $0) })
        switch ended.result {
        case .success(let response):
            health.warmth.used(model, at: clock.now())
            bill.record(response.estimatingUsage(of: sending.request), in: &call, at: clock.now())
            return response
        case .failure(let failure):
            let error = bill.record(failure.estimatingUsage(of: sending.request), in: &call, at: clock.now())
            if error.kind == .cancelled { throw .cancelled }
            if error.isOfJob(isHurried: sending.time.isHurried) {
                if sending.isLast {
                    throw call.deadlinePassed
                }
                let late = ProviderError(
                    provider: sending.provider.name, kind: .timedOut(.deadline), usage: error.usage)
                throw .modelsFailed(last: late, asked: 1, isTransient: true)
            }
            if error.isLoading { try health.warmth.require(model, at: clock.now()) }
            var named = error
            named.model = model.name
            throw .modelsFailed(last: named, asked: 1, isTransient: error.isTransient)
        }
    }

    /// Bills a call that lost its race, whatever came of it.
    private func lose(_ ended: Ended, hasWinner: Bool, purpose: CallPurpose, _ call: inout Call) {
        let model = ended.sending.model
        noteHealth(ended, call)
        let bill = CallBill(
            model: model, purpose: hasWinner ? .hedgeLoser : purpose, start: ended.start, end: ended.end,
            presuming: { .estimated(of: ended.sending.request, text: $0) })
        switch ended.result {
        case .success(let response):
            bill.record(response.estimatingUsage(of: ended.sending.request), in: &call, at: clock.now())
        case .failure(let failure):
            // What it was sent was read, though nobody says so: we broke it off.
            bill.record(
                failure.estimatingUsage(of: ended.sending.request, evenWithoutText: hasWinner), in: &call,
                at: clock.now())
        }
    }

    private func noteHealth(_ ended: Ended, _ call: Call) {
        health.ended(
            ended.sending.model.name, ended.result.failure, took: .nanoseconds(ended.end - ended.start),
            isHurried: ended.sending.time.isHurried, of: call.job.id, at: clock.monotonicNanoseconds())
    }
}
