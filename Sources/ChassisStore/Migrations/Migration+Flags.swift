extension Migration {
    /// Every text is masked. `sample` is what was made of the flag: `SUITE/ID`; it stays when the flag is reopened.
    static let flags = [
        """
        CREATE TABLE flag (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            version INTEGER NOT NULL DEFAULT 1,
            job INTEGER NOT NULL,
            tenant TEXT NOT NULL,
            feature TEXT NOT NULL,
            prompt_name TEXT NOT NULL,
            prompt_version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            reporter TEXT NOT NULL,
            reason TEXT NOT NULL,
            expected TEXT,
            owner TEXT,
            notes TEXT NOT NULL DEFAULT '',
            verdict TEXT,
            resolved_at INTEGER,
            sample TEXT)
        """,
        "CREATE UNIQUE INDEX flag_open ON flag (job) WHERE verdict IS NULL",
        "CREATE INDEX flag_resolved ON flag (resolved_at) WHERE verdict IS NOT NULL",
        "CREATE INDEX flag_at ON flag (at, prompt_name, prompt_version)",
    ]
}
