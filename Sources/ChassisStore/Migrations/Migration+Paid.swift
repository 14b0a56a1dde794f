extension Migration {
    /// What the rounds before have charged for a job; its price is what is left to be charged.
    static let paid = ["ALTER TABLE job ADD COLUMN paid INTEGER NOT NULL DEFAULT 0"]
}
