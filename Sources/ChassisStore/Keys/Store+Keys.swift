package import ChassisCore

/// A key with the hash of its secret, as whoever checks keys needs it.
package struct StoredKey: Sendable, Hashable {
    package var key: APIKey
    /// SHA-256.
    package var secretHash: [UInt8]

    package init(key: APIKey, secretHash: [UInt8]) {
        self.key = key
        self.secretHash = secretHash
    }
}

extension Store {
    private static let columns = "id, tenant, scopes, created_at, expires_at, revoked_at, last_used_at, secret_hash"
    private static let addQuery = Query(
        "INSERT INTO api_key (id, tenant, scopes, created_at, expires_at, secret_hash) VALUES (?, ?, ?, ?, ?, ?)")
    private static let oneQuery = Query("SELECT \(columns) FROM api_key WHERE id = ?")
    private static let ofTenantQuery = Query(
        "SELECT \(columns) FROM api_key WHERE tenant = ? ORDER BY created_at, rowid")
    private static let revokeQuery = Query("UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
    private static let usedQuery = Query("UPDATE api_key SET last_used_at = ? WHERE id = ?")
    private static let bumpQuery = Query("UPDATE key_revision SET value = value + 1 WHERE id = 1")
    private static let revisionQuery = Query("SELECT value FROM key_revision WHERE id = 1")

    /// - Throws: `.unknownTenant` when the tenant has never been in the workspace.
    package func addKey(_ stored: StoredKey) async throws(StoreError) {
        let key = stored.key
        try await write { transaction in
            guard try transaction.account(key.tenant) != nil else { throw StoreError.unknownTenant(key.tenant) }
            try transaction.connection.run(
                Self.addQuery,
                [
                    .text(key.id), .text(key.tenant), .text(key.scopes.text), .integer(key.createdAt.milliseconds),
                    Value(key.expiresAt), .blob(stored.secretHash),
                ])
            try transaction.connection.run(Self.bumpQuery)
        }
    }

    /// Revokes a key for good; returns it as it is now, or `nil` when there is none.
    package func revokeKey(_ id: String, now: Timestamp) async throws(StoreError) -> APIKey? {
        try await write { transaction in
            try transaction.connection.run(Self.revokeQuery, [.integer(now.milliseconds), .text(id)])
            try transaction.connection.run(Self.bumpQuery)
            return try transaction.connection.first(Self.oneQuery, [.text(id)], Self.stored)?.key
        }
    }

    /// With the hash of its secret; revoked and expired ones too.
    package func key(_ id: String) async throws(StoreError) -> StoredKey? {
        try look { try $0.first(Self.oneQuery, [.text(id)], Self.stored) }
    }

    /// A tenant's keys, revoked and expired ones included, oldest first.
    package func keys(of tenant: String) async throws(StoreError) -> [APIKey] {
        try look { try $0.all(Self.ofTenantQuery, [.text(tenant)], Self.stored).map(\.key) }
    }

    /// Grows whenever a key is made or revoked, by any process.
    package func keyRevision() async throws(StoreError) -> Int64 {
        try look { try $0.first(Self.revisionQuery) { $0.integer(0) } ?? 0 }
    }

    /// Notes when keys were last used.
    package func noteKeyUse(_ uses: [String: Timestamp]) async throws(StoreError) {
        guard !uses.isEmpty else { return }
        try await write { transaction in
            for (id, moment) in uses {
                try transaction.connection.run(Self.usedQuery, [.integer(moment.milliseconds), .text(id)])
            }
        }
    }

    private static func stored(_ row: Row) -> StoredKey {
        StoredKey(
            key: APIKey(
                id: row.text(0), tenant: row.text(1), scopes: Set(text: row.text(2)),
                createdAt: Timestamp(milliseconds: row.integer(3)), expiresAt: row.timestamp(4),
                revokedAt: row.timestamp(5), lastUsedAt: row.timestamp(6)),
            secretHash: row.blob(7))
    }
}

extension Set<KeyScope> {
    fileprivate var text: String { map(\.rawValue).sorted().joined(separator: ",") }

    fileprivate init(text: String) {
        self.init(text.split(separator: ",").compactMap { KeyScope(rawValue: String($0)) })
    }
}
