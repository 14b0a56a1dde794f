/// `telemetry:` in `chassis.yaml`: where the spans of finished attempts are sent besides.
package struct TelemetrySettings: Hashable, Sendable {
    /// The whole address of an OTLP/HTTP collector's traces, `http://127.0.0.1:4318/v1/traces`; `nil` for nowhere.
    package var endpoint: String?
    /// Whether prompts and answers are sent as well, masked.
    package var sendsContent: Bool
    /// Whether the collector is the operator's own: nothing is moved to anybody then.
    package var isOwn: Bool
    /// What becomes of spans there otherwise.
    package var terms: DataTerms

    package init(
        endpoint: String? = nil, sendsContent: Bool = false, isOwn: Bool = false, terms: DataTerms = DataTerms()
    ) {
        self.endpoint = endpoint
        self.sendsContent = sendsContent
        self.isOwn = isOwn
        self.terms = terms
    }

    /// Why a tenant's rules keep the spans of its jobs from the collector, which tell of its use even without texts; `nil`
    /// where they may go. Of a collector that nobody has said anything of, nothing is known: it meets no rule.
    package func refusal(by rules: DataRules) -> String? {
        guard let endpoint, !rules.isEmpty, !isOwn else { return nil }
        if terms == DataTerms(), Loopback.isServer(endpoint) { return nil }
        return rules.refusal(of: terms)
    }
}
