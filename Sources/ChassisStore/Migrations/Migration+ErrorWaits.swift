extension Migration {
    /// How long the service that failed a job wants to be left alone, in milliseconds.
    static let errorWaits = ["ALTER TABLE job ADD COLUMN error_wait INTEGER"]
}
