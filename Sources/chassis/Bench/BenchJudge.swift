import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders

/// A model that judges pairs of questions, as `semantic: {judge: MODEL}` of a feature has it.
struct BenchJudge: ParsableArguments {
    @Option(help: "An OpenAI-compatible service of a model that judges, such as http://127.0.0.1:18080/v1.")
    var judge: String?
    @Option(help: "Its model.") var judgeModel = "smollm2-135m-instruct"
    @Option(help: "Pairs that it judges of those that share an answer, and as many of those that don't.")
    var judged = 40
    @Flag(help: "It has a mode for answers of a given form.") var judgeSchema = false

    /// - Returns: What it says of each pair, and how long it takes, in milliseconds.
    func verdicts(_ pairs: [CachePairs.Pair]) async throws -> (verdicts: [QuestionJudge.Verdict], times: Samples) {
        let settings = ProviderSettings(name: "judge", kind: .openai, baseURL: judge ?? "")
        let made = makeProviders([settings], client: HTTPClient(), environment: Environment.value)
        guard let provider = made.first else { throw ExitCode(1) }
        let model = Model(name: "judge", provider: "judge", id: judgeModel, supportsSchema: judgeSchema)
        var verdicts: [QuestionJudge.Verdict] = []
        var times = Samples()
        for pair in pairs {
            let start = ContinuousClock.now
            verdicts.append(
                await QuestionJudge.verdict(pair.one, pair.other, of: model, at: provider, clock: SystemClock()))
            times.add(Double((ContinuousClock.now - start).nanoseconds) / 1e6)
        }
        return (verdicts, times)
    }
}

extension CachePairs {
    /// What a model makes of a sample: alone, and where the cache would ask it.
    func printFigures(_ judge: BenchJudge, _ vectors: BenchVectors) async throws {
        let sample = CachePairs(
            Self.spread(pairs.filter { $0.isSame && $0.category == "paraphrase" }, judge.judged)
                + Self.spread(pairs.filter { !$0.isSame }, judge.judged))
        let (verdicts, times) = try await judge.verdicts(sample.pairs)
        let none = verdicts.count { if case .none = $0 { true } else { false } }
        let why = verdicts.compactMap { if case .none(let why) = $0 { why } else { nil } }.first
        print("\(judge.judgeModel) as the judge of a sample, \(times.text("ms")):")
        print("  no verdict of \(none) of \(verdicts.count)" + (why.map { ", such as: \($0)" } ?? ""))
        print("  alone, it says the same of: " + sample.figures { verdicts[$0] == .same })
        let refusals = sample.pairs.map { SameQuestion.refusal(QuestionForm($0.one), QuestionForm($0.other)) }
        let (name, cosines) = try await sample.cosines(vectors)
        for threshold in [0.80, 0.90, 0.95] as [Float] {
            let isProven = sample.pairs.indices.map {
                refusals[$0] == nil && cosines[$0] >= min(threshold, SameQuestion.cosineWhenProven)
            }
            let isAsked = sample.pairs.indices.map { refusals[$0]?.isOfWording == true && cosines[$0] >= threshold }
            print("  \(name) from \(Figure.fixed(Double(threshold), 2)), asked of \(isAsked.count(where: \.self)):")
            print("    the cache without it: " + sample.figures { isProven[$0] })
            print(
                "    and with it:          " + sample.figures { isProven[$0] || isAsked[$0] && verdicts[$0] == .same })
        }
    }

    private func cosines(_ vectors: BenchVectors) async throws -> (String, [Float]) {
        if vectors.endpoint != nil {
            let ones = try await vectors.questions(pairs.map(\.one))
            let others = try await vectors.questions(pairs.map(\.other))
            return (vectors.questionModel, zip(ones, others).map(cosine))
        }
        let features = HashedFeatures(dimensions: 384)
        return (
            "embedded",
            pairs.map { pair in
                cosine(
                    features.vector(of: QuestionForm(pair.one).text), features.vector(of: QuestionForm(pair.other).text)
                )
            }
        )
    }

    /// As many as wanted, from all of the list.
    private static func spread(_ pairs: [Pair], _ count: Int) -> [Pair] {
        guard pairs.count > count, count > 0 else { return count > 0 ? pairs : [] }
        return (0..<count).map { pairs[$0 * pairs.count / count] }
    }
}
