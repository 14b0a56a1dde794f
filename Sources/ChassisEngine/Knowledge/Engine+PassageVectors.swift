import ChassisCore
import ChassisStore
import Logging

extension Engine {
    private static let lease = Duration.seconds(90)
    private static let patience = Duration.seconds(60)

    /// Makes the vectors of passages that are missing, a call at a time, for as long as the process works.
    ///
    /// Each is made once for each version of its text and kept in the store; a changed article costs its changed passages
    /// alone. One process at a time makes them; the others read them when they are there.
    func keepPassageVectors() async {
        while !Task.isCancelled {
            let isBusy = await makePassageVectors()
            do { try await clock.sleep(for: isBusy ? .milliseconds(10) : .seconds(3)) } catch { return }
        }
    }

    /// Makes the next ones.
    ///
    /// - Returns: Whether there may be more to do at once.
    func makePassageVectors() async -> Bool {
        let setup = self.setup
        guard let (_, _, model) = setup.vectorModels else { return false }
        let missing = await unkept(setup)
        guard !missing.isEmpty else { return false }
        guard let provider = setup.providers[model.provider] as? any EmbeddingProvider,
            let settings = setup.settings(of: model.provider), setup.unusable[model.provider] == nil
        else {
            setup.passages.problem = "'\(model.name)' makes no vectors, or has no key"
            return false
        }
        // The same question as at the one door to providers, asked for each tenant whose article it is.
        let refusals = Dictionary(
            setup.workspace.tenants.map { ($0.id, $0.rules.refusal(of: settings)) }, uniquingKeysWith: { one, _ in one }
        )
        let allowed = missing.filter { passage in passage.readers.allSatisfy { refusals[$0] == .some(nil) } }
        let now = clock.now()
        guard let first = allowed.first, health.isHealthy(model.name, at: clock.monotonicNanoseconds()),
            (try? await store.leasePassages(owner: boot, until: now + Self.lease, now: now)) == true
        else { return false }
        let owner = first.readers.count == 1 ? first.readers.first : nil
        let part = allowed.filter { $0.readers == first.readers }.prefix(setup.passages.batch)
        return await make(Array(part), for: owner ?? InternalTenant.knowledge, by: model, provider, settings, setup)
    }

    /// The passages that have no vector, neither here nor in the store.
    private func unkept(_ setup: Setup) async -> [PassageShelf.Passage] {
        let missing = setup.passages.missing(setup.maskedPassages)
        guard !missing.isEmpty, let kept = try? await store.passageVectors(missing.map(\.hash)) else { return missing }
        let found = zip(missing, kept).compactMap { passage, vector in vector.map { (passage, $0) } }
        guard !found.isEmpty else { return missing }
        setup.passages.put(found.map { (place: $0.0.place, vector: $0.1) })
        try? await store.usePassageVectors(found.map(\.0.hash), now: clock.now())
        return zip(missing, kept).filter { $0.1 == nil }.map(\.0)
    }

    private func make(
        _ passages: [PassageShelf.Passage], for tenant: String, by model: Model, _ provider: any EmbeddingProvider,
        _ settings: ProviderSettings, _ setup: Setup
    ) async -> Bool {
        var timeouts = settings.timeouts
        // Nobody waits for it.
        (timeouts.firstByte, timeouts.total) = (Self.patience, Self.patience)
        let request = EmbeddingRequest(model: model.name, inputs: passages.map(\.text))
        let (start, begin) = (clock.monotonicNanoseconds(), clock.now())
        // Within the lease, so that nobody else makes the same ones meanwhile.
        let time = CallTime(timeouts, patience: Self.patience, until: begin + Self.lease, now: begin)
        let made: Embeddings
        switch await provider.embed(request, model: model.id, within: time, clock) {
        case .success(let vectors):
            made = vectors
            health.ended(model.name, nil, at: clock.monotonicNanoseconds())
        case .failure(let error):
            health.ended(model.name, error, at: clock.monotonicNanoseconds())
            if error.kind == .cancelled { return false }
            // A text that the service won't take must not keep the others from their vectors.
            if error.refusesRequest {
                setup.passages.refused(passages)
                return true
            }
            if case .timedOut = error.kind { setup.passages.slowDown() }
            setup.passages.problem = error.code
            logger.warning("no vectors of passages", metadata: ["model": "\(model.name)", "error": "\(error.code)"])
            return false
        }
        setup.passages.pace(passages.count, took: .nanoseconds(clock.monotonicNanoseconds() - start))
        let now = clock.now()
        let vectors = zip(passages, made.vectors).compactMap { passage, vector in
            QuantizedVector(vector).map { (passage, $0) }
        }
        let kept = MadePassageVectors(
            vectors: vectors.map { (hash: $0.0.hash, vector: $0.1) }, tenant: tenant, model: model.name,
            usage: made.usage,
            cost: made.usage.state == .absent ? nil : model.price(at: now)?.cost(of: made.usage),
            terms: setup.workspace.plan(ofTenant: tenant).map(Terms.init))
        do throws(StoreError) { try await store.keepPassageVectors(kept, now: now) } catch {
            logger.error("vectors of passages can't be kept", metadata: ["error": "\(error)"])
            return false
        }
        setup.passages.put(vectors.map { (place: $0.0.place, vector: $0.1) })
        setup.passages.giveUp(passages)
        setup.passages.problem = nil
        return true
    }
}
