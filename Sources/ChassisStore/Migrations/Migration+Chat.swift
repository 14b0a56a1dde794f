extension Migration {
    static let chat: [String] = retries + files + batches

    /// Which job a request began, for a client that sends it again without a key of its own.
    private static let retries = [
        """
        CREATE TABLE retry_mark (
            tenant TEXT NOT NULL, hash BLOB NOT NULL, job INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (tenant, hash)) WITHOUT ROWID
        """,
        "CREATE INDEX retry_mark_at ON retry_mark (at)",
    ]

    /// Names and contents are sealed.
    private static let files = [
        """
        CREATE TABLE file (
            id INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL CHECK (tenant <> ''), name BLOB NOT NULL,
            purpose TEXT NOT NULL, bytes INTEGER NOT NULL, created_at INTEGER NOT NULL, data BLOB NOT NULL)
        """,
        "CREATE INDEX file_tenant ON file (tenant, id)",
        "CREATE INDEX file_created ON file (created_at)",
    ]

    /// `next_line` counts the lines that became jobs or were refused; each has an item.
    private static let batches = [
        """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL CHECK (tenant <> ''), state TEXT NOT NULL,
            endpoint TEXT NOT NULL, input_file INTEGER NOT NULL, output_file INTEGER, error_file INTEGER,
            metadata BLOB, errors TEXT, total INTEGER NOT NULL DEFAULT 0, next_line INTEGER NOT NULL DEFAULT 0,
            completed INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, times TEXT NOT NULL DEFAULT '{}')
        """,
        "CREATE INDEX batch_tenant ON batch (tenant, id)",
        """
        CREATE INDEX batch_open ON batch (id) WHERE state IN ('validating', 'in_progress', 'finalizing', 'cancelling')
        """,
        """
        CREATE TABLE batch_item (
            batch INTEGER NOT NULL, line INTEGER NOT NULL, job INTEGER, refusal BLOB,
            PRIMARY KEY (batch, line)) WITHOUT ROWID
        """,
    ]
}
