import ChassisCore

extension ChassisFile {
    /// `drift: {baseline_jobs: 300, baseline_time: 24h}`.
    static func drift(_ fields: Fields) -> DriftSettings {
        var settings = DriftSettings()
        guard let fields = fields.section("drift", keys: ["baseline_jobs", "baseline_time"]) else { return settings }
        settings.baselineJobs = fields.integer("baseline_jobs", 100...1_000_000, or: settings.baselineJobs)
        settings.baselineTime = fields.duration("baseline_time", .zero...(day * 30), or: settings.baselineTime)
        return settings
    }
}
