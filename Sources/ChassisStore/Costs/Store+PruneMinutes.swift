import ChassisCore

extension Store {
    /// For how long figures are known to the minute; hours and days are kept for good.
    static let minutesKept = Duration.seconds(92 * 86_400)

    private static let minutesQuery = Query(
        """
        DELETE FROM rollup WHERE (grain, start, tenant, feature, model, prompt_name, prompt_version, terms) IN (
            SELECT grain, start, tenant, feature, model, prompt_name, prompt_version, terms FROM rollup
            WHERE grain = 'minute' AND start < ? LIMIT ?)
        """)

    /// Deletes rollups of minutes that are past `minutesKept`: there may be 1,440 a day of each tenant, feature and model.
    ///
    /// A span that begins or ends within an hour that old is told without the odd minutes of that hour.
    func pruneMinutes(now: Timestamp) async throws(StoreError) {
        try await repeatedly(
            Self.minutesQuery, [.integer(Grain.day.start((now - Self.minutesKept).milliseconds))])
    }
}
