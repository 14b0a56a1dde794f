import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// An answer that says no, in the shape that OpenAI's clients understand.
struct APIError: Error, Sendable {
    /// Whether the same request may be sent again.
    enum Retry: Sendable, Equatable {
        /// As the client's own rules for the status have it.
        case asUsual
        /// Refused by money, policy or for what it says: it will be refused again.
        case never
        case after(Duration)
    }

    /// What clients sort refusals by.
    enum Kind: String, Sendable {
        case invalidRequest = "invalid_request_error"
        case authentication = "authentication_error"
        case permission = "permission_error"
        /// Of the workspace: a guard, rules for data.
        case policy = "policy_error"
        case rateLimit = "rate_limit_error"
        case quota = "insufficient_quota"
        case unavailable = "service_unavailable_error"
        case server = "server_error"
    }

    var status: HTTPResponseStatus
    var type: Kind
    var code: String
    var message: String
    /// The field of the request that is wrong.
    var param: String?
    var retry = Retry.asUsual
    var headers: HTTPHeaders = [:]
    /// What the log says of an error of ours, which the client is not told.
    var cause: String?
}

extension APIError {
    static func badRequest(_ message: String, code: String = "invalid_request", param: String? = nil) -> APIError {
        APIError(
            status: .badRequest, type: .invalidRequest, code: code, message: message, param: param,
            retry: .never)
    }

    static func notFound(_ message: String, code: String = "not_found") -> APIError {
        APIError(status: .notFound, type: .invalidRequest, code: code, message: message, retry: .never)
    }

    /// The request is sound, but not as things are.
    static func conflict(_ message: String, code: String) -> APIError {
        APIError(status: .conflict, type: .invalidRequest, code: code, message: message, retry: .never)
    }

    /// A failure of ours.
    static func failure(_ message: String, code: String) -> APIError {
        APIError(status: .internalServerError, type: .server, code: code, message: message)
    }

    static func tooMany(_ message: String, code: String, again wait: Duration) -> APIError {
        APIError(status: .tooManyRequests, type: .rateLimit, code: code, message: message, retry: .after(wait))
    }

    static let bodiesTooMany = APIError(
        status: .serviceUnavailable, type: .unavailable, code: "bodies_too_many",
        message: "The server holds as many large bodies of requests as it can.", retry: .after(.seconds(2)))

    /// - Parameter setting: What the limit is called in `chassis.yaml`; `nil` where it is fixed.
    static func bodyTooLarge(limit: Int, setting: String? = nil) -> APIError {
        APIError(
            status: .payloadTooLarge, type: .invalidRequest, code: "body_too_large",
            message: "The body is larger than \(limit) bytes\(setting.map { " (\($0))" } ?? "").", retry: .never)
    }

    /// - Parameter part: What did not come in time: headers or body.
    static func tooSlow(_ part: String, within time: Duration, setting: String) -> APIError {
        let milliseconds = time.milliseconds
        let text = milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
        return APIError(
            status: .requestTimeout, type: .invalidRequest, code: "request_timeout",
            message: "The \(part) did not come to an end within \(text) (\(setting)).")
    }

    static func methodNotAllowed(_ allowed: [String]) -> APIError {
        APIError(
            status: .methodNotAllowed, type: .invalidRequest, code: "method_not_allowed",
            message: "This address takes \(allowed.joined(separator: ", ")).", retry: .never,
            headers: ["allow": allowed.joined(separator: ", ")])
    }

    static func forbidden(_ scope: KeyScope) -> APIError {
        APIError(
            status: .forbidden, type: .permission, code: "scope_missing",
            message: "This key does not have the scope '\(scope.rawValue)'.", retry: .never)
    }

    static let unauthorized = APIError(
        status: .unauthorized, type: .authentication, code: "invalid_api_key",
        message: "A valid key is needed: Authorization: Bearer KEY.", retry: .never,
        headers: ["www-authenticate": "Bearer"])

    /// To who has the whole key.
    static func expired(at moment: Timestamp) -> APIError {
        var error = unauthorized
        (error.code, error.message) = ("api_key_expired", "The key expired at \(moment.rfc3339). Ask for a new one.")
        return error
    }

    static let bodyIncomplete = APIError(
        status: .badRequest, type: .invalidRequest, code: "body_incomplete",
        message: "The body ended before it was complete.")

    /// Nobody reads it; the log shows its status.
    static let clientGone = APIError(
        status: .custom(code: 499, reasonPhrase: "Client Closed Request"), type: .server, code: "client_gone",
        message: "The client closed the connection.")

    static let stopping = APIError(
        status: .serviceUnavailable, type: .unavailable, code: "server_stopping",
        message: "The server is stopping.", retry: .after(.seconds(1)))

    /// To a client whose answer is broken off by the end of the server.
    static func stopping(before job: JobID) -> APIError {
        var error = stopping
        error.message = "The server is stopping. The job goes on: GET /v1/jobs/\(job)."
        error.headers.replaceOrAdd(name: "x-chassis-job", value: job.description)
        return error
    }

