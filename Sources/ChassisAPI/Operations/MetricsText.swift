import ChassisEngine

/// Figures in Prometheus' text format, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    enum Kind: String { case counter, gauge, histogram }

    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func add(_ name: String, _ labels: KeyValuePairs<String, String> = [:], _ value: String) {
        let written = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        text += written.isEmpty ? "\(name) \(value)\n" : "\(name){\(written)} \(value)\n"
    }

    mutating func add(_ name: String, _ labels: KeyValuePairs<String, String> = [:], _ value: Int64) {
        add(name, labels, String(value))
    }

    /// One figure without labels, with its head.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: String) {
        begin(name, kind, help)
        add(name, [:], value)
    }

    mutating func add(_ name: String, _ label: (name: String, value: String)?, _ histogram: Histogram) {
        var sum: Int64 = 0
        let label = label.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
        for (bound, count) in zip(Histogram.bounds, histogram.counts) {
            sum += count
            let bound = bound == bound.rounded() ? String(Int(bound)) : String(bound)
            text += "\(name)_bucket{\((label.map { $0 + "," } ?? ""))le=\"\(bound)\"} \(sum)\n"
        }
        text += "\(name)_bucket{\((label.map { $0 + "," } ?? ""))le=\"+Inf\"} \(histogram.count)\n"
        let labels = label.map { "{\($0)}" } ?? ""
        text += "\(name)_sum\(labels) \(Double(histogram.nanoseconds) / 1e9)\n"
        text += "\(name)_count\(labels) \(histogram.count)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
