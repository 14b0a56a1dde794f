package import ChassisCore

/// What a cached answer's question is found by when it is asked in other words.
package struct SemanticEntry: Hashable, Sendable {
    /// Hash over tenant, feature, bundle, knowledge and the way vectors are made; empty is refused.
    package var scope: [UInt8]
    /// Masked.
    package var question: String
    package var vector: QuantizedVector

    package init(scope: [UInt8], question: String, vector: QuantizedVector) {
        self.scope = scope
        self.question = question
        self.vector = vector
    }
}

/// A stored question whose vector is near another's.
package struct SemanticCandidate: Hashable, Sendable {
    package var key: [UInt8]
    /// Masked.
    package var question: String
}
