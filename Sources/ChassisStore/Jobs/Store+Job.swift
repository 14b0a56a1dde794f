package import ChassisCore

extension Store {
    private static let outputQuery = Query("SELECT data FROM job_output WHERE job = ?")
    private static let smallOutputQuery = Query(
        "SELECT length(data), CASE WHEN length(data) <= ?2 THEN data END FROM job_output WHERE job = ?1")
    private static let inputQuery = Query("SELECT data FROM job_input WHERE job = ?")

    private static let metadataQuery = Query("SELECT data FROM job_metadata WHERE job = ?")

    /// Of any tenant; `nil` where it never was, or is pruned.
    package func job(_ id: JobID) async throws(StoreError) -> Job? {
        try look { try $0.first(Self.jobQuery, [Value(id)]) { Job($0) } }
    }

    /// The encrypted answer; `nil` until there is one, and after its retention.
    package func sealedOutput(_ id: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.outputQuery, [Value(id)]) { $0.blob(0) } }
    }

    /// How many bytes the encrypted answer has, and those of a small one; `nil` as above.
    package func sealedOutput(_ id: JobID, atMost size: Int) async throws(StoreError) -> (size: Int, data: [UInt8]?)? {
        try look {
            try $0.first(Self.smallOutputQuery, [Value(id), .integer(Int64(size))]) {
                (size: Int($0.integer(0)), data: $0.blobIfAny(1))
            }
        }
    }

    /// The encrypted input; `nil` after its retention.
    package func sealedInput(_ id: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.inputQuery, [Value(id)]) { $0.blob(0) } }
    }

    /// What the client wants back with the job, encrypted; `nil` for nothing, and after its retention.
    package func sealedMetadata(_ id: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.metadataQuery, [Value(id)]) { $0.blob(0) } }
    }
}
