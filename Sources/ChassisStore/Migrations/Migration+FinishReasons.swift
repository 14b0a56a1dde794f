extension Migration {
    /// Why the model stopped that gave a job's answer: `stop`, `length`, …; NULL where nobody knows.
    static let finishReasons = ["ALTER TABLE job ADD COLUMN finish_reason TEXT"]
}
