import ChassisCore
import ChassisStore

extension Engine {
    /// Ends a tenant's jobs and deletes what it said and was answered; its ledger stays.
    ///
    /// It must be out of the workspace already, so that no process takes a job of it meanwhile. Running jobs are asked
    /// to stop, and nothing is deleted until they have: each would write its answer again.
    ///
    /// - Returns: Whether the deleted bytes are out of the store's log too (`Store.eraseTenant`).
    /// - Throws: `.store(.tenantBusy)`: ask again in a moment.
    package func eraseTenant(_ tenant: String) async throws(EngineError) -> Bool {
        do throws(StoreError) {
            let ofTenant = JobFilter.Expression.field(.tenant, [.text(.init(pieces: [tenant.lowercased()]))])
            let filter = JobFilter(.and([ofTenant, .field(.state, [.state(.unfinished)])]))
            let jobs = try await store.jobs(matching: filter, now: clock.now())
            _ = try await store.requestCancel(
                jobs.map { JobTarget(id: $0.id, version: $0.version) }, now: clock.now())
            let left = try await store.remains(of: tenant).unfinishedJobs
            guard left == 0 else { throw .tenantBusy(tenant: tenant, jobs: left) }
            return try await store.eraseTenant(tenant)
        } catch { throw .store(error) }
    }
}
