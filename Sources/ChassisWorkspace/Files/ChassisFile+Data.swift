import ChassisCore

/// What may become of data: what providers say, and what tenants allow.
extension ChassisFile {
    static func dataTerms(_ fields: Fields) -> DataTerms {
        guard let fields = fields.section("data", keys: ["regions", "trains", "retention"]) else { return DataTerms() }
        return DataTerms(
            regions: regions(fields), trains: fields.has("trains") ? fields.boolean("trains", or: true) : nil,
            retention: retention(fields))
    }

    static func dataRules(_ fields: Fields) -> DataRules {
        let keys = ["regions", "training", "third_parties", "retention"]
        guard let fields = fields.section("data", keys: keys) else { return DataRules() }
        return DataRules(
            regions: regions(fields), allowsTraining: fields.boolean("training", or: true),
            allowsThirdParties: fields.boolean("third_parties", or: true), retention: retention(fields))
    }

    private static func regions(_ fields: Fields) -> Set<String>? {
        guard fields.optional("regions") != nil else { return nil }
        let expected = "EU, EEA or two capital letters such as DE, in a list"
        var names: Set<String> = []
        for node in fields.elements("regions", expected: expected) {
            let name = node.text ?? ""
            if !Region.isName(name) {
                let hint = name == "UK" ? " (did you mean GB?)" : ""
                fields.log.error(
                    node.place, "\(fields.label("regions")) names no region\(hint)", expected: expected,
                    found: node.found)
            }
            names.insert(name)
        }
        if names.isEmpty { fields.wrong("regions", "is empty", expected: expected, found: "nothing") }
        return names
    }

    private static func retention(_ fields: Fields) -> Duration? {
        guard fields.optional("retention") != nil else { return nil }
        return fields.duration("retention", .zero...day * 3650, or: .zero)
    }
}
