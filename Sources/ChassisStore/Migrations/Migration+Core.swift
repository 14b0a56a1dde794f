extension Migration {
    static let core: [String] = semanticCache + conversations + confidences

    /// Names of conversations are keyed hashes, texts are sealed.
    private static let conversations = [
        """
        CREATE TABLE conversation_turn (
            conversation BLOB NOT NULL, tenant TEXT NOT NULL CHECK (tenant <> ''), job INTEGER NOT NULL,
            at INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (conversation, job)) WITHOUT ROWID
        """,
        "CREATE INDEX conversation_turn_at ON conversation_turn (at)",
        """
        CREATE TABLE conversation_summary (
            conversation BLOB PRIMARY KEY NOT NULL, tenant TEXT NOT NULL CHECK (tenant <> ''),
            through INTEGER NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX conversation_summary_at ON conversation_summary (at)",
    ]

    /// Questions are masked. Rows of one scope are searched together; `id` grows, so that a process that has read up to
    /// one reads on from there.
    private static let semanticCache = [
        """
        CREATE TABLE cache_vector (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key BLOB NOT NULL UNIQUE,
            scope BLOB NOT NULL CHECK (length(scope) > 0),
            created_at INTEGER NOT NULL,
            question BLOB NOT NULL,
            vector BLOB NOT NULL)
        """,
        "CREATE INDEX cache_vector_scope ON cache_vector (scope, id)",
        "CREATE INDEX cache_vector_created ON cache_vector (created_at)",
        """
        CREATE TABLE semantic_figures (
            feature TEXT PRIMARY KEY NOT NULL, hits INTEGER NOT NULL DEFAULT 0, samples INTEGER NOT NULL DEFAULT 0,
            wrong_samples INTEGER NOT NULL DEFAULT 0, flagged INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID
        """,
    ]

    /// `raw` is the confidence as measured; `points` of a calibration is `[[raw, calibrated], …]` as JSON.
    private static let confidences = [
        "CREATE TABLE answer_confidence (job INTEGER PRIMARY KEY, raw REAL NOT NULL)",
        """
        CREATE TABLE calibration (
            feature TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL, samples INTEGER NOT NULL, points TEXT NOT NULL)
            WITHOUT ROWID
        """,
    ]
}
