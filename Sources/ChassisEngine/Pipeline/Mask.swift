import ChassisCore

/// Replaces personal data by numbered placeholders before anything is cached, logged or sent.
///
/// `Unmask` puts the values back; between the two no stage sees them. Equal values get equal placeholders, so a model
/// can still tell two people apart.
package struct Mask: Stage {
    package static let name = "mask"

    package func run(_ call: inout Call) async throws(StageError) {
        call.input = call.setup.masker.mask(call.input, region: call.tenant.region, map: &call.masks)
        call.isMasked = true
        call.inputMasks = call.masks
        for (kind, count) in call.masks.counts { call.notes["masked.\(kind)"] = String(count) }
    }
}

/// Puts the personal data back into the answer, for the user alone.
///
/// Stands behind everything that stores or sends. The masked answer stays in the call: it is what traces show.
package struct Unmask: Stage {
    package static let name = "unmask"

    package func run(_ call: inout Call) async throws(StageError) {
        guard let answer = call.answer else { return }
        call.output = call.masks.restore(answer)
    }
}
