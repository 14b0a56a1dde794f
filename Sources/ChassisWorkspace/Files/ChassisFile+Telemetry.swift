import ChassisCore

extension ChassisFile {
    /// `telemetry: {otlp_endpoint: "https://collector.example/v1/traces", content: false, data: {regions: [EU]}}`.
    static func telemetry(_ fields: Fields) -> TelemetrySettings {
        var settings = TelemetrySettings()
        let keys = ["otlp_endpoint", "content", "own", "data"]
        guard let fields = fields.section("telemetry", keys: keys) else { return settings }
        let expected = "the address of a collector, such as http://127.0.0.1:4318/v1/traces"
        if fields.has("otlp_endpoint") {
            let text = fields.text("otlp_endpoint", expected: expected)
            if !text.isEmpty, !["http://", "https://"].contains(where: { text.lowercased().hasPrefix($0) }) {
                fields.wrong("otlp_endpoint", "is no address", expected: expected, found: quoted(text))
            }
            settings.endpoint = withPath(text)
        }
        settings.sendsContent = fields.boolean("content", or: false)
        settings.isOwn = fields.boolean("own", or: false)
        settings.terms = dataTerms(fields)
        return settings
    }

    /// A collector's bare address means its traces, as with OpenTelemetry's own exporters.
    private static func withPath(_ address: String) -> String {
        guard let host = address.firstRange(of: "://")?.upperBound else { return address }
        let path = address[host...].drop { $0 != "/" && $0 != "?" }
        return path.isEmpty ? address + "/v1/traces" : path == "/" ? address + "v1/traces" : address
    }
}
