extension Migration {
    /// So that what failed of tenants' traffic is counted without reading what failed of eval runs.
    static let failedEvals = ["CREATE INDEX job_failed_evals ON job (id) WHERE state = 'failed' AND queue = 'evals'"]
}