    static let internalError = failure("Something went wrong on the server.", code: "internal_error")

    /// For what nobody thought of. The log has the kind alone: the words may hold what the client sent.
    static func unexpected(_ error: any Error) -> APIError {
        var answer = internalError
        answer.cause = String(reflecting: Swift.type(of: error))
        return answer
    }
}

extension APIError {
    /// The same facts that the command line prints.
    init(_ error: any OperatorError) {
        self.init(meaning: error)
        if status.code >= 500 { cause = error.message }
    }

    private init(meaning error: any OperatorError) {
        switch error {
        case let error as EngineError: self.init(engine: error)
        case let error as StoreError: self.init(store: error)
        case let error as StageError: self.init(stage: error)
        case let error as ChatRequestError: self.init(error)
        case let error as ReviewError: self = .badRequest(error.message, code: error.code)
        case let error as FlagRefusal: self = .conflict(error.message, code: error.code)
        default: self = .failure(error.message, code: error.code)
        }
    }

    init(_ error: HTTPParserError, _ settings: ServeSettings) {
        self = .badRequest("The request is not valid HTTP.", code: "invalid_http")
        if error == .headerOverflow {
            status = .requestHeaderFieldsTooLarge
            code = "headers_too_large"
            message =
                "The headers have more than \(settings.maxHeader) bytes (serve.max_header), or are more than "
                + "\(NIOHTTPDecoderLimitConfiguration.mostHeaders)."
        }
    }

    private init(engine error: EngineError) {
        switch error {
        case .input(let error): self.init(stage: error)
        case .store(let error): self.init(store: error)
        case .review(let error): self.init(meaning: error)
        case .unknownModel(let name, let known), .makesNoVectors(let name, let known):
            self = .modelNotFound("\(error.message) \(Self.choice(instead: name, of: known))")
        case .chat(let error): self.init(error)
        case .unknownFeature(let name, let known):
            self = .badRequest(
                "\(error.message) \(Self.choice(instead: name, of: known))", code: error.code, param: "feature")
        case .webhook, .webhookSecretMissing: self = .badRequest(error.message, code: error.code, param: "webhook")
        case .webhookRules:
            self.init(
                status: .forbidden, type: .policy, code: error.code, message: error.message, retry: .never)
        case .noOutput, .unknownKey: self = .notFound(error.message, code: error.code)
        // The tenant has left the workspace; its key is of no use any more.
        case .unknownTenant: self = .unauthorized
        default: self = .failure(error.message, code: error.code)
        }
    }

    /// What to name instead of a name that nothing has.
    static func choice(instead name: String, of known: [String]) -> String {
        if let near = Nearest.name(to: name, among: known) { return "Did you mean '\(near)'?" }
        guard !known.isEmpty else { return "There is none." }
        return "There is: \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? ", …" : "")."
    }

    private init(stage error: StageError) {
        self = .badRequest(error.message, code: error.code, param: "input")
        if case .inputTooLong = error { status = .payloadTooLarge }
        if case .blocked = error { (status, type) = (.forbidden, .policy) }
    }

    private init(store error: StoreError) {
        switch error {
        case .insufficientCredits:
            self.init(
                status: .tooManyRequests, type: .quota, code: "insufficient_quota",
                message: error.message, retry: .never)
        case .rateLimited(let refusal):
            self = .tooMany(error.message, code: error.code, again: refusal.retryAfter)
        case .queueFull, .tenantQueueFull: self = .tooMany(error.message, code: error.code, again: .seconds(1))
        case .flag(let error): self.init(meaning: error)
        case .jobNotFound: self = .notFound(error.message, code: error.code)
        case .idempotencyConflict, .wrongState, .versionChanged: self = .conflict(error.message, code: error.code)
        case .diskFull, .busy, .closed:
            // Where the store lies is the operator's business.
            self.init(
                status: .serviceUnavailable, type: .unavailable, code: error.code,
                message: "The server can't store the request now.", retry: .after(.seconds(1)))
        case .replaced:
            self.init(
                status: .serviceUnavailable, type: .unavailable, code: error.code,
                message: "The server's store was moved away or replaced. Nothing is taken until it is back, or the "
                    + "server was started again.", retry: .after(.seconds(1)))
        default: self = .failure("The server's store failed.", code: error.code)
        }
    }
}

extension APIResponse {
    init(_ error: APIError) {
        self = .json(error.json, status: error.status, headers: error.headers)
        switch error.retry {
        case .asUsual: break
        case .never: headers.replaceOrAdd(name: "x-should-retry", value: "false")
        case .after(let wait):
            headers.replaceOrAdd(name: "retry-after", value: String(max(1, wait.secondsUp)))
            headers.replaceOrAdd(name: "retry-after-ms", value: String(max(1, wait.milliseconds)))
        }
    }
}

extension APIError {
    var json: JSON {
        [
            "error": [
                "message": .string(message), "type": .string(type.rawValue),
                "param": param.map { .string($0) } ?? .null,
                "code": .string(code),
            ]
        ]
    }
}
