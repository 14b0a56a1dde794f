package import ChassisCore
package import ChassisStore

/// How a model stands that is not always loaded.
package struct ModelState: Sendable, Hashable {
    package enum Word: String, CaseIterable, Sendable { case ready, warming, cold }

    package var model: Model
    package var word: Word
    /// While it is warming: since when, and how long that still takes if anybody knows.
    package var since: Timestamp?
    package var left: Duration?
    /// `nil` before the first load.
    package var loads: ModelLoadFigures?

    package var row: JSON {
        let loads = self.loads
        return [
            "model": .string(model.name), "provider": .string(model.provider), "state": .string(word.rawValue),
            "warming_since": .init(since), "ready_in_ms": left.map { .integer($0.milliseconds) } ?? .null,
            "while_warming": .init(model.warm?.whileWarming.rawValue), "loads": .integer(Int64(loads?.ready ?? 0)),
            "failed_loads": .integer(Int64(loads?.failed ?? 0)),
            "typical_load_ms": loads?.typical.map { .integer($0.milliseconds) } ?? .null,
            "load_cost_nano_usd": loads.map { .init($0.cost) } ?? .integer(0), "used_at": .init(loads?.usedAt),
            "last_error": loads?.newest.outcome == .failed ? .init(loads?.newest.message) : .null,
        ]
    }
}

extension Engine {
    /// The models that were declared as not always loaded, or were loaded at some time, in the order of the file.
    package func modelStates() async throws(StoreError) -> [ModelState] {
        let loads = try await store.modelLoads()
        let now = clock.now()
        return setup.workspace.models.compactMap { model in
            let figures = loads[model.name]
            guard model.warm != nil || figures != nil else { return nil }
            var state = ModelState(model: model, word: .ready, loads: figures)
            if let newest = figures?.newest, newest.kind == .load, newest.isUnderWay(at: now) {
                (state.word, state.since) = (.warming, newest.began)
                state.left = figures?.typical.map { max(.zero, newest.began + $0 - now) }
                return state
            }
            switch health.warmth.standing(of: model, at: now) {
            case .warm: break
            case .cold: state.word = .cold
            case .warming(let left): (state.word, state.left) = (.warming, left)
            }
            return state
        }
    }

    /// Loads a model now, or waits for the load that is under way anywhere.
    ///
    /// - Throws: `.modelNotLoaded` with the service's words.
    package func loadModel(_ name: String) async throws(EngineError) -> ModelLoad {
        guard let model = setup.workspace.model(name) else {
            throw .unknownModel(name, known: setup.workspace.models.map(\.name))
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
