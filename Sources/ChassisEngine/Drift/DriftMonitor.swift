import ChassisCore
import ChassisStore
import Logging

/// Looks for drift beside the work: about once a minute, and sooner after many new jobs.
///
/// Each process has one; the store's turn lets one of them look at a time.
actor DriftMonitor {
    private static let pause = Duration.seconds(60)
    private let engine: Engine
    /// In monotonic nanoseconds.
    private var next: Int64
    /// Jobs that a feature had when it was last looked at.
    private var checked: [String: Int64] = [:]

    init(_ engine: Engine) {
        self.engine = engine
        next = engine.clock.monotonicNanoseconds() + Self.pause.nanoseconds
    }

    /// Called when the work begins: a process that works one job need not look at all that were before.
    func begin() async {
        guard let progress = try? await engine.store.driftProgress() else { return }
        checked = Dictionary(progress.map { ($0.feature, $0.jobs) }) { first, _ in first }
    }

    /// Called every second.
    func tick() async {
        let now = engine.clock.monotonicNanoseconds()
        let isTime = now >= next
        if isTime { next = now + Self.pause.nanoseconds }
        await check { isTime || $0 >= max(100, $1 / 50) }
    }

    /// Called when the work ends: jobs of a short run are looked at as well.
    func finish() async {
        await check { new, _ in new >= 25 }
    }

    private func check(_ isDue: (_ new: Int64, _ all: Int64) -> Bool) async {
        guard let progress = try? await engine.store.driftProgress() else { return }
        // An accepted baseline begins to count anew, which makes the difference negative.
        let due = progress.filter { feature in
            let new = feature.jobs - checked[feature.feature, default: 0]
            return new < 0 || new > 0 && isDue(new, feature.jobs)
        }
        guard !due.isEmpty else { return }
        do {
            let isOurs = try await engine.store.takeTurn(
                "drift", owner: engine.boot, lease: .seconds(90), now: engine.clock.now())
            // Who has the turn looks for all.
            for feature in due { checked[feature.feature] = feature.jobs }
            guard isOurs else { return }
            for feature in due { try await engine.watchDrift(of: feature.feature) }
            try await engine.store.endTurn("drift", owner: engine.boot)
        } catch {
            engine.logger.error("looking for drift failed", metadata: ["error": "\(error)"])
        }
    }
}
