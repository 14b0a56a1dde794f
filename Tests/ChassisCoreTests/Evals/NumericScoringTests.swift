import ChassisCore
import Testing

struct NumericScoringTests {
    @Test(
        arguments: [
            ("1,234.56", 1234.56), ("1.234,56", 1234.56), ("1 234,56", 1234.56), ("1\u{202F}234,56", 1234.56),
            ("1'234.56", 1234.56), ("$1,234", 1234), ("US$5", 5), ("EUR 12,50", 12.5), ("€ 0,5", 0.5), ("-3", -3),
            ("−3 °C", -3), ("-$5.00", -5), ("$-5", -5), ("12%", 0.12), ("12 percent", 12), ("3.2 million", 3_200_000),
            ("5k", 5000), ("1e3", 1000), (".5", 0.5), ("12,34,567", 1_234_567), ("١٢٣", 123), ("10 000 rows", 10_000),
            ("1.234.567", 1_234_567), ("0", 0), ("twenty-one", 21), ("three hundred and five", 305), ("Nine.", 9),
            ("The total is 12.", 12), ("12kg", 12), ("4th", 4), ("1,234", 1234), ("1.234", 1.234), ("1.234", 1234),
        ] as [(String, Double)])
    func `a number is read in every way it is written`(text: String, number: Double) {
        let score = score(sample(.numeric, expected: .number(number)), text)

        #expect(score.passed, "\(score.explanation)")
    }

    @Test(arguments: ["INV-2024", "on 2024-05-01", "at 10:30", "from 5-10", "v2", "192.168.1.1", "none", "A4"])
    func `names, dates and ranges are no numbers`(text: String) {
        let score = score(sample(.numeric, expected: 5), text)

        #expect(score.failure == .format, "\(score.explanation)")
    }

    @Test(
        arguments: [
            ("Of the 12 invoices 5 are overdue.", true), ("400 lines, see 14 days of support", false),
            ("5 invoices; call us within 14 days of 3 weeks", true), ("12 + 2 = 14, minus 9, so the answer is 5", true),
            ("3 + 2 = 5", true), ("Total: 5. There are 7 in the other list.", true), ("It is 7.", false),
        ] as [(String, Bool)])
    func `the number that answers is found among others`(answer: String, passes: Bool) {
        let sample = sample(.numeric, expected: 5, input: "I have 12 invoices. How many are overdue?")

        #expect(score(sample, answer).passed == passes, "\(score(sample, answer).explanation)")
    }

    @Test(
        arguments: [
            (0.5, "100.4", true), (0.5, "100.6", false), ("2%", "102", true), ("2%", "102.1", false),
            ("0.5", "99.5", true), (0, "100.0000000001", true), ("x", "100.4", false), (-1, "100.4", false),
        ] as [(JSON, String, Bool)])
    func `a tolerance is absolute or a share`(tolerance: JSON, answer: String, passes: Bool) {
        #expect(score(sample(.numeric, expected: 100, ("tolerance", tolerance)), answer).passed == passes)
    }

    @Test func `nothing equals a number that is none`() {
        #expect(!score(sample(.numeric, expected: .number(.nan)), "NaN 5").passed)
        #expect(!score(sample(.numeric, expected: .number(.infinity)), "1e999").passed)
    }

    @Test func `a number is taken from a member of a JSON answer`() {
        let total = sample(.numeric, expected: 12, ("field", "/total"))

        #expect(score(total, #"{"total": 12.0, "count": 3}"#).passed)
        #expect(!score(total, #"{"total": 3, "count": 12}"#).passed)
    }
}
