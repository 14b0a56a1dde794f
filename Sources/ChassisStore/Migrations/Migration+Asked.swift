extension Migration {
    /// What a chat or an embedding asked for by the name of a model or tier, where the feature's name doesn't say it: jobs
    /// of a model that is full stay in the queue by this.
    static let asked = ["ALTER TABLE job ADD COLUMN asked TEXT"]
}
