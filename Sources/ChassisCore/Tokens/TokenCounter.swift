/// Counts the tokens of texts for one model, as well as can be, and says how well that is.
package struct TokenCounter: Sendable {
    package enum Method: Sendable {
        /// By the model's own vocabulary.
        case exact(Vocabulary)
        /// By the estimate, corrected by what the model's service has reported.
        case calibrated(TokenCalibration)
        case estimated
    }

    package let method: Method
    /// What an estimate goes by. Calibrations correct the estimate of a vocabulary that isn't known.
    let family: TokenFamily

    package init(_ method: Method, family: TokenFamily = .cl100k) {
        self.method = method
        self.family = family
    }

    /// For what goes to no model in particular.
    package static let estimate = TokenCounter(.estimated)

    /// As traces and lists show it: `exact (o200k_base)`, `calibrated ×1.12 (±3 % over 240 calls)`, `estimate`.
    package var text: String {
        switch method {
        case .exact(let vocabulary): "exact (\(vocabulary.name))"
        case .calibrated(let calibration): calibration.text
        case .estimated: family == .o200k ? "estimate (as o200k_base)" : "estimate"
        }
    }

    /// `exact`, `calibrated` or `estimate`.
    package var word: String {
        switch method {
        case .exact: "exact"
        case .calibrated: "calibrated"
        case .estimated: "estimate"
        }
    }

    /// Tokens of a text, 0 or more.
    package func count(_ text: String) -> Int {
        switch method {
        case .exact(let vocabulary): vocabulary.count(text)
        case .calibrated(let calibration): calibration.corrected(TokenEstimate.count(text))
        case .estimated: TokenEstimate.count(text, as: family)
        }
    }

    /// Tokens of what the messages say, without the frame that a service puts around each.
    package func count(_ messages: some Sequence<Message>) -> Int {
        messages.reduce(0) { $0 + count($1.shownText) + ($1.reasoning.map(count) ?? 0) }
    }
}
