import ChassisCore

extension Call {
    /// Takes what a model said, masked: values that it repeats from the input, and such as it brings itself.
    mutating func take(_ response: InferenceResponse, of model: Model) -> String {
        let (masker, region) = (setup.masker, tenant.region)
        let json = JSONMask { masker.maskedAgain($0, region: region, map: &$1) }
        let text =
            shape == nil
            ? masker.maskedAgain(response.text, region: region, map: &masks)
            : json.mask(answer: response.text, &masks)
        // A feature that was not asked through a chat has nobody who could call a function.
        answer.toolCalls = chat == nil ? [] : response.toolCalls
        for index in answer.toolCalls.indices {
            answer.toolCalls[index].arguments = json.mask(text: answer.toolCalls[index].arguments, &masks)
        }
        answer.reasoning = masker.maskedAgain(response.reasoning, region: region, map: &masks)
        answer.raw =
            ThoughtText(reasoning: answer.reasoning, answer: ToolCall.shown(text, answer.toolCalls)).joined
        answer.model = model
        answer.finishReason = response.finishReason
        // We asked for these to weigh the answer; the client may not have.
        answer.logProbabilities = chat?.options.wantsLogProbabilities == true ? response.logProbabilities : []
        answer.isRefusal = response.isRefusal
        answer.modelConfidence = response.confidence
        return text
    }

    /// Whether the answer just taken holds.
    func verdict(on text: String, from model: Model) async -> (verdict: AnswerCheck.Verdict, mended: [String]) {
        // Calls and refusals have no form; and a client that brings its own messages gets what its model says, as it
        // says it, and sees by the finish reason where its own limit cut it off.
        let isOpen = feature.isChat && (shape == nil || answer.finishReason == .length)
        if isOpen || chat != nil && (!answer.toolCalls.isEmpty || answer.isRefusal) { return (.good(text), []) }
        let isReduced = isConstrained(model, setup.settings(of: model.provider)?.kind ?? .openai)
        let check = AnswerCheck(
            schema: shape?.schema, restoring: masks, mends: feature.structured.mends, isReduced: isReduced,
            isVerbatim: chat != nil)
        guard case .schema? = chat?.format else { return check.check(text) }
        // A schema that a client brings may take as long as it is let; the thread of its connection serves others.
        return await withTaskExecutorPreference(globalConcurrentExecutor) { check.check(text) }
    }

    /// Complaints about an answer as they may be shown: they name members, which a model may call by a value of the
    /// input, and words of a schema, which a client may have filled with values of its own.
    mutating func masked(_ violations: [String]) -> [String] {
        violations.map { violation in
            // In a path `~1` is a slash: a value is known as it was written.
            let plain = violation.replacing("~1", with: "/").replacing("~0", with: "~")
            let masked = setup.masker.maskedAgain(plain, region: tenant.region, map: &masks)
            return masked == plain ? violation : masked
        }
    }

    /// An error with what its service says of it masked.
    mutating func masked(_ error: ProviderError) -> ProviderError {
        func masked(_ text: String) -> String {
            setup.masker.maskedAgain(text, region: tenant.region, map: &masks)
        }
        var error = error
        switch error.kind {
        case .unreachable(let why): error.kind = .unreachable(masked(why))
        case .status(let status, let text): error.kind = .status(status, masked(text))
        case .garbage(let what): error.kind = .garbage(masked(what))
        case .service(let text): error.kind = .service(masked(text))
        case .timedOut, .cutOff, .missingKey, .unusableKey, .cancelled: break
        }
        return error
    }

    /// Whether a model is held to the feature's schema by its service, which takes less than all of a schema.
    func isConstrained(_ model: Model, _ kind: ProviderSettings.Kind) -> Bool {
        !feature.isChat && feature.structured.constrains && kind != .extractive && model.supportsSchema
            && shape?.isAnyObject == false && !unheld.contains(model.name)
    }

    /// What one call to a model is to say.
    func request(
        _ messages: [Message], to model: Model, of kind: ProviderSettings.Kind, answer: Int
    ) -> InferenceRequest {
        let isHeld = model.supportsSchema || kind == .extractive
        var options = chat?.options ?? InferenceOptions()
        options.tools = tools(for: kind)
        options.wantsJSON = isHeld && shape?.isAnyObject == true
        if feature.weighsConfidence, model.reportsLogProbabilities { options.wantsLogProbabilities = true }
        var request = InferenceRequest(
            model: model.id, messages: messages,
            schema: isHeld ? schema(for: model, kind) : nil,
            schemaName: shape?.name, temperature: chat?.temperature ?? feature.parameters.temperature,
            maxOutputTokens: answer, options: options,
            material: InferenceMaterial(
                input: input, passages: usedPassages,
                examples: setup.prompt(of: feature)?.examples ?? []))
        request.isTemperatureAsked = chat?.temperature != nil
        return request
    }

    /// The most that client and feature want of an answer, in tokens; `nil` when neither says.
    var wantedAnswer: Int? {
        let most = min(chat?.maxOutputTokens ?? .max, feature.parameters.maxOutputTokens)
        return most == .max ? nil : most
    }

