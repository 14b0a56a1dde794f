/// `webhooks:` in `chassis.yaml`: where messages about ended jobs may be sent, and how patiently.
package struct WebhookSettings: Hashable, Sendable {
    /// Whether targets on this machine or in private networks are allowed. Off, a tenant can't make us call them.
    package var allowsPrivate: Bool
    /// Whether plain `http://` is allowed.
    package var allowsHTTP: Bool
    /// For one try, from the connection to the end of the answer.
    package var timeout: Duration
    /// Tries before a message is given up.
    package var attempts: Int
    /// What is known of who gets messages, by host; asked where a tenant has data rules.
    package var receivers: [String: WebhookReceiver]

    package init(
        allowsPrivate: Bool = false, allowsHTTP: Bool = false, timeout: Duration = .seconds(15), attempts: Int = 10,
        receivers: [String: WebhookReceiver] = [:]
    ) {
        self.allowsPrivate = allowsPrivate
        self.allowsHTTP = allowsHTTP
        self.timeout = timeout
        self.attempts = attempts
        self.receivers = receivers
    }

    /// The most that a message waits for its next try, whoever asks for more.
    package static let longestWait = Duration.seconds(86_400)

    /// How long to wait after the try with this number (from 1) has failed.
    ///
    /// - SeeAlso: Standard Webhooks 1.0, "Retry schedule", whose suggestion this is.
    package static func wait(after attempt: Int) -> Duration {
        let seconds: [Int64] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
        return .seconds(seconds[min(max(attempt - 1, 0), seconds.count - 1)])
    }
}

/// Why a URL can't be a webhook's.
package enum WebhookURLError: OperatorError, Hashable {
    case malformed
    case notHTTPS
    case hasCredentials
    case isPrivate

    package var code: String { "webhook_url_invalid" }

    package var message: String {
        switch self {
        case .malformed: "The webhook is not a URL such as https://example.com/hooks."
        case .notHTTPS: "The webhook's URL must begin with https://."
        case .hasCredentials: "The webhook's URL holds a user name or password."
        case .isPrivate: "The webhook's URL leads to this machine or a private network."
        }
    }

    package var remedy: String? {
        switch self {
        case .malformed: "send the whole URL, at most 2,000 characters"
        case .notHTTPS: "use https, or allow http: webhooks: {allow_http: true} in chassis.yaml"
        case .hasCredentials: "leave them out: messages are signed, the receiver can check who sent them"
        case .isPrivate: "use a public address, or allow it: webhooks: {allow_private: true} in chassis.yaml"
        }
    }
}

/// A URL that messages may be sent to, as far as its text can tell. Names are looked at again when they resolve.
package struct WebhookURL: Hashable, Sendable {
    package let text: String
    /// In small letters, without brackets, port or a dot at its end.
    package let host: String

    package init(_ text: String, _ settings: WebhookSettings) throws(WebhookURLError) {
        let lower = text.lowercased()
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
            throw .malformed
        }
        let rest: Substring
        if lower.hasPrefix("https://") {
            rest = text.dropFirst(8)
        } else if lower.hasPrefix("http://") {
            guard settings.allowsHTTP else { throw .notHTTPS }
            rest = text.dropFirst(7)
        } else {
            throw lower.contains("://") ? .notHTTPS : .malformed
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { throw .hasCredentials }
        guard let host = Self.host(of: authority) else { throw .malformed }
        if !settings.allowsPrivate, Self.isPrivate(host) { throw .isPrivate }
        self.text = text
        let name = host.lowercased()
        self.host = name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    /// Whether a message stays on this machine.
    var isOwnMachine: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return host == "localhost" || host == "::1"
            || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func host(of authority: Substring) -> Substring? {
        var host = authority
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let port = host[host.index(after: end)...]
            host = host[host.index(after: host.startIndex)..<end]
            return port.isEmpty || isPort(port) ? host : nil
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[colon...]) else { return nil }
            host = host[..<colon]
        }
        return host.isEmpty ? nil : host
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()).map { $0 > 0 } == true
    }

    /// Addresses that are, and names that are this machine's by their text; others are looked at when they resolve.
    private static func isPrivate(_ host: Substring) -> Bool {
        let name = host.lowercased()
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        if let bytes = PublicAddress.bytes(ofHost: bare) { return !PublicAddress.isPublic(bytes) }
        return bare == "localhost" || bare.hasSuffix(".localhost") || bare.hasSuffix(".local")
            || bare.hasSuffix(".internal")
    }
}
