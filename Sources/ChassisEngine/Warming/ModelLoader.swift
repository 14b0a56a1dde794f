import ChassisCore
import ChassisStore
import Logging
import Synchronization

/// Loads models, each once over all processes, and keeps them loaded in their hours.
///
/// A load is a call of one token that is sent again while the service says that it is loading. It belongs to nobody's
/// job: its patience is the model's `warm: {timeout}`, its end is the process's. Its cost is ours, beside all jobs.
struct ModelLoader: Sendable {
    let engine: Engine
    /// Between two questions of whether it is there.
    private static let pauses = Duration.milliseconds(250)...Duration.seconds(5)

    private var warmth: ModelWarmth { engine.health.warmth }

    /// Works until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            await release()
            while !Task.isCancelled {
                await follow()
                if hasEndedLately { await release() }
                await engine.readModelUses()
                wantScheduled()
                for (model, kind) in takeWanted() { group.addTask { await load(model, kind) } }
                await tellUses()
                await warmth.wake.wait(atMost: isNeeded ? .seconds(1) : .seconds(5))
            }
            group.cancelAll()
        }
    }

    private var isNeeded: Bool {
        engine.setup.workspace.models.contains { $0.warm != nil } || warmth.records.withLock { !$0.isEmpty }
    }

    private func takeWanted() -> [(Model, ModelLoad.Kind)] {
        let names = warmth.records.withLock { records in
            var names: [(String, ModelLoad.Kind)] = []
            for (name, record) in records where record.isWanted && record.began == nil {
                records[name]?.isWanted = false
                // From here on it counts as loading, whoever turns out to do it.
                if !record.isKeepOnly { records[name]?.began = engine.clock.now() }
                records[name]?.ready = record.toldWait.map { engine.clock.now() + $0 }
                records[name]?.isBusy = true
                names.append((name, record.isKeepOnly ? .keep : .load))
            }
            return names
        }
        return names.compactMap { name, kind in
            guard let model = engine.setup.workspace.model(name) else {
                warmth.records.withLock { $0[name] = nil }
                return nil
            }
            return (model, kind)
        }
    }

    /// One load, unless another process has one under way.
    func load(_ model: Model, _ kind: ModelLoad.Kind = .load) async {
        let now = engine.clock.now()
        let grant: LoadGrant
        do {
            grant = try await engine.store.beginLoad(
                of: model.name, kind: kind, owner: engine.boot, lease: ModelLoad.lease, now: now)
        } catch {
            engine.logger.error("a load could not begin", metadata: ["model": "\(model.name)", "error": "\(error)"])
            ended(model.name, failed: true)
            return
        }
        let typical = (try? await engine.store.modelLoads()[model.name])?.typical
        switch grant {
        case .held(let load) where load.kind == .keep && !isToldCold(model.name):
            // It is loaded, as far as the process knows that keeps it so.
            ended(model.name, failed: false)
        case .held(let load):
            began(model.name, at: load.began, typical: typical, isFollowed: true)
        case .granted(let load):
            if kind == .load { began(model.name, at: load.began, typical: typical, isFollowed: false) }
            engine.logger.info("model is loading", metadata: ["model": "\(model.name)"])
            await finish(load, of: model)
        }
    }

    private func finish(_ load: ModelLoad, of model: Model) async {
        let end = await renewing(load) { await LoadCalls(engine: engine, model: model, pauses: Self.pauses).run() }
        let now = engine.clock.now()
        let outcome: ModelLoad.Outcome
        switch end.failure {
        case nil: outcome = .ready
        case .cancelled?: outcome = .abandoned
        case _?: outcome = .failed
        }
        // A task of its own, so that the row is closed even as the process ends; awaited at once.
        let store = engine.store
        let message = end.failure?.message
        let isWritten = await Task {
            do throws(StoreError) {
                try await store.endLoad(load, outcome, message: message, cost: end.cost, now: now)
                return true
            } catch { return false }
        }.value
        if !isWritten { engine.logger.error("a load's end could not be noted", metadata: ["model": "\(model.name)"]) }
        ended(model.name, failed: outcome != .ready, took: load.kind == .load ? now - load.began : nil)
        if outcome == .failed {
            engine.logger.warning(
                "model could not be loaded", metadata: ["model": "\(model.name)", "error": "\(message ?? "")"])
        }
        await release()
    }

    /// Runs `body` with the load's lease renewed beside it.
    private func renewing(_ load: ModelLoad, _ body: @escaping @Sendable () async -> LoadEnd) async -> LoadEnd {
        await withTaskGroup(of: LoadEnd?.self) { group in
            group.addTask { await body() }
            group.addTask {
                while !Task.isCancelled {
                    do { try await engine.clock.sleep(for: ModelLoad.lease / 3) } catch { break }
                    try? await engine.store.renewLoad(load.id, until: engine.clock.now() + ModelLoad.lease)
                }
                return nil
            }
            var end: LoadEnd?
            for await result in group {
                end = end ?? result
                if end != nil { group.cancelAll() }
            }
            return end ?? LoadEnd(failure: .cancelled, cost: .zero)
        }
    }
}

