package import ChassisCore

/// Services that speak OpenAI's Chat Completions: OpenAI itself, vLLM, llama.cpp, Ollama, OpenRouter and many more.
///
/// Sampling is asked for as little as possible: what the request leaves open is left to the service.
package struct OpenAIProvider: Provider {
    private let service: Service
    private let wantsLogProbabilities: Bool
    private let isOpenAI: Bool
    private let limitName: String
    private let quirks = KnownQuirks()

    package var name: String { service.settings.name }

    /// - Parameters:
    ///   - environment: Where keys come from, asked at each call.
    ///   - wantsLogProbabilities: Asks for the tokens' log probabilities, from which `confidence` is made. Many services
    ///     refuse or ignore it, so it is off unless somebody knows better.
    package init(
        _ settings: ProviderSettings, client: HTTPClient, wantsLogProbabilities: Bool = false,
        environment: @escaping @Sendable (String) -> String?
    ) {
        service = Service(settings, client: client, environment: environment)
        self.wantsLogProbabilities = wantsLogProbabilities
        isOpenAI = Self.isOpenAI(at: service.baseURL)
        limitName = Self.limitName(at: service.baseURL)
    }

    package func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let key = try service.key()
        var isSecondTry = false
        while true {
            let quirks = quirks.known(of: request.model)
            do throws(ProviderError) {
                var response = try await send(request, quirks, key: key, onDelta: onDelta)
                response.adaptations = quirks.adaptations(
                    of: request, limitName: limitName, takesReasoning: takesReasoning(quirks))
                return response
            } catch {
                // Each is learned once, so this ends; what others have learned meanwhile is worth one more try.
                let isNew = self.quirks.learn(from: error, request, limitName: limitName)
                guard isNew || !isSecondTry && self.quirks.known(of: request.model) != quirks else { throw error }
                isSecondTry = !isNew
            }
        }
    }

    package func probe() async throws(ProviderError) {
        let key = try service.key()
        let request = HTTPRequest(
            url: service.baseURL + "/models", headers: headers(key: key), timeouts: service.settings.timeouts)
        try await service.probe(request, secret: key)
    }

    private func send(
        _ request: InferenceRequest, _ quirks: Quirks, key: String?, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let post = HTTPRequest(
            url: service.baseURL + "/chat/completions",
            headers: headers(key: key) + [("Content-Type", "application/json")],
            body: plainBody(of: request, quirks) ?? body(of: request, quirks).utf8, timeouts: request.timeouts)
        return try await service.answer(
            OpenAIAnswer(), to: post, secret: key, tokens: request.maxOutputTokens, isStreamed: request.stream,
            onDelta: onDelta, onReasoning: request.onReasoning)
    }

    /// Sends JSON and returns the JSON that comes back.
    func post(
        _ path: String, _ body: JSON, timeouts: InferenceTimeouts
    ) async throws(ProviderError) -> (json: JSON, waited: Duration) {
        let key = try service.key()
        let request = HTTPRequest(
            url: service.baseURL + path, headers: headers(key: key) + [("Content-Type", "application/json")],
            body: body.utf8, timeouts: timeouts)
        return try await service.json(request, secret: key)
    }

    private func headers(key: String?) -> [(name: String, value: String)] {
        key.map { [("Authorization", "Bearer \($0)")] } ?? []
    }

    func body(of request: InferenceRequest, _ quirks: Quirks) -> JSON {
        var body = JSONObject()
        body["model"] = .string(request.model)
        let messages = takesReasoning(quirks) ? request.messages : request.messages.map(\.withoutReasoning)
        body["messages"] = .array(messages.map(\.json))
        if let temperature = quirks.temperature(of: request) { body["temperature"] = .number(temperature) }
        if let limit = request.maxOutputTokens { body[quirks.limitName ?? limitName] = .integer(Int64(limit)) }
        if let schema = request.schema {
            let name = Self.schemaName(request.schemaName)
            body["response_format"] = [
                "type": "json_schema",
                "json_schema": ["name": .string(name), "strict": .bool(schema.isStrictSchema), "schema": schema],
            ]
        }
        if request.schema == nil, request.options.wantsJSON { body["response_format"] = ["type": "json_object"] }
        (isOpenAI ? request.options : request.options.offeringAllowedTools).write(to: &body)
        if wantsLogProbabilities { body["logprobs"] = true }
        body["stream"] = .bool(request.stream)
        if request.stream, !quirks.lacksStreamOptions { body["stream_options"] = ["include_usage": true] }
        return .object(body)
    }

    /// The same without the tree, of a request that asks for the next message and no more, as most do; `nil` for any other.
    func plainBody(of request: InferenceRequest, _ quirks: Quirks) -> [UInt8]? {
        guard request.schema == nil, !wantsLogProbabilities, request.options == InferenceOptions(),
            request.messages.allSatisfy({ $0.toolCalls.isEmpty && $0.toolCallID == nil && $0.reasoning == nil })
        else { return nil }
        var json = JSONBytes(capacity: request.messages.reduce(256) { $0 + $1.content.utf8.count + 64 })
        json.plain(#"{"model":"#)
        json.text(request.model)
        json.plain(#","messages":["#)
        for (index, message) in request.messages.enumerated() {
            json.plain(index == 0 ? #"{"role":"# : #",{"role":"#)
            json.text(message.role.rawValue)
            json.plain(#","content":"#)
            json.text(message.content)
            json.plain("}")
        }
        json.plain("]")
        if let temperature = quirks.temperature(of: request) {
            json.plain(#","temperature":"#)
            json.json(.number(temperature))
        }
        if let limit = request.maxOutputTokens {
            json.plain(",")
            json.text(quirks.limitName ?? limitName)
            json.plain(":")
            json.integer(Int64(limit))
        }
        json.plain(request.stream ? #","stream":true"# : #","stream":false"#)
        if request.stream, !quirks.lacksStreamOptions { json.plain(#","stream_options":{"include_usage":true}"#) }
        json.plain("}")
        return json.bytes
    }

    /// Whether the service is told what its model thought before, which many models of others want.
    private func takesReasoning(_ quirks: Quirks) -> Bool { !isOpenAI && !quirks.lacksReasoning }

    /// OpenAI's own models refuse `max_tokens`, in its regions and at Azure too; most others know nothing else.
    package static func limitName(at baseURL: String) -> String {
        isOpenAI(at: baseURL) ? "max_completion_tokens" : "max_tokens"
    }

    /// Whether OpenAI's own models answer there.
    private static func isOpenAI(at baseURL: String) -> Bool {
        let authority = baseURL.lowercased().split(separator: "/").dropFirst().first ?? ""
        let host = authority.split(separator: ":").first ?? ""
        return host == "api.openai.com" || host.hasSuffix(".api.openai.com") || host.hasSuffix(".openai.azure.com")
    }

    /// Letters, digits, `_` and `-`, at most 64, as the format demands.
    private static func schemaName(_ name: String?) -> String {
        let kept = (name ?? "").map { character in
            character.isASCII && (character.isLetter || character.isNumber) || "_-".contains(character)
                ? character : "_"
        }
        return kept.isEmpty ? "answer" : String(kept.prefix(64))
    }
}

extension Message {
    fileprivate var withoutReasoning: Message {
        var message = self
        message.reasoning = nil
        return message
    }
}
