extension Migration {
    static let drift = driftFigures + driftFindings

    /// What finished jobs tell, in buckets of jobs; `drift_stream` says which bucket of a feature is being filled.
    private static let driftFigures = [
        """
        CREATE TABLE drift_stream (
            feature TEXT PRIMARY KEY NOT NULL,
            bucket INTEGER NOT NULL, filled INTEGER NOT NULL,
            jobs INTEGER NOT NULL, baseline INTEGER NOT NULL)
        """,
        """
        CREATE TABLE drift_bucket (
            feature TEXT NOT NULL, bucket INTEGER NOT NULL,
            prompt_name TEXT NOT NULL, prompt_version INTEGER NOT NULL, model TEXT NOT NULL,
            first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, jobs INTEGER NOT NULL,
            answers INTEGER NOT NULL, refusals INTEGER NOT NULL,
            checked INTEGER NOT NULL, schema_failures INTEGER NOT NULL,
            length_count INTEGER NOT NULL, length_sum REAL NOT NULL, length_squares REAL NOT NULL,
            confidence_count INTEGER NOT NULL, confidence_sum REAL NOT NULL, confidence_squares REAL NOT NULL,
            latency_count INTEGER NOT NULL, latency_sum REAL NOT NULL, latency_squares REAL NOT NULL,
            cost_count INTEGER NOT NULL, cost_sum REAL NOT NULL, cost_squares REAL NOT NULL,
            judge_count INTEGER NOT NULL, judge_sum REAL NOT NULL, judge_squares REAL NOT NULL,
            PRIMARY KEY (feature, bucket, prompt_name, prompt_version, model)) WITHOUT ROWID
        """,
        """
        CREATE TABLE drift_count (
            feature TEXT NOT NULL, bucket INTEGER NOT NULL, metric TEXT NOT NULL, label TEXT NOT NULL,
            jobs INTEGER NOT NULL,
            PRIMARY KEY (feature, bucket, metric, label)) WITHOUT ROWID
        """,
        """
        CREATE TABLE drift_model (
            model TEXT NOT NULL, response_model TEXT NOT NULL, first_at INTEGER NOT NULL,
            PRIMARY KEY (model, response_model)) WITHOUT ROWID
        """,
    ]

    private static let driftFindings = [
        """
        CREATE TABLE change_record (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, feature TEXT NOT NULL, what TEXT NOT NULL)
        """,
        "CREATE INDEX change_record_at ON change_record (at)",
        // `bucket` is the first one behind the change.
        """
        CREATE TABLE drift_alert (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            feature TEXT NOT NULL, metric TEXT NOT NULL, bucket INTEGER NOT NULL,
            at INTEGER NOT NULL, since INTEGER NOT NULL,
            before TEXT NOT NULL, now TEXT NOT NULL, evidence REAL NOT NULL,
            cause_at INTEGER, cause_kind TEXT, cause_feature TEXT, cause_what TEXT,
            acknowledged_at INTEGER)
        """,
        "CREATE INDEX drift_alert_open ON drift_alert (at) WHERE acknowledged_at IS NULL",
        "CREATE INDEX drift_alert_feature ON drift_alert (feature, metric, bucket)",
        // What a feature is made of, as last seen; a change of it is told once, whichever process sees it first.
        "CREATE TABLE bundle_seen (feature TEXT PRIMARY KEY NOT NULL, parts TEXT NOT NULL)",
        "CREATE TABLE turn (name TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, until INTEGER NOT NULL)",
    ]
}
