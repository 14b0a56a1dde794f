/// A change of routing to try on what has happened: what went one way goes another.
package struct RouteChange: Hashable, Sendable {
    package enum From: Hashable, Sendable {
        case feature(String)
        case tier(Tier)
        case model(String)
    }

    package var from: From
    /// The model whose prices count.
    package var to: Model

    package init(from: From, to: Model) {
        self.from = from
        self.to = to
    }

    /// - Parameter tier: Of the call's model.
    package func concerns(_ call: CallRecord, feature: String, tier: Tier?) -> Bool {
        switch from {
        case .feature(let name): feature == name && call.isRouted
        case .tier(let one): tier == one && call.isRouted
        case .model(let name): call.model == name
        }
    }
}

/// What past calls would have cost along other routes, by feature and month (UTC).
///
/// Each call is taken as it was, tokens and all, at the other model's price of that moment. Another model counts tokens
/// by its own vocabulary and needs other repairs, so this is a good guess and no bill. A call that nobody can price, on
/// either side, is counted and left out of both sums.
package struct WhatIf: Sendable {
    package struct Row: Hashable, Sendable {
        package var month: String
        package var feature: String
        package var jobs = 0
        package var calls = 0
        /// Calls that a change concerns.
        package var moved = 0
        /// What was paid.
        package var was = Money.zero
        /// What would have been.
        package var would = Money.zero
        /// Calls without a known price or usage.
        package var unknown = 0

        /// Below 0 where the change would have saved something. Calls in `unknown` are in neither sum.
        package var difference: Money { would - was }
    }

    private let changes: [RouteChange]
    private let tiers: [Tier: [String]]
    private var rowsByKey: [String: Row] = [:]
    private var jobs: [String: Set<JobID>] = [:]

    /// - Parameters:
    ///   - changes: The first that concerns a call holds.
    ///   - tiers: The models of each.
    package init(_ changes: [RouteChange], tiers: [Tier: [String]] = [:]) {
        self.changes = changes
        self.tiers = tiers
    }

    /// Where a call was sent. A job may have gone up on its way, so that is not always where it ended.
    ///
    /// - Parameter last: Where the job ended.
    private func tier(of call: CallRecord, last: Tier?) -> Tier? {
        if let last, tiers[last]?.contains(call.model) == true { return last }
        return Tier.allCases.first { tiers[$0]?.contains(call.model) == true } ?? last
    }

    /// Adds the calls of one attempt at a job; a job counts once, however many attempts it had.
    ///
    /// - Parameters:
    ///   - tier: Where the job ended.
    ///   - moment: Decides the month and the prices.
    package mutating func add(_ calls: [CallRecord], job: JobID, feature: String, tier: Tier?, at moment: Timestamp) {
        let month = String(moment.rfc3339.prefix(7))
        let key = "\(month) \(feature)"
        var row = rowsByKey[key] ?? Row(month: month, feature: feature)
        jobs[key, default: []].insert(job)
        row.jobs = jobs[key]?.count ?? 0
        for call in calls {
            row.calls += 1
            let change = changes.first { $0.concerns(call, feature: feature, tier: self.tier(of: call, last: tier)) }
            // A call that was refused cost nothing and would cost nothing.
            let isFree = call.error != nil && call.cost == .zero && call.usage.state == .absent
            let would = isFree ? .zero : change.map { $0.to.price(at: moment)?.cost(of: call.usage) } ?? call.cost
            if change != nil { row.moved += 1 }
            guard let was = call.cost, let would else {
                row.unknown += 1
                continue
            }
            row.was = row.was + was
            row.would = row.would + would
        }
        rowsByKey[key] = row
    }

    /// By month, then by feature.
    package var rows: [Row] { rowsByKey.sorted { $0.key < $1.key }.map(\.value) }
}
