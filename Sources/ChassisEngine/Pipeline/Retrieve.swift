package import ChassisCore

/// Looks up what the workspace knows about the input: the tenant's own articles and the shared ones.
///
/// Stands behind `Route`, because a cached answer needs no context. Every candidate is traced, used or not.
package struct Retrieve: Stage {
    package static let name = "retrieve"
    package static let isSkippedOnceAnswered = true
    private let health: ModelHealth
    private let clock: any WallClock

    package init(health: ModelHealth, clock: any WallClock) {
        self.health = health
        self.clock = clock
    }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let policy = call.feature.retrieval else {
            call.notes["retrieval"] = "off"
            return
        }
        let owner = call.eval.map { $0.pin.knowledgeOwner(in: call.setup.workspace) } ?? call.tenant.id
        let plan = owner.flatMap { call.setup.workspace.tenant($0)?.plan }
        let reader = KnowledgeReader(tenant: owner, plan: plan)
        let candidates: [KnowledgeCandidate]
        if policy.vectors, let models = call.setup.vectorModels {
            let (shelf, vector) = await vectors(models.settings, models.question, &call)
            candidates = call.setup.knowledge.candidates(
                call.input, for: reader, limit: policy.documents * 2, shelf, vector)
        } else {
            candidates = call.setup.knowledge.candidates(
                call.input, for: reader, limit: policy.documents * 2, withVectors: policy.vectors)
        }
        let found = candidates.map(\.passage)
        let floor = (found.map(\.score).max() ?? 0) * policy.minRelativeScore
        var tokens = 0
        var used = 0
        let counter = call.counter
        let masker = call.setup.masker
        var masks = call.masks
        call.context = found.map { found in
            // Articles may name people too, and go where inputs go: to a provider and into a trace.
            let passage = call.setup.screen.masked(found, masker, region: call.tenant.region, map: &masks)
            let size = counter.count(passage.text)
            let fits = tokens + size <= call.feature.budget.context
            guard used < policy.documents, passage.score >= floor, fits else {
                return RetrievedDocument(passage, used: false)
            }
            tokens += size
            used += 1
            return RetrievedDocument(passage, used: true)
        }
        call.masks = masks
        note(candidates, &call)
        call.notes["candidates"] = String(found.count)
        call.notes["used"] = String(used)
        call.notes["tokens"] = String(tokens)
        call.notes["knowledge"] = call.setup.knowledge.version
    }

    /// The passages' vectors and the question's; no shelf where words have to do, and the trace says why.
    private func vectors(
        _ settings: KnowledgeSettings.Vectors, _ model: Model, _ call: inout Call
    ) async -> (VectorShelf?, [Float]) {
        let passages = call.setup.passages
        guard let shelf = passages.shelf else {
            let why = passages.problem.map { " (\($0))" } ?? ""
            call.notes["vectors"] = "off: the passages have none yet\(why); words alone"
            return (nil, [])
        }
        let embedder = Embedder(model: model, health: health, clock: clock)
        let text = settings.questionPrefix + call.input
        switch await embedder.vector(of: text, form: QuestionForm(""), &call) {
        case .failure(let reason):
            call.notes["vectors"] = "off: \(reason.text); words alone"
            return (nil, [])
        case .success(let vector) where vector.count != shelf.dimensions:
            call.notes["vectors"] =
                "off: the question's has \(vector.count) numbers, the passages' \(shelf.dimensions); words alone"
            return (nil, [])
        case .success(let vector):
            let (made, all) = passages.progress
            call.notes["vectors"] = "\(embedder.name), \(made) of \(all) passages"
            return (shelf, vector)
        }
    }

    /// Each candidate with what speaks for it, in the order in which they were taken.
    private func note(_ candidates: [KnowledgeCandidate], _ call: inout Call) {
        for (place, (candidate, document)) in zip(candidates, call.context).enumerated() {
            var text = "\(candidate.passage.id) words \(candidate.lexical.rounded(to: 4))"
            if let cosine = candidate.cosine { text += ", vector \(cosine.rounded(to: 4))" }
            if candidate.passage.score != candidate.lexical {
                text += ", fused \(candidate.passage.score.rounded(to: 4))"
            }
            call.notes["candidate.\(place + 1)"] = text + (document.used ? ", used" : "")
        }
    }
}
