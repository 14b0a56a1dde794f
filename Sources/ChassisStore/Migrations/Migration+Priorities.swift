extension Migration {
    /// So that a tenant's first waiting job of a priority is found without reading what else waits.
    static let priorities = [
        "CREATE INDEX job_priority ON job (queue, tenant, priority, id) WHERE vtime IS NOT NULL"
    ]
}
