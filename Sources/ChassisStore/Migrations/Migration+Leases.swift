extension Migration {
    /// How long a lease was given for, in milliseconds, and attempts whose workers went silent that no settlement has
    /// told of yet.
    static let leases = [
        "ALTER TABLE job ADD COLUMN lease INTEGER",
        "ALTER TABLE job ADD COLUMN lost INTEGER NOT NULL DEFAULT 0",
    ]
}
