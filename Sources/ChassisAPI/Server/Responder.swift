import ChassisCore
import ChassisEngine
import Logging
import NIOCore
import NIOHTTP1

/// What stands between a connection and the handlers: addresses, keys, the end of the server.
struct Responder: Sendable {
    let service: APIService
    let routes: RouteTable
    let log: RequestLog
    /// Opens when the server stops taking requests.
    let stopping: Latch

    func authenticate(_ head: HTTPRequestHead, for route: Route) async throws(APIError) -> APIKey? {
        guard let scope = route.scope else { return nil }
        return try await service.authenticate(head.headers.first(name: "authorization"), for: scope)
    }

    /// Runs what writes a long answer until it ends, the client goes, or the server stops: then the client comes back
    /// with the last event's id and misses nothing.
    func streaming(_ clientGone: Latch, _ body: @escaping @Sendable () async throws -> Void) async throws {
        do {
            try await clientGone.cancelling { [stopping] in try await stopping.cancelling(body) }
        } catch is CancellationError {
            if clientGone.isOpen { throw CancellationError() }
        }
    }

    /// Whether a WebSocket may be opened; where not, the request is answered like any other.
    func allowsSocket(_ head: HTTPRequestHead) async -> Bool { (try? await socketKey(head)) != nil }

    func converse(_ head: HTTPRequestHead, _ socket: SocketConversation) async {
        guard let key = try? await socketKey(head) else { return }
        await EventSocket(service: service, tenant: key.tenant, socket: socket).run(until: stopping)
    }

    private func socketKey(_ head: HTTPRequestHead) async throws(APIError) -> APIKey? {
        let route = try routes.match(head).route
        return route.opensSocket ? try await authenticate(head, for: route) : nil
    }
}
