import ChassisCore

/// A job's first row, and what it is made of.
struct NewJob {
    let job: Job
    let admission: Admission
    /// Its place in the fair queue.
    let vtime: Int64
    let weight: Int
    /// Who has it at once; then it never stood in the queue.
    let claimant: Claimant?

    static let insertQuery = RowQuery<NewJob>(
        insertInto: "job",
        [
            Column("id") { Value($0.job.id) },
            Column("queue") { .text($0.admission.queue.rawValue) },
            Column("vtime") { $0.claimant == nil ? .integer($0.vtime) : .null },
            Column("tenant") { .text($0.job.tenant) },
            Column("feature") { .text($0.job.feature) },
            Column("priority") { .text($0.job.priority.rawValue) },
            Column("weight") { Value($0.weight) },
            Column("max_attempts") { Value($0.admission.maxAttempts) },
            Column("price") { .integer($0.job.credits.milli) },
            Column("credits") { .integer($0.job.credits.milli) },
            Column("created_at") { .integer($0.job.createdAt.milliseconds) },
            Column("deadline") { .integer($0.job.deadline.milliseconds) },
            Column("patience") { .integer(max(0, $0.job.deadline.milliseconds - $0.job.createdAt.milliseconds)) },
            Column("prompt_name") { .text($0.job.promptName) },
            Column("prompt_version") { Value($0.job.promptVersion) },
            Column("idempotency_key") { Value($0.admission.idempotencyKey?.hash) },
            Column("request_hash") {
                $0.admission.idempotencyKey == nil ? .null : .blob($0.admission.requestHash)
            },
            Column("state") { .text($0.job.state.rawValue) },
            Column("version") { .integer($0.job.version) },
            Column("fence") { $0.claimant == nil ? 0 : 1 },
            Column("attempts") { Value($0.job.attempts) },
            Column("owner") { Value($0.claimant?.owner) },
            Column("ready_at") { row in Value(row.claimant.map { row.admission.now + $0.lease }) },
            Column("lease") { Value($0.claimant?.lease.milliseconds) },
            Column("started_at") { Value($0.job.startedAt) },
            Column("asked") { Value($0.admission.asked) },
        ])
}
