extension Migration {
    /// A run, its answers, and what each of its jobs is fixed to.
    ///
    /// `reserved` is what calls under way may cost at most, `spent` what those that ended did (at most, where nobody
    /// knows); together they never pass `cost_cap`.
    static let evals = [
        """
        CREATE TABLE eval_run (
            id INTEGER PRIMARY KEY,
            suite TEXT NOT NULL, suite_version TEXT NOT NULL,
            feature TEXT NOT NULL, prompt_version INTEGER NOT NULL, bundle_hash TEXT NOT NULL,
            model TEXT,
            state TEXT NOT NULL,
            epochs INTEGER NOT NULL,
            total INTEGER NOT NULL,
            done INTEGER NOT NULL DEFAULT 0,
            passed INTEGER NOT NULL DEFAULT 0,
            unfinished INTEGER NOT NULL,
            cost INTEGER NOT NULL DEFAULT 0,
            unknown_costs INTEGER NOT NULL DEFAULT 0,
            spent INTEGER NOT NULL DEFAULT 0,
            reserved INTEGER NOT NULL DEFAULT 0,
            cost_cap INTEGER,
            baseline INTEGER,
            parent INTEGER,
            verdict TEXT,
            purpose TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            finished_at INTEGER,
            version INTEGER NOT NULL DEFAULT 1,
            CHECK (unfinished >= 0 AND reserved >= 0))
        """,
        "CREATE INDEX eval_run_suite ON eval_run (suite, id)",
        "CREATE INDEX eval_run_parent ON eval_run (parent) WHERE parent IS NOT NULL",
        """
        CREATE INDEX eval_run_unjudged ON eval_run (id)
        WHERE baseline IS NOT NULL AND verdict IS NULL AND finished_at IS NOT NULL AND parent IS NULL
        """,
        """
        CREATE TABLE eval_sample (
            run INTEGER NOT NULL, position INTEGER NOT NULL, epoch INTEGER NOT NULL,
            sample TEXT NOT NULL, category TEXT NOT NULL,
            job INTEGER NOT NULL,
            reserved INTEGER NOT NULL DEFAULT 0,
            score REAL, passed INTEGER, failure TEXT, explanation TEXT, low REAL, high REAL, inconclusive INTEGER,
            model TEXT, cost INTEGER, latency INTEGER,
            PRIMARY KEY (run, position, epoch)) WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX eval_sample_job ON eval_sample (job)",
        "CREATE TABLE job_pin (job INTEGER PRIMARY KEY, data BLOB NOT NULL)",
    ]
}
