/// Values that are not written as they are: escaped, set apart by characters that nobody sees, or in a code.
extension Masker {
    /// How deep codes may lie in codes.
    static let mostLayers = 3

    /// The personal data that shows when a text's escapes and codes are undone; where a code holds any, all of it.
    func hiddenMatches(in utf8: [UInt8], region: String, layer: Int) -> [PersonalDataMatch] {
        guard layer < Self.mostLayers else { return [] }
        var found: [PersonalDataMatch] = []
        if let unescaped = UnescapedText(utf8) {
            found += matches(in: unescaped.utf8, region: region, layer: layer + 1).map {
                PersonalDataMatch(range: unescaped.range(of: $0.range), kind: $0.kind)
            }
        }
        for encoded in EncodedText.found(in: utf8) {
            guard let first = matches(in: encoded.text, region: region, layer: layer + 1).first else {
                continue
            }
            found.append(PersonalDataMatch(range: encoded.range, kind: first.kind))
        }
        return found
    }
}
