extension Migration {
    /// What the jobs of a batch used, as JSON; written when it ends, since jobs go before their batch does.
    static let batchUsage = ["ALTER TABLE batch ADD COLUMN usage TEXT"]
}
