extension Migration {
    /// Times are milliseconds since 1970, money nano-dollars, credits milli-credits.
    static let firstTables = tenants + jobs + ledger + traces + rollups + search

    private static let tenants = [
        """
        CREATE TABLE tenant (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            plan TEXT NOT NULL,
            balance INTEGER NOT NULL,
            held INTEGER NOT NULL,
            unfinished INTEGER NOT NULL,
            grant_month INTEGER NOT NULL,
            CHECK (held >= 0 AND balance - held >= 0 AND unfinished >= 0))
        """
    ]

    private static let jobs = [
        """
        CREATE TABLE totals (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            next_job INTEGER NOT NULL,
            queued INTEGER NOT NULL, running INTEGER NOT NULL, completed INTEGER NOT NULL, failed INTEGER NOT NULL,
            cancelled INTEGER NOT NULL)
        """,
        "INSERT INTO totals VALUES (1, 1, 0, 0, 0, 0, 0)",
        "CREATE TABLE queue (name TEXT PRIMARY KEY NOT NULL, vtime INTEGER NOT NULL)",
        """
        CREATE TABLE flow (
            queue TEXT NOT NULL, tenant TEXT NOT NULL, priority TEXT NOT NULL, vtime INTEGER NOT NULL,
            PRIMARY KEY (queue, tenant, priority))
        """,
        // `vtime` is the place in the fair queue of what may be claimed; `ready_at` is when the rest comes due again.
        """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            queue TEXT NOT NULL,
            state TEXT NOT NULL,
            vtime INTEGER,
            ready_at INTEGER,
            fence INTEGER NOT NULL DEFAULT 0,
            version INTEGER NOT NULL DEFAULT 1,
            attempts INTEGER NOT NULL DEFAULT 0,
            cancel_requested INTEGER NOT NULL DEFAULT 0,
            tenant TEXT NOT NULL,
            feature TEXT NOT NULL,
            priority TEXT NOT NULL,
            weight INTEGER NOT NULL,
            max_attempts INTEGER NOT NULL,
            price INTEGER NOT NULL,
            credits INTEGER NOT NULL,
            round INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            deadline INTEGER NOT NULL,
            patience INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            retry_at INTEGER,
            prompt_name TEXT NOT NULL,
            prompt_version INTEGER NOT NULL,
            idempotency_key BLOB,
            request_hash BLOB,
            owner TEXT,
            model TEXT,
            provider TEXT,
            tier TEXT,
            cache TEXT NOT NULL DEFAULT 'miss',
            confidence REAL,
            calls INTEGER NOT NULL DEFAULT 0,
            usage_state TEXT NOT NULL DEFAULT 'absent',
            input_tokens INTEGER NOT NULL DEFAULT 0,
            output_tokens INTEGER NOT NULL DEFAULT 0,
            cache_read_tokens INTEGER NOT NULL DEFAULT 0,
            cache_creation_tokens INTEGER NOT NULL DEFAULT 0,
            reasoning_tokens INTEGER NOT NULL DEFAULT 0,
            cost INTEGER,
            error_code TEXT,
            error_message TEXT,
            error_remedy TEXT)
        """,
        "CREATE INDEX job_claimable ON job (queue, vtime, created_at) WHERE vtime IS NOT NULL",
        "CREATE INDEX job_waiting ON job (queue, ready_at) WHERE ready_at IS NOT NULL",
        "CREATE INDEX job_finished ON job (finished_at, state) WHERE finished_at IS NOT NULL",
        "CREATE INDEX job_failed ON job (id) WHERE state = 'failed'",
        """
        CREATE UNIQUE INDEX job_idempotency ON job (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL
        """,
        "CREATE TABLE job_input (job INTEGER PRIMARY KEY, data BLOB NOT NULL)",
        "CREATE TABLE job_output (job INTEGER PRIMARY KEY, data BLOB NOT NULL)",
        """
        CREATE TABLE job_event (
            job INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL,
            PRIMARY KEY (job, version)) WITHOUT ROWID
        """,
    ]

    /// `step` 1 is a hold, 2 what became of it: so a hold is settled once, by a charge or by a release.
    private static let ledger = [
        """
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            tenant TEXT NOT NULL,
            kind TEXT NOT NULL,
            balance_change INTEGER NOT NULL,
            held_change INTEGER NOT NULL,
            job INTEGER, round INTEGER, step INTEGER,
            grant_key TEXT)
        """,
        "CREATE UNIQUE INDEX ledger_job ON ledger (job, round, step) WHERE job IS NOT NULL",
        "CREATE UNIQUE INDEX ledger_grant ON ledger (tenant, grant_key) WHERE grant_key IS NOT NULL",
        """
        CREATE TRIGGER ledger_keeps_entries BEFORE UPDATE ON ledger
        BEGIN SELECT RAISE(ABORT, 'ledger entries never change'); END
        """,
        """
        CREATE TRIGGER ledger_keeps_all BEFORE DELETE ON ledger
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END
        """,
    ]

    private static let traces = [
        "CREATE TABLE trace (id INTEGER PRIMARY KEY, job INTEGER NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL)",
        "CREATE INDEX trace_job ON trace (job)",
        "CREATE TABLE shared_text (hash BLOB PRIMARY KEY NOT NULL, used_day INTEGER NOT NULL, data BLOB NOT NULL)",
        """
        CREATE TABLE cache_entry (
            key BLOB PRIMARY KEY NOT NULL,
            question BLOB NOT NULL,
            tenant TEXT NOT NULL CHECK (tenant <> ''),
            feature TEXT NOT NULL,
            job INTEGER NOT NULL,
            model TEXT,
            cost INTEGER,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            output BLOB NOT NULL)
        """,
        "CREATE INDEX cache_question ON cache_entry (question, created_at)",
        "CREATE INDEX cache_created ON cache_entry (created_at)",
    ]

    private static let rollups = [
        """
        CREATE TABLE rollup (
            grain TEXT NOT NULL, start INTEGER NOT NULL,
            tenant TEXT NOT NULL, feature TEXT NOT NULL, model TEXT NOT NULL,
            prompt_name TEXT NOT NULL, prompt_version INTEGER NOT NULL,
            jobs INTEGER NOT NULL, completed INTEGER NOT NULL, failed INTEGER NOT NULL, cancelled INTEGER NOT NULL,
            cost INTEGER NOT NULL, unknown_costs INTEGER NOT NULL, credits INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
            cache_hits INTEGER NOT NULL, avoided_cost INTEGER NOT NULL,
            PRIMARY KEY (grain, start, tenant, feature, model, prompt_name, prompt_version)) WITHOUT ROWID
        """
    ]
}
