extension GoldenSample {
    /// Puts placeholders in place of the personal data in everything that people wrote: the input, the expected
    /// answer, the options. Equal values get equal placeholders, so an expected answer still stands in its input.
    ///
    /// What scorers need to the letter stays: patterns, schemas, commands and pages. A number stays one. So do the
    /// placeholders of a sample that was masked before.
    ///
    /// - Returns: Whether there was any.
    package mutating func mask(with masker: Masker, region: String) -> Bool {
        let before = self
        var map = MaskMap()
        map.reservePlaceholders(of: json.text)
        let issued = map.issued
        func masked(_ text: String) -> String {
            masker.mask(sample: text, region: region, map: &map, issued: issued)
        }
        input = masked(input)
        expected = expected.map { Self.masked($0, by: masked) }
        var options = JSONObject()
        for (name, value) in self.options.members {
            options[name] = Self.kept.contains(name) ? value : Self.masked(value, by: masked)
        }
        self.options = options
        id = masked(id)
        category = masked(category)
        return self != before
    }

    private static let kept: Set<String> = ["pattern", "schema", "command", "article", "threshold", "tolerance"]

    private static func masked(_ value: JSON, by mask: (String) -> String) -> JSON {
        switch value {
        case .string(let text): .string(mask(text))
        case .array(let elements): .array(elements.map { masked($0, by: mask) })
        case .object(let object):
            .object(JSONObject(object.members.map { ($0.name, masked($0.value, by: mask)) }))
        default: value
        }
    }
}
