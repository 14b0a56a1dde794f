import ChassisCore
package import ChassisStore

/// Files of tenants, sealed as inputs are.
extension Engine {
    /// Seals name and content and stores both; the file has its id on return. A request of its tenant's limit.
    package func keepFile(
        _ content: [UInt8], name: String, purpose: String, tenant: String
    ) async throws(EngineError) -> StoredFile {
        try await countRequest(of: tenant)
        let (file, sealed) = try sealedFile(content, name: name, purpose: purpose, tenant: tenant)
        do { return try await store.addFile(file, sealed: sealed) } catch { throw .store(error) }
    }

    /// Counts what a tenant sends and makes no job of.
    func countRequest(of tenant: String) async throws(EngineError) {
        guard let limits = setup.workspace.plan(ofTenant: tenant)?.limits else { return }
        do {
            try await store.takeRequest(
                of: tenant, limits: limits, now: clock.now(), moment: clock.monotonicNanoseconds() / 1_000_000)
        } catch { throw .store(error) }
    }

    /// A file as it is stored, not stored yet.
    package func sealedFile(
        _ content: [UInt8], name: String, purpose: String, tenant: String
    ) throws(EngineError) -> (file: StoredFile, sealed: [UInt8]) {
        do {
            let file = StoredFile(
                tenant: tenant, sealedName: try vault.seal(Array(name.utf8), for: tenant, as: .input), purpose: purpose,
                bytes: content.count, createdAt: clock.now())
            return (file, try vault.seal(content, for: tenant, as: .input))
        } catch { throw .vault(error) }
    }

    /// - Throws: `.vault` when the key is another one or the bytes were changed, as below.
    package func name(of file: StoredFile) throws(EngineError) -> String {
        String(decoding: try unsealed(file.sealedName, of: file.tenant), as: UTF8.self)
    }

    /// The whole file in memory; empty where it was deleted meanwhile.
    package func content(of file: StoredFile) async throws(EngineError) -> [UInt8] {
        let sealed: [UInt8]?
        do { sealed = try await store.sealedFile(file.id, of: file.tenant) } catch { throw .store(error) }
        guard let sealed else { return [] }
        return try unsealed(sealed, of: file.tenant)
    }

    /// Seals what belongs to a tenant's batch.
    package func sealed(_ bytes: [UInt8], of tenant: String) throws(EngineError) -> [UInt8] {
        do { return try vault.seal(bytes, for: tenant, as: .input) } catch { throw .vault(error) }
    }

    /// What `sealed` made for the same tenant.
    package func unsealed(_ sealed: [UInt8], of tenant: String) throws(EngineError) -> [UInt8] {
        do { return try vault.open(sealed, for: tenant, as: .input) } catch { throw .vault(error) }
    }
}
