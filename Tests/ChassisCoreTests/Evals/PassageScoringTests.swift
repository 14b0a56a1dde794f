import ChassisCore
import Testing

struct PassageScoringTests {
    @Test(
        arguments: [
            ("invoices/void", [("invoices/void#2", true)], 1.0), ("invoices/void", [("invoices/void#2", false)], 0),
            ("invoices/void", [("invoices/void-all#1", true)], 0), ("invoices/void#2", [("invoices/void#1", true)], 0),
            ("knowledge/invoices/void.md", [("invoices/void#1", true)], 1), ("invoices/void", [], 0),
            (["a", "b"], [("a#1", true), ("c#1", true)], 0.5), (["a", "b"], [("b#9", true), ("a#1", true)], 1),
        ] as [(JSON, [(id: String, used: Bool)], Double)])
    func `retrieval is the share of the pages that were used`(
        article: JSON, pages: [(id: String, used: Bool)], recall: Double
    ) {
        let score = score(sample(.retrieval, ("article", article)), "any", pages: pages)

        #expect(score.value == recall)
        #expect(score.failure == (recall == 1 ? nil : .retrieval))
    }

    @Test func `a bad answer is retrieval's fault when its page was missing`() {
        let limit = sample(.contains, expected: "400", ("article", "invoices/create"))

        let missing = score(limit, "100 lines", pages: [("invoices/void#1", true), ("invoices/create#1", false)])
        let there = score(limit, "100 lines", pages: [("invoices/create#3", true)])

        #expect(missing.failure == .retrieval)
        #expect(missing.explanation.hasSuffix("the page 'invoices/create' was not among the passages used"))
        #expect(there.failure == .generation)
    }

    @Test(
        arguments: [
            ("guard_blocked", FailureClass.policy), ("input_too_long", .policy), ("insufficient_credits", .policy),
            ("provider_timeout", .provider), ("no_model", .provider), ("deadline_passed", .provider),
            ("output_invalid", .format), ("something_new", .provider),
        ])
    func `no answer is the fault its error tells`(code: String, failure: FailureClass) {
        let error = JobError(code: code, message: "It went wrong.", remedy: nil)

        for scorer in ScorerName.allCases {
            let score = score(sample(scorer, expected: "x"), nil, error: error)

            #expect(score.failure == failure)
            #expect(score.explanation == "It went wrong.")
        }
    }

    @Test func `judges and commands are asked only when there is an answer`() {
        #expect(AnswerScorer.score(sample(.judge), ScoredAnswer(text: "x")) == nil)
        #expect(AnswerScorer.score(sample(.command), ScoredAnswer(text: "x")) == nil)
        #expect(AnswerScorer.score(sample(.judge), ScoredAnswer(text: nil))?.failure == .provider)
    }

    private func grounded(_ answer: String, in passages: [String], input: String = "Limits?") -> SampleScore {
        let context = passages.map {
            RetrievedDocument(Passage(id: "p#1", title: "Invoices", text: $0, score: 1), used: true)
        }
        return AnswerScorer.score(
            sample(.groundedness, input: input), ScoredAnswer(text: answer, context: context))
            ?? SampleScore(value: -1, passed: false)
    }

    @Test func `what stands in the passages is grounded`() {
        let passage = "An invoice can have 400 lines. Ask Lena Vogt at Acme for more; it costs 1.500,00 EUR."

        #expect(grounded("Invoices may have 400 lines.", in: [passage]).value == 1)
        #expect(grounded("It costs 1,500 EUR, says Lena Vogt.", in: [passage]).value == 1)
        #expect(grounded("I don't know.", in: [passage]).passed)
    }

    @Test func `numbers, names and sentences that were made up are not`() {
        let passage = "An invoice can have 400 lines."

        let number = grounded("An invoice can have 500 lines.", in: [passage])
        let name = grounded("An invoice can have 400 lines, says Lena Vogt.", in: [passage])
        let sentence = grounded("An invoice can have 400 lines. Bananas ripen in warm cupboards.", in: [passage])

        #expect(number.failure == .generation)
        #expect(number.explanation.contains("the number 500"))
        #expect(name.explanation.contains("the name 'lena vogt'"))
        #expect(sentence.explanation.contains("Bananas"))
    }

    @Test func `an answer without passages is retrieval's fault`() {
        #expect(grounded("An invoice can have 500 lines.", in: []).failure == .retrieval)
    }

    @Test(
        arguments: [
            ("The cat sat on the mat", "the cats sat on the mats", 1.0), ("a b c d", "a c d b", 0.75), ("x", "y", 0),
            ("日本語の文", "日本語の文", 1), ("🙂", "🙂", 1), ("🙂", "🙃", 0), ("Über uns", "uber uns", 1),
        ] as [(String, String, Double)])
    func `similarity is the common words in order`(expected: String, answer: String, value: Double) {
        #expect(abs(score(sample(.similarity, expected: .string(expected)), answer).value - value) < 1e-9)
    }

    @Test func `similarity passes from its threshold`() {
        #expect(!score(sample(.similarity, expected: "a b c d", ("threshold", 0.8)), "a c d b").passed)
        #expect(score(sample(.similarity, expected: ["zzz", "a b c d"], ("threshold", 0.7)), "a c d b").passed)
    }
}
