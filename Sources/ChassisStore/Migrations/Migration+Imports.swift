extension Migration {
    /// Traces of other programs, by the names those gave them; and how far ours were told to collectors.
    static let imports = [
        """
        CREATE TABLE foreign_trace (
            tenant TEXT NOT NULL, id TEXT NOT NULL, job INTEGER NOT NULL, PRIMARY KEY (tenant, id)) WITHOUT ROWID
        """,
        "CREATE INDEX foreign_trace_job ON foreign_trace (job)",
        "CREATE TABLE export_progress (name TEXT PRIMARY KEY NOT NULL, mark INTEGER NOT NULL)",
    ]
}
