package import ChassisCore

/// A flag that a reviewer points at, as it was when they saw it.
package struct FlagTarget: Sendable, Hashable {
    package var id: FlagID
    /// Refused when the row has changed since; `nil` for whatever it is now.
    package var version: Int64?

    package init(id: FlagID, version: Int64? = nil) {
        self.id = id
        self.version = version
    }
}

extension FlaggedAnswer {
    /// The columns that `init(_:Row)` reads, in its order.
    static let columns = """
        id, version, job, tenant, feature, prompt_name, prompt_version, at, reporter, reason, expected, owner, notes, \
        verdict, resolved_at, sample
        """

    init(_ row: Row) {
        self.init(
            id: FlagID(row.integer(0)), job: JobID(row.integer(2)), tenant: row.text(3), feature: row.text(4),
            promptName: row.text(5), promptVersion: row.int(6), at: Timestamp(milliseconds: row.integer(7)),
            reporter: row.text(8), reason: row.text(9), expected: row.textIfAny(10), owner: row.textIfAny(11),
            notes: row.text(12), verdict: row.textIfAny(13).flatMap(FlagVerdict.init(rawValue:)),
            resolvedAt: row.timestamp(14), sample: row.textIfAny(15), version: row.integer(1))
    }
}
