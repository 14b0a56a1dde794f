extension Migration {
    /// Each tenant's next messages, without a look at those of the others.
    static let webhookTurns = [
        "CREATE INDEX webhook_tenant_due ON webhook_message (tenant, due_at) WHERE due_at IS NOT NULL"
    ]
}
