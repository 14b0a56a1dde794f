extension Migration {
    /// The jobs that are turns of a conversation, so that each waits for those before it. Names are keyed hashes.
    static let conversationOrder = [
        """
        CREATE TABLE conversation_job (
            conversation BLOB NOT NULL CHECK (length(conversation) > 0), job INTEGER NOT NULL,
            PRIMARY KEY (conversation, job)) WITHOUT ROWID
        """,
        "CREATE INDEX conversation_job_job ON conversation_job (job)",
    ]
}
