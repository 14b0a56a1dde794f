import ChassisCore

/// What an audit of the ledger found.
package struct LedgerReport: Sendable, Hashable {
    package var tenants: Int
    package var entries: Int
    /// A sentence for each thing that does not add up; at most 100.
    package var mismatches: [String]
}

extension Store {
    private static let tenantsQuery = Query("SELECT COUNT(*) FROM tenant")
    private static let entriesQuery = Query("SELECT COUNT(*) FROM ledger")

    /// Adds every entry up again and compares: balances and holds of each tenant, one settlement at most for each
    /// hold, one charge for each job, a hold for each unfinished job and for no other, and the counters kept beside the rows.
    ///
    /// - Complexity: O(ledger entries + unfinished jobs), on a snapshot: nobody waits.
    package func verifyLedger() async throws(StoreError) -> LedgerReport {
        try await read { connection in
            var report = LedgerReport(tenants: 0, entries: 0, mismatches: [])
            report.tenants = try connection.first(Self.tenantsQuery) { $0.int(0) } ?? 0
            report.entries = try connection.first(Self.entriesQuery) { $0.int(0) } ?? 0
            for check in LedgerCheck.all where report.mismatches.count < 100 {
                report.mismatches += try connection.all(sql: check.sql + " LIMIT 100", [], check.sentence)
            }
            return report
        }
    }
}

/// A question whose every row is a mistake.
private struct LedgerCheck: Sendable {
    var sql: String
    var sentence: @Sendable (Row) -> String

    static let all = [sums, orphans, twice, paidTwice, withoutHold, heldWithoutJob, unfinished, totals]

    private static let sums = LedgerCheck(
        sql: """
            SELECT tenant.id, balance, held, COALESCE(b, 0), COALESCE(h, 0) FROM tenant
            LEFT JOIN (SELECT tenant, SUM(balance_change) AS b, SUM(held_change) AS h FROM ledger GROUP BY tenant) AS sums
                ON sums.tenant = tenant.id
            WHERE balance <> COALESCE(b, 0) OR held <> COALESCE(h, 0)
            """
    ) { row in
        let figures = (1...4).map { Credits(milli: row.integer($0)).text }
        return "Tenant '\(row.text(0))' has balance \(figures[0]) and \(figures[1]) held; its entries add up to "
            + "\(figures[2]) and \(figures[3])."
    }

    private static let orphans = LedgerCheck(
        sql: "SELECT DISTINCT tenant FROM ledger WHERE tenant NOT IN (SELECT id FROM tenant)"
    ) { "Entries of tenant '\($0.text(0))' have no tenant." }

    private static let twice = LedgerCheck(
        sql: """
            SELECT job, round FROM ledger WHERE job IS NOT NULL GROUP BY job, round
            HAVING SUM(kind = 'hold') <> 1 OR SUM(kind IN ('charge', 'release')) > 1 OR SUM(held_change) < 0
            """
    ) { "\(JobID($0.integer(0))), round \($0.integer(1)): its entries are not one hold and one settlement at most." }

    private static let paidTwice = LedgerCheck(
        sql: """
            SELECT job, COUNT(*) FROM ledger WHERE job IS NOT NULL AND kind = 'charge' AND balance_change < 0 GROUP BY job
            HAVING COUNT(*) > 1
            """
    ) { "\(JobID($0.integer(0))) was charged \($0.integer(1)) times." }

    private static let withoutHold = LedgerCheck(
        sql: """
            SELECT id FROM job WHERE (vtime IS NOT NULL OR ready_at IS NOT NULL) AND NOT EXISTS (
                SELECT 1 FROM ledger WHERE job = job.id AND round = job.round AND step = 1
                    AND tenant = job.tenant AND held_change = job.price)
            """
    ) { "\(JobID($0.integer(0))) is unfinished and nothing is held for it." }

    private static let heldWithoutJob = LedgerCheck(
        sql: """
            SELECT job FROM ledger AS hold WHERE step = 1 AND NOT EXISTS (
                SELECT 1 FROM ledger WHERE job = hold.job AND round = hold.round AND step = 2)
            AND NOT EXISTS (SELECT 1 FROM job WHERE id = hold.job AND round = hold.round AND finished_at IS NULL)
            """
    ) { "\(JobID($0.integer(0))): credits are held though it has ended." }

    private static let unfinished = LedgerCheck(
        sql: """
            SELECT tenant.id, unfinished, COALESCE(n, 0) FROM tenant
            LEFT JOIN (SELECT tenant, COUNT(*) AS n FROM job WHERE finished_at IS NULL GROUP BY tenant) AS jobs
                ON jobs.tenant = tenant.id
            WHERE unfinished <> COALESCE(n, 0)
            """
    ) { "Tenant '\($0.text(0))' counts \($0.integer(1)) unfinished jobs and has \($0.integer(2))." }

    private static let totals = LedgerCheck(
        sql: """
            SELECT 'queued', queued, (SELECT COUNT(*) FROM job WHERE state = 'queued') AS n FROM totals WHERE queued <> n
            UNION ALL
            SELECT 'running', running, (SELECT COUNT(*) FROM job WHERE state = 'running') AS n FROM totals
                WHERE running <> n
            UNION ALL
            SELECT 'ended', completed + failed + cancelled,
                (SELECT COUNT(*) FROM job WHERE finished_at IS NOT NULL) AS n FROM totals
                WHERE completed + failed + cancelled <> n
            """
    ) { "The store counts \($0.integer(1)) \($0.text(0)) jobs and has \($0.integer(2))." }
}
