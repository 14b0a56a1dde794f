package import ChassisCore
package import ChassisStore

/// Why a command to the engine was refused.
package enum EngineError: OperatorError {
    case unknownFeature(String, known: [String])
    case unknownTenant(String, known: [String])
    /// A chat's `model` is neither feature nor LLM nor tier.
    case unknownModel(String, known: [String])
    /// Vectors were asked of a feature, a tier or an LLM that makes none.
    case makesNoVectors(String, known: [String])
    case chat(ChatRequestError)
    case input(StageError)
    case store(StoreError)
    case vault(VaultError)
    case webhook(WebhookURLError)
    case webhookSecretMissing(String)
    /// The tenant's data rules keep its messages from the receiver.
    case webhookRules(tenant: String, rules: String, host: String, why: String)
    case eval(EvalError)
    case noOutput(JobID, JobState)
    case review(ReviewError)
    case unknownKey(String)
    case prompt(PromptError)
    case unmask(UnmaskError)
    case modelNotLoaded(String, why: String)

    package var code: String {
        switch self {
        case .unknownFeature: "feature_unknown"
        case .unknownTenant: "tenant_unknown"
        case .unknownModel, .makesNoVectors: "model_not_found"
        case .chat(let error): error.code
        case .input(let error): error.code
        case .store(let error): error.code
        case .vault(let error): error.code
        case .webhook(let error): error.code
        case .webhookSecretMissing: "webhook_secret_missing"
        case .webhookRules: "data_residency_mismatch"
        case .eval(let error): error.code
        case .noOutput: "no_output"
        case .review(let error): error.code
        case .unknownKey: "key_unknown"
        case .prompt(let error): error.code
        case .unmask(let error): error.code
        case .modelNotLoaded: "model_not_loaded"
        }
    }

    package var message: String {
        switch self {
        case .unknownFeature(let name, _): "The workspace has no feature '\(name)'."
        case .unknownTenant(let id, _): "The workspace has no tenant '\(id)'."
        case .unknownModel(let name, _): "There is no feature, model or tier '\(name.prefix(100))'."
        case .makesNoVectors(let name, _): "'\(name.prefix(100))' makes no vectors."
        case .chat(let error): error.message
        case .input(let error): error.message
        case .store(let error): error.message
        case .vault(let error): error.message
        case .webhook(let error): error.message
        case .webhookSecretMissing(let id): "Tenant '\(id)' has no secret to sign webhooks with."
        case .webhookRules(let tenant, let rules, let host, let why):
            "Messages of tenant '\(tenant)' (\(rules)) may not go to \(host): \(why)."
        case .prompt(let error): error.message
        case .unmask(let error): error.message
        case .eval(let error): error.message
        case .noOutput(let id, let state): "\(id) has no output: it is \(state.rawValue)."
        case .review(let error): error.message
        case .unknownKey(let id): "There is no key '\(id)'."
        case .modelNotLoaded(let name, let why): "'\(name)' was not loaded: \(why)"
        }
    }

    package var remedy: String? {
        switch self {
        case .unknownFeature(_, let known): "use one of: \(known.joined(separator: ", "))"
        case .unknownTenant(_, let known), .unknownModel(_, let known), .makesNoVectors(_, let known):
            "use one of: \(known.joined(separator: ", "))"
        case .chat(let error): error.remedy
        case .input(let error): error.remedy
        case .store(let error): error.remedy
        case .vault(let error): error.remedy
        case .webhook(let error): error.remedy
        case .webhookSecretMissing(let id): "make one: chassis tenants webhook \(id)"
        case .webhookRules(_, _, let host, _):
            "if the machine is the tenant's own, or what becomes of data there is known, say so in chassis.yaml: webhooks: "
                + "{receivers: {\(host): {own: true}}}, or {data: {regions: [EU], trains: false, retention: 7d}}"
        case .prompt(let error): error.remedy
        case .unmask(let error): error.remedy
        case .eval(let error): error.remedy
        case .noOutput(let id, _): "see what happened: chassis jobs show \(id)"
        case .review(let error): error.remedy
        case .unknownKey: "see a tenant's keys: chassis tenants keys TENANT"
        case .modelNotLoaded: "look at its service's log; raise warm: {timeout: …} if it needs longer"
        }
    }

    /// Whether a gate said no (exit code 3).
    package var isGate: Bool {
        if case .prompt(.gateRefused) = self { true } else { false }
    }

    /// Whether the refusal is the policy's or the money's (exit code 4), not a failure.
    package var isRefusal: Bool {
        switch self {
        case .input, .chat, .webhook, .webhookSecretMissing, .webhookRules: true
        case .store(let error): error.isRefusal
        case .eval(let error): error.isRefusal
        case .unmask(.noRole): true
        default: false
        }
    }
}
