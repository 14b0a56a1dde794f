extension JobError {
    package static let dimensionsCode = "dimensions_unsupported"
    package static let restartedCode = "answer_restarted"

    /// Whether what was asked is why it failed, so that the same request would fail again; not a provider's trouble, time
    /// or settings.
    package var liesInRequest: Bool {
        switch code {
        case "guard_blocked", "prompt_leaked", "data_residency_mismatch", "provider_refused",
            "context_length_exceeded", Self.dimensionsCode:
            true
        default: code.hasPrefix("input_")
        }
    }
}
