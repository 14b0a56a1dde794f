import ChassisCore
import ChassisProviders
import Synchronization

/// Stands in for every provider of an audited workspace: behaves as it is told, and keeps what it was sent.
final class AuditModel: Provider {
    enum Behaviour: Sendable {
        /// Says what the last message said, placeholders and all.
        case echo
        /// Says what fits the schema, if there is one.
        case sensible
        case down
        /// Looks like JSON and is none.
        case garbage
        /// Gives its first message away, letter by letter.
        case leak
        /// As `echo`, letter by letter.
        case spell
        /// How many functions it wants called whenever a user has the last word.
        case call(Int)
        /// These providers take a request and never answer; the clock shows how long somebody waited.
        case silent(Set<String>)
        /// The same, really waiting, until the behaviour changes.
        case stuck(Set<String>)
    }

    let name: String
    private let shared: Shared
    private let embedded = ExtractiveProvider(name: "audit")

    /// Of all providers of a workspace.
    final class Shared: Sendable {
        private let state = Mutex((behaviour: Behaviour.echo, requests: [InferenceRequest](), calls: 0))
        let clock: AuditClock

        init(clock: AuditClock) { self.clock = clock }

        func behave(_ behaviour: Behaviour) {
            state.withLock { ($0.behaviour, $0.requests) = (behaviour, []) }
        }

        var behaviour: Behaviour { state.withLock { $0.behaviour } }
        /// All since the behaviour was last set.
        var requests: [InferenceRequest] { state.withLock { $0.requests } }
        /// The texts of every message of them.
        var sent: [String] { requests.flatMap { $0.messages.map(\.content) } }
        func keep(_ request: InferenceRequest) { state.withLock { $0.requests.append(request) } }

        func newCall() -> ToolCall {
            let number = state.withLock { state in
                state.calls += 1
                return state.calls
            }
            return ToolCall(id: "call_\(number)", name: AuditTool.definition.name, arguments: #"{"page":"fees"}"#)
        }
    }

    init(name: String, shared: Shared) {
        self.name = name
        self.shared = shared
    }

    func generate(
        _ request: InferenceRequest, onDelta: (@Sendable (String) -> Void)?
    ) async throws(ProviderError) -> InferenceResponse {
        shared.keep(request)
        var text = request.messages.last?.content ?? ""
        var calls: [ToolCall] = []
        switch shared.behaviour {
        case .echo: break
        case .sensible: return try await embedded.generate(request, onDelta: onDelta)
        case .garbage: text = #"{"answer": "half of it, "more": ["#
        case .leak, .spell:
            if case .leak = shared.behaviour { text = request.messages.first?.content ?? "" }
            for letter in text.unicodeScalars { onDelta?(String(letter)) }
            // So that whoever follows has heard it before the job's end.
            try? await shared.clock.sleep(for: .milliseconds(60))
            return response(text, to: request)
        case .down: throw ProviderError(provider: name, kind: .status(503, "down for the audit"))
        case .call(let count):
            guard count > 0, request.messages.last?.role == .user, !request.options.tools.isEmpty else {
                return try await embedded.generate(request, onDelta: onDelta)
            }
            text = ""
            calls = (0..<count).map { _ in shared.newCall() }
        case .silent(let names) where names.contains(name):
            shared.clock.pass(min(request.timeouts.firstByte, request.timeouts.total))
            throw ProviderError(provider: name, kind: .timedOut(.firstByte))
        case .stuck(let names) where names.contains(name):
            while case .stuck = shared.behaviour {
                do { try await shared.clock.sleep(for: .milliseconds(20)) } catch { break }
            }
            throw ProviderError(provider: name, kind: Task.isCancelled ? .cancelled : .timedOut(.firstByte))
        case .silent, .stuck: return try await embedded.generate(request, onDelta: onDelta)
        }
        onDelta?(text)
        return response(text, calls, to: request)
    }

    private func response(
        _ text: String, _ calls: [ToolCall] = [], to request: InferenceRequest
    ) -> InferenceResponse {
        InferenceResponse(
            text: text, toolCalls: calls, model: request.model, finishReason: calls.isEmpty ? .stop : .toolCalls,
            usage: Usage(state: .reported, inputTokens: 10, outputTokens: 10))
    }

    func probe() async throws(ProviderError) {}
}

/// The one function that the audit's clients offer.
enum AuditTool {
    static let definition = ToolDefinition(
        name: "look_up", summary: "Looks a page up.",
        parameters: ["type": "object", "properties": ["page": ["type": "string"]], "required": ["page"]])
}

/// The machine's clock, and what was waited in no time at all on top of it.
final class AuditClock: WallClock {
    private let system = SystemClock()
    private let passed = Mutex(Duration.zero)

    func pass(_ time: Duration) { passed.withLock { $0 += time } }

    func now() -> Timestamp { system.now() + passed.withLock { $0 } }
    func monotonicNanoseconds() -> Int64 { system.monotonicNanoseconds() + passed.withLock { $0.nanoseconds } }
    func sleep(for duration: Duration) async throws { try await system.sleep(for: duration) }

    func alarm(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm {
        system.alarm(after: time, action)
    }

    func alarm(at moment: Timestamp, _ action: @escaping @Sendable () -> Void) -> Alarm {
        alarm(after: moment - now(), action)
    }
}
