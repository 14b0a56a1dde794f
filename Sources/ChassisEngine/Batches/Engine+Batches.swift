package import ChassisCore
package import ChassisStore

/// What tenants ask of their batches. Going on with one reads lines in a wire format, so whoever knows that does it.
extension Engine {
    /// - Parameters:
    ///   - metadata: The client's own words; sealed.
    ///   - mark: When the same was asked for before, that batch is returned.
    package func addBatch(
        of tenant: String, endpoint: String, inputFile: Int64, metadata: JSONObject, mark: BatchMark?
    ) async throws(EngineError) -> (batch: StoredBatch, isExisting: Bool) {
        let sealed = metadata.isEmpty ? nil : try sealed(Array(JSON.object(metadata).text.utf8), of: tenant)
        let now = clock.now()
        let batch = StoredBatch(
            tenant: tenant, endpoint: endpoint, inputFile: inputFile, sealedMetadata: sealed, createdAt: now,
            expiresAt: now + .seconds(86_400))
        do { return try await store.addBatch(batch, mark: mark) } catch { throw .store(error) }
    }

    /// Asks for a batch's end; whoever runs it ends its jobs. One that has ended, or is about to, stays as it is.
    ///
    /// - Returns: The batch as it is now; `nil` where the tenant has none of this number.
    package func cancelBatch(_ id: Int64, of tenant: String) async throws(EngineError) -> StoredBatch? {
        do {
            var found = try await store.batch(id, of: tenant)
            // Whoever runs the batch may have gone on between reading and writing.
            for _ in 0..<20 {
                guard let batch = found, !batch.state.isFinal, batch.state != .cancelling else { break }
                var cancelling = batch
                cancelling.enter(.cancelling, at: clock.now())
                try await store.advance(batch, to: cancelling)
                found = try await store.batch(id, of: tenant)
            }
            return found
        } catch { throw .store(error) }
    }
}
