import ChassisCore
import ChassisStore

extension Engine {
    /// Puts the calibrations that the store has in force for later answers.
    func readCalibrations() async {
        guard let kept = try? await store.calibrations() else { return }
        let calibrations = Calibrations(
            byFeature: Dictionary(kept.map { ($0.feature, $0.calibration) }, uniquingKeysWith: { $1 }))
        guard calibrations != setup.calibration else { return }
        change { $0.with(calibrations) }
    }
}
