extension Migration {
    /// One load of a model at a time, over all processes. `lease_until` is its process's sign of life, `kind` tells loads
    /// from calls that keep a loaded model so, `cost` is nano-dollars.
    static let warming = [
        """
        CREATE TABLE model_load (
            id INTEGER PRIMARY KEY, model TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL,
            began_at INTEGER NOT NULL, lease_until INTEGER NOT NULL, ended_at INTEGER, outcome TEXT, message TEXT,
            cost INTEGER)
        """,
        "CREATE UNIQUE INDEX model_load_open ON model_load (model) WHERE ended_at IS NULL",
        "CREATE INDEX model_load_model ON model_load (model, id)",
        "CREATE TABLE model_use (model TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
    ]
}
