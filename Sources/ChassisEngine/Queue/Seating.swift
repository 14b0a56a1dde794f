import Synchronization

/// Where a request whose client waits finds a worker of this process that can take it as it is admitted.
///
/// Without it every job costs a transaction more and a round of the claim loop: that is most of what a short call's
/// client would wait for.
final class Seating: Sendable {
    private let pool = Mutex<WorkerPool?>(nil)

    /// The pool that has slots to give, while one works.
    var openPool: WorkerPool? { pool.withLock { $0 } }

    func open(_ pool: WorkerPool) { self.pool.withLock { $0 = pool } }

    func close(_ pool: WorkerPool) { self.pool.withLock { if $0 === pool { $0 = nil } } }
}
