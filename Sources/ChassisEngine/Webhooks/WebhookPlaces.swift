import ChassisStore

/// Which messages may be sent now, so that receivers which don't answer keep only themselves waiting.
///
/// There are `most` places; a try that has not ended after `patience` gives its place to another, up to `mostInAll` tries.
/// A receiver has a few tries at once; one whose last took longer than that has one, and all of those together have half
/// of the places, so that the rest is always there for receivers that answer.
struct WebhookPlaces: Sendable {
    static let most = 32
    static let mostInAll = 128
    /// Of which so many may be one tenant's.
    static let mostOfTenant = 8
    static let mostInAllOfTenant = 24
    static let mostOfReceiver = 2
    static let mostOfSlow = 16
    /// In nanoseconds.
    static let patience: Int64 = 2_000_000_000
    /// Receivers that are remembered as slow.
    private static let mostRemembered = 4096

    private struct Try {
        var target: WebhookTarget
        /// In monotonic nanoseconds.
        var begun: Int64
    }

    private var tries: [Int64: Try] = [:]
    /// When its last try ended, in monotonic nanoseconds.
    private var slow: [WebhookTarget: Int64] = [:]

    /// - Parameter message: Its number.
    mutating func begin(_ message: Int64, to target: WebhookTarget, at now: Int64) {
        tries[message] = Try(target: target, begun: now)
    }

    mutating func end(_ message: Int64, at now: Int64) {
        guard let ended = tries.removeValue(forKey: message) else { return }
        slow[ended.target] = now - ended.begun >= Self.patience ? now : nil
        guard slow.count > Self.mostRemembered, let oldest = slow.min(by: { $0.value < $1.value }) else { return }
        slow[oldest.key] = nil
    }

    /// Those that may begin, in their order.
    func choose(_ waiting: [WaitingWebhook], at now: Int64) -> [WaitingWebhook] {
        var count = Count(tries.values.map { ($0.target, now - $0.begun < Self.patience) }, slow: slow)
        return waiting.filter { count.admits($0.target) }
    }

    /// Tries under way, with those that were chosen.
    private struct Count {
        let slow: [WebhookTarget: Int64]
        var quick = 0
        var all = 0
        var ofSlow = 0
        var quickByTenant: [String: Int] = [:]
        var byTenant: [String: Int] = [:]
        var byTarget: [WebhookTarget: Int] = [:]
        /// They have let wait, though no try of theirs has ended.
        var hanging: Set<WebhookTarget> = []

        init(_ tries: [(target: WebhookTarget, isQuick: Bool)], slow: [WebhookTarget: Int64]) {
            self.slow = slow
            for one in tries { add(one.target, isQuick: one.isQuick) }
        }

        private mutating func add(_ target: WebhookTarget, isQuick: Bool) {
            all += 1
            byTenant[target.tenant, default: 0] += 1
            byTarget[target, default: 0] += 1
            if slow[target] != nil { ofSlow += 1 }
            if isQuick {
                quick += 1
                quickByTenant[target.tenant, default: 0] += 1
            } else {
                hanging.insert(target)
            }
        }

        mutating func admits(_ target: WebhookTarget) -> Bool {
            let isSlow = slow[target] != nil
            guard quick < most, all < mostInAll, quickByTenant[target.tenant, default: 0] < mostOfTenant,
                byTenant[target.tenant, default: 0] < mostInAllOfTenant,
                byTarget[target, default: 0] < (isSlow || hanging.contains(target) ? 1 : mostOfReceiver),
                !isSlow || ofSlow < mostOfSlow
            else { return false }
            add(target, isQuick: true)
            return true
        }
    }
}
