import ChassisCore
import Foundation
import NIOHTTP1

/// One address of the API: what it takes, who may ask, and what answers.
struct Route: Sendable {
    typealias Handler = @Sendable (APIRequest) async throws -> APIResponse

    let method: HTTPMethod
    /// `/v1/jobs/{id}`, as it stands in logs and figures.
    let template: String
    /// `nil` for those that need no key.
    let scope: KeyScope?
    /// What is asked of who comes by a proxy on this machine, where others that ask from here need no key.
    let proxiedScope: KeyScope?
    /// Where the server's limit is not the right one.
    let maxBody: Int?
    /// Whether a client that asks for a WebSocket gets one here.
    let opensSocket: Bool
    let handler: Handler
    let segments: [Segment]

    enum Segment: Sendable, Equatable {
        case word(String)
        case name(String)
    }

    init(
        _ method: HTTPMethod, _ template: String, scope: KeyScope?, proxiedScope: KeyScope? = nil, maxBody: Int? = nil,
        opensSocket: Bool = false, _ handler: @escaping Handler
    ) {
        self.method = method
        self.template = template
        self.scope = scope
        self.proxiedScope = proxiedScope
        self.maxBody = maxBody
        self.opensSocket = opensSocket
        self.handler = handler
        segments = template.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .name(String(part.dropFirst().dropLast())) : .word(String(part))
        }
    }

    fileprivate var hasWordsOnly: Bool {
        segments.allSatisfy { if case .word = $0 { true } else { false } }
    }
}

/// A route with what the request's address says.
struct MatchedRoute: Sendable {
    let route: Route
    let parameters: [String: String]
    let query: [(name: String, value: String)]
    var maxBody: Int? { route.maxBody }
}

/// Finds the route of a request: 404 for an address that is not there, 405 for one that takes other methods.
struct RouteTable: Sendable {
    /// By the number of segments, so that few are compared.
    private let routes: [Int: [Route]]
    /// What the addresses that are a route's template, letter by letter, lead to: most requests come to one of those.
    private var known: [String: [Route]] = [:]
    static let longestPath = 2048

    init(_ routes: [Route]) {
        self.routes = Dictionary(grouping: routes) { $0.segments.count }
        for route in routes where route.hasWordsOnly {
            // As the search finds it: an earlier route with a name in this place goes first.
            guard let found = try? find(route.template[...], route.method).route, found.hasWordsOnly else { continue }
            known[route.template, default: []].append(found)
        }
    }

    func match(_ head: HTTPRequestHead) throws(APIError) -> MatchedRoute {
        guard head.uri.utf8.count <= Self.longestPath else {
            var error = APIError.badRequest("The address is too long.", code: "address_too_long")
            error.status = .uriTooLong
            throw error
        }
        guard head.version != .http1_1 || head.headers["host"].count == 1 else {
            throw .badRequest("A request of HTTP/1.1 names one host (RFC 9112, 3.2).", code: "invalid_http")
        }
        let method = head.method == .HEAD ? .GET : head.method
        if let route = known[head.uri]?.first(where: { $0.method == method }) {
            return MatchedRoute(route: route, parameters: [:], query: [])
        }
        return try find(Self.target(head.uri), method)
    }

    private func find(_ target: Substring, _ method: HTTPMethod) throws(APIError) -> MatchedRoute {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = (parts.first ?? "").split(separator: "/").map { Self.decoded($0) }
        guard parts.first?.hasPrefix("/") == true, !path.contains(nil) else {
            throw .notFound("There is nothing at this address.")
        }
        var allowed: [String] = []
        for route in routes[path.count] ?? [] {
            guard let parameters = Self.parameters(of: route, path) else { continue }
            if route.method == method {
                return MatchedRoute(
                    route: route, parameters: parameters, query: Self.query(parts.count > 1 ? parts[1] : ""))
            }
            allowed += route.method == .GET ? ["GET", "HEAD"] : [route.method.rawValue]
        }
        throw allowed.isEmpty ? .notFound("There is nothing at this address.") : .methodNotAllowed(allowed)
    }

    /// Without scheme and host, which a server must take as well (RFC 9112, 3.2.2).
    private static func target(_ uri: String) -> Substring {
        guard !uri.hasPrefix("/") else { return uri[...] }
        guard let scheme = ["http://", "https://"].first(where: { uri.lowercased().hasPrefix($0) }) else {
            return uri[...]
        }
        let rest = uri.dropFirst(scheme.count)
        guard let path = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
        return rest[path] == "/" ? rest[path...] : "/" + rest[path...]
    }

    private static func parameters(of route: Route, _ path: [String?]) -> [String: String]? {
        var parameters: [String: String] = [:]
        for (segment, part) in zip(route.segments, path) {
            switch segment {
            case .word(let word): if part != word { return nil }
            case .name(let name): parameters[name] = part
            }
        }
        return parameters
    }

    private static func query(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").compactMap { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(sides[0]), let value = decoded(sides.count > 1 ? sides[1] : "") else { return nil }
            return (name, value)
        }
    }

    /// `nil` for what is no UTF-8 behind its percent signs, or holds control characters.
    private static func decoded(_ text: some StringProtocol) -> String? {
        // Of Foundation's way, which is long, most addresses need nothing.
        let isPlain = !text.utf8.contains(UInt8(ascii: "%"))
        if isPlain, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(text) }
        guard let decoded = isPlain ? String(text) : String(text).removingPercentEncoding else { return nil }
        return decoded.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : decoded
    }
}
