/// What a key may be used for.
package enum KeyScope: String, CaseIterable, Sendable, Codable {
    /// Ask for work, and cancel it.
    case submit
    /// Look at jobs, answers and events.
    case read
    /// Both, and what concerns the server as a whole.
    case admin
}

/// A tenant's key to the API, without its secret: that is shown once, when it is made, and kept as a hash only.
package struct APIKey: Hashable, Sendable, Identifiable {
    /// Part of the key's text; no secret.
    package var id: String
    package var tenant: String
    package var scopes: Set<KeyScope>
    package var createdAt: Timestamp
    /// `nil` for never.
    package var expiresAt: Timestamp?
    package var revokedAt: Timestamp?
    /// To the minute.
    package var lastUsedAt: Timestamp?

    package init(
        id: String, tenant: String, scopes: Set<KeyScope>, createdAt: Timestamp, expiresAt: Timestamp? = nil,
        revokedAt: Timestamp? = nil, lastUsedAt: Timestamp? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
    }

    /// Neither revoked nor expired; a revocation holds from its first moment, whatever `now` is.
    package func isValid(at now: Timestamp) -> Bool {
        revokedAt == nil && expiresAt.map { now < $0 } ?? true
    }

    /// `admin` includes every other scope.
    package func allows(_ scope: KeyScope) -> Bool { scopes.contains(scope) || scopes.contains(.admin) }
}
