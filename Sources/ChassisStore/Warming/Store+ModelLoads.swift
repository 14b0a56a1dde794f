package import ChassisCore

extension Store {
    private static let columns = "id, model, kind, began_at, lease_until, ended_at, outcome, message"
    private static let openQuery = Query(
        "SELECT \(columns) FROM model_load WHERE model = ? AND ended_at IS NULL")
    private static let lapsedQuery = Query(
        """
        UPDATE model_load SET ended_at = MIN(lease_until, ?1), outcome = 'abandoned'
        WHERE ended_at IS NULL AND (lease_until <= ?1 OR lease_until > ?1 + ?2 + 60000)
        """)
    private static let beginQuery = Query(
        "INSERT INTO model_load (model, kind, owner, began_at, lease_until) VALUES (?, ?, ?, ?, ?) RETURNING \(columns)"
    )
    private static let renewQuery = Query("UPDATE model_load SET lease_until = ? WHERE id = ? AND ended_at IS NULL")
    private static let endQuery = Query(
        """
        UPDATE model_load SET ended_at = ?, outcome = ?, message = ?, cost = ? WHERE id = ? AND ended_at IS NULL
        """)
    private static let pruneQuery = Query(
        """
        DELETE FROM model_load WHERE model = (SELECT model FROM model_load WHERE id = ?1) AND ended_at IS NOT NULL
            AND id <= (SELECT id FROM model_load WHERE model = (SELECT model FROM model_load WHERE id = ?1)
                ORDER BY id DESC LIMIT 1 OFFSET 200)
        """)
    private static let useQuery = Query(
        """
        INSERT INTO model_use (model, at) VALUES (?, ?) ON CONFLICT (model) DO UPDATE
            SET at = CASE WHEN at > excluded.at + 60000 THEN excluded.at ELSE MAX(at, excluded.at) END
        """)
    private static let usesQuery = Query("SELECT model, at FROM model_use")
    // Jobs that wait for their time are few, and have an index of their own.
    private static let releaseQuery = Query(
        """
        UPDATE job SET ready_at = ?1, retry_at = ?1
        WHERE queue IN ('default', 'evals') AND ready_at > ?1 AND state = 'queued' AND error_code = 'model_warming'
        """)

    /// Begins a load, unless one of the same model is under way anywhere; one whose process went silent is over, and so is
    /// one whose lease a clock wrote that was far ahead.
    package func beginLoad(
        of model: String, kind: ModelLoad.Kind, owner: String, lease: Duration, now: Timestamp
    ) async throws(StoreError) -> LoadGrant {
        try await write { transaction in
            let connection = transaction.connection
            try connection.run(Self.lapsedQuery, [.integer(now.milliseconds), .integer(lease.milliseconds)])
            if let open = try connection.first(Self.openQuery, [.text(model)], ModelLoad.init) { return .held(open) }
            let values: [Value] = [
                .text(model), .text(kind.rawValue), .text(owner), .integer(now.milliseconds),
                .integer((now + lease).milliseconds),
            ]
            guard let load = try connection.first(Self.beginQuery, values, ModelLoad.init) else {
                throw StoreError.failed(code: -1, reason: "a load could not be noted")
            }
            return .granted(load)
        }
    }

    /// Tells others that the load's process is alive.
    package func renewLoad(_ id: Int64, until: Timestamp) async throws(StoreError) {
        try await write { try $0.connection.run(Self.renewQuery, [.integer(until.milliseconds), .integer(id)]) }
    }

    /// Notes what came of a load, and lets the jobs go on that wait for one, whichever model they wait for: those of
    /// another will wait again.
    package func endLoad(
        _ load: ModelLoad, _ outcome: ModelLoad.Outcome, message: String? = nil, cost: Money? = nil, now: Timestamp
    ) async throws(StoreError) {
        try await write { transaction in
            let connection = transaction.connection
            let values: [Value] = [
                .integer(now.milliseconds), .text(outcome.rawValue), Value(message), Value(cost), .integer(load.id),
            ]
            try connection.run(Self.endQuery, values)
            try connection.run(Self.pruneQuery, [.integer(load.id)])
            if outcome == .ready {
                try connection.run(Self.useQuery, [.text(load.model), .integer(now.milliseconds)])
            }
            try connection.run(Self.releaseQuery, [.integer(now.milliseconds)])
        }
    }

    /// Lets jobs go on that wait for a load: it is over, though its end did not reach them.
    package func releaseWarmingJobs(now: Timestamp) async throws(StoreError) {
        try await write { try $0.connection.run(Self.releaseQuery, [.integer(now.milliseconds)]) }
    }

    /// When models were asked last, as far as processes have said.
    package func modelUses() async throws(StoreError) -> [String: Timestamp] {
        let rows = try look { connection in
            try connection.all(Self.usesQuery) { ($0.text(0), Timestamp(milliseconds: $0.integer(1))) }
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Says that models were asked; for processes that come later.
    package func noteModelUses(_ uses: [String: Timestamp]) async throws(StoreError) {
        try await write { transaction in
            for (model, at) in uses {
                try transaction.connection.run(Self.useQuery, [.text(model), .integer(at.milliseconds)])
            }
        }
    }
}

extension Store {
    private static let modelsQuery = Query("SELECT DISTINCT model FROM model_load")
    private static let newestQuery = Query(
        "SELECT \(columns) FROM model_load WHERE model = ? ORDER BY id DESC LIMIT 1")
    private static let countsQuery = Query(
        """
        SELECT COUNT(*) FILTER (WHERE outcome = 'ready' AND kind = 'load'), COUNT(*) FILTER (WHERE outcome = 'failed'),
            SUM(cost), COUNT(*) FILTER (WHERE outcome = 'ready' AND cost IS NULL),
            (SELECT at FROM model_use WHERE model = ?1)
        FROM model_load WHERE model = ?1
        """)
    private static let timesQuery = Query(
        """
        SELECT ended_at - began_at FROM model_load WHERE model = ? AND kind = 'load' AND outcome = 'ready'
        ORDER BY id DESC LIMIT 9
        """)

    /// What is known of the loads of each model that was ever loaded, by its name.
    ///
    /// - Complexity: O(loads that are kept), some hundreds a model.
    package func modelLoads() async throws(StoreError) -> [String: ModelLoadFigures] {
        try await read { connection in
            var found: [String: ModelLoadFigures] = [:]
            for model in try connection.all(Self.modelsQuery, [], { $0.text(0) }) {
                guard let newest = try connection.first(Self.newestQuery, [.text(model)], ModelLoad.init) else {
                    continue
                }
                let times = try connection.all(Self.timesQuery, [.text(model)]) { $0.integer(0) }.sorted()
                found[model] = try connection.first(Self.countsQuery, [.text(model)]) { row in
                    ModelLoadFigures(
                        newest: newest, ready: row.int(0), failed: row.int(1),
                        typical: times.isEmpty ? nil : .milliseconds(times[times.count / 2]),
                        cost: row.int(3) > 0 ? nil : Money(nanoUSD: row.integerIfAny(2) ?? 0),
                        usedAt: row.timestamp(4))
                }
            }
            return found
        }
    }
}

extension ModelLoad {
    fileprivate init(_ row: Row) {
        self.init(
            id: row.integer(0), model: row.text(1), kind: Kind(rawValue: row.text(2)) ?? .load,
            began: Timestamp(milliseconds: row.integer(3)), leaseUntil: Timestamp(milliseconds: row.integer(4)),
            ended: row.timestamp(5), outcome: row.textIfAny(6).flatMap(Outcome.init(rawValue:)),
            message: row.textIfAny(7))
    }
}
