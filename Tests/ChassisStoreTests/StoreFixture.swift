import ChassisCore
import ChassisStore
import ChassisTestSupport

/// A real store in a folder of its own, and short ways to make things happen in it.
struct StoreFixture {
    let folder: TemporaryFolder
    let store: Store
    let clock = ManualClock()

    init() throws {
        folder = try TemporaryFolder()
        store = try Store.open(at: folder.file("chassis.sqlite"))
    }

    init(folder: TemporaryFolder, store: Store) { (self.folder, self.store) = (folder, store) }

    var now: Timestamp { clock.now() }
    var path: String { store.path }

    static func plan(
        _ name: String = "pro", credits: Int64 = 1_000_000, weight: Int = 1, maxQueuedJobs: Int = 10_000
    ) -> Plan {
        Plan(name: name, monthlyCredits: Credits(milli: credits), weight: weight, maxQueuedJobs: maxQueuedJobs)
    }

    func admission(
        tenant: String = "acme", plan: Plan = StoreFixture.plan(), feature: String = "answer", credits: Int64 = 1000,
        priority: Priority = .normal, key: IdempotencyKey? = nil, hash: [UInt8] = [1], input: [UInt8] = [9, 9, 9],
        maxQueuedJobs: Int = 100_000
    ) -> Admission {
        Admission(
            tenant: Tenant(id: tenant, name: "Tenant \(tenant)", plan: plan.name), plan: plan, feature: feature,
            credits: Credits(milli: credits), promptName: "support", promptVersion: 2, priority: priority,
            maxAttempts: 3, deadline: now + .seconds(300), idempotencyKey: key, requestHash: hash, sealedInput: input,
            maxQueuedJobs: maxQueuedJobs, now: now, queue: .standard)
    }

    @discardableResult
    func admit(_ admission: Admission? = nil) async throws -> Job {
        try await store.admitJob(admission ?? self.admission()).job
    }

    func claim(_ limit: Int = 1, owner: String = "test", lease: Duration = .seconds(15)) async throws -> [ClaimedJob] {
        try await store.claimJobs(queue: .standard, owner: owner, limit: limit, lease: lease, now: now)
    }

    func settle(_ claimed: ClaimedJob, _ outcome: Settlement.Outcome = .completed) async throws {
        try await store.settleJob(Settlement(lease: claimed.lease, outcome: outcome, now: now))
    }

    func account(_ tenant: String = "acme") async throws -> TenantAccount? {
        try await store.tenantAccounts().first { $0.id == tenant }
    }
}

let failure = JobError(code: "provider_timeout", message: "It took too long.", remedy: nil)
