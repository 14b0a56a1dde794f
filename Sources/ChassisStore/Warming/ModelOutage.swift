package import ChassisCore

/// A model that is asked last because it failed: its breaker, as the process that opened it noted it.
package struct ModelOutage: Sendable, Hashable {
    package var model: String
    package var since: Timestamp
    /// From then on one call may try whether it is well again.
    package var until: Timestamp
    /// Failures in a row.
    package var failures: Int
    /// What the last failure was: a code and a status, never the service's words, which may repeat a prompt.
    package var reason: String

    package init(model: String, since: Timestamp, until: Timestamp, failures: Int, reason: String) {
        self.model = model
        self.since = since
        self.until = until
        self.failures = failures
        self.reason = reason
    }
}
