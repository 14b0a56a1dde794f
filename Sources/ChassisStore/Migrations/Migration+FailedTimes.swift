extension Migration {
    /// So that the failures of the last hour are counted by their reason without reading any of them: all that is asked
    /// of them stands in it.
    static let failedTimes = [
        "CREATE INDEX job_failed_at ON job (finished_at, tenant, error_code, state) WHERE state = 'failed'"
    ]
}
