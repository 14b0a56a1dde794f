import ChassisCore
import ChassisStore

/// What operators do about drift.
extension Engine {
    /// Notes that somebody has seen an alert; what drifted stays watched.
    package func acknowledgeDrift(_ id: Int64) async throws(EngineError) {
        do { try await store.acknowledgeDrift(id, now: clock.now()) } catch { throw .store(error) }
    }
}
