/// `telemetry:` in `chassis.yaml`: where the spans of finished attempts are sent besides.
package struct TelemetrySettings: Hashable, Sendable {
    /// The whole address of an OTLP/HTTP collector's traces, `http://127.0.0.1:4318/v1/traces`; `nil` for nowhere.
    package var endpoint: String?
    /// Whether prompts and answers are sent as well, masked.
    package var sendsContent: Bool

    package init(endpoint: String? = nil, sendsContent: Bool = false) {
        self.endpoint = endpoint
        self.sendsContent = sendsContent
    }
}
