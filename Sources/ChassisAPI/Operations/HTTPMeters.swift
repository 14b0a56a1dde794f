import ChassisEngine
import Synchronization

/// The requests that this server has answered and is answering.
final class HTTPMeters: Sendable {
    struct Answered: Hashable, Sendable {
        var route: String
        var method: String
        var status: Int
    }

    struct Figures: Sendable {
        var answered: [Answered: Int64] = [:]
        /// By route.
        var latency: [String: Histogram] = [:]
        var inFlight: Int64 = 0
    }

    private let state = Mutex(Figures())

    var figures: Figures { state.withLock { $0 } }

    func begin() { state.withLock { $0.inFlight += 1 } }

    func end(_ answered: Answered, took nanoseconds: Int64) {
        state.withLock { figures in
            figures.inFlight -= 1
            figures.answered[answered, default: 0] += 1
            figures.latency[answered.route, default: Histogram()].add(nanoseconds: nanoseconds)
        }
    }
}
