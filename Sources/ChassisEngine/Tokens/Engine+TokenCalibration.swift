package import ChassisCore
import ChassisStore

extension Engine {
    /// Calls that calibrations are made of.
    private static let newestAttempts = 1000

    /// Compares what services reported lately with what was estimated, for models without a vocabulary.
    ///
    /// Looks at nothing where every model has one, or is the embedded one, whose own count is known.
    func calibrateTokens() async {
        let setup = self.setup
        guard setup.workspace.models.contains(where: setup.isEstimated) else { return }
        guard let samples = try? await store.tokenSamples(ofNewest: Self.newestAttempts) else { return }
        let calibrations = TokenCalibration.byModel(samples)
        guard calibrations != setup.tokenCalibrations else { return }
        change { $0.with(tokens: calibrations) }
    }
}

extension Setup {
    fileprivate func isEstimated(_ model: Model) -> Bool {
        model.vocabulary == nil && settings(of: model.provider)?.kind != .extractive
    }
}

extension TokenCalibration {
    /// The calibrations of those models of which enough is known.
    package static func byModel(_ samples: [Sample]) -> [String: TokenCalibration] {
        Dictionary(grouping: samples, by: \.model).compactMapValues { TokenCalibration($0) }
    }
}
