package import ChassisCore
import Foundation

/// A tenant and its credits.
package struct TenantAccount: Sendable, Hashable, Identifiable {
    package var id: String
    package var name: String
    package var plan: String
    /// Bought and granted minus charged, holds included.
    package var balance: Credits
    /// Set aside for unfinished jobs.
    package var held: Credits
    package var unfinishedJobs: Int

    /// What new jobs can be paid from.
    package var available: Credits { balance - held }
}

extension Store {
    private static let accountsQuery = Query(
        """
        SELECT id, name, plan, balance, held, unfinished FROM tenant WHERE substr(id, 1, 1) <> '~' ORDER BY id
        """)

    /// Every customer there ever was, by id; our own tenants are left out.
    package func tenantAccounts() async throws(StoreError) -> [TenantAccount] {
        try await read { connection in
            try connection.all(Self.accountsQuery) {
                TenantAccount(
                    id: $0.text(0), name: $0.text(1), plan: $0.text(2), balance: Credits(milli: $0.integer(3)),
                    held: Credits(milli: $0.integer(4)), unfinishedJobs: $0.int(5))
            }
        }
    }

    private static let availableQuery = Query("SELECT balance - held FROM tenant WHERE id = ?")

    /// What a tenant's new jobs can be paid from; `nil` for one that was never there.
    package func availableCredits(of tenant: String) async throws(StoreError) -> Credits? {
        try look { try $0.first(Self.availableQuery, [.text(tenant)]) { Credits(milli: $0.integer(0)) } }
    }

    /// Brings names and plans up to the workspace's, and gives this month's grants that are due: also what a plan gives
    /// more than the one that the month began with. Tenants that are no longer in the workspace stay as they are.
    package func syncTenants(_ tenants: [Tenant], _ plans: [Plan], now: Timestamp) async throws(StoreError) {
        let plans = Dictionary(plans.map { ($0.name, $0) }) { first, _ in first }
        try await write { transaction in
            for tenant in tenants {
                guard let plan = plans[tenant.plan] else {
                    throw StoreError.invalid("plan '\(tenant.plan)' of tenant '\(tenant.id)'")
                }
                try transaction.meet(tenant, plan: plan, now: now)
                try transaction.catchUp(tenant.id, plan: plan, now: now)
                guard var account = try transaction.account(tenant.id) else { continue }
                guard account.name != tenant.name || account.plan != tenant.plan else { continue }
                account.name = tenant.name
                account.plan = tenant.plan
                transaction.change { $0.set(account, of: tenant.id) }
            }
        }
    }

    /// Adds credits once for each key: the same grant sent again does nothing. Kept is the key's hash alone, because people
    /// take what names a payer for it; entries that were made with the key itself keep theirs.
    ///
    /// - Returns: Whether this call added them.
    /// - Throws: `.unknownTenant`; `.grantConflict` for a known key with another amount; `.insufficientCredits` when a
    ///   negative grant would take what is held or not there.
    @discardableResult
    package func grantCredits(
        tenant: String, _ credits: Credits, key: String, now: Timestamp
    ) async throws(StoreError) -> Bool {
        guard !tenant.isEmpty else { throw .emptyTenant }
        return try await write { transaction in
            let old = "grant:\(key)"
            let hash = Data(IdempotencyKey(key, route: "grant").hash).base64EncodedString()
            let key = try transaction.granted(to: tenant, key: old) == nil ? "grant:\(hash)" : old
            if try transaction.grant(credits, to: tenant, key: key, at: now) { return true }
            let before = try transaction.granted(to: tenant, key: key)
            guard before == credits else {
                throw StoreError.grantConflict(tenant: tenant, granted: before ?? .zero)
            }
            return false
        }
    }
}
