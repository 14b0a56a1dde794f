extension Migration {
    /// Whose turn it is goes by tenant and receiver. A try that is open was begun and has no end yet; interruptions are
    /// those that never got one, because their process died.
    static let webhookReceivers = [
        "ALTER TABLE job_webhook ADD COLUMN receiver TEXT NOT NULL DEFAULT ''",
        "UPDATE webhook_message SET receiver = '' WHERE receiver IS NULL",
        "ALTER TABLE webhook_message ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE webhook_message ADD COLUMN interruptions INTEGER NOT NULL DEFAULT 0",
        "DROP INDEX webhook_tenant_due",
        """
        CREATE INDEX webhook_receiver_due ON webhook_message (tenant, receiver, due_at) WHERE due_at IS NOT NULL
        """,
    ]
}
