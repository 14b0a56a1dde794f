extension Migration {
    /// When a level was written by the time that goes by since the machine was started, and which start that was: the time
    /// of day may be put back and forward.
    static let rateMoments = [
        "ALTER TABLE rate_level ADD COLUMN moment INTEGER", "ALTER TABLE rate_level ADD COLUMN boot TEXT",
    ]
}
