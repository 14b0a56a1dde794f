import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// A request as handlers see it: read whole, its sender known where the route asks for that.
struct APIRequest: Sendable {
    let id: String
    let method: HTTPMethod
    /// The template of the address: `/v1/jobs/{id}`.
    let route: String
    let headers: HTTPHeaders
    let body: [UInt8]
    /// The names in the route's template, percent-decoded.
    let parameters: [String: String]
    private let query: [(name: String, value: String)]
    /// Who asks; there for every route with a scope.
    let key: APIKey?

    init(id: String, head: HTTPRequestHead, match: MatchedRoute, key: APIKey?, body: [UInt8]) {
        self.id = id
        self.key = key
        method = head.method
        route = match.route.template
        headers = head.headers
        self.body = body
        parameters = match.parameters
        query = match.query
    }

    /// The tenant who asks, whose jobs alone it sees.
    var tenant: String { key?.tenant ?? "" }

    /// The first value of a query parameter.
    func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// The body as a JSON object in which no name stands twice.
    func json() throws(APIError) -> JSONObject {
        // Nearly all say no more than this.
        if let type = headers.first(name: "content-type"), type != "application/json",
            type.prefix(while: { $0 != ";" }).trimmingSpaces.lowercased() != "application/json"
        {
            throw .badRequest("The body must be JSON (content-type: application/json).", code: "unsupported_media_type")
        }
        if let encoding = headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
            throw .badRequest("The body must come as it is, without Content-Encoding.", code: "unsupported_encoding")
        }
        let value: JSON
        do throws(JSONSyntaxError) {
            value = try JSON(parsing: body, refusingDuplicateNames: true)
        } catch {
            throw .badRequest("The body is not valid JSON: \(error.message).", code: error.code)
        }
        guard case .object(let object) = value else {
            throw .badRequest("The body must be a JSON object.", code: "invalid_json")
        }
        return object
    }
}

extension APIRequest {
    private static let longestKey = 255

    /// The client's own name of the request, at the address that it came to.
    func idempotencyKey() throws(APIError) -> IdempotencyKey? {
        let given = headers["idempotency-key"]
        guard let key = given.first else { return nil }
        guard given.count == 1, (1...Self.longestKey).contains(key.utf8.count) else {
            throw .badRequest(
                "The header Idempotency-Key takes one value of 1 to \(Self.longestKey) bytes.",
                code: "idempotency_key_invalid")
        }
        return IdempotencyKey(key, route: route)
    }

    /// OpenAI's clients say how often they have tried, and send no key.
    var retrying: Retrying? {
        headers.first(name: "x-stainless-retry-count").flatMap { Int($0) }.map { $0 > 0 ? .again : .first }
    }
}

/// Names a request in logs and to its sender.
enum RequestID {
    static func new() -> String {
        var random = SystemRandomNumberGenerator()
        let digits = String(random.next() as UInt64, radix: 16)
        return "req_" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
