extension JobError {
    /// What the tenant hears of it.
    ///
    /// What went wrong between us and a provider is the operator's: a service's words name accounts, organisations and
    /// limits, and what there is to do can't be done by the tenant. The code stays, and so does what a service says of the
    /// request itself (`provider_refused`), because that the tenant can mend.
    package var toldToTenant: JobError {
        guard let telling = Self.tellings[code] else { return self }
        guard code == "provider_status" else {
            return JobError(code: code, message: telling, remedy: nil, retryAfter: retryAfter)
        }
        return JobError(
            code: code, message: refusal ?? telling,
            remedy: "ask again later; if it stays so, tell who runs this the id of the job", retryAfter: retryAfter)
    }

    /// Which model's service answered with which status. The words in front of the service's own are ours
    /// (`ProviderError.message`), and hold nothing but that.
    private var refusal: String? {
        guard let place = message.firstRange(of: "(model '") else { return nil }
        let rest = message[place.upperBound...]
        guard let end = rest.firstRange(of: "') answered HTTP ") else { return nil }
        let status = rest[end.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return "The model's provider did not take the call: '\(rest[..<end.lowerBound])' answered HTTP \(status)."
    }

    private static let tellings = [
        "provider_unreachable": "The model's provider could not be reached.",
        "provider_timeout": "The model's provider did not answer in time.",
        "provider_rate_limited": "The model's provider takes no more requests for the moment.",
        "provider_status": "The model's provider did not take the call.",
        "provider_error": "The model's provider reported an error.",
        "provider_garbage": "The model's provider sent an answer that can't be read.",
        "provider_cut_off": "The model's provider broke the answer off.",
        "provider_key_missing": "The model's provider can't be called at present.",
    ]
}
