import ChassisCore

/// One call to a model beside those that race for the answer: to guard, to judge, to sum up, to make a vector.
///
/// It is timed, billed and traced in the pipeline's value and told to the model's health, whatever comes of it. Whether
/// the model may be asked at all, and what an end means, is the asker's to say. The provider is from `Call.open`.
struct SideCall: Sendable {
    let model: Model
    let purpose: CallPurpose
    let time: CallTime
    let health: ModelHealth
    let clock: any WallClock

    /// - Parameter request: Its time-outs are those of `time`.
    /// - Returns: The error as it may be kept and told.
    func generate(
        _ request: InferenceRequest, at provider: any Provider, _ call: inout Call
    ) async -> Result<InferenceResponse, ProviderError> {
        let start = clock.monotonicNanoseconds()
        var result = await provider.generate(request, within: time, clock)
            .mapError { $0.estimatingUsage(of: request) }
        result = bill(since: start, presuming: { .estimated(of: request, text: $0) }).record(
            result.map { $0.estimatingUsage(of: request) }, in: &call, at: clock.now())
        noteHealth(result.failure, call)
        return result
    }

    /// - Throws: The error as it may be kept and told.
    func embed(
        _ request: EmbeddingRequest, at provider: any EmbeddingProvider, _ call: inout Call
    ) async throws(ProviderError) -> Embeddings {
        let start = clock.monotonicNanoseconds()
        let presuming: (String) -> Usage = { _ in .estimated(of: request) }
        switch await provider.embed(request, model: model.id, within: time, clock) {
        case .success(let made):
            var response = InferenceResponse(text: "", model: made.model, finishReason: .stop, usage: made.usage)
            response.waited = made.waited
            bill(since: start, presuming: presuming).record(response, in: &call, at: clock.now())
            noteHealth(nil, call)
            return made
        case .failure(let error):
            let told = bill(since: start, presuming: presuming).record(error, in: &call, at: clock.now())
            noteHealth(told, call)
            throw told
        }
    }

    private func bill(since start: Int64, presuming: @escaping (String) -> Usage) -> CallBill {
        CallBill(
            model: model, purpose: purpose, start: start, end: clock.monotonicNanoseconds(), presuming: presuming)
    }

    private func noteHealth(_ failure: ProviderError?, _ call: Call) {
        health.ended(
            model.name, failure, isHurried: time.isHurried, of: call.job.id, at: clock.monotonicNanoseconds())
    }
}
