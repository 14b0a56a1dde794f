import ChassisCore
import Logging
import NIOHTTP1

/// One request, as the log and the figures tell of it: no address of a client, no key, no text of anybody.
struct RequestRecord: Sendable {
    let id: String
    let method: HTTPMethod
    /// Monotonic nanoseconds.
    let start: Int64
    /// The route's template: a path may hold what somebody typed.
    var template: String?
    var tenant: String?
}

/// Writes a line for each request.
struct RequestLog: Sendable {
    let logger: Logger
    let clock: any WallClock
    let meters: HTTPMeters

    func begin(_ head: HTTPRequestHead) -> RequestRecord {
        meters.begin()
        return RequestRecord(id: RequestID.new(), method: head.method, start: clock.monotonicNanoseconds())
    }

    /// Says why a request failed through our fault; the client gets its id.
    func explain(_ error: APIError, _ record: RequestRecord) {
        guard let cause = error.cause else { return }
        logger.error(
            "a request failed",
            metadata: ["id": "\(record.id)", "route": "\(record.template ?? "none")", "error": "\(cause)"])
    }

    /// - Parameter wasCutOff: Whether the client went away before the answer was complete.
    func end(_ record: RequestRecord, status: HTTPResponseStatus, wasCutOff: Bool) {
        let took = clock.monotonicNanoseconds() - record.start
        // A method that nobody knows must not make a new figure each time.
        let method = [.GET, .HEAD, .POST, .DELETE].contains(record.method) ? record.method.rawValue : "other"
        meters.end(
            .init(route: record.template ?? "none", method: method, status: Int(status.code)), took: took)
        var metadata: Logger.Metadata = [
            "id": .string(record.id), "method": .string(method == "other" ? "\(record.method)" : method),
            "route": .string(record.template ?? "none"),
            "status": .stringConvertible(status.code), "ms": .stringConvertible(Double(took / 1000) / 1000),
        ]
        if let tenant = record.tenant { metadata["tenant"] = .string(tenant) }
        if wasCutOff { metadata["cut_off"] = "true" }
        logger.info("request", metadata: metadata)
    }
}
