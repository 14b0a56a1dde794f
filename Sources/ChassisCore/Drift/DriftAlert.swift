/// What is watched of a feature's traffic and answers.
package enum DriftMetric: String, CaseIterable, Hashable, Sendable, Codable {
    /// Of the traffic.
    case inputLength = "input_length"
    case language, topic
    /// Of the answers.
    case refusal
    case schemaFailure = "schema_failure"
    case confidence, latency, cost
    case judgeScore = "judge_score"
    /// The provider answers with another model than before.
    case modelVersion = "model_version"

    /// Whether it is a property of what users send.
    package var isOfTraffic: Bool {
        switch self {
        case .inputLength, .language, .topic: true
        default: false
        }
    }
}

/// Something that may explain a drift: what changed, and when.
package struct ChangeRecord: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable { case prompt, model, configuration, traffic }

    package var at: Timestamp
    package var kind: Kind
    /// Empty when it concerns every feature.
    package var feature: String
    /// `support-answer@3 activated`, `gpt-6-luna now answers as gpt-6-luna-1125`.
    package var what: String

    package init(at: Timestamp, kind: Kind, feature: String, what: String) {
        self.at = at
        self.kind = kind
        self.feature = feature
        self.what = what
    }
}

/// A metric has left its baseline.
package struct DriftAlert: Hashable, Sendable, Identifiable {
    package var id: Int64
    package var feature: String
    package var metric: DriftMetric
    package var at: Timestamp
    /// When the drift began, as far as can be told.
    package var since: Timestamp
    /// As people read them: `0.91`, `de 4 %`, `840 ms`.
    package var before: String
    package var now: String
    /// How many times likelier what was seen is under a change than under none.
    package var evidence: Double
    /// What came before it; `nil` when nothing is known to have changed.
    package var cause: ChangeRecord?
    package var acknowledgedAt: Timestamp?

    package init(
        id: Int64, feature: String, metric: DriftMetric, at: Timestamp, since: Timestamp, before: String, now: String,
        evidence: Double, cause: ChangeRecord? = nil, acknowledgedAt: Timestamp? = nil
    ) {
        self.id = id
        self.feature = feature
        self.metric = metric
        self.at = at
        self.since = since
        self.before = before
        self.now = now
        self.evidence = evidence
        self.cause = cause
        self.acknowledgedAt = acknowledgedAt
    }
}
