import ChassisCore
import ChassisEngine
import NIOHTTP1

extension APIError {
    /// Why a job brought no answer, to the client that waited for one. What policy refused is refused the same way
    /// whether it was found before the job began or while it ran.
    ///
    /// - Parameter question: The member of its request that says what is asked.
    init(job: Job, question: String = "messages") {
        let error =
            job.error?.toldToTenant ?? JobError(code: "cancelled", message: "The job was cancelled.", remedy: nil)
        self = .failure(error.message, code: error.code)
        switch error.code {
        case "guard_blocked", "prompt_leaked", "data_residency_mismatch":
            (status, type, retry) = (.forbidden, .policy, .never)
        case "input_too_long":
            (status, type, retry, param) = (.payloadTooLarge, .invalidRequest, .never, question)
        case ProviderError.tooLongCode:
            (status, type, retry, param) = (.badRequest, .invalidRequest, .never, question)
        case JobError.dimensionsCode:
            (status, type, retry, param) = (.badRequest, .invalidRequest, .never, "dimensions")
        case "provider_refused": (status, type, retry) = (.badRequest, .invalidRequest, .never)
        case let code where code.hasPrefix("input_"):
            (status, type, retry, param) = (.badRequest, .invalidRequest, .never, question)
        case "cancelled": (status, type, retry) = (.conflict, .invalidRequest, .never)
        case "deadline_passed": status = .gatewayTimeout
        case "output_invalid": (status, retry) = (.badGateway, .never)
        case "provider_rate_limited": (status, type) = (.tooManyRequests, .rateLimit)
        case "no_model", "provider_key_missing": (status, type, retry) = (.serviceUnavailable, .unavailable, .never)
        case JobError.unavailableCode, JobError.warmingCode, JobError.restartedCode, "guard_failed",
            "provider_unreachable",
            "provider_timeout", "provider_status", "provider_cut_off", "provider_error", "provider_garbage":
            (status, type) = (.serviceUnavailable, .unavailable)
        default: break
        }
        if retry == .asUsual, let wait = error.retryAfter { retry = .after(wait) }
    }

    /// With what can be done about it: a client has no other place to read that.
    init(_ error: ChatRequestError) {
        let remedy = error.remedy.map { " \($0.prefix(1).uppercased())\($0.dropFirst())." } ?? ""
        self = .badRequest(error.message + remedy, code: error.code, param: error.param)
    }
}
