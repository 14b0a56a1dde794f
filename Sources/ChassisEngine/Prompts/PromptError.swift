package import ChassisCore

/// Why a version of a prompt was not put in force.
package enum PromptError: OperatorError, Equatable {
    case unknownPrompt(String, known: [String])
    case unknownVersion(prompt: String, version: Int, known: [Int])
    case unused(prompt: String)
    case unfit(prompt: String, version: Int, problems: [String])
    case badShare(Double)
    /// A canary of the version that all jobs get already.
    case canaryOfPresent(prompt: String, version: Int)
    case nothingBefore(prompt: String, version: Int)
    /// Another version was put in force since an operator looked, or another one would come back.
    case changed(prompt: String)
    case reasonTooLong(limit: Int, found: Int)
    case reasonMissing
    case gateRefused(BundleReference, GateOutcome)

    package var code: String {
        switch self {
        case .unknownPrompt: "prompt_unknown"
        case .unknownVersion: "prompt_version_unknown"
        case .unused: "prompt_unused"
        case .unfit: "prompt_unfit"
        case .badShare, .canaryOfPresent: "canary_invalid"
        case .nothingBefore: "nothing_to_roll_back"
        case .changed: "version_changed"
        case .reasonTooLong, .reasonMissing: "reason_invalid"
        case .gateRefused: "gate_refused"
        }
    }

    package var message: String {
        switch self {
        case .unknownPrompt(let name, let known):
            "The workspace has no prompt '\(name)'."
                + (Nearest.name(to: name, among: known).map { " Did you mean '\($0)'?" } ?? "")
        case .unknownVersion(let prompt, let version, _): "Prompt '\(prompt)' has no version \(version)."
        case .unused(let prompt): "No feature uses the prompt '\(prompt)'."
        case .unfit(let prompt, let version, let problems):
            "\(prompt)@\(version) can't be put in force. " + problems.joined(separator: " ")
        case .badShare(let share):
            "A canary's share is above 0 % and below 100 %, not \(Self.percent(share))."
        case .canaryOfPresent(let prompt, let version): "All jobs get \(prompt)@\(version) already."
        case .nothingBefore(let prompt, let version):
            "Nothing is known to have held before \(prompt)@\(version)."
        case .changed(let prompt): "The prompt '\(prompt)' has changed since you looked. Nothing was put in force."
        case .reasonTooLong(let limit, let found): "The reason has \(found) characters; \(limit) are allowed."
        case .reasonMissing: "Overruling the gate needs a reason."
        case .gateRefused(_, let outcome):
            "The gate refused it\(outcome.run.map { " (\($0))" } ?? ""). \(outcome.explanation)"
                + Self.worst(of: outcome)
        }
    }

    package var remedy: String? {
        switch self {
        case .unknownPrompt(_, let known):
            known.isEmpty ? "put one into prompts/NAME/1.md" : "use one of: \(known.joined(separator: ", "))"
        case .unknownVersion(_, _, let known): "use one of: \(known.map(String.init).joined(separator: ", "))"
        case .unused(let prompt): "name it in a feature: prompt: \(prompt)"
        case .unfit: "correct the feature or the prompt's front matter, then: chassis check"
        case .badShare: "for example --canary 10%"
        case .canaryOfPresent: "name another version"
        case .nothingBefore(let prompt, _): "activate one by its number: chassis prompts activate \(prompt) VERSION"
        case .changed: "look at what holds now, then decide again"
        case .reasonTooLong: "say it shorter"
        case .reasonMissing: "add --reason WHY"
        case .gateRefused(_, let outcome):
            (outcome.run.flatMap { run in outcome.baseline.map { "look: chassis evals compare \($0) \(run)" } }
                ?? "look: chassis evals list") + " — or overrule it: --force --reason WHY"
        }
    }

    /// The categories that fell furthest, three at most.
    private static func worst(of outcome: GateOutcome) -> String {
        let fallen = (outcome.comparison?.categories ?? []).filter { $0.delta < 0 }.sorted { $0.delta < $1.delta }
        guard !fallen.isEmpty else { return "" }
        let parts = fallen.prefix(3).map { "\($0.name) \(Int(($0.delta * 100).rounded())) points" }
        return " Worst: \(parts.joined(separator: ", "))."
    }

    private static func percent(_ share: Double) -> String {
        guard share.isFinite, abs(share) < 1e6 else { return "that" }
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(abs(tenths % 10)) %"
    }
}
