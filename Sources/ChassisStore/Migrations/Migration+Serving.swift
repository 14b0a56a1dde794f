extension Migration {
    static let serving: [String] = keys

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
}
