extension GoldenSample {
    /// Puts placeholders in place of the personal data in everything that people wrote: the input, the expected
    /// answer, the options. Equal values get equal placeholders, so an expected answer still stands in its input.
    ///
    /// What scorers need to the letter stays: patterns, schemas, commands and pages. A number stays one.
    ///
    /// - Returns: Whether there was any.
    package mutating func mask(with masker: Masker, region: String) -> Bool {
        let before = self
        var map = MaskMap()
        input = masker.mask(input, region: region, map: &map)
        expected = expected.map { Self.masked($0, masker, region, &map) }
        var masked = JSONObject()
        for (name, value) in options.members {
            masked[name] = Self.kept.contains(name) ? value : Self.masked(value, masker, region, &map)
        }
        options = masked
        id = masker.mask(id, region: region, map: &map)
        category = masker.mask(category, region: region, map: &map)
        return self != before
    }

    private static let kept: Set<String> = ["pattern", "schema", "command", "article", "threshold", "tolerance"]

    private static func masked(_ value: JSON, _ masker: Masker, _ region: String, _ map: inout MaskMap) -> JSON {
        switch value {
        case .string(let text): return .string(masker.mask(text, region: region, map: &map))
        case .array(let elements): return .array(elements.map { masked($0, masker, region, &map) })
        case .object(let object):
            return .object(JSONObject(object.members.map { ($0.name, masked($0.value, masker, region, &map)) }))
        default: return value
        }
    }
}
