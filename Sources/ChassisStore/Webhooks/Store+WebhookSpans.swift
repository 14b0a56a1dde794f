import ChassisCore

/// Where a message goes and under which rules, as the trace tells it.
package struct WebhookEgress: Sendable, Hashable {
    /// The receiver's host; the rest of a URL may hold secrets.
    package var receiver: String
    /// The tenant's data rules in words; empty where it has none.
    package var rules: String

    package init(receiver: String, rules: String) {
        self.receiver = receiver
        self.rules = rules
    }
}

extension Connection {
    private static let query = Query(
        """
        SELECT type, created_at, state, attempts, last_status, last_error, receiver, rules FROM webhook_message
        WHERE job = ? AND attempts > 0 ORDER BY id
        """)

    /// The messages that were sent about a job, or refused, as steps of its trace.
    func webhookSpans(of job: Job) throws -> [Span] {
        try all(Self.query, [Value(job.id)]) { row in
            let state = WebhookMessage.State(rawValue: row.text(2)) ?? .failed
            var attributes: SpanAttributes = [
                "message": row.text(0), "state": state.rawValue, "tries": String(row.integer(3)),
            ]
            attributes["http.status"] = row.integerIfAny(4).map { String($0) }
            attributes["error"] = row.textIfAny(5)
            attributes["receiver"] = row.textIfAny(6).flatMap { $0.isEmpty ? nil : $0 }
            attributes["data_rules"] = row.textIfAny(7).flatMap { $0.isEmpty ? nil : $0 }
            let start = row.integer(1) - (job.startedAt ?? job.createdAt).milliseconds
            return Span(
                name: "webhook", attempt: max(1, Int(job.attempts)), startNanoseconds: max(0, start) * 1_000_000,
                durationNanoseconds: 0, status: state == .failed ? .error : .ok, attributes: attributes)
        }
    }
}
