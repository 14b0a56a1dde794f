extension Migration {
    static let core: [String] = semanticCache

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
}
