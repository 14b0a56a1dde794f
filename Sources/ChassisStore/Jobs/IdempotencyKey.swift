import Crypto

/// A client's own name of a request; stored as a hash only.
///
/// A client counts its requests for each thing it does: what it calls `order-17` at one address is another request than
/// what it calls so at another.
package struct IdempotencyKey: Sendable, Hashable {
    package let text: String
    /// The address that it was sent to, as routes have it; the command line submits to that of jobs.
    package let route: String

    package static let jobs = "/v1/jobs"

    package init(_ text: String, route: String = jobs) {
        self.text = text
        self.route = route
    }

    var hash: [UInt8] { Self.hash("\(route)\0\(text)") }

    /// What rows hold that were written while a tenant's keys stood for all addresses. Those rows keep their keys, by
    /// whatever address they come again, because which one they came by is not known.
    var hashOfAnyRoute: [UInt8] { Self.hash(text) }

    private static func hash(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension IdempotencyKey: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(text) }
}
