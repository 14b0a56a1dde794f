import ChassisCore

/// `warm:` of a model: what to do about one that is not always loaded.
extension ChassisFile {
    static func warm(_ fields: Fields) -> WarmPolicy? {
        let keys = ["timeout", "idle", "while_warming", "probe", "hours"]
        guard let fields = fields.section("warm", keys: keys) else { return nil }
        var policy = WarmPolicy()
        policy.timeout = fields.duration("timeout", .seconds(1)...day, or: policy.timeout)
        if fields.optional("idle") != nil { policy.idle = fields.duration("idle", .seconds(1)...day, or: .seconds(1)) }
        policy.whileWarming = fields.word("while_warming", or: policy.whileWarming) ?? policy.whileWarming
        policy.probe = fields.word("probe", or: policy.probe) ?? policy.probe
        policy.hours = hours(fields)
        return policy
    }

    private static func hours(_ fields: Fields) -> [WarmHours] {
        let expected = "days and hours in UTC such as \"mon-fri 07:30-18:00\" or \"daily 00:00-24:00\""
        return fields.elements("hours", expected: "a list of \(expected)").compactMap { node in
            if let text = node.text, let hours = WarmHours(parsing: text) { return hours }
            fields.wrong(
                "hours", "holds what are no days and hours (over midnight: two entries)", expected: expected,
                found: node.found)
            return nil
        }
    }
}
