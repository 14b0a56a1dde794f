/// Names an act of unmasking for ever. Written `unmask_7`.
package struct UnmaskingID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var number: Int64

    package init(_ number: Int64) { self.number = number }

    package var description: String { "unmask_\(number)" }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// One time that an operator saw the values behind a trace's placeholders, or was refused. It never holds a value.
package struct Unmasking: Hashable, Sendable {
    package var id: UnmaskingID
    package var at: Timestamp
    /// The operator's account.
    package var by: String
    package var job: JobID
    package var tenant: String
    /// Masked.
    package var reason: String
    /// How many different values of each kind were shown: `["email": 2]`; of a refusal, would have been.
    package var kinds: [String: Int]
    package var isGranted: Bool

    package init(
        id: UnmaskingID, at: Timestamp, by: String, job: JobID, tenant: String, reason: String, kinds: [String: Int],
        isGranted: Bool
    ) {
        self.id = id
        self.at = at
        self.by = by
        self.job = job
        self.tenant = tenant
        self.reason = reason
        self.kinds = kinds
        self.isGranted = isGranted
    }

    /// `2 email, 1 phone`.
    package var kindsText: String {
        kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.replacing("_", with: " "))" }
            .joined(separator: ", ")
    }
}
