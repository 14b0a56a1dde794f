import ChassisCore

extension ModelWarmth {
    /// Refuses a model that is not loaded, and sees to it that it will be.
    func require(_ model: Model, at now: Timestamp) throws(StageError) {
        switch standing(of: model, at: now) {
        case .warm: return
        case .cold:
            ask(for: model)
            throw .warming(model: model.name, left: nil)
        case .warming(let left): throw .warming(model: model.name, left: left)
        }
    }
}

extension Call {
    /// Sends the job back to its queue while a model is loaded that it can't do without, and leaves out those that are
    /// loading where others may answer meanwhile. Costs nobody anything: no provider has been asked yet.
    mutating func mind(_ warmth: ModelWarmth, at now: Timestamp) throws(StageError) {
        // Last, because a load may end while this looks: what it took is known before its model counts as loaded.
        defer { noteWait(warmth, at: now) }
        for model in needed where warmth.standing(of: model, at: now) != .warm { try warmth.require(model, at: now) }
        var ready: [Model] = []
        var loading: [String] = []
        var refusal: StageError?
        for model in route.candidates {
            do throws(StageError) {
                // What stands behind a model that is ready is loaded when it is needed.
                if !ready.isEmpty, warmth.standing(of: model, at: now) != .warm {
                    loading.append("\(model.name): not loaded, asked last")
                    continue
                }
                try warmth.require(model, at: now)
                ready.append(model)
            } catch {
                if ready.isEmpty, model.warm?.whileWarming == .wait {
                    notes["warming"] = error.message
                    throw error
                }
                refusal = refusal ?? error
                loading.append("\(model.name): loading, asked last")
            }
        }
        guard !loading.isEmpty else { return }
        if ready.isEmpty, let refusal {
            notes["warming"] = refusal.message
            throw refusal
        }
        let names = Set(ready.map(\.name))
        route.candidates = ready + route.candidates.filter { !names.contains($0.name) }
        notes["models"] = route.candidates.map(\.name).joined(separator: ", ")
        notes["skipped"] = ([notes["skipped"]].compactMap(\.self) + loading).joined(separator: "; ")
    }

    /// Models besides those that answer, without which there will be no answer.
    private var needed: [Model] {
        var names: [String] = []
        if let name = feature.guardPolicy?.model { names.append(name) }
        if let pin = eval?.pin, pin.sample.scorer == .judge, let judge = pin.judge { names.append(judge.model) }
        return names.compactMap { setup.workspace.model($0) }
    }

    /// Says how long the job waited for a load, so that nobody takes it for the model's own time.
    private mutating func noteWait(_ warmth: ModelWarmth, at now: Timestamp) {
        guard let error = job.error, error.code == JobError.warmingCode else { return }
        if job.attempts == 1, let since = job.startedAt {
            notes["warming.waited"] = "\((now - since).milliseconds) ms"
        }
        let loads = route.candidates.compactMap { model in
            warmth.lastLoad(of: model.name).map { "\(model.name) \($0.milliseconds) ms" }
        }
        if !loads.isEmpty { notes["warming.load"] = loads.joined(separator: ", ") }
    }
}
