package import ChassisCore

/// A job that an operator points at, as it was when they saw it.
package struct JobTarget: Sendable, Hashable {
    package var id: JobID
    /// Refused when the row has changed since; `nil` for whatever it is now.
    package var version: Int64?

    package init(id: JobID, version: Int64? = nil) {
        self.id = id
        self.version = version
    }
}

/// What became of an action on one job.
package enum ActionOutcome: Sendable {
    case done(Job)
    /// Nothing was changed: `.versionChanged`, `.wrongState`, `.jobNotFound`, `.insufficientCredits`, `.inputGone`,
    /// `.batchEnded`.
    case refused(StoreError)
}

extension Store {
    /// Does something to each target in one transaction; a refusal leaves the others alone.
    func act(
        on targets: [JobTarget], _ action: @escaping @Sendable (SettledJob, Transaction) throws -> Void
    ) async throws(StoreError) -> [JobID: ActionOutcome] {
        guard !targets.isEmpty else { return [:] }
        return try await write { [path] transaction in
            var outcomes: [JobID: ActionOutcome] = [:]
            for target in targets {
                let result = transaction.isolated(path: path) { transaction in
                    guard let job = try transaction.settledJob(target.id) else {
                        throw StoreError.jobNotFound(target.id)
                    }
                    guard target.version ?? job.version == job.version else {
                        throw StoreError.versionChanged(target.id)
                    }
                    try action(job, transaction)
                    guard let changed = try transaction.connection.first(Self.jobQuery, [Value(target.id)], { Job($0) })
                    else { throw StoreError.jobNotFound(target.id) }
                    return changed
                }
                // A target named twice keeps its success.
                if case .done? = outcomes[target.id] { continue }
                switch result {
                case .success(let job): outcomes[target.id] = .done(job)
                case .failure(let error): outcomes[target.id] = .refused(error)
                }
            }
            return outcomes
        }
    }
}

extension Transaction {
    func settledJob(_ id: JobID) throws -> SettledJob? {
        try connection.first(Store.settledQuery, [Value(id)], SettledJob.init)
    }
}
