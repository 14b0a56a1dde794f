package import ChassisCore

/// One request to a service: a GET when it has no body, else a POST.
package struct HTTPRequest: Sendable {
    package var url: String
    /// Sent as they are, in this order; a value with a line break in it is refused.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]?
    package var timeouts: InferenceTimeouts
    /// Bytes of the answer after decompression, 1 or more; past it the transfer ends with `.tooLarge`.
    package var maxResponseBytes: Int
    /// Whether it may connect to this machine and to private networks; `false` for addresses that strangers name.
    package var allowsPrivate = true

    package init(
        url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        timeouts: InferenceTimeouts = .init(), maxResponseBytes: Int = 16 << 20
    ) {
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.maxResponseBytes = maxResponseBytes
    }
}

/// The status and the headers of an answer, without its body.
package struct HTTPHead: Hashable, Sendable {
    package var status: Int
    /// Names in lower case; of a name sent twice, the last value.
    package var headers: [String: String]
}

/// Why a transfer brought no whole answer.
package enum HTTPError: Error, Hashable, Sendable {
    /// The URL can't be used: not http or https, or malformed.
    case badURL(String)
    /// No connection: name not found, refused, TLS failure. The request did not get there.
    case unreachable(String)
    /// The name leads to an address that the request may not connect to.
    case privateAddress
    /// The connection did not stand in time.
    case connectTimedOut
    /// No byte of the body in time.
    case firstByteTimedOut
    /// The answer was not complete in time.
    case totalTimedOut
    /// The connection broke after the request was on its way.
    case broken(String)
    /// What came is not HTTP, or not in the encoding it claims.
    case malformed(String)
    /// The answer is larger than allowed; the limit in bytes.
    case tooLarge(Int)
    case cancelled
}

extension HTTPRequest {
    /// Has room for so many events of a stream: services say 300 bytes and more beside each token.
    mutating func allow(tokens: Int) { maxResponseBytes = max(maxResponseBytes, min(tokens, 1_000_000) << 10) }
}
