extension Migration {
    /// What calls of unknown cost may have cost, by an estimate; `cost` does not hold it.
    static let presumedCosts = ["ALTER TABLE rollup ADD COLUMN presumed_cost INTEGER NOT NULL DEFAULT 0"]
}
