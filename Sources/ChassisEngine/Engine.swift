package import ChassisCore
package import ChassisStore
package import Logging
import Synchronization

/// The commands: submit, cancel, retry, run. Command line, console and API all call these, and read from the store.
///
/// One engine for a process. Making it brings the store up to the workspace and starts nothing; `WorkerPool.run` works
/// the jobs.
package final class Engine: Sendable {
    package let store: Store
    package let clock: any WallClock
    let vault: Vault
    let health = ModelHealth()
    let hub: EventHub
    let answers = AnswerShelf()
    let seating = Seating()
    /// Run once per process, even when a gate's eval run adds a second worker pool.
    let (warming, vectorMaking) = (Turn(), Turn())
    package let meters = EngineMeters()
    package let logger: Logger
    package let golden: GoldenFiles
    /// Names this run of this process in leases; never used again.
    let boot: String
    private let current: Mutex<Setup>
    private let staleness = Atomic(false)
    private let makeProviders: @Sendable ([ProviderSettings]) -> [any Provider]
    private let environment: @Sendable (String) -> String?
    private let vocabularies: Vocabularies

    /// Writes the workspace's tenants and plans into the store, approves the bundles that are the first of their features,
    /// and notes those that are in force, unless the store is open for reading only; reads what earlier processes left:
    /// activations, calibrations, uses of models.
    ///
    /// - Parameter makeProviders: Called for the workspace's providers, again whenever they change.
    /// - Throws: `SchemaError` for a schema that can't be used; `StoreError` when the store can't be read or written.
    package init(
        workspace: Workspace, store: Store, vault: Vault, clock: any WallClock, logger: Logger,
        golden: GoldenFiles = .none, vocabularies: Vocabularies = .none,
        environment: @escaping @Sendable (String) -> String?,
        makeProviders: @escaping @Sendable ([ProviderSettings]) -> [any Provider]
    ) async throws {
        self.store = store
        self.vault = vault
        self.clock = clock
        self.logger = logger
        self.golden = golden
        self.environment = environment
        self.makeProviders = makeProviders
        self.vocabularies = vocabularies
        hub = EventHub(store: store, vault: vault, clock: clock, logger: logger)
        boot = Boot.newName()
        current = Mutex(
            try Setup(
                workspace, providers: makeProviders(workspace.providers), clock: clock, vocabularies: vocabularies,
                environment: environment))
        if !store.isReadOnly { try await store.syncTenants(workspace.tenants, workspace.plans, now: clock.now()) }
        try await readActivations(isStart: true)
        await readCalibrations()
        await readModelUses()
        if !store.isReadOnly { await approveFirstBundles() }
        for warning in setup.activationWarnings { logger.warning("\(warning)") }
        if !store.isReadOnly { try await noteBundles() }
    }

    /// Takes every model for well again, as after a start.
    package func forgetModelFailures() { health.forget() }

    /// The configuration in force.
    package var setup: Setup { current.withLock { $0 } }

    /// Whether the files say something else than what is in force, because what they say is refused.
    package var isConfigurationStale: Bool { staleness.load(ordering: .relaxed) }

    /// Notes what became of the newest files, for health and metrics.
    package func noteConfiguration(isRefused: Bool) { staleness.store(isRefused, ordering: .relaxed) }

    /// Changes the configuration in one step.
    func change(_ body: (Setup) -> Setup) { current.withLock { $0 = body($0) } }

    /// Puts a changed workspace in force for all later jobs; those that run keep the one they began with.
    ///
    /// - Throws: As `init`.
    package func use(_ workspace: Workspace) async throws {
        let old = setup
        let providers =
            old.workspace.providers == workspace.providers
            ? Array(old.providers.values) : makeProviders(workspace.providers)
        vocabularies.forgetFailures()
        let new = try Setup(
            workspace, providers: providers, clock: clock, vocabularies: vocabularies, environment: environment
        ).with(old.calibration, tokens: old.tokenCalibrations)
        if !store.isReadOnly { try await store.syncTenants(workspace.tenants, workspace.plans, now: clock.now()) }
        // Who mends a model's address or key waits for no breaker that the old one opened.
        health.forget(workspace.models.filter { $0.isServedOtherwise(in: workspace, than: old.workspace) }.map(\.name))
        change { new.following($0.activations, newest: $0.newestActivation, approvals: $0.approvals) }
        await readModelUses()
        if !store.isReadOnly {
            await approveFirstBundles()
            await recordEditedVersions(from: old.workspace, to: workspace)
            try await noteBundles()
        }
        logger.info("configuration changed", metadata: ["features": "\(workspace.features.count)"])
    }

    /// Ends the jobs that wait at once, their holds given back where nothing of their answers could be read, and asks the
    /// workers of those that run to end them.
    ///
    /// - Parameter targets: With the version that whoever decides has seen; without one, the job as it stands.
    /// - Returns: What became of each; a job that has moved on since it was seen is left as it is.
    /// - Throws: `StoreError.busy` when another process held the write lock for 5 s; then nothing was changed.
    package func cancelJobs(_ targets: [JobTarget]) async throws(StoreError) -> [JobID: ActionOutcome] {
        try await store.requestCancel(targets, now: clock.now())
    }

    /// Puts jobs that failed or were cancelled back in their queues, with new holds on their tenants' credits.
    ///
    /// - Parameter targets: With the version that whoever decides has seen; without one, the job as it stands.
    /// - Returns: What became of each; a job that has moved on since it was seen is left as it is.
    /// - Throws: `StoreError.busy` when another process held the write lock for 5 s; then nothing was changed.
    package func retryJobs(_ targets: [JobTarget]) async throws(StoreError) -> [JobID: ActionOutcome] {
        try await store.retryJobs(targets, now: clock.now())
    }

    /// The answer as the user gets it, personal data put back. Its caller prints it to that user alone.
    package func output(of job: Job) async throws(EngineError) -> String { try await answer(of: job).shownText }

    /// What the client gave with the job; its caller gives it to that tenant alone.
    package func metadata(of job: Job) async throws(EngineError) -> JSON? {
        let sealed: [UInt8]?
        do { sealed = try await store.sealedMetadata(job.id) } catch { throw .store(error) }
        guard let sealed else { return nil }
        let bytes: [UInt8]
        do { bytes = try vault.open(sealed, for: job.tenant, as: .metadata) } catch { throw .vault(error) }
        return try? JSON(parsing: bytes)
    }
}

extension Model {
    /// Whether it, or the provider that runs it, was changed.
    fileprivate func isServedOtherwise(in new: Workspace, than old: Workspace) -> Bool {
        func settings(_ workspace: Workspace) -> ProviderSettings? { workspace.providers.first { $0.name == provider } }
        return old.model(name) != self || settings(old) != settings(new)
    }
}
