import ChassisCore
import ChassisProviders

/// Posts spans to an OTLP collector, with the headers that OpenTelemetry's own variable names.
struct CollectorTransport: Sendable {
    private let client = HTTPClient()

    @Sendable func send(_ address: String, _ body: [UInt8]) async -> Int? {
        let request = HTTPRequest(
            url: address, headers: [("content-type", "application/json")] + Self.headers, body: body,
            timeouts: InferenceTimeouts(connect: .seconds(5), firstByte: .seconds(10), total: .seconds(30)),
            maxResponseBytes: 1 << 20)
        do throws(HTTPError) { return try await client.send(request).head.status } catch { return nil }
    }

    /// `OTEL_EXPORTER_OTLP_HEADERS`: `name=value,name=value`.
    private static var headers: [(name: String, value: String)] {
        (Environment.value("OTEL_EXPORTER_OTLP_HEADERS") ?? "").split(separator: ",").compactMap { pair in
            let sides = pair.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            return (String(sides[0].filter { $0 != " " }), String(sides[1]))
        }
    }
}
