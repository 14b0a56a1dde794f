import ChassisCore

/// Writes what one provider call used and cost into the call, as a bill line and a span.
struct CallBill {
    let model: Model
    let purpose: CallPurpose
    /// Monotonic nanoseconds.
    let start: Int64
    let end: Int64
    /// What the call may have used, by what it was sent and what came of its answer: for one whose usage nobody knows.
    let presuming: (_ answer: String) -> Usage

    func record(_ response: InferenceResponse, in call: inout Call, at moment: Timestamp) {
        var attributes: SpanAttributes = [GenAI.finishReasons: response.finishReason.rawValue]
        if let name = response.model { attributes[GenAI.responseModel] = name }
        if let first = response.timeToFirstChunk {
            attributes[GenAI.timeToFirstChunk] = String(Double(first.milliseconds) / 1000)
        }
        if !response.adaptations.isEmpty {
            attributes["request.adapted"] = response.adaptations.joined(separator: ", ")
        }
        if response.isCutShort {
            attributes["answer.cut_short"] =
                "after \(response.text.utf8.count) bytes, far beyond the most tokens asked for"
        }
        let usage = response.likelyUsage
        if usage != response.usage {
            attributes[Self.notBelieved] =
                "\(response.usage.outputTokens) out, of an answer of \(response.text.utf8.count) bytes"
        }
        add(
            usage: usage, responseModel: response.model, firstChunk: response.timeToFirstChunk, error: nil,
            waited: response.waited, answer: response.text, attributes: attributes, to: &call, at: moment)
    }

    /// Says what usage a service reported that can't be.
    private static let notBelieved = "usage.not_believed"

    /// - Returns: The error as it may be kept and told: a service repeats what it was sent, and may name people itself.
    @discardableResult
    func record(_ error: ProviderError, in call: inout Call, at moment: Timestamp) -> ProviderError {
        let error = call.masked(error)
        add(
            usage: error.usage, responseModel: nil, firstChunk: nil, error: error, waited: error.waited,
            answer: error.partialText,
            attributes: [GenAI.errorType: error.code, "error.message": error.message], to: &call, at: moment)
        return error
    }

    func record(
        _ result: Result<InferenceResponse, ProviderError>, in call: inout Call, at moment: Timestamp
    ) -> Result<InferenceResponse, ProviderError> {
        switch result {
        case .success(let response):
            record(response, in: &call, at: moment)
            return result
        case .failure(let error):
            return .failure(record(error, in: &call, at: moment))
        }
    }

    private func add(
        usage: Usage, responseModel: String?, firstChunk: Duration?, error: ProviderError?, waited: Duration,
        answer: String, attributes: SpanAttributes, to call: inout Call, at moment: Timestamp
    ) {
        let isBelieved = usage.isCredible(of: model, for: purpose)
        let (told, usage) = (usage, isBelieved ? usage : .absent)
        // A call that never reached the service costs nothing; one that did and said nothing costs nobody knows what.
        let cost = error?.isUnbilled == true ? Money.zero : model.price(at: moment)?.cost(of: usage)
        if cost == nil, let presumed = model.price(at: moment)?.cost(of: presuming(answer)) {
            call.presumedCost = call.presumedCost + presumed
        }
        call.calls.append(
            CallRecord(
                attempt: call.job.attempts, provider: model.provider, model: model.name, responseModel: responseModel,
                purpose: purpose, usage: usage, cost: cost, timeToFirstChunkMilliseconds: firstChunk?.milliseconds,
                durationMilliseconds: (end - start) / 1_000_000, error: error?.message))
        var attributes = attributes
        attributes[GenAI.operation] = purpose.operation
        attributes[GenAI.provider] = model.provider
        attributes[GenAI.requestModel] = model.id
        attributes["purpose"] = purpose.rawValue
        // A part of the call's time that is ours: the service was busy with other calls of this process.
        if waited.milliseconds > 0 { attributes["waited"] = "\(waited.milliseconds) ms" }
        if !isBelieved {
            attributes[Self.notBelieved] =
                "\(told.inputTokens) in, \(told.outputTokens) out, of a window of \(model.contextWindow ?? 0)"
        }
        if usage.state != .absent {
            attributes[GenAI.inputTokens] = String(usage.inputTokens)
            attributes[GenAI.outputTokens] = String(usage.outputTokens)
            // Parts of those; a backend that prices spans takes them for dear ones otherwise.
            let parts = [
                (GenAI.cacheReadTokens, usage.cacheReadTokens), (GenAI.cacheCreationTokens, usage.cacheCreationTokens),
                (GenAI.reasoningTokens, usage.reasoningTokens),
            ]
            for (name, count) in parts where count > 0 { attributes[name] = String(count) }
        }
        call.spans.append(
            Span(
                name: "\(purpose.operation) \(model.name)", attempt: call.job.attempts, startNanoseconds: start,
                durationNanoseconds: end - start, status: error == nil ? .ok : .error, attributes: attributes))
    }
}

extension Usage {
    /// Whether a model can have used that much: a prompt and its answer fit into the model's window. What a service puts
    /// around a prompt, and a window that somebody wrote down too small, may make it twice that.
    ///
    /// Texts to make vectors of have a window each.
    fileprivate func isCredible(of model: Model, for purpose: CallPurpose) -> Bool {
        guard purpose.operation != GenAI.embeddings, let window = model.contextWindow else { return true }
        let most = Int64(window).addingTamely(Int64(window))
        return inputTokens <= most && outputTokens <= most
    }
}

extension ProviderError {
    /// Whether nothing can have been used: the request was never sent, never arrived, or was refused by a status that
    /// says so (4xx, or a way to another address). A service that broke over it (5xx) may have read it; one that is still loading has not.
    var isUnbilled: Bool {
        switch kind {
        case _ where wasWaiting: true
        case .unreachable, .missingKey, .unusableKey: true
        case .status(let status, _): (300..<500).contains(status) && status != 408 || isLoading
        case .timedOut(let which): which == .connect
        case .garbage, .cutOff, .service, .cancelled: false
        }
    }
}
