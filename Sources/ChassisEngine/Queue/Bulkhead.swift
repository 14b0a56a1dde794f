/// How the worker slots are shared between models, so that one which hangs leaves slots to the jobs of others.
///
/// A model may have all `workers` slots, and `max_concurrent` of the workspace may give it fewer. When models that are
/// slow hold half of the slots or more and none is free, there are half as many again for the jobs of others, of which
/// no model gets more than three quarters of what is left. So a second model that hangs leaves slots to a third; and
/// where answers are quick, or come from one model alone, nothing is different.
struct Bulkhead: Sendable {
    private struct Holding {
        /// When its jobs began, in monotonic nanoseconds, in no order.
        var begins: [Int64] = []
        /// A moving mean of what its jobs take; `nil` before the first has ended.
        var typical: Double?
    }

    /// A slot that is held for less comes free soon enough.
    static let patience: Int64 = 100_000_000
    let workers: Int
    /// Slots beyond those.
    var extra: Int { max(1, workers / 2) }
    private var holdings: [String: Holding] = [:]
    private(set) var total = 0

    init(workers: Int) { self.workers = workers }

    mutating func begin(_ key: String, at now: Int64) {
        holdings[key, default: Holding()].begins.append(now)
        total += 1
    }

    /// Frees a slot in which nothing ran.
    mutating func giveBack(_ key: String, begun: Int64) {
        guard let place = holdings[key]?.begins.firstIndex(of: begun) else { return }
        holdings[key]?.begins.remove(at: place)
        total -= 1
    }

    mutating func end(_ key: String, begun: Int64, at now: Int64) {
        giveBack(key, begun: begun)
        guard var holding = holdings[key] else { return }
        let took = Double(now - begun)
        holding.typical = holding.typical.map { $0 + (took - $0) * 0.3 } ?? took
        holdings[key] = holding
    }

    func count(of key: String) -> Int { holdings[key]?.begins.count ?? 0 }

    /// Whether its jobs hold their slots for long.
    private func isSlow(_ holding: Holding, at now: Int64) -> Bool {
        if let typical = holding.typical, typical >= Double(Self.patience) { return true }
        return holding.begins.contains { now - $0 >= Self.patience }
    }

    /// Whether another job of `key` may begin.
    ///
    /// - Parameter cap: What the workspace allows it.
    func admits(_ key: String, cap: Int?, at now: Int64) -> Bool {
        let own = count(of: key)
        guard own < min(cap ?? workers, workers) else { return false }
        if total < workers { return true }
        let others = total - own
        guard total < workers + extra, slowSlots(besides: key, at: now) * 2 >= workers else { return false }
        let left = workers + extra - others
        return own < max(1, left * 3 / 4)
    }

    /// Whether a job of `key` may begin though all slots are taken, because its tenant has none of them.
    ///
    /// Several models of one tenant that hang take what there is for others as well; a guest of another model comes on
    /// top of that.
    func admitsGuest(_ key: String, cap: Int?, at now: Int64) -> Bool {
        guard workers >= 4, count(of: key) < cap ?? .max else { return false }
        let isWell = holdings[key].map { !isSlow($0, at: now) } ?? true
        let slots = isWell && slowSlots(besides: key, at: now) * 2 >= workers ? workers + extra : workers
        return total < slots + max(1, workers / 8)
    }

    /// Slots that slow models hold, but for one.
    private func slowSlots(besides key: String, at now: Int64) -> Int {
        holdings.reduce(0) { sum, entry in
            entry.key == key || !isSlow(entry.value, at: now) ? sum : sum + entry.value.begins.count
        }
    }

    /// Whether slow models hold so many slots that there are more for others.
    func isOpen(at now: Int64) -> Bool {
        total >= workers && total < workers + extra && slowSlots(besides: "", at: now) * 2 >= workers
    }

    /// Those that hold slots and may have no more.
    func full(caps: [String: Int], ahead: [String: Int], at now: Int64) -> Set<String> {
        var full: Set<String> = []
        for key in Set(holdings.keys).union(ahead.keys) {
            let isCapped = caps[key].map { count(of: key) + (ahead[key] ?? 0) >= $0 } ?? false
            if isCapped || total >= workers && !admits(key, cap: caps[key], at: now) { full.insert(key) }
        }
        return full
    }
}
