package import ChassisCore

/// What a model that shall judge questions makes of pairs that only look alike: whoever takes one of these for one question
/// would give wrong answers out of the cache. Small models do.
package struct JudgeTrial: Sendable {
    /// Pairs it took for one question.
    package private(set) var taken: [Pair] = []
    /// Pairs it gave no verdict of, and why the first time.
    package private(set) var silent = 0
    package private(set) var why: String?
    package var count: Int { Self.lookAlikes.count }

    package struct Pair: Hashable, Sendable {
        package let one: String
        package let other: String
    }

    /// One way of being different each: what the rules alone would refuse, and what only a reader sees.
    private static let lookAlikes = [
        ("How do I turn the alarm on?", "How do I turn the alarm off?"),
        ("Can I cancel within 14 days?", "Can I cancel after 14 days?"),
        ("Is the shop open on Monday?", "Is the shop open on Sunday?"),
        ("Which items can be returned?", "Which items can't be returned?"),
        ("How do I move a file from Box to Drive?", "How do I move a file from Drive to Box?"),
        ("What is the fee for members?", "What is the fee for guests?"),
        ("How do I pause my membership?", "How do I end my membership?"),
        ("Who may enter the archive?", "Who may not enter the archive?"),
    ].map { Pair(one: $0.0, other: $0.1) }

    /// Asks for a verdict of each, one after the other.
    package static func run(_ model: Model, at provider: any Provider, clock: any WallClock) async -> JudgeTrial {
        var trial = JudgeTrial()
        for pair in lookAlikes {
            switch await QuestionJudge.verdict(pair.one, pair.other, of: model, at: provider, clock: clock) {
            case .same: trial.taken.append(pair)
            case .other: break
            case .none(let why):
                trial.silent += 1
                trial.why = trial.why ?? why
            }
        }
        return trial
    }
}