    /// How long a prompt may be for the roomiest of some models, in tokens beside the answer; `.max` for any length.
    func promptRoom(of models: [Model]) -> Int {
        let rooms = models.filter { setup.settings(of: $0.provider)?.kind != .extractive }
            .map { $0.promptRoom(besideAnswer: wantedAnswer) ?? .max }
        return rooms.max() ?? .max
    }

    /// How long the answer to a prompt may be.
    ///
    /// - Throws: `.contextExceeded` when the model has no room for both.
    func room(
        for messages: [Message], in model: Model, of kind: ProviderSettings.Kind
    ) throws(StageError) -> Int {
        let wanted = wantedAnswer
        let tools = tools(for: kind)
        let schema = model.supportsSchema ? self.schema(for: model, kind)?.text ?? "" : ""
        // No token is less than a byte: short prompts need no count.
        let texts = messages.flatMap { [$0.shownText, $0.reasoning ?? ""] } + tools.map(\.json.text) + [schema]
        let bytes = texts.reduce(TokenCounter.frame(of: messages)) { $0 + $1.utf8.count }
        guard kind != .extractive, model.contextWindow.map({ bytes + model.maxOutputTokens > $0 }) == true else {
            return min(wanted ?? .max, model.maxOutputTokens)
        }
        let prompt = setup.counter(of: model).prompt(messages, tools: tools, schema: schema)
        guard let room = model.room(besidePrompt: prompt, wanted: wanted) else {
            throw .contextExceeded(model, prompt: prompt, answer: wanted)
        }
        return room
    }

    /// What a model may call; what its service holds it to takes placeholders where values stand.
    private func tools(for kind: ProviderSettings.Kind) -> [ToolDefinition] {
        var tools = chat?.options.tools ?? []
        guard kind != .extractive else { return tools }
        for index in tools.indices {
            tools[index].parameters = tools[index].parameters.map { openedToPlaceholders($0).schema }
        }
        return tools
    }

    /// The extractive model reads the schema itself; a service gets what it takes of it.
    private func schema(for model: Model, _ kind: ProviderSettings.Kind) -> JSON? {
        if kind == .extractive { return shape?.json }
        if isConstrained(model, kind) { return reducedSchema?.schema }
        guard feature.isChat, let shape, !shape.isAnyObject else { return nil }
        return openedToPlaceholders(shape.json).schema
    }

    /// What a service that holds its model to the schema is told of it, and as JSON Pointers what it is not.
    var reducedSchema: (schema: JSON, dropped: [String])? {
        guard let shape else { return nil }
        let reduced = providerSubset(of: shape.json)
        let opened = openedToPlaceholders(reduced.schema)
        return (opened.schema, reduced.dropped + opened.dropped)
    }

    private func openedToPlaceholders(_ schema: JSON) -> (schema: JSON, dropped: [String]) {
        masks.isEmpty ? (schema, []) : SchemaOpening.opened(schema, numbers: masks.numberMarks)
    }

    /// The answer as traces show it.
    var shownAnswer: String? { answer.text.map { ToolCall.shown($0, answer.toolCalls) } }
}

extension ProviderError {
    /// The error with an estimate of what a call used that broke off before its service said it: what it was sent and what
    /// of its answer had arrived.
    ///
    /// - Parameter evenWithoutText: Whether a call that we broke off ourselves is taken for one that was worked at.
    func estimatingUsage(of request: InferenceRequest, evenWithoutText: Bool = false) -> ProviderError {
        let isOurs = kind == .cancelled || kind == .timedOut(.deadline)
        guard !wasWaiting, usage.state == .absent, !partialText.isEmpty || isOurs && evenWithoutText else {
            return self
        }
        var error = self
        error.usage = .estimated(of: request, text: partialText)
        return error
    }
}

extension InferenceResponse {
    /// The same of an answer that went on far beyond its limit, which was broken off before its usage came; and of one whose
    /// service counts no tokens at all, and says 0 for them.
    func estimatingUsage(of request: InferenceRequest) -> InferenceResponse {
        let isUncounted =
            usage.state == .reported && usage.inputTokens == 0 && usage.outputTokens == 0
            && !(text.isEmpty && reasoning.isEmpty && toolCalls.isEmpty)
        guard isCutShort && usage.state == .absent || isUncounted else { return self }
        var response = self
        response.usage = .estimated(of: request, text: reasoning + text)
        return response
    }

    /// Its usage; where the service reports far fewer tokens than the answer can have, what it must be by its text.
    var likelyUsage: Usage {
        let bytes = text.utf8.count
        guard usage.state == .reported,
            Int64(bytes - 4096) / 64 > usage.outputTokens || bytes > 0 && usage.outputTokens == 0
        else { return usage }
        var usage = usage
        usage.state = .estimated
        usage.outputTokens = Int64(TokenEstimate.count(text))
        return usage
    }
}

extension Usage {
    static func estimated(of request: InferenceRequest, text: String) -> Usage {
        Usage(
            state: .estimated,
            inputTokens: Int64(TokenCounter.estimate.prompt(request.messages, tools: request.options.tools)),
            outputTokens: Int64(TokenEstimate.count(text)))
    }

    static func estimated(of request: EmbeddingRequest) -> Usage {
        Usage(state: .estimated, inputTokens: request.inputs.reduce(0) { $0 + Int64(TokenEstimate.count($1)) })
    }
}
