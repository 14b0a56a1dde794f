import ChassisCore
import ChassisEngine

/// What an operator has the engine do, beside retrying and cancelling jobs. Each holds what it hits as it was seen.
enum Command: Hashable, Sendable {
    case flag(JobID, reason: String, expected: String?)
    case resolve(FlaggedAnswer, FlagVerdict)
    /// To nobody when `nil`.
    case assign(FlaggedAnswer, to: String?)
    case note(FlaggedAnswer, String)
    case reopen(FlaggedAnswer)
    case makeSample(SampleOrder)
    case startRun(RunOrder)
    case cancelRun(EvalRun)
    case activate(ActivationOrder)
    /// Of the prompt as it stood when what comes back was named.
    case rollback(PromptStanding)
    case acknowledge(DriftAlert)
    case unmask(JobID, reason: String)
}

/// A golden sample to be made of an answer.
struct SampleOrder: Hashable, Sendable {
    var job: JobID
    /// The flag that led to it.
    var flag: FlagID?
    var suite: String
    var expected: String?
}

/// An eval run to be started.
struct RunOrder: Hashable, Sendable {
    var suite: String
    var bundle: BundleReference
    /// The only model to ask; the bundle's own ones when `nil`.
    var model: String?
    var baseline: EvalRunID?
    var costCap: Money?
}

/// A version of a prompt to be put in force.
struct ActivationOrder: Hashable, Sendable {
    var prompt: String
    var version: Int
    /// The share of jobs it gets beside the version in force; all of them when `nil`.
    var share: Double?
    var reason = ""
    /// Whether a gate's no is overruled; needs a reason.
    var isForced = false
    /// How the prompt stood when what is in force was named.
    var seen: PromptStanding?
}

/// What became of a command.
enum CommandResult: Sendable {
    case flag(FlaggedAnswer)
    case sample(GoldenSample)
    case run(EvalRun)
    case activation(Activation)
    /// Never kept beyond the screen that shows it.
    case unmasked(UnmaskedTrace)
    case done
    case refused(Refusal)
}

/// Why the engine did not do it: the two parts of every operator error, and what a gate found.
struct Refusal: Hashable, Sendable {
    var message: String
    var remedy: String?
    /// Whether it was a gate's verdict, which can be overruled with a reason.
    var isGate = false
    /// Samples that passed before and don't now.
    var regressions: [String] = []

    init(message: String, remedy: String?, isGate: Bool = false, regressions: [String] = []) {
        self.message = message
        self.remedy = remedy
        self.isGate = isGate
        self.regressions = regressions
    }

    /// What a gate refused is overruled here by a key, so no command is named.
    init(_ error: EngineError) {
        guard case .prompt(.gateRefused(_, let outcome)) = error else {
            self.init(message: error.message, remedy: error.remedy)
            return
        }
        self.init(
            message: error.message, remedy: outcome.run.map { "e in Prompts shows the samples of \($0)" }, isGate: true,
            regressions: outcome.comparison?.regressions ?? [])
    }
}
