/// What a bundle made of a sample, as scorers see it.
package struct ScoredAnswer: Sendable {
    /// The final answer, masked; `nil` when there is none, and `error` says why.
    package var text: String?
    package var error: JobError?
    /// What retrieval found, best first.
    package var context: [RetrievedDocument]
    /// The feature's schema.
    package var schema: JSONSchema?

    package init(
        text: String?, error: JobError? = nil, context: [RetrievedDocument] = [], schema: JSONSchema? = nil
    ) {
        self.text = text
        self.error = error
        self.context = context
        self.schema = schema
    }
}

/// What one scorer found, before it is known whose fault it is.
struct Finding {
    /// 0 to 1.
    var value: Double
    var passed: Bool
    /// Whose fault it is when it did not pass.
    var failure = FailureClass.generation
    var explanation: String

    static func whole(_ passed: Bool, _ explanation: String) -> Finding {
        Finding(value: passed ? 1 : 0, passed: passed, explanation: explanation)
    }

    /// The answer is of no form that could be compared.
    static func unreadable(_ explanation: String) -> Finding {
        Finding(value: 0, passed: false, failure: .format, explanation: explanation)
    }
}
