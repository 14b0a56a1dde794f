import ChassisCore

/// Who is asked next, and what came of it so far.
struct Ladder {
    private var queue: [Model]
    private var stronger: [Model]
    private let strongerTiers: [String: Tier]
    private let trustFrom: Double
    private var asked: Set<String> = []
    private(set) var isUp = false
    private(set) var failures: [StageError] = []
    private var steps: [String] = []
    private var kept: Kept?
    private var current = ""
    private var following: String?
    /// Models that gave no answer; two at once where both of a race failed.
    private(set) var failed = 0

    /// A valid answer that is not trusted enough, while a stronger model is asked.
    private struct Kept {
        let confidence: Double
        let answer: GivenAnswer
    }

    init(_ call: borrowing Call) {
        queue = call.route.candidates
        stronger = call.route.stronger
        strongerTiers = call.route.strongerTiers
        trustFrom = call.route.stronger.isEmpty ? 0 : call.feature.routing.cascade?.below ?? 0
    }

    /// The next model to ask, and the one after it.
    mutating func next() -> (model: Model, after: Model?)? {
        queue.removeAll { asked.contains($0.name) }
        guard !queue.isEmpty else { return nil }
        let model = queue.removeFirst()
        asked.insert(model.name)
        current = model.name
        let after = queue.first { !asked.contains($0.name) }
        following = after?.name
        return (model, after)
    }

    /// Whether how far an answer is trusted decides anything here.
    var weighsTrust: Bool { trustFrom > 0 }

    var purpose: CallPurpose {
        if isUp, strongerTiers[current] != nil { return .stronger }
        return failures.isEmpty ? .first : .fallback
    }

    mutating func note(_ step: String) { steps.append(step) }

    /// Who won a race was asked as well.
    mutating func noteAsked(_ model: Model) { asked.insert(model.name) }

    mutating func fail(_ model: Model, _ error: StageError) {
        failures.append(error)
        failed += error.asked
        // Who lost a race was asked, and is not asked again.
        if error.asked > 1, let following { asked.insert(following) }
        switch error {
        case .invalidOutput: goUp()
        case .contextExceeded:
            note("\(model.name) \(error.code)")
            goUp()
        default: note("\(model.name) \(error.code)")
        }
    }

    private mutating func noteClimb() {
        note("up to '\(stronger.first.flatMap { strongerTiers[$0.name] }?.rawValue ?? "")'")
    }

    /// The stronger models come before the rest of the feature's own; once.
    private mutating func goUp() {
        guard !isUp, !stronger.isEmpty else { return }
        isUp = true
        queue = stronger + queue
        noteClimb()
    }

    /// Whether an answer of this confidence is asked for again of stronger models; it is kept meanwhile.
    mutating func goesUp(_ confidence: Double, in call: inout Call) -> Bool {
        guard !isUp, confidence < trustFrom, call.answer.toolCalls.isEmpty else { return false }
        kept = Kept(confidence: confidence, answer: call.answer)
        note("confidence \(confidence) is below \(trustFrom)")
        isUp = true
        noteClimb()
        queue = stronger
        // What the first model needed says nothing about the next.
        call.answer.repairs = 0
        return true
    }

    /// The stronger model's answer stands, unless it is trusted less than the one before.
    mutating func keepBetter(_ confidence: Double, in call: inout Call) {
        guard let kept else { return }
        if kept.confidence > confidence { _ = takeKept(&call) } else { self.kept = nil }
    }

    /// Puts the kept answer in force; false when there is none.
    mutating func takeKept(_ call: inout Call) -> Bool {
        guard let kept else { return false }
        call.answer = kept.answer
        note("the answer of '\(kept.answer.model?.name ?? "")' stands")
        self.kept = nil
        return true
    }

    func write(to call: inout Call) {
        call.notes["steps"] = steps.joined(separator: " → ")
        guard call.isAnswered, let model = call.answer.model, call.cache.result == .miss else { return }
        call.notes["model"] = model.name
        if isUp, let tier = strongerTiers[model.name] { call.route.tier = tier }
    }

    /// The error of a stage whose models all failed: the last transient one, because it says that trying again may help.
    /// Models that were not asked at all say nothing, unless none was, or all others' answers were invalid.
    func summary(tier: Tier) -> StageError {
        // Once that is loaded, it may do what the others could not.
        if let warming = failures.first(where: { if case .warming = $0 { true } else { false } }) { return warming }
        let told = failures.filter { if case .breakerOpen = $0 { false } else { true } }
        if told.isEmpty, let soonest = failures.min(by: { ($0.retryAfter ?? .zero) < ($1.retryAfter ?? .zero) }) {
            return soonest
        }
        let invalid = told.filter { if case .invalidOutput = $0 { true } else { false } }
        // A service that is back may do better, also one that was not asked; one more climb of the same ladder would not.
        let passing =
            told.last { error in error.isRetryable && !invalid.contains(error) }
            ?? (invalid.count == told.count ? failures.first { !told.contains($0) } : nil)
        switch passing ?? invalid.last ?? told.last {
        case .modelsFailed(let last, _, let isTransient):
            return .modelsFailed(last: last, asked: told.reduce(0) { $0 + $1.asked }, isTransient: isTransient)
        case .invalidOutput(let model, let violations, let hasTriedMore):
            return .invalidOutput(
                model: model, violations: violations, hasTriedMore: hasTriedMore || isUp || invalid.count > 1)
        case let other?: return other
        case nil: return .noModel(tier: tier, skipped: [])
        }
    }
}

extension StageError {
    /// How many models the failure is of.
    fileprivate var asked: Int { if case .modelsFailed(_, let asked, _) = self { asked } else { 1 } }
}
