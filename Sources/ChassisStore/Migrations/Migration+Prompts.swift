extension Migration {
    /// `configured` is what the features' files said at that time: `FEATURE=VERSION`, one a line.
    static let prompts = [
        """
        CREATE TABLE activation (
            id INTEGER PRIMARY KEY,
            prompt TEXT NOT NULL,
            version INTEGER NOT NULL,
            canary_version INTEGER,
            canary_share REAL,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT NOT NULL,
            eval_run INTEGER,
            is_forced INTEGER NOT NULL,
            is_rollback INTEGER NOT NULL,
            configured_version INTEGER NOT NULL,
            configured TEXT NOT NULL,
            CHECK ((canary_version IS NULL) = (canary_share IS NULL)),
            CHECK (canary_share IS NULL OR (canary_share > 0 AND canary_share < 1)))
        """,
        "CREATE INDEX activation_prompt ON activation (prompt, id)",
        """
        CREATE TRIGGER activation_keeps_entries BEFORE UPDATE ON activation
        BEGIN SELECT RAISE(ABORT, 'activations never change'); END
        """,
        """
        CREATE TABLE prompt_figure (
            activation INTEGER NOT NULL, prompt TEXT NOT NULL, version INTEGER NOT NULL, start INTEGER NOT NULL,
            made INTEGER NOT NULL, completed INTEGER NOT NULL,
            confidence_count INTEGER NOT NULL, confidence REAL NOT NULL, confidence_squares REAL NOT NULL,
            cost_count INTEGER NOT NULL, cost REAL NOT NULL, cost_squares REAL NOT NULL,
            unknown_costs INTEGER NOT NULL, timed INTEGER NOT NULL, milliseconds INTEGER NOT NULL,
            PRIMARY KEY (prompt, version, start, activation)) WITHOUT ROWID
        """,
        """
        CREATE TABLE bundle_verdict (
            id INTEGER PRIMARY KEY,
            feature TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, is_approved INTEGER NOT NULL,
            at INTEGER NOT NULL, actor TEXT NOT NULL, eval_run INTEGER, content TEXT NOT NULL)
        """,
        "CREATE INDEX bundle_verdict_feature ON bundle_verdict (feature, id)",
        "CREATE INDEX prompt_figure_trial ON prompt_figure (activation, prompt)",
    ]
}
