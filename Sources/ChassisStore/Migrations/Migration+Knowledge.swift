extension Migration {
    /// Vectors of masked passages, found by a hash of what they were made of and by whom. The lease lets one process
    /// make those that are missing.
    static let passageVectors = [
        """
        CREATE TABLE passage_vector (
            hash BLOB PRIMARY KEY NOT NULL, used_day INTEGER NOT NULL, vector BLOB NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX passage_vector_day ON passage_vector (used_day)",
        """
        CREATE TABLE passage_lease (
            id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, until INTEGER NOT NULL)
        """,
        "INSERT INTO passage_lease VALUES (1, '', 0)",
    ]
}
