package import ChassisCore

/// The sums of an attempt's bill, one line of which each `CallBill` writes.
extension Call {
    /// What the calls for the answer used together, as far as it is known; absent when there was none that used anything, or
    /// none that said so.
    /// Lost races are our cost and nobody's usage.
    package var usage: Usage {
        let billed = calls.filter { !$0.isUnbilled && $0.purpose != .hedgeLoser }
        guard let first = billed.first?.usage else {
            // An answer that was kept used nothing; of calls that were refused nobody told any figures.
            return cache.result != .miss && calls.isEmpty ? Usage(state: .reported) : .absent
        }
        return billed.dropFirst().reduce(first) { $0 + $1.usage }
    }

    /// What all provider calls cost together; unknown as soon as one is.
    package var cost: Money? { calls.cost }
}

extension CallRecord {
    /// Whether the call was refused before it used anything: no tokens then, rather than an unknown number.
    fileprivate var isUnbilled: Bool { error != nil && usage.state == .absent && cost == .zero }
}
