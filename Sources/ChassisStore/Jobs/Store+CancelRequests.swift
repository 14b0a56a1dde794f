package import ChassisCore

extension Store {
    private static let cancelRequestsQuery = Query(
        "SELECT id FROM job WHERE queue = ? AND ready_at IS NOT NULL AND owner = ? AND cancel_requested = 1")

    /// The jobs that a process runs and an operator wants ended.
    ///
    /// - Parameter owner: As given to `claimJobs`.
    /// - Complexity: O(jobs that run or wait for a retry), over a partial index.
    package func cancelRequests(queue: JobQueue, owner: String) async throws(StoreError) -> [JobID] {
        try look { connection in
            try connection.all(Self.cancelRequestsQuery, [.text(queue.rawValue), .text(owner)]) { JobID($0.integer(0)) }
        }
    }
}
