extension Migration {
    static let unmasking: [String] = maskedValues + log

    /// What stood behind a trace's placeholders, sealed; goes with the trace's texts.
    private static let maskedValues = [
        "CREATE TABLE job_masks (job INTEGER PRIMARY KEY, data BLOB NOT NULL)"
    ]

    /// Reasons are masked, `kinds` is `{"email": 2}`; no value is ever here.
    private static let log = [
        """
        CREATE TABLE unmasking (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, operator TEXT NOT NULL, job INTEGER NOT NULL,
            tenant TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), kinds TEXT NOT NULL,
            granted INTEGER NOT NULL)
        """,
        """
        CREATE TRIGGER unmasking_keeps_entries BEFORE UPDATE ON unmasking
        BEGIN SELECT RAISE(ABORT, 'acts of unmasking never change'); END
        """,
        """
        CREATE TRIGGER unmasking_keeps_all BEFORE DELETE ON unmasking
        BEGIN SELECT RAISE(ABORT, 'acts of unmasking are never deleted'); END
        """,
    ]
}
