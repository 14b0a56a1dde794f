import ChassisCore
import Testing

private let masker = Masker(Masker.coreRecognizers)

/// Masks a text with all recognizers of this room, and expects that unmasking gives it back.
func maskedAndRestored(
    _ text: String, region: String, sourceLocation: SourceLocation = #_sourceLocation
) -> String {
    var map = MaskMap()
    let masked = masker.mask(text, region: region, map: &map)
    #expect(map.restore(masked) == text, sourceLocation: sourceLocation)
    return masked
}
