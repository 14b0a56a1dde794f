package import ChassisCore
import ChassisStore

/// A new key, with the text that is shown this once.
package struct IssuedKey: Sendable {
    package let text: String
    package let key: APIKey
}

extension Engine {
    /// Makes a key for a tenant; those it has stay valid, so that a client can change over.
    ///
    /// - Parameter lifetime: `nil` for no end.
    package func issueKey(
        for tenant: String, scopes: Set<KeyScope> = [.submit, .read], lifetime: Duration? = nil
    ) async throws(EngineError) -> IssuedKey {
        let workspace = setup.workspace
        guard workspace.tenant(tenant) != nil else {
            throw .unknownTenant(tenant, known: workspace.tenants.map(\.id))
        }
        let text = KeyText.new()
        let now = clock.now()
        let key = APIKey(
            id: text.id, tenant: tenant, scopes: scopes, createdAt: now, expiresAt: lifetime.map { now + $0 })
        do {
            try await store.addKey(StoredKey(key: key, secretHash: text.secretHash))
        } catch { throw .store(error) }
        return IssuedKey(text: text.text, key: key)
    }

    /// Revokes a key for good. Servers that run refuse it within a tenth of a second.
    package func revokeKey(_ id: String) async throws(EngineError) -> APIKey {
        let revoked: APIKey?
        do { revoked = try await store.revokeKey(id, now: clock.now()) } catch { throw .store(error) }
        guard let revoked else { throw .unknownKey(id) }
        return revoked
    }
}
