/// What a run has of one sample: its answers that were scored and that the judges agree on.
struct SampleAnswers {
    let id: String
    let category: String
    /// 0 to 1 each.
    var values: [Double] = []
    var passed = 0

    var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
    var passShare: Double { values.isEmpty ? 0 : Double(passed) / Double(values.count) }

    static func isBinary(_ value: Double) -> Bool { value == 0 || value == 1 }

    /// The samples of a run in the order of their first answer; those without a score are there without values.
    static func grouped(_ results: [EvalResult]) -> [SampleAnswers] {
        var samples: [SampleAnswers] = []
        var places: [String: Int] = [:]
        for result in results {
            let place = places[result.id.sample] ?? samples.count
            if place == samples.count {
                places[result.id.sample] = place
                samples.append(SampleAnswers(id: result.id.sample, category: result.category))
            }
            guard let score = result.score, !score.isInconclusive else { continue }
            samples[place].values.append(score.value.isFinite ? min(max(score.value, 0), 1) : 0)
            if score.passed { samples[place].passed += 1 }
        }
        return samples
    }
}

/// One sample answered by two bundles.
struct AnswerPair {
    let category: String
    let id: String
    let before: SampleAnswers
    let after: SampleAnswers
    /// Whether its answers say anything: with a confirmation, only those of samples that were asked again.
    let counts: Bool

    var difference: Double { counts ? after.mean - before.mean : 0 }
    /// How much larger the share of answers that pass is now.
    var gain: Double { counts ? after.passShare - before.passShare : 0 }
    /// Whether every arrangement of the answers would look the same.
    var isConstant: Bool {
        guard let first = before.values.first else { return true }
        return before.values.allSatisfy { $0 == first } && after.values.allSatisfy { $0 == first }
    }
}
