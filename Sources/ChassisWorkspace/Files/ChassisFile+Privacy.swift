import ChassisCore

extension ChassisFile {
    /// `privacy: {mask: [email, iban], patterns: {customer_number: 'KD-[0-9]{6}'}}`
    static func privacy(_ fields: Fields) -> PrivacySettings {
        var privacy = PrivacySettings()
        guard let section = fields.section("privacy", keys: ["mask", "patterns"]) else { return privacy }
        if section.has("mask") { privacy.mask = kinds(section) }
        privacy.patterns = patterns(section)
        return privacy
    }

    private static func kinds(_ section: Fields) -> Set<PersonalData> {
        let kinds = PersonalData.allCases.map(\.rawValue)
        let expected = "a list of \(choice(kinds)), or [] to mask nothing"
        guard section.node("mask")?.isNull == false else {
            section.wrong("mask", "is not a list", expected: expected, found: "nothing")
            return Set(PersonalData.allCases)
        }
        let nodes = section.elements("mask", expected: expected)
        let mask = nodes.compactMap { node -> PersonalData? in
            if let kind = node.text.flatMap(PersonalData.init(rawValue:)), kind != .custom { return kind }
            section.log.error(
                node.place, "privacy.mask names no kind of data\(suggestion(for: node.text ?? "", among: kinds))",
                expected: choice(kinds), found: node.found)
            return nil
        }
        return Set(mask)
    }

    private static func patterns(_ section: Fields) -> [CustomPattern] {
        let entries = section.entries("patterns", isRequired: false)
        if entries.count > mostPatterns {
            section.wrong(
                "patterns", "has too many entries", expected: "at most \(mostPatterns)", found: "\(entries.count)")
        }
        return entries.compactMap { entry in
            guard let text = entry.node.text else {
                section.log.error(
                    entry.place, "privacy.patterns.\(printable(entry.name)) is not text", expected: form,
                    found: entry.node.found)
                return nil
            }
            do throws(TextPatternError) {
                _ = try TextPattern(text)
                return CustomPattern(name: entry.name, pattern: text)
            } catch {
                section.log.error(
                    entry.place, "privacy.patterns.\(printable(entry.name)) \(error.message)", expected: form,
                    found: quoted(text))
                return nil
            }
        }
    }

    private static let mostPatterns = 50
    private static let form = "a pattern of ASCII such as 'KD-[0-9]{6}'"
}
