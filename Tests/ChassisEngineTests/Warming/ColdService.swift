import ChassisCore
import ChassisTestSupport
import Synchronization

/// A service whose models have to be loaded: it says so, or lets wait, until the load is through.
final class ColdService: Sendable {
    private struct State {
        var loadCalls: [String] = []
        var refusals = 0
        var isLoaded = false
    }

    /// Holds load calls until opened, as Ollama does.
    let gate = Latch()
    private let refusals: Int
    private let refusal: Script
    private let state = Mutex(State())

    /// - Parameter refusals: How often it says that it is loading before it answers.
    init(refusals: Int = 0, isHeld: Bool = false, refusal: Script = ColdService.llamaCpp) {
        self.refusals = refusals
        self.refusal = refusal
        if !isHeld { gate.open() }
    }

    static let llamaCpp = Script.json(
        #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, status: 503)
    static let huggingFace = Script.json(
        #"{"error":"Model first-model is currently loading","estimated_time":20.0}"#, status: 503)

    /// The models that loads were asked of, one for each call.
    var loadCalls: [String] { state.withLock { $0.loadCalls } }

    @Sendable func answer(_ request: RecordedRequest) -> Script {
        let isLoad = request.lastMessage == "Say: ready"
        let isRefused = state.withLock { state in
            if isLoad { state.loadCalls.append(request.model) }
            guard request.model == "first-model", state.refusals < refusals else { return false }
            state.refusals += 1
            return true
        }
        if isRefused { return refusal }
        let words = isLoad ? "ready" : "It is under Settings, says \(request.model)."
        return isLoad ? Script([.hold(gate)]) + .answer(words) : .answer(words)
    }
}
