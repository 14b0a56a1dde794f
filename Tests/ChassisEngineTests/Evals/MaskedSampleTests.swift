import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// Samples that were made of traces: placeholders stand in them where values were.
@Suite(.timeLimit(.minutes(2)))
struct MaskedSampleTests {
    private func score(
        _ sample: GoldenSample, answer: String, schema: String? = nil
    ) async throws -> (score: SampleScore, fixture: EngineFixture) {
        let fixture = try await EngineFixture(
            features: [.answer(schema: schema)], golden: .suite([sample]), script: { _ in .answer(answer) },
            change: { workspace in
                if let schema {
                    workspace.schemas[schema] = [
                        "type": "object", "properties": ["who": ["type": "string"], "card": ["type": "integer"]],
                    ]
                }
            })
        let (_, results) = try await fixture.evaluate(EvalRequest(suite: "answer"))
        return (try #require(results.first?.score), fixture)
    }

    @Test func `a model is asked with the placeholders that production asked with`() async throws {
        let sample = GoldenSample.asking(
            "Mail ⟦EMAIL_2⟧ and bob@example.com, please.", expected: "Mail ⟦EMAIL_2⟧.")

        let (score, fixture) = try await score(sample, answer: "Mail ⟦EMAIL_2⟧.")

        let asked = try #require(fixture.server.requests.first?.lastMessage)
        #expect(asked == "Question: Mail ⟦EMAIL_2⟧ and ⟦EMAIL_3⟧, please.")
        #expect(score.passed, "\(score.explanation)")
    }

    @Test func `what a user typed that looks like a placeholder is asked as it was`() async throws {
        let sample = GoldenSample.asking("What is ⟦LITERAL_1⟧, and ⟦LITERAL_2⟧?", expected: "⟦LITERAL_2⟧")

        let (score, fixture) = try await score(sample, answer: "⟦LITERAL_2⟧")

        #expect(fixture.server.requests.first?.lastMessage == "Question: What is ⟦LITERAL_1⟧, and ⟦LITERAL_2⟧?")
        #expect(score.passed, "\(score.explanation)")
    }

    @Test(arguments: [
        (ScorerName.contains, "⟦EMAIL_1⟧", "Send it to contracts@example.org please.", true),
        (.contains, "⟦EMAIL_1⟧", "Send it to ⟦EMAIL_1⟧ please.", true),
        (.contains, "⟦EMAIL_1⟧", "Call +49 30 901820.", false),
        (.contains, "⟦EMAIL_1⟧", "Send it by post.", false),
        (.exact, "To ⟦EMAIL_4⟧ or ⟦PHONE_1⟧.", "to office@example.org or +49 30 901820.", true),
        (.exact, "To ⟦EMAIL_4⟧ or ⟦PHONE_1⟧.", "to +49 30 901820 or office@example.org.", false),
        (.similarity, "Please send the contract to ⟦EMAIL_1⟧", "Please send the contract to a@example.org", true),
    ])
    func `a value that the sample does not have may be any of its kind`(
        scorer: ScorerName, expected: String, answer: String, passes: Bool
    ) async throws {
        let sample = GoldenSample.asking("Where do I send it?", expected: expected, scorer: scorer)

        let score = try await score(sample, answer: answer).score

        #expect(score.passed == passes, "\(score.explanation)")
    }

    @Test(arguments: [("It is ⟦EMAIL_1⟧.", true), ("It is eve@example.com.", false)])
    func `a value of the question is that one and no other`(answer: String, passes: Bool) async throws {
        let sample = GoldenSample.asking("I am ⟦EMAIL_1⟧, what is mine?", expected: "⟦EMAIL_1⟧", scorer: .contains)

        let score = try await score(sample, answer: answer).score

        #expect(score.passed == passes, "\(score.explanation)")
    }

    @Test func `values inside of JSON are compared by kind as well, numbers too`() async throws {
        let sample = GoldenSample(
            id: "a", category: "c", input: "Who?", expected: ["who": "⟦EMAIL_1⟧", "card": "⟦CREDIT_CARD_1⟧"],
            scorer: .json)

        let good = try await score(
            sample, answer: #"{"who": "bob@example.com", "card": 4012888888881881}"#, schema: "person"
        ).score
        let bad = try await score(sample, answer: #"{"who": "Bob", "card": 4012888888881881}"#, schema: "person").score

        #expect(good.passed, "\(good.explanation)")
        #expect(!bad.passed && bad.value == 0.5, "\(bad.explanation)")
    }

    @Test func `beside an open placeholder a value that the sample spells out is of its kind too`() async throws {
        let both = GoldenSample(
            id: "a", category: "c", input: "Who?", expected: ["a": "office@example.com", "b": "⟦EMAIL_3⟧"],
            scorer: .json)
        let asked = GoldenSample.asking(
            "Whom do I mail, bob@example.org?", expected: "Write to ⟦EMAIL_1⟧", scorer: .contains)

        let first = try await score(both, answer: #"{"a": "office@example.com", "b": "x@example.net"}"#).score
        let second = try await score(asked, answer: "Write to ann@example.com, please.").score

        #expect(first.passed, "\(first.explanation)")
        #expect(second.passed, "\(second.explanation)")
    }

    @Test func `a judge sees of both answers the kind where the value is not known`() async throws {
        let fixture = try await EngineFixture(
            golden: .suite([.asking("I am ⟦EMAIL_1⟧. To whom?", expected: "⟦EMAIL_2⟧, ⟦EMAIL_1⟧", scorer: .judge)]),
            script: { request in
                request.model == "second-model"
                    ? .answer(#"{"score": 1, "reason": "Right."}"#) : .answer("To a@example.org, ⟦EMAIL_1⟧.")
            }, change: { $0.evals = EvalSettings(judge: "second", judgeRuns: 1) })

        _ = try await fixture.evaluate(EvalRequest(suite: "answer"))

        let asked = try #require(fixture.server.requests.first { $0.model == "second-model" })
        let shown = try JSON(parsing: asked.lastMessage)
        #expect(shown["question"] == "I am ⟦EMAIL_1⟧. To whom?")
        #expect(shown["expected"] == "⟦EMAIL⟧, ⟦EMAIL_1⟧")
        #expect(shown["answer"] == "To ⟦EMAIL⟧, ⟦EMAIL_1⟧.")
    }

    @Test func `a flagged answer's sample passes with the value that the reviewer gave, which rests nowhere`()
        async throws
    {
        let shelf = GoldenShelf()
        let fixture = try await EngineFixture(
            golden: shelf.files, script: { _ in .answer("Send it to contracts@example.org please.") })
        let job = try await fixture.ask("Where do I send the signed contract copy?")
        let flag = try await fixture.engine.flag(
            job.id, reason: "wrong", expected: "contracts@example.org", reporter: "cli")
        try await fixture.engine.resolveFlag(FlagTarget(id: flag.id), verdict: .prompt, toGolden: "answer")

        let (_, results) = try await fixture.evaluate(EvalRequest(suite: "answer"))

        #expect(shelf.samples("answer").map(\.expected) == ["⟦EMAIL_2⟧"])
        #expect(results.map { $0.score?.passed } == [true], "\(results.first?.score?.explanation ?? "")")
    }
}
