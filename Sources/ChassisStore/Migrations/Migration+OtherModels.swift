extension Migration {
    /// The models that were called for a job besides the one in its row, as a JSON list; NULL where there are none.
    static let otherModels = ["ALTER TABLE job ADD COLUMN other_models TEXT"]
}