/// What the loader remembers and passes on.
extension ModelLoader {
    private func began(_ model: String, at moment: Timestamp, typical: Duration?, isFollowed: Bool) {
        warmth.records.withLock { records in
            var record = records[model] ?? .init()
            record.began = moment
            record.isFollowed = isFollowed
            record.ready = (record.toldWait ?? typical).map { moment + $0 }
            records[model] = record
        }
    }

    private func ended(_ model: String, failed: Bool, took: Duration? = nil) {
        let now = engine.clock.now()
        warmth.records.withLock { records in
            var record = records[model] ?? .init()
            (record.began, record.ready, record.toldWait, record.isFollowed) = (nil, nil, nil, false)
            (record.isToldCold, record.isBusy) = (false, false)
            (record.failedAt, record.endedAt) = (failed ? now : nil, now)
            if !failed { record.usedAt = now }
            if let took, !failed { record.took = took }
            records[model] = record
        }
    }

    private func isToldCold(_ model: String) -> Bool {
        warmth.records.withLock { $0[model]?.isToldCold ?? false }
    }

    /// Sees what became of loads that other processes run.
    private func follow() async {
        let followed = warmth.records.withLock { records in records.filter { $0.value.isFollowed }.map(\.key) }
        guard !followed.isEmpty, let loads = try? await engine.store.modelLoads() else { return }
        let now = engine.clock.now()
        var hasEnded = false
        for name in followed {
            guard let newest = loads[name]?.newest else { continue }
            // One that is kept loaded was loaded before.
            let isKept = newest.kind == .keep && !isToldCold(name)
            guard isKept || !newest.isUnderWay(at: now) else { continue }
            hasEnded = true
            if isKept || newest.outcome == .ready || newest.outcome == .failed {
                let took = newest.kind == .load ? newest.ended.map { $0 - newest.began } : nil
                ended(name, failed: newest.outcome == .failed, took: took)
            } else {
                // Its process went silent: whoever needs the model has it loaded again.
                warmth.records.withLock { records in
                    records[name]?.began = nil
                    records[name]?.isFollowed = false
                    records[name]?.isBusy = false
                    records[name]?.isToldCold = true
                }
            }
        }
        if hasEnded { await release() }
    }

    /// Jobs may have found a model loading whose load ended while they were being sent back.
    private var hasEndedLately: Bool {
        let now = engine.clock.now()
        return warmth.records.withLock { records in
            records.values.contains { $0.endedAt.map { now - $0 < .seconds(10) } ?? false }
        }
    }

    private func release() async {
        try? await engine.store.releaseWarmingJobs(now: engine.clock.now())
    }

    /// Models that are to be ready now or soon, and would not be.
    func wantScheduled() {
        let now = engine.clock.now()
        for model in engine.setup.workspace.models {
            guard let warm = model.warm, !warm.hours.isEmpty else { continue }
            let isWanted = warmth.records.withLock { records in
                var record = records[model.name] ?? .init()
                let lead = record.took ?? .seconds(60)
                guard warm.isWanted(at: now, lead: lead), record.began == nil, !record.isWanted, !record.isBusy,
                    record.failedAt.map({ now - $0 >= .seconds(60) }) ?? true,
                    record.usedAt.map({ now - $0 >= warm.keepAlive }) ?? true
                else { return false }
                record.isWanted = true
                // A loaded one is only kept so; jobs go on meanwhile.
                record.isKeepOnly = record.usedAt.map { now - $0 < warm.idle ?? .seconds(86_400) } ?? false
                records[model.name] = record
                return true
            }
            if isWanted { engine.logger.debug("model is wanted in its hours", metadata: ["model": "\(model.name)"]) }
        }
    }

    /// For other processes, and those that come later. A use is told once in a quarter of the idle time: one write,
    /// whatever the traffic.
    private func tellUses() async {
        let idles = engine.setup.workspace.models.reduce(into: [String: Duration]()) { $0[$1.name] = $1.warm?.idle }
        guard !idles.isEmpty else { return }
        let uses = warmth.records.withLock { records in
            var uses: [String: Timestamp] = [:]
            for (name, idle) in idles {
                guard let used = records[name]?.usedAt,
                    records[name]?.toldUse.map({ used - $0 >= idle / 4 }) ?? true
                else { continue }
                records[name]?.toldUse = used
                uses[name] = used
            }
            return uses
        }
        if !uses.isEmpty { try? await engine.store.noteModelUses(uses) }
    }
}

extension Engine {
    /// Runs the loads that jobs and hours ask for, until the task is cancelled.
    func keepModelsWarm() async { await ModelLoader(engine: self).run() }

    /// What other processes know, and earlier ones knew; a model that one asked a moment ago is loaded.
    func readModelUses() async {
        guard setup.workspace.models.contains(where: { $0.warm != nil }) else { return }
        health.warmth.activate()
        guard let uses = try? await store.modelUses() else { return }
        let now = clock.now()
        health.warmth.records.withLock { records in
            // What a clock wrote that was far ahead tells nothing.
            for (name, at) in uses where at - now <= .seconds(60) {
                records[name, default: .init()].usedAt = max(at, records[name]?.usedAt ?? at)
                records[name]?.toldUse = at
            }
        }
    }
}
