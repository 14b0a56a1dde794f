package import ChassisCore
import ChassisStore
import Synchronization

/// What this process's workers did since it began, for whoever asks; sums over all processes are in the store.
package final class EngineMeters: Sendable {
    package struct Figures: Sendable {
        /// Whole attempts, from the claim to the settlement.
        package var attempts = Histogram()
        /// Of an attempt, what was not spent waiting for providers.
        package var overhead = Histogram()
        /// By the provider's name.
        package var upstream: [String: Histogram] = [:]
        package var firstChunk = Histogram()
        /// By provider.
        package var upstreamErrors: [String: Int64] = [:]
        package var fallbacks: Int64 = 0
        package var repairs: Int64 = 0
        package var retries: Int64 = 0
        /// Answers from the cache, by how they were found.
        package var cacheHits: [CacheResult: Int64] = [:]
    }

    private let state = Mutex(Figures())

    package init() {}

    /// A copy of one moment: its sums fit each other.
    package var figures: Figures { state.withLock { $0 } }

    /// - Parameter took: Nanoseconds of the attempt that the settlement ends.
    func note(_ settlement: Settlement, took: Int64) {
        state.withLock { figures in
            figures.attempts.add(nanoseconds: took)
            var waited: Int64 = 0
            for call in settlement.calls where call.purpose != .lost {
                waited += call.durationMilliseconds * 1_000_000
                figures.upstream[call.provider, default: Histogram()].add(
                    nanoseconds: call.durationMilliseconds * 1_000_000)
                if let first = call.timeToFirstChunkMilliseconds {
                    figures.firstChunk.add(nanoseconds: first * 1_000_000)
                }
                if call.error != nil { figures.upstreamErrors[call.provider, default: 0] += 1 }
                if call.purpose == .fallback { figures.fallbacks += 1 }
                if call.purpose == .repair { figures.repairs += 1 }
            }
            figures.overhead.add(nanoseconds: took - waited)
            if case .retry = settlement.outcome { figures.retries += 1 }
            if settlement.cache != .miss { figures.cacheHits[settlement.cache, default: 0] += 1 }
        }
    }
}
