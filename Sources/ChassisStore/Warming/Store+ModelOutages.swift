import ChassisCore

extension Store {
    private static let outageQuery = Query(
        """
        INSERT INTO model_outage (model, since, until, failures, reason) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (model) DO UPDATE
            SET until = excluded.until, failures = excluded.failures, reason = excluded.reason
        """)
    private static let wellQuery = Query("DELETE FROM model_outage WHERE model = ?")
    private static let outagesQuery = Query("SELECT model, since, until, failures, reason FROM model_outage")

    /// Notes which models are asked last, and which answer again. An outage that is known already keeps its beginning.
    package func noteModelOutages(_ outages: [ModelOutage], over: [String]) async throws(StoreError) {
        try await write { transaction in
            let connection = transaction.connection
            for model in over { try connection.run(Self.wellQuery, [.text(model)]) }
            for outage in outages {
                let values: [Value] = [
                    .text(outage.model), .integer(outage.since.milliseconds), .integer(outage.until.milliseconds),
                    .integer(Int64(outage.failures)), .text(outage.reason),
                ]
                try connection.run(Self.outageQuery, values)
            }
        }
    }

    /// The models that are asked last now, by name, as the processes that ask them have said within about a second.
    package func modelOutages() async throws(StoreError) -> [String: ModelOutage] {
        let outages = try look { connection in
            try connection.all(Self.outagesQuery) { row in
                ModelOutage(
                    model: row.text(0), since: Timestamp(milliseconds: row.integer(1)),
                    until: Timestamp(milliseconds: row.integer(2)), failures: row.int(3), reason: row.text(4))
            }
        }
        return Dictionary(outages.map { ($0.model, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
