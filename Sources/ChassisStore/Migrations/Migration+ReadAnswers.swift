extension Migration {
    /// Whether a job costs its credits though it is cancelled: part of its answer could be read.
    static let readAnswers = ["ALTER TABLE job ADD COLUMN is_owed INTEGER NOT NULL DEFAULT 0"]
}
