package import ChassisCore

/// Whether an eval job may make its calls.
package enum Reservation: Sendable, Hashable {
    case granted
    /// There would be room, if what others have reserved comes back.
    case mustWait
    /// The run has ended, or would go over its cap: the job is to be cancelled.
    case refused
}

extension Store {
    private static let leaseQuery = Query("SELECT 1 FROM job WHERE id = ? AND fence = ? AND state = 'running'")
    private static let capQuery = Query("SELECT state, spent, reserved, cost_cap FROM eval_run WHERE id = ?")
    private static let reserveQuery = Query("UPDATE eval_sample SET reserved = ? WHERE job = ?")
    private static let addQuery = Query("UPDATE eval_run SET reserved = reserved + ? WHERE id = ?")

    /// Sets aside what the calls of one attempt may cost at most, before the first of them is made.
    ///
    /// A reservation belongs to the job: that of an attempt whose worker died is replaced by the next one's. A refusal
    /// for the cap's sake ends the run: it becomes `capped` and its jobs that wait are cancelled; those that have
    /// reserved go on.
    ///
    /// - Throws: `.staleFence` when the lease was lost.
    /// - Complexity: O(log n); O(jobs of the run) once, when it is capped.
    package func reserveEvalCost(
        _ lease: Lease, _ amount: Money, now: Timestamp
    ) async throws(StoreError) -> Reservation {
        try await write { transaction in
            let connection = transaction.connection
            guard
                try connection.first(Self.leaseQuery, [Value(lease.id), .integer(lease.fence)], { _ in true }) == true
            else { throw StoreError.staleFence(lease.id) }
            guard let place = try transaction.place(of: lease.id) else { return .granted }
            let run = try connection.first(Self.capQuery, [Value(place.run)]) { row in
                (
                    state: EvalRunState(rawValue: row.text(0)) ?? .cancelled, spent: row.integer(1),
                    others: row.integer(2) - place.reserved, cap: row.integerIfAny(3)
                )
            }
            guard let run, run.state == .running else { return .refused }
            let wanted = amount.tamed.nanoUSD
            let isOver = run.cap.map { run.spent.addingTamely(wanted) > $0 } ?? false
            let mustWait = run.cap.map { run.spent.addingTamely(run.others).addingTamely(wanted) > $0 } ?? false
            let reserved = isOver || mustWait ? 0 : wanted
            try connection.run(Self.reserveQuery, [.integer(reserved), Value(lease.id)])
            try connection.run(Self.addQuery, [.integer(reserved - place.reserved), Value(place.run)])
            if isOver { try transaction.end(place.run, as: .capped, at: now) }
            return isOver ? .refused : mustWait ? .mustWait : .granted
        }
    }
}
