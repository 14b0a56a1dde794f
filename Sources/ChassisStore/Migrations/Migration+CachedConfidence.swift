extension Migration {
    /// How far a kept answer was to be trusted, before calibration.
    static let cachedConfidence = ["ALTER TABLE cache_entry ADD COLUMN confidence REAL"]
}
