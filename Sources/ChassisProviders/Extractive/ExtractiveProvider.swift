package import ChassisCore
import Dispatch

/// The embedded model: answers from what it is given, without a network, the same way each time.
///
/// It copies rather than writes: sentences of passages answer questions, central sentences of a thread sum it up, the
/// nearest worked example classifies, labels beside a value fill a form. What it finds no evidence for it leaves out,
/// so that validation fails instead of a customer reading an invention. The last fallback when every provider is down.
///
/// Reads `InferenceRequest.material` and `schema` only; the rendered messages serve when the material is empty.
package struct ExtractiveProvider: Provider {
    package let name: String

    package init(name: String) { self.name = name }

    /// - Returns: Usage is reported: words and punctuation marks of what was read and written. `confidence` is 0…1:
    ///   the share
    ///   of the question that was covered, or the mean certainty of the fields.
    /// - Throws: `.cancelled` only.
    /// - Complexity: O(input + passages + examples); 50,000 words took 0.2–0.9 s in release on a busy machine.
    package func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let clock = ContinuousClock()
        let start = clock.now
        try checkCancellation(sent: "")
        var answer = await Self.computed(request)
        var finishReason = InferenceResponse.FinishReason.stop
        if request.schema == nil, let limit = request.maxOutputTokens, limit > 0 {
            let cut = TokenCount.cut(answer.text, to: limit)
            if cut.utf8.count < answer.text.utf8.count {
                answer.text = cut
                finishReason = .length
            }
        }
        var firstChunk: Duration?
        if let onDelta {
            var sent = ""
            for piece in TokenCount.pieces(of: answer.text) {
                try checkCancellation(sent: sent)
                if firstChunk == nil { firstChunk = clock.now - start }
                onDelta(piece)
                sent += piece
            }
        }
        try checkCancellation(sent: answer.text)
        let usage = Usage(
            state: .reported, inputTokens: Self.inputTokens(of: request),
            outputTokens: Int64(TokenCount.count(answer.text)))
        return InferenceResponse(
            text: answer.text, model: "extractive", finishReason: finishReason, usage: usage,
            timeToFirstChunk: firstChunk, confidence: min(1, max(0, answer.confidence)))
    }

    /// Always there.
    package func probe() async throws(ProviderError) {}

    private func checkCancellation(sent: String) throws(ProviderError) {
        if Task.isCancelled { throw ProviderError(provider: name, kind: .cancelled, partialText: sent) }
    }

    /// Computes on threads of its own: a long text must not hold up the few that leases and settlements share.
    private static func computed(_ request: InferenceRequest) async -> ExtractiveAnswer {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: answer(to: request)) }
        }
    }

    private static let queue = DispatchQueue(label: "chassis.extractive", qos: .utility, attributes: .concurrent)

    private static func answer(to request: InferenceRequest) -> ExtractiveAnswer {
        var material = request.material
        if material.input.isEmpty, material.passages.isEmpty {
            material.input = request.messages.last { $0.role == .user }?.content ?? ""
        }
        if let schema = request.schema {
            return FormFiller(schema: schema, material: material).answer()
        }
        if !material.passages.isEmpty {
            return PassageAnswer(question: material.input, passages: material.passages).answer()
        }
        if PassageAnswer.isQuestion(material.input) {
            return ExtractiveAnswer(text: NotCovered.text(for: material.input), confidence: 0)
        }
        return Summary(of: material.input).answer(maxTokens: request.maxOutputTokens)
    }

    private static func inputTokens(of request: InferenceRequest) -> Int64 {
        let sent = request.messages.reduce(0) { $0 + TokenCount.count($1.content) }
        if sent > 0 { return Int64(sent) }
        let material = request.material
        return Int64(
            TokenCount.count(material.input) + material.passages.reduce(0) { $0 + TokenCount.count($1.text) }
                + material.examples.reduce(0) { $0 + TokenCount.count($1.input) + TokenCount.count($1.output) })
    }
}

/// What the embedded model says, and how sure it is, 0…1.
struct ExtractiveAnswer {
    var text: String
    var confidence: Double
}
