package import ChassisCore

/// What is left of a limit per minute: a bucket that fills steadily, and whole within a minute.
///
/// Counted in 60,000ths, because a limit of N a minute then fills by N each millisecond, exactly.
struct RateLevel: Equatable {
    static let unit: Int64 = 60_000

    let limit: Int64
    /// Below 0 after work that took more than was expected.
    private(set) var level: Int64

    /// - Parameter elapsed: Milliseconds since the level was as given; 0 or more.
    init(limit: Int, level: Int64?, elapsed: Int64) {
        let rate = Int64(limit)
        let full = rate * Self.unit
        self.limit = rate
        // A debt is paid for as long as it takes: a bucket that never gained more than a minute's worth would never fill.
        self.level = level.map { $0 >= full || elapsed >= (full - $0) / rate ? full : $0 + rate * elapsed } ?? full
    }

    /// Takes so much, if it is there. More than the whole bucket holds counts as all of it, or it could never be had.
    ///
    /// - Parameter leavesHalf: Takes it only where half of the bucket, or what is left of a whole one, stays for others.
    mutating func take(_ amount: Int64, leavesHalf: Bool = false) -> Bool {
        let wanted = min(amount, limit) * Self.unit
        let full = limit * Self.unit
        guard level >= wanted + (leavesHalf ? min(full / 2, full - wanted) : 0) else { return false }
        level -= wanted
        return true
    }

    /// Milliseconds until so much can be taken.
    func wait(for amount: Int64) -> Int64 {
        let missing = min(amount, limit) * Self.unit - level
        return missing <= 0 ? 0 : (missing + limit - 1) / limit
    }

    func status(_ kind: RateStatus.Kind) -> RateStatus {
        RateStatus(
            kind: kind, limit: Int(limit), remaining: Int(max(0, level) / Self.unit),
            reset: .milliseconds(wait(for: limit)))
    }
}

/// Why a request came too soon.
package struct RateRefusal: Hashable, Sendable {
    package var tenant: String
    package var kind: RateStatus.Kind
    package var limit: Int
    /// When the same request would be taken, if no other came before it.
    package var retryAfter: Duration
    /// Tokens that the request was expected to use, and those that were left; `nil` for limits of another kind.
    package var needed: Int64?
    package var left: Int64?

    /// `: this request needs about 1,024, and 140 are left`, or nothing.
    var reason: String {
        guard let needed, let left else { return "" }
        return needed > Int64(limit)
            ? ": this request needs about \(needed), more than a minute holds, and is taken once a whole minute's are there"
            : ": this request needs about \(needed), and \(left) are left"
    }
}
