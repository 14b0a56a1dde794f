extension Migration {
    /// Where a message was to go, without its path, and under which of the tenant's data rules.
    static let receivers = [
        "ALTER TABLE webhook_message ADD COLUMN receiver TEXT", "ALTER TABLE webhook_message ADD COLUMN rules TEXT",
    ]
}
