import ChassisCore
import ChassisStore
import Logging

extension EventHub {
    /// Takes back what a worker said that went silent, as it would have done itself: what is void keeps its place among the
    /// job's events when its text is gone.
    ///
    /// - Parameter job: As it was claimed again.
    func takeBackLost(_ job: Job) async {
        do {
            let attempts = try await store.events(of: job.id, after: 0).filter {
                $0.state == .running && $0.version < job.version
            }
            for attempt in attempts {
                let deltas = try await store.deltas(of: job.id, version: attempt.version, after: 0)
                guard let last = deltas.last, !last.isReset else { continue }
                let said = deltas.suffix(from: (deltas.lastIndex { $0.isReset } ?? -1) + 1)
                let bytes = try said.flatMap { try vault.open($0.sealed, for: job.tenant, as: .delta) }
                let voided = TextPieces.count(in: String(decoding: bytes, as: UTF8.self))
                let reset = StoredDelta(
                    job: job.id, version: attempt.version, start: last.start + last.length, length: 1, isReset: true,
                    at: clock.now(), sealed: try vault.seal(Array("\(voided)".utf8), for: job.tenant, as: .delta))
                try await store.addDeltas([reset])
            }
        } catch {
            logger.warning("what a lost attempt said could not be taken back", metadata: ["error": "\(error)"])
        }
    }
}
