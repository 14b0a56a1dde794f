import ChassisCore
import Synchronization

/// Stands in for every provider of an audited workspace: behaves as it is told, and keeps what it was sent.
final class AuditModel: Provider {
    enum Behaviour: Sendable {
        /// Says what the last message said, placeholders and all.
        case echo
        case down
        /// Looks like JSON and is none.
        case garbage
    }

    let name: String
    private let shared: Shared

    /// Of all providers of a workspace.
    final class Shared: Sendable {
        private let state = Mutex((behaviour: Behaviour.echo, sent: [String]()))

        func behave(_ behaviour: Behaviour) { state.withLock { $0 = (behaviour, []) } }
        var behaviour: Behaviour { state.withLock { $0.behaviour } }
        /// Every message since the behaviour was last set.
        var sent: [String] { state.withLock { $0.sent } }
        func keep(_ texts: [String]) { state.withLock { $0.sent += texts } }
    }

    init(name: String, shared: Shared) {
        self.name = name
        self.shared = shared
    }

    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        shared.keep(request.messages.map(\.content))
        let text: String
        switch shared.behaviour {
        case .echo: text = request.messages.last?.content ?? ""
        case .garbage: text = #"{"answer": "half of it, "more": ["#
        case .down: throw ProviderError(provider: name, kind: .status(503, "down for the audit"))
        }
        onDelta?(text)
        return InferenceResponse(
            text: text, model: request.model, finishReason: .stop,
            usage: Usage(state: .reported, inputTokens: 10, outputTokens: 10))
    }

    func probe() async throws(ProviderError) {}
}
