import ChassisCore

extension Transaction {
    private static let insertQuery = Query("INSERT INTO job_event (job, version, at, state) VALUES (?, ?, ?, ?)")

    /// Notes a change of state for those who follow a job; the row's version numbers its events.
    func addEvent(of id: JobID, version: Int64, state: JobState, at now: Timestamp) throws {
        try connection.run(
            Self.insertQuery,
            [Value(id), .integer(version), .integer(now.milliseconds), .text(state.rawValue)])
    }
}
