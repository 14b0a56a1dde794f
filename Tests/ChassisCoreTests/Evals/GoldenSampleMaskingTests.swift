import ChassisCore
import Testing

struct GoldenSampleMaskingTests {
    private func masked(_ input: String) -> String {
        var sample = GoldenSample(id: "a", category: "c", input: input, expected: "x", scorer: .exact)
        _ = sample.mask(with: Masker(Masker.coreRecognizers), region: "US")
        return sample.input
    }

    @Test(arguments: [
        "see (EMAIL_1) and list {PHONE_2}", "⟦EMAIL_3⟧ and «EMAIL_9»", "⟦LITERAL_2⟧ and [[phone 1]]", "⟦EMAIL_10000⟧",
    ])
    func `what only looks like a placeholder stays, as nobody would know it later`(input: String) {
        #expect(masked(input) == input)
    }

    @Test func `a value gets a number that no placeholder of the sample has`() {
        #expect(masked("⟦EMAIL_2⟧, ann@example.com (EMAIL_7)") == "⟦EMAIL_2⟧, ⟦EMAIL_3⟧ (EMAIL_7)")
    }

    @Test func `a placeholder of a high number brings no others`() {
        var masks = MaskMap()

        masks.reservePlaceholders(of: "⟦EMAIL_10000⟧ ⟦LITERAL_9999⟧ ⟦PHONE_2⟧")

        #expect(masks.issued == ["PHONE": 2])
    }
}
