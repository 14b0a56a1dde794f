import ChassisCore

/// A model of the workspace, and what its provider says it ran.
struct ResponseModel: Hashable {
    var model: String
    var response: String
}

extension Transaction {
    private static let meetQuery = Query(
        "INSERT INTO drift_model (model, response_model, first_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    private static let formerQuery = Query(
        """
        SELECT response_model FROM drift_model WHERE model = ? AND response_model <> ? ORDER BY first_at DESC LIMIT 1
        """)

    /// Tells when a provider runs another model than it ever did under that name.
    ///
    /// That is seen, not inferred: the first answer is a change and an alert. What is known is remembered in memory, so
    /// that nothing is asked of the database for the usual answer.
    func observeModels(_ settlement: Settlement, feature: String, bucket: Int64) throws {
        for call in settlement.calls {
            guard let response = call.responseModel, !response.isEmpty else { continue }
            let pair = ResponseModel(model: call.model, response: String(response.prefix(200)))
            guard !knownResponses.contains(pair) else { continue }
            try connection.run(Self.meetQuery, [.text(pair.model), .text(pair.response), Value(settlement.now)])
            guard connection.changes > 0 else {
                // Bounded: a provider that makes up names must not fill the memory.
                if knownResponses.count > 1000 { knownResponses = [] }
                knownResponses.insert(pair)
                continue
            }
            let former = try connection.first(Self.formerQuery, [.text(pair.model), .text(pair.response)]) {
                $0.text(0)
            }
            guard let former else { continue }
            let change = ChangeRecord(
                at: settlement.now, kind: .model, feature: "", what: "\(pair.model) now answers as \(pair.response)")
            try addChange(change)
            try addAlert(
                NewDriftAlert(
                    feature: feature, metric: .modelVersion, bucket: bucket, since: settlement.now, before: former,
                    now: pair.response, evidence: DriftScan.mostEvidence, cause: change),
                at: settlement.now)
        }
    }
}
