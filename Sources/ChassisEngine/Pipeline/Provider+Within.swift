import ChassisCore

extension Provider {
    /// The provider's answer, or `.cancelled` once the time is up. A provider's own time-outs begin when it lets the call
    /// in; waiting for that counts here.
    func generate(
        _ request: InferenceRequest, within time: Duration, clock: any WallClock,
        onDelta: (@Sendable (String) -> Void)? = nil
    ) async -> Result<InferenceResponse, ProviderError> {
        await withTaskGroup(of: Result<InferenceResponse, ProviderError>?.self) { group in
            group.addTask {
                do throws(ProviderError) {
                    return .success(try await self.generate(request, onDelta: onDelta))
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
            return result ?? .failure(ProviderError(provider: name, kind: .cancelled))
        }
    }
}
