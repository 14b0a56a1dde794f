package import ChassisCore
package import ChassisStore

/// What the cache had for a call, and what it needs to keep the call's answer.
package struct CacheFinding: Sendable {
    /// `nil` where the cache is off.
    package var key: CacheKey?
    /// Who may get its answer again; `nil` until that is looked at.
    package var reach: CacheReach?
    package var result: CacheResult = .miss
    /// What its question can be found by in other words, once it has an answer.
    package var semantic: SemanticEntry?
    /// The answer that the semantic cache would have given to a call that asks all the same.
    package var sampled: String?
    /// How far a kept answer was to be trusted when it was made, 0…1, before calibration; `nil` where nobody knows.
    package var confidence: Double?
    /// How like the question is that it was given to: the cosine, 1 for the same.
    package var likeness = 1.0
    /// What a cached answer saved us, if its price was known.
    package var avoidedCost: Money?
}

/// Names an answer: `exact` changes with anything the answer depends on, `question` only with what was asked.
package struct CacheKey: Hashable, Sendable {
    package var exact: [UInt8]
    package var question: [UInt8]
}
