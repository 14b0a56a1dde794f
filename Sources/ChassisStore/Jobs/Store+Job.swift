package import ChassisCore

extension Store {
    private static let outputQuery = Query("SELECT data FROM job_output WHERE job = ?")
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

    /// The encrypted input; `nil` after its retention.
    package func sealedInput(_ id: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.inputQuery, [Value(id)]) { $0.blob(0) } }
    }

    /// What the client wants back with the job, encrypted; `nil` for nothing, and after its retention.
    package func sealedMetadata(_ id: JobID) async throws(StoreError) -> [UInt8]? {
        try look { try $0.first(Self.metadataQuery, [Value(id)]) { $0.blob(0) } }
    }
}
