import ChassisCore
import Testing

struct ChoiceScoringTests {
    private static let banking: JSON = ["card_payment", "card_payment_fee", "lost_card"]

    @Test(
        arguments: [
            ("card_payment_fee", true), ("Card payment fee.", true), ("**card_payment_fee**", true),
            ("It is about card_payment_fee, I think", true), ("card_payment", false), ("lost_card", false),
            ("lost_card or card_payment_fee", false), ("Not lost_card.\nAnswer: card_payment_fee", true),
            ("card_payment_fee\n\nThe user did not mention lost_card.", true), ("something else", false),
            ("discard_payment_fees", false), (#"{"intent": "card_payment_fee"}"#, true),
            ("card_payment_fee: because the lost_card is another matter", true), ("", false),
        ] as [(String, Bool)])
    func `the choice that is named counts, the longest in its place`(answer: String, passes: Bool) {
        let sample = sample(.choice, expected: ["card_payment_fee"], ("choices", Self.banking))

        #expect(score(sample, answer).passed == passes, "\(score(sample, answer).explanation)")
    }

    @Test(
        arguments: [
            ("No, you can't avoid them; yes is what they want.", true), ("Yes", false), ("no", true),
            ("The answer is no.", true), ("Nobody knows.", false), ("Yes and no.", false),
        ] as [(String, Bool)])
    func `yes and no are read as people say them`(answer: String, passes: Bool) {
        let sample = sample(.choice, expected: "No", ("choices", ["Yes", "No"]))

        #expect(score(sample, answer).passed == passes)
    }

    @Test func `lone letters are choices in upper case only`() {
        let sample = sample(.choice, expected: "B", ("choices", ["A", "B"]))

        #expect(score(sample, "It is a matter of B").passed)
        #expect(score(sample, "(B)").passed)
        #expect(!score(sample, "A").passed)
    }

    @Test func `an answer that names several says which`() {
        let sample = sample(.choice, expected: "b", ("choices", ["alpha", "beta"]))

        #expect(score(sample, "alpha and beta").explanation.hasSuffix("several choices: 'alpha', 'beta'"))
    }
}
