import ChassisCore
import Synchronization

/// Texts that traces share, and whose they are.
extension Store {
    private static let ownQuery = Query(
        """
        SELECT trace.id, trace.data FROM trace JOIN job ON job.id = trace.job
        WHERE job.tenant = ? AND trace.id < ? ORDER BY trace.id DESC LIMIT ?
        """)
    private static let othersQuery = Query(
        """
        SELECT trace.id, trace.data FROM trace JOIN job ON job.id = trace.job
        WHERE job.tenant <> ? AND trace.id < ? ORDER BY trace.id DESC LIMIT ?
        """)
    static let deleteTextQuery = Query("DELETE FROM shared_text WHERE hash = ?")
    private static let documents = 200

    /// The long system texts that a tenant's traces have and nobody else's: its client's own.
    ///
    /// Found by looking through traces, the newest first; they have to be there still.
    ///
    /// - Complexity: O(traces), unless others have all of the tenant's texts.
    func textsAlone(of tenant: String) async throws(StoreError) -> Set<[UInt8]> {
        var texts: Set<[UInt8]> = []
        try await eachTrace(Self.ownQuery, tenant) { hashes in
            texts.formUnion(hashes)
            return true
        }
        guard !texts.isEmpty else { return [] }
        try await eachTrace(Self.othersQuery, tenant) { hashes in
            texts.subtract(hashes)
            return !texts.isEmpty
        }
        return texts
    }

    /// Makes this process write a text again that it knew to be there.
    func forget(_ texts: Set<[UInt8]>) {
        sharedTexts.withLock { known in for text in texts { known.forget(text) } }
    }

    /// - Parameter look: Told of the texts of a batch; whether to go on.
    private func eachTrace(
        _ query: Query, _ tenant: String, _ look: (Set<[UInt8]>) -> Bool
    ) async throws(StoreError) {
        var last = Int64.max
        while !Task.isCancelled {
            let before = last
            let (hashes, end) = try await read { connection in
                var hashes: Set<[UInt8]> = []
                let rows = try connection.all(
                    query, [.text(tenant), .integer(before), Value(Self.documents)]
                ) { ($0.integer(0), $0.blob(1)) }
                for (_, data) in rows {
                    // One that can't be read shows no text either.
                    guard let bytes = try? Compression.unpack(data) else { continue }
                    _ = try? TraceDocument(bytes) { hash in
                        hashes.insert(hash)
                        return ""
                    }
                }
                return (hashes, rows.last?.0)
            }
            guard let end, look(hashes) else { return }
            last = end
        }
    }
}
