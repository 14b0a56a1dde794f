import ChassisCore

extension Provider {
    /// The provider's answer, or `.cancelled` at `end`. A provider's own time-outs begin when it lets the call in; waiting
    /// for that counts here.
    func generate(
        _ request: InferenceRequest, until end: Timestamp, clock: any WallClock,
        onDelta: (@Sendable (String) -> Void)? = nil
    ) async -> Result<InferenceResponse, ProviderError> {
        // Awaited below. What a call that was broken off has used is known once it has ended, so that is waited for.
        let call = Task(executorPreference: Place.executor) {
            do throws(ProviderError) {
                let response = try await self.generate(request, onDelta: onDelta)
                return Result<InferenceResponse, ProviderError>.success(response)
            } catch { return .failure(error) }
        }
        let alarm = clock.alarm(at: end) { call.cancel() }
        defer { alarm.cancel() }
        return await withTaskCancellationHandler {
            await call.value
        } onCancel: {
            call.cancel()
        }
    }
}
