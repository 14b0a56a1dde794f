package import ChassisCore

extension Store {
    private static let renewQuery = Query(
        """
        UPDATE job SET ready_at = ?, lease = ?, vtime = NULL WHERE id = ? AND fence = ? AND state = 'running'
        RETURNING cancel_requested
        """)

    /// Extends leases and says how each stands. One that has lapsed is still the caller's until somebody claims it.
    ///
    /// - Complexity: O(leases · log n), one commit.
    package func renewLeases(
        _ leases: [Lease], lease: Duration, now: Timestamp
    ) async throws(StoreError) -> [JobID: LeaseStatus] {
        guard !leases.isEmpty else { return [:] }
        let (until, length) = (now + lease, lease.milliseconds)
        return try await write { transaction in
            var statuses: [JobID: LeaseStatus] = [:]
            for lease in leases {
                let isCancelled = try transaction.connection.first(
                    Self.renewQuery,
                    [.integer(until.milliseconds), .integer(length), Value(lease.id), .integer(lease.fence)]
                ) { $0.integer(0) != 0 }
                statuses[lease.id] = isCancelled.map { $0 ? .cancelRequested : .held } ?? .lost
            }
            return statuses
        }
    }
}
