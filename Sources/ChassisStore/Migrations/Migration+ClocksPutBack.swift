extension Migration {
    /// The latest time at which a level was written, which a clock that is put back and forward again must reach anew
    /// before it fills more.
    static let clocksPutBack = ["ALTER TABLE rate_level ADD COLUMN newest INTEGER"]
}
