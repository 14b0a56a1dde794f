import ChassisCore
import ChassisEngine
import Logging
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// What stands between a connection and the handlers: addresses, keys, the end of the server.
struct Responder: Sendable {
    let service: APIService
    let routes: RouteTable
    let log: RequestLog
    /// Opens when what is still being answered has to end.
    let ending: Latch
    private var stopping: Latch { service.stopping }
    /// As the workspace's files have them now.
    var settings: ServeSettings { service.engine.setup.workspace.serve }

    init(service: APIService, routes: RouteTable, log: RequestLog, ending: Latch) {
        self.service = service
        self.routes = routes
        self.log = log
        self.ending = ending
    }

    func authenticate(_ head: HTTPRequestHead, for route: Route) async throws(APIError) -> APIKey? {
        guard let scope = route.scope ?? (head.isProxied ? route.proxiedScope : nil) else { return nil }
        // Of two, a proxy may have gone by the other one.
        let given = head.headers["authorization"]
        return try await service.authenticate(given.count == 1 ? given[0] : nil, for: scope)
    }

    /// Writes a long answer until it ends, the client goes, or the server stops: then who can come back with the last
    /// event's id does so at once and misses nothing, and others get their answer while there is time.
    func write(_ stream: APIResponse.Stream, to writer: StreamWriter, _ clientGone: Latch) async throws {
        let end = stream.lastWords == nil ? stopping : ending
        do {
            try await clientGone.cancelling { try await end.cancelling { try await stream.produce(writer) } }
        } catch is CancellationError {
            if clientGone.isOpen { throw CancellationError() }
            guard let lastWords = stream.lastWords else { return }
            // The task of the connection is cancelled as well; awaited here. On the connection's loop: words that came from
            // elsewhere would queue there behind the close.
            try? await Task(executorPreference: Place.executor) { try await lastWords(writer) }.value
            throw CancellationError()
        }
    }

    /// Whether a WebSocket may be opened; where not, the request is answered like any other.
    func allowsSocket(_ head: HTTPRequestHead) async -> Bool {
        guard let route = socketRoute(head), let key = try? await authenticate(head, for: route) else { return false }
        return (try? service.followers.enter(key.tenant)) != nil
    }

    func converse(_ head: HTTPRequestHead, _ socket: SocketConversation) async {
        guard let route = socketRoute(head), let key = try? await authenticate(head, for: route) else {
            // Its key was good when it was let in, and has been revoked since.
            try? await socket.close(.policyViolation)
            return
        }
        // Others may have come between.
        guard let follower = try? service.followers.enter(key.tenant) else {
            try? await socket.close(.unknown(1013))
            return
        }
        defer { withExtendedLifetime(follower) {} }
        let isAllowed: @Sendable () async -> Bool = { (try? await authenticate(head, for: route)) != nil }
        await EventSocket(service: service, tenant: key.tenant, socket: socket, isAllowed: isAllowed)
            .run(until: stopping)
    }

    private func socketRoute(_ head: HTTPRequestHead) -> Route? {
        guard let route = try? routes.match(head).route, route.opensSocket else { return nil }
        return route
    }
}

extension HTTPRequestHead {
    /// Whether a proxy says that it asks for somebody else.
    fileprivate var isProxied: Bool {
        ["forwarded", "x-forwarded-for", "x-real-ip", "via"].contains { headers.contains(name: $0) }
    }
}
