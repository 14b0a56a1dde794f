extension Migration {
    /// Full text is SQLite's own (FTS5); `indexed` is the newest trace row that is in it.
    static let search = [
        "CREATE VIRTUAL TABLE trace_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')",
        "CREATE TABLE search_progress (id INTEGER PRIMARY KEY CHECK (id = 1), indexed INTEGER NOT NULL)",
        "INSERT INTO search_progress VALUES (1, 0)",
    ]

    /// Texts are indexed anew, from the first one on, with Chinese, Japanese and Korean characters apart; what is there
    /// is found meanwhile.
    static let searchedCharacters = ["UPDATE search_progress SET indexed = 0"]
}
