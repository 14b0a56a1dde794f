import ChassisCore

/// Looks up what the workspace knows about the input: the tenant's own articles and the shared ones.
///
/// Stands behind `Route`, because a cached answer needs no context. Every candidate is traced, used or not.
package struct Retrieve: Stage {
    package static let name = "retrieve"
    package static let isSkippedOnceAnswered = true

    package func run(_ call: inout Call) async throws(StageError) {
        guard let policy = call.feature.retrieval else {
            call.notes["retrieval"] = "off"
            return
        }
        let found = call.setup.knowledge.search(call.input, tenant: call.tenant.id, limit: policy.documents * 2)
        let floor = (found.first?.score ?? 0) * policy.minRelativeScore
        var tokens = 0
        var used = 0
        call.context = found.map { passage in
            let size = TokenEstimate.count(passage.text)
            let fits = tokens + size <= call.feature.budget.context
            guard used < policy.documents, passage.score >= floor, fits else {
                return RetrievedDocument(passage, used: false)
            }
            tokens += size
            used += 1
            return RetrievedDocument(passage, used: true)
        }
        call.notes["candidates"] = String(found.count)
        call.notes["used"] = String(used)
        call.notes["tokens"] = String(tokens)
    }
}
