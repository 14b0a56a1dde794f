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

    /// With what a WebSocket may be opened; `nil` where the request is answered like any other.
    func socketPass(_ head: HTTPRequestHead) async -> SocketPass? {
        guard let route = try? routes.match(head).route, route.opensSocket,
            let key = try? await authenticate(head, for: route),
            let follower = try? service.followers.enter(key.tenant)
        else { return nil }
        return SocketPass(route: route, tenant: key.tenant, follower: follower)
    }

    func converse(
        _ head: HTTPRequestHead, _ pass: SocketPass, _ socket: SocketConversation, _ parts: HTTPConversation.Parts
    ) async {
        let isAllowed: @Sendable () async -> Bool = { (try? await authenticate(head, for: pass.route)) != nil }
        await EventSocket(service: service, tenant: pass.tenant, socket: socket, isAllowed: isAllowed)
            .run(reading: parts, until: stopping)
        withExtendedLifetime(pass) {}
    }
}

/// Who may have a WebSocket, and its place among those of its tenant.
struct SocketPass: Sendable {
    let route: Route
    let tenant: String
    let follower: Follower
}

extension HTTPRequestHead {
    /// Whether a proxy says that it asks for somebody else.
    fileprivate var isProxied: Bool {
        ["forwarded", "x-forwarded-for", "x-real-ip", "via"].contains { headers.contains(name: $0) }
    }
}
