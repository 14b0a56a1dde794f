package import ChassisCore

/// A feature's semantic hits, as lists show them.
package struct SemanticFigureRow: Hashable, Sendable {
    package var feature: String
    package var figures: SemanticFigures
}

extension Store {
    private static let figuresQuery = Query(
        "SELECT hits, samples, wrong_samples, flagged FROM semantic_figures WHERE feature = ?")
    private static let allFiguresQuery = Query(
        "SELECT hits, samples, wrong_samples, flagged, feature FROM semantic_figures ORDER BY feature")
    private static let resetFiguresQuery = Query("DELETE FROM semantic_figures WHERE feature = ?")

    /// Zeros where nothing was counted. One look-up by key: it stands on the way of a request.
    package func semanticFigures(of feature: String) async throws(StoreError) -> SemanticFigures {
        try look { try $0.first(Self.figuresQuery, [.text(feature)], Self.figures) } ?? SemanticFigures()
    }

    /// By name.
    package func semanticFigures() async throws(StoreError) -> [SemanticFigureRow] {
        try await read { connection in
            try connection.all(Self.allFiguresQuery, []) { row in
                SemanticFigureRow(feature: row.text(4), figures: Self.figures(row))
            }
        }
    }

    /// Counts from nothing again, so that a feature whose hits were over their budget gets another chance.
    package func resetSemanticFigures(of feature: String) async throws(StoreError) {
        try await write { try $0.connection.run(Self.resetFiguresQuery, [.text(feature)]) }
    }

    private static func figures(_ row: Row) -> SemanticFigures {
        SemanticFigures(hits: row.int(0), samples: row.int(1), wrongSamples: row.int(2), flagged: row.int(3))
    }
}

extension Transaction {
    private static let countQuery = Query(
        """
        INSERT INTO semantic_figures (feature, hits, samples, wrong_samples) VALUES (?, ?, ?, ?)
        ON CONFLICT (feature) DO UPDATE SET hits = hits + excluded.hits, samples = samples + excluded.samples,
            wrong_samples = wrong_samples + excluded.wrong_samples
        """)
    private static let flagQuery = Query(
        """
        UPDATE semantic_figures SET flagged = max(0, flagged + ?1)
        WHERE feature = ?2 AND EXISTS (SELECT 1 FROM job WHERE id = ?3 AND cache = 'semantic')
        """)

    /// Counts a hit that was given, or one that was asked again.
    func countSemantic(_ settlement: Settlement, feature: String) throws {
        let isHit = settlement.cache == .semantic
        guard isHit || settlement.semanticSample != nil else { return }
        try connection.run(
            Self.countQuery,
            [
                .text(feature), Value(isHit), Value(settlement.semanticSample != nil),
                Value(settlement.semanticSample == .contradicted),
            ])
    }

    /// Counts a flag on an answer that came from the semantic cache, or takes one back.
    func countSemanticFlag(_ job: JobID, feature: String, by change: Int) throws {
        try connection.run(Self.flagQuery, [Value(change), .text(feature), Value(job)])
    }
}
