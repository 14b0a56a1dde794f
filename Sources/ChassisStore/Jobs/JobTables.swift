/// The tables beside `job` that keep something of single jobs, so that whoever deletes forgets none.
enum JobTables {
    /// What was asked, answered and shown, and by whom it can be found. `trace_text` holds the words of its `rowid`.
    private static let texts = [
        "job_pin", "job_input", "job_output", "job_metadata", "job_masks", "conversation_job", "job_reserve",
        "foreign_trace", "foreign_span", "webhook_message", "job_webhook", "job_delta", "trace",
    ]
    private static let figures = ["answer_confidence", "job_event"]

    /// Each takes the job's number.
    static let deleteTexts = deletions(texts) + [Query("DELETE FROM trace_text WHERE rowid = ?")]
    static let deleteFigures = deletions(figures)

    private static func deletions(_ tables: [String]) -> [Query] {
        tables.map { Query("DELETE FROM \($0) WHERE job = ?") }
    }
}
