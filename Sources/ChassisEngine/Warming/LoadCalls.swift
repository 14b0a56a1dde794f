import ChassisCore

/// How a load ended.
struct LoadEnd: Sendable {
    enum Failure: Sendable {
        case cancelled
        case tooLong(Duration)
        case refused(String)

        var message: String {
            switch self {
            case .cancelled: "The process ended before the model was loaded."
            case .tooLong(let limit): "It was not loaded within \(limit.milliseconds / 1000) s."
            case .refused(let words): words
            }
        }
    }

    /// `nil`: the model is ready.
    var failure: Failure?
    /// `nil`: nobody knows.
    var cost: Money?
}

/// Asks a model for a word until it answers.
struct LoadCalls: Sendable {
    let engine: Engine
    let model: Model
    let pauses: ClosedRange<Duration>

    func run() async -> LoadEnd {
        let policy = model.warm ?? WarmPolicy()
        let until = engine.clock.now() + policy.timeout
        var cost: Money? = .zero
        while true {
            if Task.isCancelled { return LoadEnd(failure: .cancelled, cost: cost) }
            guard until > engine.clock.now() else { return LoadEnd(failure: .tooLong(policy.timeout), cost: cost) }
            switch await ask(policy.probe, until: until) {
            case .success(let usage):
                let price = model.price(at: engine.clock.now())?.cost(of: usage)
                return LoadEnd(cost: cost.flatMap { sum in price.map { sum + $0 } })
            case .failure(let error) where error.isLoading:
                let pause = min(max(error.retryAfter ?? .seconds(1), pauses.lowerBound), pauses.upperBound)
                try? await engine.clock.sleep(for: pause)
            case .failure(let error) where error.kind == .cancelled:
                return LoadEnd(failure: .cancelled, cost: nil)
            case .failure(let error) where error.kind == .timedOut(.deadline) || error.kind == .timedOut(.total):
                return LoadEnd(failure: .tooLong(policy.timeout), cost: nil)
            case .failure(let error):
                if !error.isUnbilled { cost = nil }
                return LoadEnd(failure: .refused(error.message), cost: cost)
            }
        }
    }

    /// Nobody's data: a word of ours, so no tenant's rules have a say.
    private func ask(_ probe: WarmPolicy.Probe, until end: Timestamp) async -> Result<Usage, ProviderError> {
        guard let provider = engine.setup.providers[model.provider] else {
            return .failure(ProviderError(provider: model.provider, kind: .unreachable("it is not there any more")))
        }
        var timeouts = engine.setup.settings(of: model.provider)?.timeouts ?? InferenceTimeouts()
        // Services that load while the client waits say nothing before they are done.
        let now = engine.clock.now()
        (timeouts.firstByte, timeouts.total) = (end - now, end - now)
        let time = CallTime(timeouts, until: end, now: now)
        if probe == .embeddings, let provider = provider as? any EmbeddingProvider {
            let request = EmbeddingRequest(model: model.name, inputs: ["ready?"])
            return await provider.embed(request, model: model.id, within: time, engine.clock).map(\.usage)
        }
        let request = InferenceRequest(
            model: model.id, messages: [Message(.user, "Say: ready")], maxOutputTokens: 1, stream: false)
        return await provider.generate(request, within: time, engine.clock).map(\.usage)
    }
}
