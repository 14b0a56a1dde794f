import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1
import NIOWebSocket
import Synchronization

/// `GET /v1/events`: the events of many jobs on one WebSocket.
///
/// The client sends `{"subscribe": ["job_1", {"id": "job_2", "after": "3.120"}]}` and `{"unsubscribe": ["job_1"]}`;
/// each event comes as `{"job", "id", "event", "data"}`, what can't be done as `{"error", "job"}`.
struct EventSocket: Sendable {
    let service: APIService
    let tenant: String
    let socket: SocketConversation
    /// Whether the key that opened it is still good: a socket may be open for days.
    let isAllowed: @Sendable () async -> Bool
    /// Of the jobs that it follows, one at a time makes a message and waits for the client.
    private let turn = Slots(1)
    private static let mostJobs = 1000
    private static let heartbeat = Duration.seconds(30)

    func run(reading parts: HTTPConversation.Parts, until stopping: Latch) async {
        let subscriptions = Subscriptions()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await service.clock.sleep(for: Self.heartbeat)) != nil {
                    guard (try? await admit()) != nil, (try? await socket.ping()) != nil else { return }
                }
            }
            group.addTask {
                await stopping.wait()
                // The client comes back and goes on from the last ids it has.
                if stopping.isOpen { try? await socket.close(.goingAway) }
            }
            try? await socket.forEachText(in: parts) { text in try await take(text, subscriptions) }
            subscriptions.endAll()
            group.cancelAll()
        }
    }

    /// Closes the socket whose key has been revoked or has expired.
    private func admit() async throws {
        guard await !isAllowed() else { return }
        try? await socket.close(.policyViolation)
        throw APIError.unauthorized
    }

    private func take(_ text: String, _ subscriptions: Subscriptions) async throws {
        try await admit()
        guard let object = try? JSON(parsing: Array(text.utf8), refusingDuplicateNames: true),
            object["subscribe"]?.array != nil || object["unsubscribe"]?.array != nil
        else { return try await refuse(.badRequest("A message must be \(Self.form)."), nil) }
        // Whoever means one place for all jobs would get every event anew.
        guard object["after"] == nil else {
            return try await refuse(
                .badRequest("'after' is of one job and stands beside its id: \(Self.form).", param: "after"), nil)
        }
        for element in object["unsubscribe"]?.array ?? [] {
            guard let name = element.string else {
                try await refuse(.badRequest("A job is named by its id: \(Self.form).", param: "unsubscribe"), nil)
                continue
            }
            if let id = JobID(name) { subscriptions.end(id) }
        }
        for element in object["subscribe"]?.array ?? [] { try await subscribe(element, subscriptions) }
    }

    private static let form =
        #"{"subscribe": ["job_1", {"id": "job_2", "after": "3.120"}]} or {"unsubscribe": ["job_1"]}"#

    private func subscribe(_ element: JSON, _ subscriptions: Subscriptions) async throws {
        guard let name = element.string ?? element["id"]?.string else {
            return try await refuse(
                .badRequest("A job is named by its id: \(Self.form).", param: "subscribe"), nil)
        }
        let after = element["after"].flatMap { $0 == .null ? nil : $0.string ?? "" }
        guard let id = JobID(name), let job = try await service.store.job(id), job.tenant == tenant else {
            return try await refuse(JobRoutes.unknown, name)
        }
        guard let position = after.map({ EventPosition($0) }) ?? .start else {
            return try await refuse(.badRequest("'after' is not the id of an event.", param: "after"), name)
        }
        guard subscriptions.count < Self.mostJobs else {
            return try await refuse(
                .badRequest("One connection follows at most \(Self.mostJobs) jobs.", code: "too_many_jobs"), name)
        }
        subscriptions.begin(id) {
            do { try await follow(id, after: position) } catch let error as any OperatorError {
                // Whoever hears nothing more waits for ever.
                try? await refuse(APIError(error), name)
            } catch {}
        }
    }

    private func follow(_ id: JobID, after position: EventPosition) async throws {
        for try await event in service.engine.follow(id, after: position) {
            guard await turn.acquire() else { throw CancellationError() }
            defer { turn.release() }
            let message: JSON = [
                "job": .string(id.description), "id": .string(event.position.description),
                "event": .string(event.name), "data": try await event.json(service.view),
            ]
            try await admit()
            try await socket.send(message, size: event.size)
        }
    }

    private func refuse(_ error: APIError, _ job: String?) async throws {
        try await socket.send(error.json.with("job", .init(job)))
    }
}

/// The jobs that one socket follows, a task each.
private final class Subscriptions: Sendable {
    private struct State {
        var tasks: [JobID: (number: Int, task: Task<Void, Never>)] = [:]
        var begun = 0
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.tasks.count } }

    /// Begins anew where the job is followed already.
    func begin(_ job: JobID, _ body: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            state.begun += 1
            let number = state.begun
            // Ends with its job, or is ended with the socket: writing to that fails then.
            let task = Task {
                await body()
                self.forget(job, number)
            }
            state.tasks.updateValue((number, task), forKey: job)?.task.cancel()
        }
    }

    private func forget(_ job: JobID, _ number: Int) {
        state.withLock { if $0.tasks[job]?.number == number { $0.tasks[job] = nil } }
    }

    func end(_ job: JobID) { state.withLock { $0.tasks.removeValue(forKey: job) }?.task.cancel() }

    func endAll() { state.withLock { for (_, task) in $0.tasks.values { task.cancel() } } }
}
