extension Migration {
    /// What the files of the versions that an activation puts in force said at that time.
    static let textHashes = [
        "ALTER TABLE activation ADD COLUMN text_hash TEXT",
        "ALTER TABLE activation ADD COLUMN canary_text_hash TEXT",
    ]
}
