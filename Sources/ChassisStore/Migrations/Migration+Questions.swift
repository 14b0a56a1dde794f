extension Migration {
    /// What each answer of an eval run was asked and scored by, and how many answers nobody could judge.
    static let questions = [
        "ALTER TABLE eval_sample ADD COLUMN question TEXT",
        "ALTER TABLE eval_run ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0",
        """
        UPDATE eval_run SET undecided =
            (SELECT COUNT(*) FROM eval_sample WHERE eval_sample.run = eval_run.id AND inconclusive = 1)
        """,
    ]
}
