extension Migration {
    static let serving: [String] = keys + events + rates

    /// `key_revision` grows with each change of the keys, so that servers know when to forget what they remember.
    private static let keys = [
        """
        CREATE TABLE api_key (
            id TEXT PRIMARY KEY NOT NULL,
            tenant TEXT NOT NULL CHECK (tenant <> ''),
            secret_hash BLOB NOT NULL,
            scopes TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER,
            revoked_at INTEGER,
            last_used_at INTEGER)
        """,
        "CREATE INDEX api_key_tenant ON api_key (tenant, created_at)",
        "CREATE TABLE key_revision (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL)",
        "INSERT INTO key_revision VALUES (1, 0)",
    ]

    /// What of a growing answer is on disk, for followers in other processes. `start` counts the bytes of the attempt
    /// before it, each beginning anew as one; `length` is that of the text, which is sealed.
    private static let events = [
        """
        CREATE TABLE job_delta (
            job INTEGER NOT NULL, version INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
            is_reset INTEGER NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (job, version, start)) WITHOUT ROWID
        """,
        "CREATE TABLE job_metadata (job INTEGER PRIMARY KEY, data BLOB NOT NULL)",
    ]

    /// What is left of limits per minute, in 60,000ths, and the tokens that unfinished jobs are expected to use.
    private static let rates = [
        """
        CREATE TABLE rate_level (
            tenant TEXT PRIMARY KEY NOT NULL, requests INTEGER, tokens INTEGER, at INTEGER NOT NULL) WITHOUT ROWID
        """,
        "CREATE TABLE job_reserve (job INTEGER PRIMARY KEY, tokens INTEGER NOT NULL)",
    ]
}
