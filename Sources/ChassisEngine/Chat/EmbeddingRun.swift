import ChassisCore
import ChassisStore

/// One attempt at a job that wants vectors: masked, sent, billed and traced like any call, with no prompt and no answer
/// that people read.
struct EmbeddingRun: Sendable {
    let engine: Engine
    let request: EmbeddingRequest

    /// - Returns: The bytes to be sealed as the job's output.
    func run(_ call: inout Call) async throws(StageError) -> [UInt8] {
        let clock = engine.clock
        guard call.job.deadline > clock.now() else {
            throw call.deadlinePassed
        }
        var masked = request
        let (masker, region) = (call.setup.masker, call.tenant.region)
        for index in masked.inputs.indices {
            masked.inputs[index] = masker.mask(masked.inputs[index], region: region, map: &call.masks)
        }
        masked.user = masked.user.map { masker.mask($0, region: region, map: &call.masks) }
        call.input = TokenEstimate.cut(masked.inputs.joined(separator: "\n"), to: 2000)
        call.isMasked = true

        guard let model = call.setup.workspace.model(request.model) else {
            throw .noModel(tier: call.route.tier, skipped: ["\(request.model): it is not there"])
        }
        let (opened, settings) = try call.open(model)
        guard let provider = opened as? any EmbeddingProvider else {
            throw .noModel(tier: call.route.tier, skipped: ["\(request.model): it makes no vectors"])
        }
        call.route.candidates = [model]
        let warmth = engine.health.warmth
        if warmth.isActive { try warmth.require(model, at: clock.now()) }
        let time = CallTime(settings.timeouts, until: call.job.deadline, now: clock.now())
        let asking = SideCall(
            model: model, purpose: .embeddings, time: time, health: engine.health, clock: clock)
        let embeddings: Embeddings
        do throws(ProviderError) {
            embeddings = try await asking.embed(masked, at: provider, &call)
        } catch {
            if error.kind == .cancelled { throw .cancelled }
            if error.isOfJob(isHurried: time.isHurried) { throw call.deadlinePassed }
            if error.isLoading { try warmth.require(model, at: clock.now()) }
            throw .modelsFailed(last: error, asked: 1, isTransient: error.isTransient)
        }
        warmth.used(model, at: clock.now())
        // Cut down to the length, vectors of a model that was not trained for that are worth nothing; those that were have
        // services that cut them.
        if let asked = request.dimensions, let other = embeddings.vectors.first(where: { $0.count != asked }) {
            throw .wrongDimensions(model: model.name, asked: asked, found: other.count)
        }
        call.answer.model = model
        call.answer.text = embeddings.summary
        return embeddings.stored
    }
}
