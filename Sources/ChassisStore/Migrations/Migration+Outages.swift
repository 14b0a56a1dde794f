extension Migration {
    /// Models whose breaker is open, for every process to see; a row goes when the model answers again.
    static let outages = [
        """
        CREATE TABLE model_outage (
            model TEXT PRIMARY KEY NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, failures INTEGER NOT NULL,
            reason TEXT NOT NULL) WITHOUT ROWID
        """
    ]
}
