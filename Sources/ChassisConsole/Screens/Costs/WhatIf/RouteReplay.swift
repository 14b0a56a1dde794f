import ChassisCore
import ChassisStore

/// What calls cost, and what they would have cost along other routes.
struct RouteSum: Hashable, Sendable {
    /// As they were sent.
    var calls = 0
    /// As they would have been: for a model, those that would have come to it; for others the same.
    var callsThen = 0
    /// Those that a route concerns.
    var moved = 0
    var was = Money.zero
    var would = Money.zero
    /// Calls without a known price or usage, in neither sum.
    var unknown = 0

    var difference: Money { would - was }
    /// Of what was paid; `nil` where nothing was.
    var share: Double? { was > .zero ? difference.dollars / was.dollars : nil }

    mutating func add(_ other: RouteSum) {
        calls += other.calls
        callsThen += other.callsThen
        moved += other.moved
        was = was + other.was
        would = would + other.would
        unknown += other.unknown
    }
}

/// The replay of a span's calls along other routes: taken in by portions, and right for those at any moment.
struct RouteReplay: Sendable {
    enum Progress: Hashable, Sendable {
        case running, stopped, done
    }

    /// As they were typed.
    let text: String
    let since: Timestamp
    private let changes: RouteChanges
    private(set) var total = RouteSum()
    private(set) var models: [String: RouteSum] = [:]
    private(set) var features: [String: RouteSum] = [:]
    private(set) var tenants: [String: RouteSum] = [:]
    private(set) var plans: [String: RouteSum] = [:]
    private(set) var progress = Progress.running
    /// The trace up to which calls are counted, the first of the span, and the newest when it began.
    private(set) var mark: Int64 = 0
    private var first: Int64?
    private var last: Int64?

    init(_ text: String, _ changes: RouteChanges, since: Timestamp) {
        self.text = text
        self.changes = changes
        self.since = since
    }

    /// The same routes over another span, from its beginning.
    func again(since: Timestamp) -> RouteReplay { RouteReplay(text, changes, since: since) }

    /// How far it is, 0 to 1.
    var share: Double {
        guard progress != .done else { return 1 }
        guard let first, let last, last > first else { return 0 }
        return min(1, max(0, Double(mark - first) / Double(last - first)))
    }

    mutating func stop() { if progress == .running { progress = .stopped } }

    mutating func take(_ portion: PricedPortion) {
        guard progress == .running else { return }
        first = first ?? portion.first
        // Jobs go on ending while it replays: it ends where it began.
        let last = self.last ?? portion.newest
        self.last = last
        for attempt in portion.attempts { add(attempt) }
        guard let next = portion.next, next < last else {
            progress = .done
            return
        }
        mark = next
    }

    private mutating func add(_ attempt: PricedAttempt) {
        for call in attempt.calls {
            let judged = changes.judge(call, feature: attempt.feature, last: attempt.tier, at: attempt.at)
            var sum = RouteSum(calls: 1, callsThen: 1, moved: judged.to == nil ? 0 : 1)
            var (from, to) = (RouteSum(calls: 1, moved: sum.moved), RouteSum(callsThen: 1))
            if let was = judged.was, let would = judged.would {
                (sum.was, sum.would) = (was, would)
                (from.was, to.would) = (was, would)
            } else {
                (sum.unknown, from.unknown) = (1, 1)
            }
            total.add(sum)
            features[attempt.feature, default: RouteSum()].add(sum)
            tenants[attempt.tenant, default: RouteSum()].add(sum)
            plans[attempt.plan, default: RouteSum()].add(sum)
            models[call.model, default: RouteSum()].add(from)
            models[judged.to ?? call.model, default: RouteSum()].add(to)
        }
    }
}
