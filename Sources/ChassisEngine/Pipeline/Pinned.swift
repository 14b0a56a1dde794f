import ChassisCore

/// Asks nobody what an eval run wants to know of a bundle that was edited since the run began.
///
/// Stands first: the answer would be another bundle's, and would cost all the same. The sample counts neither way then.
/// Only jobs of eval runs come here.
package struct Pinned: Stage {
    package static let name = "pinned"

    package init() {}

    package func isNeeded(by call: Call) -> Bool { call.eval?.pin.bundleHash != nil }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let pin = call.eval?.pin, let hash = pin.bundleHash else { return }
        guard call.setup.holds(pin.bundle, hash: hash, pinned: pin.model) else { throw .bundleEdited(pin.bundle) }
    }
}
