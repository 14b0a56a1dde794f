package import ChassisCore

/// Why an eval run can't be begun or compared.
package enum EvalError: OperatorError, Equatable {
    /// What the golden files say, in their own words.
    case suite(JobError)
    case emptySuite(String)
    case unknownVersion(BundleReference, known: [Int])
    case unknownModel(String, known: [String])
    case unusableModel(String, why: String)
    case noModel(BundleReference, Tier)
    case judgeCannotJudge(String)
    case unpriced(model: String)
    case commandsOff(suite: String, samples: Int)
    case tooManyAnswers(Int, limit: Int)
    case badEpochs(Int)
    case otherSuite(EvalRunID, suite: String, expected: String)
    case nothingScored(EvalRunID)

    package var code: String {
        switch self {
        case .suite(let error): error.code
        case .emptySuite: "suite_empty"
        case .unknownVersion: "bundle_unknown"
        case .unknownModel: "model_unknown"
        case .unusableModel, .noModel: "model_unusable"
        case .judgeCannotJudge: "judge_unusable"
        case .unpriced: "price_unknown"
        case .commandsOff: "commands_off"
        case .tooManyAnswers, .badEpochs: "eval_too_large"
        case .otherSuite: "suites_differ"
        case .nothingScored: "nothing_scored"
        }
    }

    package var message: String {
        switch self {
        case .suite(let error): error.message
        case .emptySuite(let name): "The golden suite '\(name)' has no samples."
        case .unknownVersion(let bundle, _): "There is no bundle \(bundle)."
        case .unknownModel(let name, _): "The workspace has no model '\(name)'."
        case .unusableModel(let name, let why): "The model '\(name)' can't be asked: \(why)."
        case .noModel(let bundle, let tier): "\(bundle) has no model to ask: tier '\(tier.rawValue)' has none."
        case .judgeCannotJudge(let name): "The model '\(name)' picks out sentences; it can't judge an answer."
        case .unpriced(let model): "A cost cap needs the price of every model, and that of '\(model)' is not known."
        case .commandsOff(let suite, let samples):
            "\(samples) samples of '\(suite)' name a program to be run, and the workspace does not allow that."
        case .tooManyAnswers(let found, let limit): "The run would ask \(found) questions; \(limit) is the limit."
        case .badEpochs(let epochs): "\(epochs) answers of each sample can't be had; 1 to 100 can."
        case .otherSuite(let id, let suite, let expected):
            "\(id) is a run of '\(suite)' and can't be compared with one of '\(expected)'."
        case .nothingScored(let id): "\(id) has no scored answer to compare."
        }
    }

    package var remedy: String? {
        switch self {
        case .suite(let error): error.remedy
        case .emptySuite: "add samples: chassis golden"
        case .unknownVersion(_, let known):
            known.isEmpty ? nil : "use one of the versions \(known.map(String.init).joined(separator: ", "))"
        case .unknownModel(_, let known): "use one of: \(known.joined(separator: ", "))"
        case .unusableModel, .noModel: "see what is there: chassis check"
        case .judgeCannotJudge: "name an LLM: evals: {judge: MODEL} in chassis.yaml, or --judge MODEL"
        case .unpriced(let model): "add prices to '\(model)' in chassis.yaml, or run without a cap"
        case .commandsOff: "if you trust them: evals: {allow_commands: true} in chassis.yaml"
        case .tooManyAnswers, .badEpochs: "ask for fewer epochs, or split the suite"
        case .otherSuite: "find a run of the same suite: chassis evals list"
        case .nothingScored(let id): "look at it: chassis evals show \(id)"
        }
    }

    /// Whether policy or money said no, as opposed to a mistake in what was asked for.
    var isRefusal: Bool {
        switch self {
        case .unpriced, .commandsOff: true
        default: false
        }
    }
}
