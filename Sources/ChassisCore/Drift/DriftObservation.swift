/// What one finished job says about its feature's traffic and answers. No texts: figures and short labels.
package struct DriftObservation: Hashable, Sendable {
    /// Characters of the input.
    package var inputLength: Int
    /// ISO 639-1; `nil` where it can't be told.
    package var language: String?
    /// A word that the workspace has for it: a folder of the knowledge base, a choice of the schema.
    package var topic: String?
    /// Whether the answer declines; `nil` when nobody was asked.
    package var isRefusal: Bool?
    /// Whether the model had to be told of its mistakes or made none of the right shape; `nil` without a schema.
    package var isSchemaFailure: Bool?
    package var confidence: Double?
    /// Of the provider's calls alone: waiting in the queue is not the answer's doing.
    package var latency: Duration?
    package var cost: Money?
    package var judgeScore: Double?

    package init(
        inputLength: Int, language: String? = nil, topic: String? = nil, isRefusal: Bool? = nil,
        isSchemaFailure: Bool? = nil, confidence: Double? = nil, latency: Duration? = nil, cost: Money? = nil,
        judgeScore: Double? = nil
    ) {
        self.inputLength = inputLength
        self.language = language
        self.topic = topic
        self.isRefusal = isRefusal
        self.isSchemaFailure = isSchemaFailure
        self.confidence = confidence
        self.latency = latency
        self.cost = cost
        self.judgeScore = judgeScore
    }

    /// What is counted by label.
    package var labels: [(metric: DriftMetric, label: String)] {
        [(.language, language ?? DriftSeries.other)] + (topic.map { [(.topic, String($0.prefix(80)))] } ?? [])
    }
}

/// How many times something happened, out of how many.
package struct Tally: Hashable, Sendable {
    package var hits: Int64
    package var count: Int64

    package init(hits: Int64 = 0, count: Int64 = 0) {
        self.hits = hits
        self.count = count
    }

    /// 0…1; 0 before anything was counted.
    package var rate: Double { count > 0 ? Double(hits) / Double(count) : 0 }

    /// `nil` counts neither way.
    package mutating func add(_ isHit: Bool?) {
        guard let isHit else { return }
        count += 1
        if isHit { hits += 1 }
    }

    package mutating func add(_ other: Tally) {
        hits += other.hits
        count += other.count
    }
}
