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

    private let changes: RouteChanges
    private var rowsByKey: [String: Row] = [:]
    private var jobs: [String: Set<JobID>] = [:]

    /// - Parameters:
    ///   - changes: The first that concerns a call holds.
    ///   - tiers: The models of each.
    package init(_ changes: [RouteChange], tiers: [Tier: [String]] = [:]) {
        self.changes = RouteChanges(changes, tiers: tiers)
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
            let judged = changes.judge(call, feature: feature, last: tier, at: moment)
            if judged.to != nil { row.moved += 1 }
            guard let was = judged.was, let would = judged.would else {
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
