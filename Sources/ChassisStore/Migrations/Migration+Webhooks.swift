extension Migration {
    /// Messages lie in an outbox that the settlement itself writes, so that none is lost and none is sent for nothing.
    static let webhooks = [
        // The URL is sealed: people put tokens into it.
        "CREATE TABLE job_webhook (job INTEGER PRIMARY KEY, url BLOB NOT NULL)",
        """
        CREATE TABLE webhook_secret (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, secret BLOB NOT NULL, created_at INTEGER NOT NULL,
            expires_at INTEGER)
        """,
        "CREATE INDEX webhook_secret_tenant ON webhook_secret (tenant, id)",
        """
        CREATE TABLE webhook_message (
            id INTEGER PRIMARY KEY,
            job INTEGER NOT NULL,
            tenant TEXT NOT NULL,
            type TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending',
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER,
            last_status INTEGER,
            last_error TEXT)
        """,
        "CREATE INDEX webhook_due ON webhook_message (due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX webhook_job ON webhook_message (job)",
    ]
}
