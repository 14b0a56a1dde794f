package import ChassisCore
package import ChassisStore

/// How a model stands: whether it is loaded, and whether it answers.
package struct ModelState: Sendable, Hashable {
    package enum Word: String, CaseIterable, Sendable {
        case ready, warming, cold
        /// It is not always loaded, and nobody has asked it yet.
        case unknown
        /// Its last load failed, and nothing has answered since.
        case failed
        /// Its breaker is open: it failed, and is asked last.
        case out
        /// Its provider has no key, so that nobody asks it.
        case unusable
    }

    package var model: Model
    package var word: Word
    /// While it is warming, failed or out: since when; and how long warming still takes if anybody knows.
    package var since: Timestamp?
    package var left: Duration?
    /// `nil` before the first load.
    package var loads: ModelLoadFigures?
    package var outage: ModelOutage?

    package var row: JSON {
        let loads = self.loads
        return [
            "model": .string(model.name), "provider": .string(model.provider), "state": .string(word.rawValue),
            "warming_since": word == .warming ? .init(since) : .null,
            "ready_in_ms": left.map { .integer($0.milliseconds) } ?? .null,
            "while_warming": .init(model.warm?.whileWarming.rawValue), "loads": .integer(Int64(loads?.ready ?? 0)),
            "failed_loads": .integer(Int64(loads?.failed ?? 0)),
            "typical_load_ms": loads?.typical.map { .integer($0.milliseconds) } ?? .null,
            "load_cost_nano_usd": loads.map { .init($0.cost) } ?? .integer(0), "used_at": .init(loads?.usedAt),
            "last_error": .init(outage?.reason ?? (loads?.newest.outcome == .failed ? loads?.newest.message : nil)),
            "out_since": .init(outage?.since), "asked_again_at": .init(outage?.until),
            "failures": .integer(Int64(outage?.failures ?? 0)),
        ]
    }
}

extension Engine {
    /// Every model of the workspace, in the order of the file.
    package func modelStates() async throws(StoreError) -> [ModelState] {
        let loads = try await store.modelLoads()
        let outages = try await store.modelOutages()
        let now = clock.now()
        return setup.workspace.models.map { model in
            var state = ModelState(
                model: model, word: .ready, loads: loads[model.name], outage: outages[model.name])
            if let newest = state.loads?.newest, newest.kind == .load, newest.isUnderWay(at: now) {
                (state.word, state.since) = (.warming, newest.began)
                state.left = state.loads?.typical.map { max(.zero, newest.began + $0 - now) }
            } else if setup.unusable[model.provider] != nil {
                state.word = .unusable
            } else if let outage = state.outage {
                (state.word, state.since) = (.out, outage.since)
            } else if let failed = state.loads?.unansweredFailure {
                (state.word, state.since) = (.failed, failed)
            } else {
                switch health.warmth.standing(of: model, at: now) {
                case .warm: state.word = isUnknown(model, state.loads) ? .unknown : .ready
                case .cold: state.word = .cold
                case .warming(let left): (state.word, state.left) = (.warming, left)
                }
            }
            return state
        }
    }

    /// Whether nobody knows if a model is loaded: it need not be, and it has answered nobody.
    private func isUnknown(_ model: Model, _ loads: ModelLoadFigures?) -> Bool {
        model.warm != nil && loads?.usedAt == nil && (loads?.ready ?? 0) == 0 && !health.warmth.wasUsed(model.name)
    }

    /// Loads a model now, or waits for the load that is under way anywhere.
    ///
    /// - Throws: `.modelNotLoaded` with the service's words.
    package func loadModel(_ name: String) async throws(EngineError) -> ModelLoad {
        guard let model = setup.workspace.model(name) else {
            throw .eval(.unknownModel(name, known: setup.workspace.models.map(\.name)))
        }
        let changes = store.changes()
        var newest: ModelLoad?
        // One whose process went silent is over, and is begun again here.
        for _ in 0..<3 where newest == nil || newest?.ended == nil {
            await ModelLoader(engine: self).load(model)
            newest = try await newestLoad(of: name)
            while let load = newest, load.isUnderWay(at: clock.now()), !Task.isCancelled {
                // A process that dies commits nothing, so its lease is waited for as well.
                _ = await changes.hasNext(within: load.leaseUntil - clock.now(), clock)
                newest = try await newestLoad(of: name)
            }
        }
        guard let load = newest, load.outcome == .ready else {
            throw .modelNotLoaded(name, why: newest?.message ?? "its process went silent.")
        }
        return load
    }

    private func newestLoad(of name: String) async throws(EngineError) -> ModelLoad? {
        do { return try await store.modelLoads()[name]?.newest } catch { throw .store(error) }
    }
}
