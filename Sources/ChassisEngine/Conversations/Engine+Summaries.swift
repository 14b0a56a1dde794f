/// Summaries that clients keep, and send again for what they stand for.
extension Engine {
    /// A summary that opens again for its tenant alone.
    package func sealedSummary(_ text: String, of tenant: String) throws(EngineError) -> [UInt8] {
        do { return try vault.seal(Array(text.utf8), for: tenant, as: .conversation) } catch { throw .vault(error) }
    }

    /// What `sealedSummary` made for the same tenant; `nil` for any other bytes.
    package func summary(_ sealed: [UInt8], of tenant: String) -> String? {
        (try? vault.open(sealed, for: tenant, as: .conversation)).map { String(decoding: $0, as: UTF8.self) }
    }
}
