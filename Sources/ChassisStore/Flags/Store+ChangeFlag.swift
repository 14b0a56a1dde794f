package import ChassisCore

/// What a reviewer does to a flag. Texts are masked.
package enum FlagChange: Sendable {
    /// To somebody, or to nobody.
    case assigned(String?)
    case noted(String)
    /// A golden sample was made of it: `support/flag-12`.
    case sampled(String)
    /// `nil` keeps what the flag has.
    case resolved(FlagVerdict, notes: String?, expected: String?, sample: String?, at: Timestamp)
    /// Takes a verdict back.
    case reopened
}

extension Store {
    private static let changeFlagQuery = Query(
        """
        UPDATE flag SET owner = ?, notes = ?, verdict = ?, resolved_at = ?, expected = ?, sample = ?,
            version = version + 1
        WHERE id = ? RETURNING \(FlaggedAnswer.columns)
        """)

    /// Changes a flag, if it still is what the reviewer saw. What it says already is no change.
    ///
    /// A verdict that was given stays: only `reopened` takes it away.
    ///
    /// - Throws: `.flag`: `.notFound`, `.changed`, `.resolved` with another verdict, `.open`, `.otherOpen`.
    package func changeFlag(_ target: FlagTarget, _ change: FlagChange) async throws(StoreError) -> FlaggedAnswer {
        try await write { transaction in
            let id = Value.integer(target.id.number)
            guard let flag = try transaction.connection.first(Self.flaggedQuery, [id], { FlaggedAnswer($0) }) else {
                throw StoreError.flag(.notFound(target.id))
            }
            guard target.version ?? flag.version == flag.version else { throw StoreError.flag(.changed(target.id)) }
            let changed = try Self.flag(flag, change, in: transaction)
            guard changed != flag else { return flag }
            // An answer found to be right was no wrong hit.
            let (wasRight, isRight) = (flag.verdict == .correct, changed.verdict == .correct)
            if wasRight != isRight {
                try transaction.countSemanticFlag(flag.job, feature: flag.feature, by: isRight ? -1 : 1)
            }
            let values: [Value] = [
                Value(changed.owner), .text(changed.notes), Value(changed.verdict?.rawValue), Value(changed.resolvedAt),
                Value(changed.expected), Value(changed.sample), id,
            ]
            return try transaction.connection.flag(Self.changeFlagQuery, values)
        }
    }

    private static func flag(
        _ flag: FlaggedAnswer, _ change: FlagChange, in transaction: Transaction
    ) throws -> FlaggedAnswer {
        var changed = flag
        switch change {
        case .assigned(let owner): changed.owner = owner
        case .noted(let notes): changed.notes = notes
        case .sampled(let sample): changed.sample = sample
        case .resolved(let verdict, let notes, let expected, let sample, let now):
            if let given = flag.verdict, given != verdict { throw StoreError.flag(.resolved(flag.id, given)) }
            changed.verdict = verdict
            changed.resolvedAt = flag.resolvedAt ?? now
            changed.notes = notes ?? flag.notes
            changed.expected = expected ?? flag.expected
            changed.sample = sample ?? flag.sample
        case .reopened:
            guard !flag.isOpen else { throw StoreError.flag(.open(flag.id)) }
            let open = try transaction.connection.first(openFlagQuery, [Value(flag.job)]) { FlaggedAnswer($0) }
            if let open { throw StoreError.flag(.otherOpen(flag.id, other: open.id)) }
            changed.verdict = nil
            changed.resolvedAt = nil
        }
        return changed
    }
}
