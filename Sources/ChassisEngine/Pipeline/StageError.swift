package import ChassisCore

/// Why an attempt brought no answer.
package enum StageError: OperatorError, Equatable {
    case emptyInput
    case inputTooLong(limit: Int, found: Int, whose: String)
    /// In tokens, against the part of a feature's prompts that is for the input.
    case inputOverBudget(limit: Int, found: Int, feature: String)
    case notText(offset: Int)
    case blocked(rule: String, score: Double)
    /// The guard model gave no verdict, and the feature's policy is to block then.
    case guardFailed(model: String, why: String, isTransient: Bool)
    /// The mark of the system prompt stands in the answer, or the prompt itself.
    case promptLeaked(model: String)
    case noModel(tier: Tier, skipped: [String])
    /// Models are there, and the tenant's rules let its data go to none of them.
    case dataRules(String, refusals: [String])
    /// Every model was asked and failed; `last` is the last one's error, `retryAfter` the longest wait asked for.
    case modelsFailed(last: ProviderError, asked: Int, isTransient: Bool)
    /// Prompt and answer don't fit into the context window; the model was not asked.
    case contextExceeded(Model, prompt: Int, answer: Int?)
    /// The model was not asked: it failed lately, and nobody may ask it before this has passed.
    case breakerOpen(model: String, wait: Duration)
    /// The model is being loaded, and nobody was asked; `left` is how long that still takes, if anybody knows.
    case warming(model: String, left: Duration?)
    /// - Parameter hasTriedMore: Whether it was repaired, or a stronger model asked: another attempt would do no more.
    case invalidOutput(model: String, violations: [String], hasTriedMore: Bool = false)
    case deadlinePassed(seconds: Int64)
    case cancelled
    case crashedTooOften(attempts: Int)
    case unknownFeature(String)
    case unknownTenant(String)
    /// What an eval run asks was edited since the run began.
    case bundleEdited(BundleReference)
    case unreadableInput(String)
    /// What the client sent doesn't go with what was said before.
    case invalidChat(ChatRequestError)
    case storage(JobError)
    /// The service made vectors of another length than was asked for.
    case wrongDimensions(model: String, asked: Int, found: Int)
    /// The answer broke off after its client had the beginning, which the next one does not have.
    case answerRestarted
    /// The eval run has ended, or its next call could have gone over its cap.
    case costCap
    /// The room under the cap is held by calls under way.
    case costWait

    /// Whether a later attempt may do better.
    package var isRetryable: Bool {
        switch self {
        case .modelsFailed(_, _, let isTransient), .guardFailed(_, _, let isTransient): isTransient
        case .invalidOutput(_, _, let hasTriedMore): !hasTriedMore
        case .storage, .breakerOpen, .warming: true
        default: false
        }
    }

    package var retryAfter: Duration? {
        switch self {
        case .modelsFailed(let last, _, _): last.retryAfter
        case .breakerOpen(_, let wait): wait
        default: nil
        }
    }

    static let editedCode = "bundle_edited"

    package var code: String {
        switch self {
        case .emptyInput: "input_empty"
        case .inputTooLong, .inputOverBudget: "input_too_long"
        case .notText: "input_not_text"
        case .blocked: "guard_blocked"
        case .guardFailed: "guard_failed"
        case .promptLeaked: "prompt_leaked"
        case .noModel: "no_model"
        case .dataRules: "data_residency_mismatch"
        case .modelsFailed(let last, _, _): last.code
        case .invalidOutput: "output_invalid"
        case .contextExceeded: ProviderError.tooLongCode
        case .breakerOpen: JobError.unavailableCode
        case .warming: JobError.warmingCode
        case .deadlinePassed: "deadline_passed"
        case .cancelled: "cancelled"
        case .crashedTooOften: "crashed_too_often"
        case .unknownFeature: "feature_unknown"
        case .unknownTenant: "tenant_unknown"
        case .bundleEdited: Self.editedCode
        case .unreadableInput: "input_unreadable"
        case .invalidChat: "input_invalid"
        case .storage(let error): error.code
        case .wrongDimensions: JobError.dimensionsCode
        case .answerRestarted: JobError.restartedCode
        case .costCap: "cost_cap"
        case .costWait: "cost_wait"
        }
    }

    package var message: String {
        switch self {
        case .emptyInput: "The input is empty."
        case .inputTooLong(let limit, let found, let whose):
            "The input has \(found) characters; \(whose) allows \(limit)."
        case .inputOverBudget(let limit, let found, let feature):
            "The input has about \(found) tokens; budget.input of feature '\(feature)' allows \(limit)."
        case .notText(let offset): "The input is not text: byte \(offset) is not valid UTF-8 or is a NUL."
        case .blocked(let rule, let score):
            "The guard rule '\(rule)' blocked the input (score \(score.hundredths))."
        case .guardFailed(let model, let why, _): "The guard model '\(model)' gave no verdict: \(why)"
        case .promptLeaked(let model): "The answer of '\(model)' gave away the system prompt and was withheld."
        case .noModel(let tier, let skipped):
            "No model of tier '\(tier.rawValue)' can be used"
                + (skipped.isEmpty ? "." : ": " + skipped.joined(separator: "; ") + ".")
        case .dataRules(let rules, let refusals):
            "The tenant's data rules (\(rules)) leave no model: " + refusals.joined(separator: "; ") + "."
        case .modelsFailed(let last, let asked, _):
            asked == 1 ? last.message : "All \(asked) models failed. \(last.message)"
        case .breakerOpen(let model, let wait):
            "'\(model)' failed lately and is not asked for another \(max(1, wait.components.seconds)) s."
        case .contextExceeded(let model, let prompt, let answer):
            "The prompt has about \(prompt) tokens; "
                + (answer.map { "with an answer of \(min($0, model.maxOutputTokens)) it" } ?? "it")
                + " does not fit into the context window of '\(model.name)' (\(model.contextWindow ?? 0))."
        case .invalidOutput(let model, [AnswerCheck.empty], _):
            "The answer of '\(model)' is empty."
        case .invalidOutput(let model, let violations, _):
            "The answer of '\(model)' does not fit the schema: " + violations.prefix(3).joined(separator: "; ")
        case .warming(let model, let left):
            "'\(model)' is loading; "
                + (left.map { "ready in about \(max(1, $0.milliseconds / 1000)) s." }
                    ?? "how long it takes is not known yet.")
        case .deadlinePassed(let seconds): "The job was not done within its deadline of \(seconds) s."
        case .cancelled: "The job was cancelled."
        case .crashedTooOften(let attempts): "The job was begun \(attempts) times, and each time its worker died."
        case .unknownFeature(let name): "The workspace has no feature '\(name)'."
        case .unknownTenant(let id): "The workspace has no tenant '\(id)'."
        case .bundleEdited(let bundle):
            "\(bundle) is not what it was when its run began: a file was edited, or this worker can use other models."
        case .unreadableInput(let why): "The stored input can't be opened: \(why)."
        case .invalidChat(let error): error.message
        case .storage(let error): error.message
        case .wrongDimensions(let model, let asked, let found):
            "'\(model)' makes vectors of \(found) numbers, whatever 'dimensions' says; it was asked for \(asked)."
        case .answerRestarted:
            "The model broke its answer off, and the next one began otherwise. Nothing was charged; send the request again."
        case .costCap: "The eval run has ended, or the call could have gone over its cost cap."
        case .costWait: "The rest of the eval run's cost cap is held by calls under way."
        }
    }

    package var remedy: String? {
        switch self {
        case .emptyInput: "send some text"
        case .inputTooLong(_, _, let whose): "shorten the input, or raise the limit of \(whose)"
        case .inputOverBudget(_, let found, let feature):
            "shorten the input, or raise budget: {input: \(found)} in features/\(feature).yaml"
        case .notText: "send UTF-8 text"
        case .guardFailed(_, _, true): nil
        case .guardFailed: "see the guard's call in the trace; or set guard.on_failure: allow for the feature"
        case .promptLeaked:
            "look at the input in the trace; what answers may repeat of the prompt belongs in a table, a fenced block or "
                + "quotation marks there"
        case .blocked: "rephrase the input, or raise guard.block_at of the feature"
        case .noModel: "name a usable model under tiers in chassis.yaml, then: chassis check"
        case .dataRules:
            "add a provider that meets the rules to the tier, say its terms under data:, or change the rules"
        case .modelsFailed(let last, _, _): last.remedy
        case .contextExceeded:
            "shorten the input, ask for a shorter answer, or use a model with a larger context_window"
        case .breakerOpen: nil
        case .invalidChat(let error): error.remedy
        case .warming: "to ask other models meanwhile, set warm: {while_warming: spill} of the model"
        case .invalidOutput(_, [AnswerCheck.empty], _):
            "look at the raw output in the trace; give the answer more tokens, or ask another model"
        case .invalidOutput: "look at the raw output in the trace; make the prompt or the schema clearer"
        case .deadlinePassed: "raise limits.deadline of the feature, or run more workers"
        case .cancelled: nil
        case .crashedTooOften: "look at the log of the worker; the job's input may be what ends it"
        case .unknownFeature, .unknownTenant: "see what there is: chassis check"
        case .bundleEdited: "run the suite again"
        case .unreadableInput: "put back the key file that belongs to this store"
        case .storage(let error): error.remedy
        case .wrongDimensions: "leave 'dimensions' out, or ask a model that takes it"
        case .answerRestarted: nil
        case .costCap: "run the suite with a higher --cost-cap"
        case .costWait: nil
        }
    }
}
