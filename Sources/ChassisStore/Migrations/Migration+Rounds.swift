extension Migration {
    /// Where a job that has ended stands in the figures, and how many attempts it had before it was last retried by hand.
    static let rounds = [
        "ALTER TABLE job ADD COLUMN counted_model TEXT",
        "ALTER TABLE job ADD COLUMN counted_activation INTEGER",
        "ALTER TABLE job ADD COLUMN attempts_before INTEGER NOT NULL DEFAULT 0",
    ]
}
