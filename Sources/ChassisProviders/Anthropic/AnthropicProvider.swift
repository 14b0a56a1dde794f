package import ChassisCore
import Synchronization

/// Services that speak Anthropic's Messages: Anthropic itself, llama.cpp and gateways.
package struct AnthropicProvider: Provider {
    /// The format demands a limit; this one stands in for a request without.
    private static let defaultMaxOutputTokens = 4096
    private static let version = "2023-06-01"

    private let service: Service
    private let choosy = ChoosyModels()

    package var name: String { service.settings.name }

    /// - Parameter environment: Where keys come from, asked at each call.
    package init(
        _ settings: ProviderSettings, client: HTTPClient, environment: @escaping @Sendable (String) -> String?
    ) {
        service = Service(settings, client: client, environment: environment)
    }

    package func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let key = try service.key()
        var asked = request
        // Newer models take either; what nobody asked for goes first.
        let hasBoth = asked.options.topP != nil && asked.temperature != nil
        if hasBoth, !asked.isTemperatureAsked { asked.temperature = nil }
        if hasBoth, asked.temperature != nil, choosy.has(asked.model) { asked.options.topP = nil }
        do throws(ProviderError) { return try await send(asked, of: request, key: key, onDelta: onDelta) } catch {
            guard error.refusesBoth, asked.options.topP != nil, asked.temperature != nil else { throw error }
            choosy.note(asked.model)
            asked.options.topP = nil
            return try await send(asked, of: request, key: key, onDelta: onDelta)
        }
    }

    private func send(
        _ request: InferenceRequest, of whole: InferenceRequest, key: String?, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        let post = HTTPRequest(
            url: url("messages"), headers: headers(key: key) + [("Content-Type", "application/json")],
            body: body(of: request).utf8, timeouts: request.timeouts)
        var response = try await service.answer(
            AnthropicAnswer(), to: post, secret: key, tokens: limit(of: request), isStreamed: request.stream,
            onDelta: onDelta, onReasoning: request.onReasoning)
        response.adaptations = AnthropicMessages.leftOut(of: request)
        if request.options.topP != whole.options.topP { response.adaptations.append("top_p left out") }
        if whole.temperature != nil, request.temperature == nil { response.adaptations.append("temperature left out") }
        return response
    }

    package func probe() async throws(ProviderError) {
        let key = try service.key()
        let request = HTTPRequest(
            url: url("models"), headers: headers(key: key), timeouts: service.settings.timeouts)
        try await service.probe(request, secret: key)
    }

    private func url(_ path: String) -> String {
        let base = service.baseURL
        return base.hasSuffix("/v1") ? "\(base)/\(path)" : "\(base)/v1/\(path)"
    }

    private func headers(key: String?) -> [(name: String, value: String)] {
        (key.map { [("x-api-key", $0)] } ?? []) + [("anthropic-version", Self.version)]
    }

    private func limit(of request: InferenceRequest) -> Int { request.maxOutputTokens ?? Self.defaultMaxOutputTokens }

    private func body(of request: InferenceRequest) -> JSON {
        let system = request.messages.filter { $0.role == .system }.map(\.content).joined(separator: "\n\n")
        let turns = request.messages.filter { $0.role != .system }
        var body = JSONObject()
        body["model"] = .string(request.model)
        body["max_tokens"] = .integer(Int64(limit(of: request)))
        // A conversation can't be empty here, so instructions alone are said by the user.
        if !system.isEmpty, !turns.isEmpty { body["system"] = .string(system) }
        body["messages"] = AnthropicMessages.of(turns.isEmpty ? [Message(.user, system)] : turns)
        // The scale ends at 1 here, and at 2 elsewhere.
        if let temperature = request.temperature { body["temperature"] = .number(min(temperature, 1)) }
        AnthropicMessages.write(request.options, of: turns, to: &body)
        if let schema = request.schema {
            body["output_config"] = ["format": ["type": "json_schema", "schema": schema]]
        }
        body["stream"] = .bool(request.stream)
        return .object(body)
    }
}

/// Models that take a temperature or `top_p`, not both; forgotten with the process.
private final class ChoosyModels: Sendable {
    private static let most = 1000
    private let names = Mutex<Set<String>>([])

    func has(_ model: String) -> Bool { names.withLock { $0.contains(model) } }
    func note(_ model: String) { names.withLock { if $0.count < Self.most { $0.insert(model) } } }
}

extension ProviderError {
    fileprivate var refusesBoth: Bool {
        guard case .status(400, let text) = kind else { return false }
        return text.contains("temperature") && text.contains("top_p") && text.contains("both")
    }
}
