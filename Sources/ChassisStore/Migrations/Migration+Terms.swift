extension Migration {
    /// What plans asked for their credits, and on which of these terms each job was taken on. 0 is of before they were
    /// noted: what such jobs earned is told by today's plans.
    static let terms =
        [
            """
            CREATE TABLE terms (
                id INTEGER PRIMARY KEY,
                plan TEXT NOT NULL, monthly_price INTEGER NOT NULL, monthly_credits INTEGER NOT NULL,
                UNIQUE (plan, monthly_price, monthly_credits))
            """,
            """
            CREATE TRIGGER terms_stay BEFORE UPDATE ON terms
            BEGIN SELECT RAISE(ABORT, 'terms never change'); END
            """,
            """
            CREATE TRIGGER terms_stay_there BEFORE DELETE ON terms
            BEGIN SELECT RAISE(ABORT, 'terms are never deleted'); END
            """,
            "ALTER TABLE job ADD COLUMN terms INTEGER NOT NULL DEFAULT 0",
        ] + rollupsByTerms

    private static let names = "grain, start, tenant, feature, model, prompt_name, prompt_version"
    private static let sums = """
        jobs, completed, failed, cancelled, cost, unknown_costs, credits, input_tokens, output_tokens, cached_tokens,
        cache_hits, avoided_cost
        """

    /// A key can't be changed in place.
    private static let rollupsByTerms = [
        "ALTER TABLE rollup RENAME TO rollup_before",
        """
        CREATE TABLE rollup (
            grain TEXT NOT NULL, start INTEGER NOT NULL,
            tenant TEXT NOT NULL, feature TEXT NOT NULL, model TEXT NOT NULL,
            prompt_name TEXT NOT NULL, prompt_version INTEGER NOT NULL, terms INTEGER NOT NULL,
            jobs INTEGER NOT NULL, completed INTEGER NOT NULL, failed INTEGER NOT NULL, cancelled INTEGER NOT NULL,
            cost INTEGER NOT NULL, unknown_costs INTEGER NOT NULL, credits INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
            cache_hits INTEGER NOT NULL, avoided_cost INTEGER NOT NULL,
            PRIMARY KEY (\(names), terms)) WITHOUT ROWID
        """,
        "INSERT INTO rollup (\(names), terms, \(sums)) SELECT \(names), 0, \(sums) FROM rollup_before",
        "DROP TABLE rollup_before",
    ]
}
