extension Migration {
    /// What a store's key is known by: a keyed hash, of which the key can't be found.
    static let keyMark = ["CREATE TABLE key_mark (id INTEGER PRIMARY KEY CHECK (id = 1), mark BLOB NOT NULL)"]
}
