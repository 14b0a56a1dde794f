package import ChassisCore

/// A good answer that may be given again.
package struct CacheEntry: Sendable {
    /// Part of both hashes as well, so that no tenant can ever see another's answer; empty is refused.
    package var tenant: String
    package var feature: String
    /// Hash over tenant, feature, bundle, knowledge and masked input: changes when anything does that made the answer.
    package var key: [UInt8]
    /// The same without bundle and knowledge: finds the last good answer when nothing else can be had.
    package var question: [UInt8]
    /// Masked.
    package var output: String
    package var model: String?
    package var cost: Money?
    /// How far the answer was to be trusted, 0…1, before calibration.
    package var confidence: Double?
    package var expiresAt: Timestamp
    /// `nil` for what only the same words may find.
    package var semantic: SemanticEntry?

    package init(
        tenant: String, feature: String, key: [UInt8], question: [UInt8], output: String, model: String? = nil,
        cost: Money? = nil, confidence: Double? = nil, expiresAt: Timestamp, semantic: SemanticEntry? = nil
    ) {
        self.tenant = tenant
        self.feature = feature
        self.key = key
        self.question = question
        self.output = output
        self.model = model
        self.cost = cost
        self.confidence = confidence
        self.expiresAt = expiresAt
        self.semantic = semantic
    }
}

/// An answer that was given before, and what it cost then.
package struct CachedAnswer: Sendable, Hashable {
    package var tenant: String
    package var feature: String
    /// Masked.
    package var output: String
    package var model: String?
    package var cost: Money?
    /// How far it was to be trusted, 0…1, before calibration; unknown for those of older versions.
    package var confidence: Double?
    package var createdAt: Timestamp
    package var expiresAt: Timestamp
    /// The job that made it.
    package var job: JobID
}
