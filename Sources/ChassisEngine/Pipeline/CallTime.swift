import ChassisCore

/// How long one call to a model may take.
///
/// A provider's own time-outs begin when it lets the call in, and tell of the model. Waiting for that place counts here as
/// well: a service that lets few in at once must hold no job longer than the job has.
struct CallTime: Sendable {
    /// Once the call is let in.
    let timeouts: InferenceTimeouts
    /// When it is broken off, wherever it is.
    let end: Timestamp
    /// Whether less is left of the job's time than the model usually gets.
    let isHurried: Bool

    /// A call that is under way ends by the time-out of its own; one that is broken off this much later was still waiting
    /// for its place, which doesn't tell of the model.
    private static let grace = Duration.seconds(1)

    /// - Parameters:
    ///   - usual: What the model gets otherwise.
    ///   - patience: How long the answer is worth waiting for; `nil` for as long as there is time.
    ///   - deadline: Of the job, or of whoever else waits.
    init(_ usual: InferenceTimeouts, patience: Duration? = nil, until deadline: Timestamp, now: Timestamp) {
        let most = patience.map { min(usual.total, $0) } ?? usual.total
        let left = deadline - now
        var timeouts = usual
        timeouts.total = min(most, max(.milliseconds(1), left))
        self.timeouts = timeouts
        isHurried = left <= most
        end = patience == nil ? deadline : min(deadline, now + timeouts.total + Self.grace)
    }

    /// - Returns: What the call brings, or `.timedOut(.deadline)` at the end.
    fileprivate func limiting<T: Sendable>(
        _ clock: any WallClock, _ call: @escaping @Sendable () async throws(ProviderError) -> T
    ) async -> Result<T, ProviderError> {
        // Awaited below. What a call that was broken off has used is known once it has ended, so that is waited for.
        let task = Task(executorPreference: Place.executor) {
            do throws(ProviderError) {
                return Result<T, ProviderError>.success(try await call())
            } catch { return .failure(error) }
        }
        let alarm = clock.alarm(at: end) { task.cancel() }
        defer { alarm.cancel() }
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        return result.mapError { error in
            guard error.kind == .cancelled, !Task.isCancelled else { return error }
            var error = error
            error.kind = .timedOut(.deadline)
            return error
        }
    }
}

extension Provider {
    /// - Parameter time: Its time-outs stand for the request's.
    /// - Returns: The provider's answer, or why there is none in that time.
    func generate(
        _ request: InferenceRequest, within time: CallTime, _ clock: any WallClock,
        onDelta: (@Sendable (String) -> Void)? = nil
    ) async -> Result<InferenceResponse, ProviderError> {
        var request = request
        request.timeouts = time.timeouts
        var tell: (@Sendable (String) -> Void)?
        if let onDelta { tell = { onDelta($0.withoutNULs) } }
        if let onReasoning = request.onReasoning { request.onReasoning = { onReasoning($0.withoutNULs) } }
        let result = await time.limiting(clock) { [request, tell] () throws(ProviderError) in
            try await generate(request, onDelta: tell)
        }
        return result.map { response in
            var response = response
            response.text = response.text.withoutNULs
            for call in response.toolCalls.indices {
                response.toolCalls[call].arguments = response.toolCalls[call].arguments.withoutNULs
            }
            response.reasoning = response.reasoning.withoutNULs
            return response
        }
    }
}

extension EmbeddingProvider {
    /// The same for vectors.
    func embed(
        _ request: EmbeddingRequest, model: String, within time: CallTime, _ clock: any WallClock
    ) async -> Result<Embeddings, ProviderError> {
        await time.limiting(clock) { () throws(ProviderError) in
            try await embed(request, model: model, timeouts: time.timeouts)
        }
    }
}

extension String {
    /// With U+FFFD for each NUL that a model said: no text that holds one is taken from a client, so nobody could go on
    /// with such an answer.
    fileprivate var withoutNULs: String {
        utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self
    }
}
