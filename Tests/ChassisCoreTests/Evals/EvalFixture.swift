import ChassisCore

/// A sample with what a test is about, and anything else somehow filled in.
func sample(
    _ scorer: ScorerName, expected: JSON? = nil, input: String = "What is it?", _ options: (String, JSON)...
) -> GoldenSample {
    GoldenSample(
        id: "s1", category: "c", input: input, expected: expected, scorer: scorer, options: JSONObject(options))
}

/// The score of an answer that needs nobody else to be asked.
func score(
    _ sample: GoldenSample, _ text: String?, error: JobError? = nil, pages: [(id: String, used: Bool)] = [],
    schema: JSONSchema? = nil
) -> SampleScore {
    let context = pages.map {
        RetrievedDocument(Passage(id: $0.id, title: $0.id, text: "", score: 1), used: $0.used)
    }
    return AnswerScorer.score(sample, ScoredAnswer(text: text, error: error, context: context, schema: schema))
        ?? SampleScore(value: -1, passed: false, explanation: "not scored")
}

/// The results of a run: for each sample its category and the scores of its answers.
func results(_ samples: [(id: String, category: String, values: [Double])]) -> [EvalResult] {
    samples.flatMap { sample in
        sample.values.enumerated().map { index, value in
            EvalResult(
                id: .init(sample: sample.id, epoch: index + 1), category: sample.category,
                score: SampleScore(value: value, passed: value >= 0.5))
        }
    }
}
