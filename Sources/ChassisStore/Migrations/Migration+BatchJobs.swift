extension Migration {
    /// Finds the batch of a job.
    static let batchJobs = ["CREATE INDEX batch_item_job ON batch_item (job) WHERE job IS NOT NULL"]
}
