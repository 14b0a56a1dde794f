import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

extension GoldenFiles {
    /// One suite, in memory.
    static func suite(_ samples: [GoldenSample], named name: String = "answer") -> GoldenFiles {
        let suite = GoldenSuite(name: name, samples: samples, version: "v1")
        return GoldenFiles(
            names: { [name] },
            load: { wanted in
                guard wanted == name else { throw GoldenError.unknownSuite(wanted, known: [name]) }
                return suite
            }, append: { _, _ in })
    }
}

extension GoldenSample {
    static func asking(
        _ input: String, expected: String = "Yes.", id: String? = nil, category: String = "qa",
        scorer: ScorerName = .exact, options: JSONObject = JSONObject()
    ) -> GoldenSample {
        GoldenSample(
            id: id ?? input, category: category, input: input, expected: .string(expected), scorer: scorer,
            options: options)
    }
}

extension [GoldenSample] {
    /// So many questions, each answered by "Yes.".
    static func many(_ count: Int) -> [GoldenSample] { (0..<count).map { .asking("Question \($0)?", id: "q\($0)") } }
}

extension EngineFixture {
    /// Starts a run and works it to its end.
    func evaluate(_ request: EvalRequest, workers: Int = 2) async throws -> (run: EvalRun, results: [EvalResult]) {
        let started = try await engine.startEvalRun(request)
        return try await follow(started.id, workers: workers)
    }

    func follow(_ id: EvalRunID, workers: Int = 2) async throws -> (run: EvalRun, results: [EvalResult]) {
        let run = try await engine.followEvalRun(id, workers: workers)
        return (run, try await store.evalResults(id))
    }
}
