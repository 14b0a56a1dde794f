extension Migration {
    /// Whether the client of a request can't have the answer that its job may yet have.
    static let unheard = ["ALTER TABLE retry_mark ADD COLUMN is_unheard INTEGER NOT NULL DEFAULT 0"]
}
