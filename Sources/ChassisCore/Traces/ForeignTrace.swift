/// What spans of another program say of one request, read into our own words. Not masked yet, and so not cut yet either:
/// half of a value that identifies somebody is found by no recogniser.
package struct ForeignTrace: Sendable {
    package var id: String
    package var spanIDs: [String]
    /// What the console calls it: the agent, the prompt, the workflow, else the service.
    package var feature: String
    package var start: Timestamp
    package var end: Timestamp
    package var error: JobError?
    package var prompt: [Message]
    package var context: [RetrievedDocument]
    package var output: String?
    package var calls: [CallRecord]
    package var spans: [Span]
    package var promptName: String
    package var model: String?
    package var provider: String?
    /// Where in the prompt the call begins that was read last.
    private var lastCall = 0

    /// All calls together, as far as they say.
    package var usage: Usage {
        guard let first = calls.first?.usage else { return .absent }
        return calls.dropFirst().reduce(first) { $0 + $1.usage }
    }

    /// All calls together; unknown as soon as one is.
    package var cost: Money? { calls.cost }

    /// - Parameters:
    ///   - spans: Of one trace, in any order; one or more.
    ///   - price: What a model costs at a moment; `nil` for one that nobody priced, whose cost is unknown then.
    package init(_ spans: [ForeignSpan], price: (_ model: String, _ at: Timestamp) -> Price?) {
        let ordered = spans.sorted { ($0.start, $0.spanID) < ($1.start, $1.spanID) }
        let first = ordered[0]
        id = first.traceID
        spanIDs = ordered.map(\.spanID)
        let ids = Set(ordered.map(\.spanID))
        let root = ordered.first { $0.parentID.isEmpty || !ids.contains($0.parentID) } ?? first
        let origin = ordered.map(\.start).min() ?? 0
        start = Timestamp(milliseconds: origin / 1_000_000)
        end = Timestamp(milliseconds: max(origin, ordered.map(\.end).max() ?? origin) / 1_000_000)
        (prompt, context, calls, model, provider, output) = ([], [], [], nil, nil, nil)
        promptName = ordered.lazy.compactMap { $0.text(GenAI.promptName) }.first ?? ""
        feature =
            root.text(GenAI.agentName, GenAI.promptName) ?? root.text(GenAI.serviceName) ?? "otlp"
        error = root.isError ? Self.error(of: root) : nil
        self.spans = ordered.map { $0.own(since: origin) }
        for span in ordered { take(span, price) }
        if output == nil { output = Self.text(of: root, OpenInference.output) }
        if prompt.isEmpty, let input = Self.text(of: root, OpenInference.input) { prompt = [Message(.user, input)] }
    }

    private static func error(of span: ForeignSpan) -> JobError {
        let code = span.text(GenAI.errorType) ?? "error"
        let message = span.statusMessage.isEmpty ? "The span '\(span.name)' failed." : span.statusMessage
        return JobError(code: code, message: message, remedy: nil)
    }

    private static func text(of span: ForeignSpan, _ name: String) -> String? { span.text(name) }

    private mutating func take(_ span: ForeignSpan, _ price: (String, Timestamp) -> Price?) {
        let kind = span.text(OpenInference.kind)?.uppercased()
        let operation = span.text(GenAI.operation)
        if kind == "RETRIEVER" || operation == GenAI.retrieval { context += ForeignContent.documents(of: span) }
        let isModelCall =
            kind == "LLM" || kind == "EMBEDDING"
            || ["chat", "text_completion", "generate_content", "embeddings"].contains(operation ?? "")
            || (operation == nil && span.attributes[GenAI.requestModel] != nil)
        guard isModelCall else { return }
        let requested = span.text(GenAI.requestModel, OpenInference.model, OpenInference.embeddingModel)
        let answered = span.text(GenAI.responseModel)
        let name = requested ?? answered ?? "unknown"
        let usage = Usage(of: span, isEmbedding: kind == "EMBEDDING" || operation == GenAI.embeddings)
        let at = Timestamp(milliseconds: span.end / 1_000_000)
        let price = price(name, at) ?? answered.flatMap { price($0, at) }
        calls.append(
            CallRecord(
                attempt: 1, provider: span.text(GenAI.provider, GenAI.system, OpenInference.provider) ?? "unknown",
                model: name, responseModel: answered, purpose: .first, usage: usage, cost: price?.cost(of: usage),
                durationMilliseconds: max(0, span.end - span.start) / 1_000_000,
                error: span.isError ? Self.error(of: span).message : nil))
        (model, provider) = (name, calls.last?.provider)
        read(ForeignContent.prompt(of: span))
        if let text = ForeignContent.answer(of: span) { output = text }
    }

    /// Adds what a further call was asked. One that goes on from the call before, as an agent's does, says all of that
    /// again; one that does not stands behind it and its answer.
    private mutating func read(_ messages: [Message]) {
        guard !messages.isEmpty else { return }
        let last = prompt[lastCall...]
        let goesOn =
            messages.count >= last.count
            && zip(messages, last).allSatisfy { $0.role == $1.role && $0.content == $1.content }
        if !goesOn {
            if let output { prompt.append(Message(.assistant, output)) }
            lastCall = prompt.count
        }
        prompt.replaceSubrange(lastCall..., with: messages)
    }
}

extension ForeignSpan {
    /// As traces show it: attributes that hold contents are left to the prompt and the answer.
    fileprivate func own(since origin: Int64) -> Span {
        var shown: SpanAttributes = [:]
        for (name, value) in attributes where !ForeignContent.isContent(name) {
            guard shown.count < 64 else { break }
            shown[name] = value.string ?? value.text
        }
        let tool = ForeignContent.toolWords(of: self)
        if let input = tool.input { shown["tool.input"] = input }
        if let output = tool.output { shown["tool.output"] = output }
        if !statusMessage.isEmpty { shown["error.message"] = statusMessage }
        return Span(
            name: name, attempt: 1, startNanoseconds: start - origin,
            durationNanoseconds: max(0, end - start), status: isError ? .error : .ok, attributes: shown)
    }
}

extension Usage {
    /// More tokens than any request has.
    private static let mostCredible: Int64 = 100_000_000

    /// Counts as the span reports them; absent when it leaves one of both out, or reports some that can't be: half of a
    /// call's tokens are no sum of it.
    ///
    /// - Parameter isEmbedding: Whether there is no output that could be counted.
    fileprivate init(of span: ForeignSpan, isEmbedding: Bool) {
        let input = span.count(GenAI.inputTokens, GenAI.promptTokens, OpenInference.promptTokens, VercelAI.promptTokens)
        let output = span.count(
            GenAI.outputTokens, GenAI.completionTokens, OpenInference.completionTokens, VercelAI.completionTokens)
        let parts = [
            span.count(GenAI.cacheReadTokens, GenAI.olderCacheReadTokens, OpenInference.cacheReadTokens),
            span.count(GenAI.cacheCreationTokens, GenAI.olderCacheCreationTokens),
            span.count(GenAI.reasoningTokens, OpenInference.reasoningTokens),
        ]
        let counts = parts.map { $0.value ?? 0 }
        self = .absent
        guard let read = input.value, let said = output.value ?? (isEmbedding && output == .absent ? 0 : nil),
            !parts.contains(.garbled), max(read, said) <= Self.mostCredible, counts[0].addingTamely(counts[1]) <= read,
            counts[2] <= said
        else { return }
        self.init(
            state: .reported, inputTokens: read, outputTokens: said, cacheReadTokens: counts[0],
            cacheCreationTokens: counts[1], reasoningTokens: counts[2])
    }
}
