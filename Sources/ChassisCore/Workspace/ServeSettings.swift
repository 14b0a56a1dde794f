/// `serve:` in `chassis.yaml`: what one client may take of the server.
package struct ServeSettings: Hashable, Sendable {
    /// Bytes of a request's body.
    package var maxBody: Int
    /// Open at once; more wait to be accepted.
    package var maxConnections: Int
    /// Bytes of a request's headers together.
    package var maxHeader: Int
    /// From the connection to the end of the first request's headers.
    package var headerTimeout: Duration
    /// From the end of the headers to the end of the body.
    package var bodyTimeout: Duration
    /// Between an answer and the end of the next request's headers; as well for a client that takes nothing more.
    package var idleTimeout: Duration
    /// `nil` for plain HTTP.
    package var tls: TLS?

    /// PEM files; paths as given in the file, absolute once loaded.
    package struct TLS: Hashable, Sendable {
        package var certificate: String
        package var key: String

        package init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    package init(
        maxBody: Int = 10_000_000, maxConnections: Int = 10_000, maxHeader: Int = 64_000,
        headerTimeout: Duration = .seconds(10), bodyTimeout: Duration = .seconds(30),
        idleTimeout: Duration = .seconds(75), tls: TLS? = nil
    ) {
        self.maxBody = maxBody
        self.maxConnections = maxConnections
        self.maxHeader = maxHeader
        self.headerTimeout = headerTimeout
        self.bodyTimeout = bodyTimeout
        self.idleTimeout = idleTimeout
        self.tls = tls
    }
}
