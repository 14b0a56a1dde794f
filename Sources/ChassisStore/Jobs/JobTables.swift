/// The tables beside `job` that keep something of single jobs, so that whoever deletes forgets none.
enum JobTables {
    /// What was asked, answered and shown, which goes first: with its retention, or at its owner's wish.
    static let payloads = [
        "job_pin", "job_input", "job_output", "job_metadata", "job_masks", "job_delta", "trace",
    ]
    /// The same, and by whom it can be found.
    private static let texts =
        payloads + [
            "conversation_job", "job_reserve", "foreign_trace", "foreign_span", "webhook_message", "job_webhook",
        ]
    private static let figures = ["answer_confidence", "job_event"]

    /// Each takes the job's number.
    static let deletePayloads = deletions(payloads) + [deleteWords]
    static let deleteTexts = deletions(texts) + [deleteWords]
    static let deleteFigures = deletions(figures)

    /// `trace_text` holds the words of its `rowid`.
    private static let deleteWords = Query("DELETE FROM trace_text WHERE rowid = ?")

    private static func deletions(_ tables: [String]) -> [Query] {
        tables.map { Query("DELETE FROM \($0) WHERE job = ?") }
    }
}
