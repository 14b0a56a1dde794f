import ChassisCore
import ChassisEngine
import NIOHTTP1

/// A job's events as server-sent events: `state`, `delta` and `reset`, each with an id to go on from.
struct EventStream: Sendable {
    let service: APIService
    let job: JobID
    let position: EventPosition
    /// Its place among the tenant's, kept as long as it is written.
    let follower: Follower
    /// Throws once the key that asked is no longer good.
    let admit: @Sendable () async throws -> Void

    func response(headers: HTTPHeaders) -> APIResponse {
        .events(headers: headers) { writer in
            // A comment first: the client knows at once that it is connected, whatever stands between.
            try await writer.heartbeat()
            try await writer.beating(service.clock) { try await write(to: writer) }
        }
    }

    private func write(to writer: StreamWriter) async throws {
        for try await event in service.engine.follow(job, after: position) {
            let json = try await event.json(service.view)
            try await admit()
            try await writer.event(json, name: event.name, id: event.position.description, size: event.size)
        }
    }
}

extension JobEvent {
    /// Of the text that it may bring, in bytes.
    var size: Int {
        switch kind {
        case .delta(let text): text.utf8.count
        case .state where answer != nil: JobView.longestOutput
        case .state, .reset, .reasoning: 0
        }
    }

    var name: String {
        switch kind {
        case .state: "state"
        case .delta: "delta"
        case .reset: "reset"
        case .reasoning: "reasoning"
        }
    }

    /// The newest change of state brings the job with it, as `GET /v1/jobs/{id}` shows it; of an answer beyond `longestOutput`,
    /// which the deltas have brought, the length alone (`output_bytes`).
    func json(_ view: JobView) async throws(APIError) -> JSON {
        var object = JSONObject([("type", .string(name)), ("at", .init(at))])
        switch kind {
        case .state(let state):
            object["state"] = .string(state.rawValue)
            object["status"] = .string(state.rawValue)
            if let job { object["job"] = try await view.json(job, told: answer) }
        case .delta(let text), .reasoning(let text): object["text"] = .string(text)
        case .reset: break
        }
        return .object(object)
    }
}
