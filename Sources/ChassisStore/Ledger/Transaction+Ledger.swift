import ChassisCore
import Foundation

/// Every movement of credits: an entry that never changes, and the tenant's sums in the same transaction.
extension Transaction {
    private static let insertQuery = Query(
        """
        INSERT INTO ledger (at, tenant, kind, balance_change, held_change, job, round, step)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    private static let grantQuery = Query(
        """
        INSERT INTO ledger (at, tenant, kind, balance_change, held_change, grant_key) VALUES (?, ?, 'grant', ?, 0, ?)
        ON CONFLICT DO NOTHING
        """)

    private static let grantedQuery = Query("SELECT balance_change FROM ledger WHERE tenant = ? AND grant_key = ?")

    /// Makes sure that the tenant has a row, and its grant of this month.
    func meet(_ tenant: Tenant, plan: Plan, now: Timestamp) throws {
        guard !tenant.id.isEmpty else { throw StoreError.emptyTenant }
        var account =
            try account(tenant.id)
            ?? Account(name: tenant.name, plan: plan.name, balance: 0, held: 0, unfinished: 0, grantMonth: 0)
        let month = now.month
        // Its key makes it once; a clock that was ahead must not keep the months before from theirs.
        if account.grantMonth != month.number {
            account.grantMonth = month.number
            change { $0.set(account, of: tenant.id) }
            try grant(plan.monthlyCredits, to: tenant.id, key: "monthly:\(month.text)", at: now)
        }
    }

    private static let monthlyQuery = Query(
        "SELECT COALESCE(SUM(balance_change), 0) FROM ledger WHERE tenant = ? AND grant_key >= ? AND grant_key < ?")

    /// Grants what the plan gives a month beyond what this month has brought already: the tenant, or the plan, has changed
    /// to more. Less takes nothing back.
    ///
    /// The key names the sum that the month comes to, so that it comes once, whichever processes see the change and whatever
    /// way plans go up and down.
    func catchUp(_ tenant: String, plan: Plan, now: Timestamp) throws {
        let key = "monthly:\(now.month.text)"
        let granted =
            try connection.first(
                // The keys that begin so: ';' is the character after ':'.
                Self.monthlyQuery, [.text(tenant), .text(key), .text(key + ";")]
            ) { $0.integer(0) } ?? 0
        guard plan.monthlyCredits.milli > granted else { return }
        try grant(
            Credits(milli: plan.monthlyCredits.milli - granted), to: tenant, key: "\(key):\(plan.monthlyCredits.milli)",
            at: now)
    }

    /// Adds credits once for each key; returns whether it did.
    @discardableResult
    func grant(_ credits: Credits, to tenant: String, key: String, at now: Timestamp) throws -> Bool {
        guard var account = try account(tenant) else { throw StoreError.unknownTenant(tenant) }
        if credits.milli < 0, account.available < -credits.milli {
            throw StoreError.overdrawn(
                tenant: tenant, taken: Credits(milli: -credits.milli), available: Credits(milli: account.available))
        }
        let (balance, overflow) = account.balance.addingReportingOverflow(credits.milli)
        guard !overflow, balance >= account.held, abs(balance) < Int64.max / 4 else {
            throw StoreError.invalid("a grant of \(credits.text) credits to '\(tenant)'")
        }
        try connection.run(
            Self.grantQuery,
            [.integer(now.milliseconds), .text(tenant), .integer(credits.milli), .text(key)])
        guard connection.changes == 1 else { return false }
        account.balance = balance
        change { $0.set(account, of: tenant) }
        return true
    }

    /// What the key granted before; `nil` when nothing.
    func granted(to tenant: String, key: String) throws -> Credits? {
        try connection.first(Self.grantedQuery, [.text(tenant), .text(key)]) { Credits(milli: $0.integer(0)) }
    }

    /// Sets credits aside for an unfinished job.
    func hold(_ credits: Credits, of tenant: String, for job: JobID, round: Int64, at now: Timestamp) throws {
        guard var account = try account(tenant) else { throw StoreError.unknownTenant(tenant) }
        guard account.available >= credits.milli else {
            throw StoreError.insufficientCredits(
                tenant: tenant, needed: credits, available: Credits(milli: account.available))
        }
        account.held += credits.milli
        account.unfinished += 1
        change { $0.set(account, of: tenant) }
        try addEntry("hold", tenant, balance: 0, held: credits.milli, job, round: round, step: 1, at: now)
    }

    /// Ends a hold: what is charged leaves the balance, the rest is free again.
    func settleHold(
        _ credits: Credits, of tenant: String, for job: JobID, round: Int64, isCharged: Bool, at now: Timestamp
    ) throws {
        guard var account = try account(tenant) else { throw StoreError.unknownTenant(tenant) }
        account.held -= credits.milli
        if isCharged { account.balance -= credits.milli }
        account.unfinished -= 1
        change { $0.set(account, of: tenant) }
        try addEntry(
            isCharged ? "charge" : "release", tenant, balance: isCharged ? -credits.milli : 0, held: -credits.milli,
            job, round: round, step: 2, at: now)
    }

    private func addEntry(
        _ kind: String, _ tenant: String, balance: Int64, held: Int64, _ job: JobID, round: Int64, step: Int64,
        at now: Timestamp
    ) throws {
        try connection.run(
            Self.insertQuery,
            [
                .integer(now.milliseconds), .text(tenant), .text(kind), .integer(balance), .integer(held), Value(job),
                .integer(round), .integer(step),
            ])
    }
}

extension Timestamp {
    /// The calendar month in UTC.
    var month: (number: Int64, text: String) {
        let day = calendarDay
        return (Int64(day.year * 12 + day.month), "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)")
    }
}
