/// What becomes of the data that a provider is sent, as its operator vouches for. (`data:` of a provider in
/// `chassis.yaml`.) What is not said is unknown, and unknown meets no rule.
package struct DataTerms: Hashable, Sendable {
    /// Where it may be processed: `EU`, `EEA` or ISO 3166 codes.
    package var regions: Set<String>?
    /// Whether models are trained on it.
    package var trains: Bool?
    /// How long it is kept there; zero for not at all.
    package var retention: Duration?

    package init(regions: Set<String>? = nil, trains: Bool? = nil, retention: Duration? = nil) {
        self.regions = regions
        self.trains = trains
        self.retention = retention
    }
}

extension ProviderSettings {
    /// Whether a call stays on this machine: the embedded model, or a server on loopback of which nothing else is said.
    /// One that has terms stands for what is behind it, a proxy or a tunnel.
    package var isOwnMachine: Bool {
        guard kind != .extractive else { return true }
        return terms == DataTerms() && Loopback.isServer(baseURL)
    }
}

/// Servers that only programs of this machine reach.
enum Loopback {
    /// - Parameter address: `http://127.0.0.1:4318/v1/traces`.
    static func isServer(_ address: String) -> Bool {
        let rest = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        if rest.hasPrefix("[::1]") { return true }
        let host = rest.split(separator: ":").first ?? ""
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isLoopback = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || isLoopback
    }
}
