extension Migration {
    /// The spans that are kept of other programs' traces: an exporter that heard no answer sends them again.
    static let foreignSpans = [
        "CREATE TABLE foreign_span (job INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (job, id)) WITHOUT ROWID"
    ]
}
