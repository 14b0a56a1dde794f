package import ChassisCore
import ChassisStore

/// Says what the answer to a golden sample is worth.
///
/// Stands last, because it judges what a user would be given, and inside the job, so that a score costs one commit with
/// its answer and is never lost. Only jobs of eval runs come here.
package struct Evaluate: Stage {
    package static let name = "evaluate"
    private let health: ModelHealth
    private let clock: any WallClock

    package init(health: ModelHealth, clock: any WallClock) {
        self.health = health
        self.clock = clock
    }

    package func isNeeded(by call: Call) -> Bool { call.eval != nil }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let sample = call.eval?.pin.sample, let output = call.output else { return }
        let latency = call.answerTime
        let open = OpenPlaceholders(
            of: sample, askedAs: call.input, masks: call.masks, masker: call.setup.masker, region: call.tenant.region)
        var score: SampleScore
        if let pure = AnswerScorer.score(open.comparedSample, scored(output, of: call, open)) {
            score = pure
        } else if sample.scorer == .command {
            score = await CommandScorer(root: call.setup.workspace.root, settings: call.setup.workspace.evals)
                .score(sample, input: call.masks.restore(call.input), answer: output)
        } else {
            score = try await Judging(health: health, clock: clock).score(sample, of: &call)
        }
        score.explanation = call.setup.masker.maskedAgain(
            score.explanation, region: call.tenant.region, map: &call.masks)
        call.evaluation = Evaluation(score: score, latency: latency)
        if let value = score.known { call.notes["score"] = String(value.rounded(to: 3)) }
        call.notes["verdict"] = score.isInconclusive ? "inconclusive" : score.passed ? "passed" : "failed"
        if let failure = score.failure { call.notes["failure"] = failure.rawValue }
    }

    private func scored(_ output: String, of call: Call, _ open: OpenPlaceholders) -> ScoredAnswer {
        guard !open.isEmpty, let masked = call.answer.text else {
            return ScoredAnswer(
                text: output, error: nil, context: call.context, schema: call.setup.schema(call.feature.schema))
        }
        // The schema has been held to its values before; a kind in the place of a number is not of its form.
        return ScoredAnswer(
            text: call.restored(masked, by: open.compared), error: nil, context: call.context, schema: nil)
    }

    /// The evaluation of a job that has ended, whichever way; `nil` for one that is no eval or was cancelled.
    static func evaluation(of call: Call, _ outcome: Settlement.Outcome) -> Evaluation? {
        guard let sample = call.eval?.pin.sample else { return nil }
        switch outcome {
        case .completed: return call.evaluation
        case .failed(let error) where call.isAnswered:
            // The answer was there; it is the judge that could not be had.
            return Evaluation(score: SampleScore(undecided: error.message), latency: call.answerTime)
        case .failed(let error) where error.code == StageError.editedCode:
            return Evaluation(score: SampleScore(undecided: error.message), latency: call.answerTime)
        case .failed(let error):
            let answer = ScoredAnswer(
                text: nil, error: error, context: call.context, schema: call.setup.schema(call.feature.schema))
            let score = AnswerScorer.score(sample, answer) ?? AnswerScorer.unanswered(error)
            return Evaluation(score: score, latency: call.answerTime)
        case .cancelled, .retry, .released, .postponed: return nil
        }
    }
}

extension Call {
    /// How long the stages so far have taken together.
    fileprivate var answerTime: Duration {
        let own = spans.filter { $0.attempt == job.attempts && !$0.isCall && $0.name != Evaluate.name }
        return .nanoseconds(own.reduce(0) { $0 + $1.durationNanoseconds })
    }
}
