/// Names a flag for ever. Written `flag_7`; read with or without the prefix.
package struct FlagID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package var number: Int64

    package init(_ number: Int64) { self.number = number }

    package init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("flag_") ? text.dropFirst(5) : text[...]
        guard let number = Int64(digits), number > 0 else { return nil }
        self.number = number
    }

    package var description: String { "flag_\(number)" }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// What a review found.
package enum FlagVerdict: String, CaseIterable, Hashable, Sendable, Codable {
    /// The answer says what nothing supports.
    case hallucination
    /// The right page was not found.
    case retrieval
    /// The prompt led the model astray.
    case prompt
    /// The answer breaks a rule, or a rule was too strict.
    case policy
    /// The answer was right.
    case correct
}

/// Somebody says that an answer is wrong; reviewed into a verdict.
package struct FlaggedAnswer: Hashable, Sendable, Identifiable {
    package var id: FlagID
    package var job: JobID
    package var tenant: String
    package var feature: String
    /// The prompt that the answer was made with.
    package var promptName: String
    package var promptVersion: Int
    package var at: Timestamp
    /// Who flagged it: `cli`, `console`, `api`, with a name where there is one.
    package var reporter: String
    /// Masked, as are `expected` and `notes`.
    package var reason: String
    /// What the answer should have been, if the reporter said so.
    package var expected: String?
    /// Who reviews it.
    package var owner: String?
    package var notes: String
    /// `nil` while it is open.
    package var verdict: FlagVerdict?
    package var resolvedAt: Timestamp?
    /// The golden sample that was made of it: `SUITE/ID`.
    package var sample: String?
    /// Grows with each change; an action presents the one it saw.
    package var version: Int64

    package var isOpen: Bool { verdict == nil }

    package init(
        id: FlagID, job: JobID, tenant: String, feature: String, promptName: String = "", promptVersion: Int,
        at: Timestamp, reporter: String, reason: String, expected: String? = nil, owner: String? = nil,
        notes: String = "", verdict: FlagVerdict? = nil, resolvedAt: Timestamp? = nil, sample: String? = nil,
        version: Int64 = 1
    ) {
        self.id = id
        self.job = job
        self.tenant = tenant
        self.feature = feature
        self.promptName = promptName
        self.promptVersion = promptVersion
        self.at = at
        self.reporter = reporter
        self.reason = reason
        self.expected = expected
        self.owner = owner
        self.notes = notes
        self.verdict = verdict
        self.resolvedAt = resolvedAt
        self.sample = sample
        self.version = version
    }
}
