import ChassisCore
import Synchronization

/// Who of this process's clients waits for the answers of jobs.
///
/// Several may wait for one: a second request with the same idempotency key, a client's further try whose first is still
/// under way. One that leaves ends the job only when it was the last. Clients of other processes are not counted.
final class Waiters: Sendable {
    private let counts = Mutex<[JobID: Int]>([:])

    func enter(_ job: JobID) -> Waiter {
        counts.withLock { $0[job, default: 0] += 1 }
        return Waiter(self, job)
    }

    /// - Returns: Whether nobody is left.
    fileprivate func leave(_ job: JobID) -> Bool {
        counts.withLock { counts in
            let left = (counts[job] ?? 0) - 1
            counts[job] = left > 0 ? left : nil
            return left <= 0
        }
    }
}

/// One who waits for a job's answer, until it leaves or is forgotten.
final class Waiter: Sendable {
    private let all: Waiters
    private let job: JobID
    private let isHere = Mutex(true)

    fileprivate init(_ all: Waiters, _ job: JobID) {
        self.all = all
        self.job = job
    }

    deinit { _ = leave() }

    /// - Returns: Whether nobody is left who waits; `false` for one who left before.
    func leave() -> Bool {
        let wasHere = isHere.withLock { isHere in
            defer { isHere = false }
            return isHere
        }
        return wasHere && all.leave(job)
    }
}
