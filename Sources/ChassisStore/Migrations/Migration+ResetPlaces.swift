extension Migration {
    /// Where answers began anew: few places, and followers ask for the next one with each piece of a long answer.
    static let resetPlaces = [
        "CREATE INDEX job_delta_reset ON job_delta (job, version, start) WHERE is_reset = 1"
    ]
}
