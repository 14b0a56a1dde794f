import ChassisCore
import Testing

/// Numbers whose groups are set apart by other characters than the plain blank and hyphen.
struct SeparatorTests {
    private static let blanks =
        ["\u{20}", "\u{A0}", "\u{1680}", "\u{202F}", "\u{205F}", "\u{3000}"]
        + (0x2000...0x200A).compactMap { Unicode.Scalar($0).map { String($0) } }
    private static let hyphens = ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]

    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: blanks + hyphens)
    func `a number is found whatever parts its groups`(mark: String) {
        func apart(_ groups: String) -> String { groups.replacing(" ", with: mark) }

        #expect(masked("カード番号は\(apart("4111 1111 1111 1111"))です") == "カード番号は⟦CREDIT_CARD_1⟧です")
        #expect(masked("カード番号は\(apart("４１１１ １１１１ １１１１ １１１１"))です") == "カード番号は⟦CREDIT_CARD_1⟧です")
        #expect(masked("pay \(apart("DE89 3704 0044 0532 0130 00")), ok") == "pay ⟦IBAN_1⟧, ok")
        #expect(masked("SSN \(apart("536 22 8841"))") == "SSN ⟦NATIONAL_ID_1⟧")
        #expect(masked("NINO: \(apart("AB 12 34 56 C"))") == "NINO: ⟦NATIONAL_ID_1⟧")
    }

    @Test(arguments: blanks)
    func `two blanks part groups as one does`(mark: String) {
        for gap in [mark + mark, " " + mark, mark + " "] {
            func apart(_ groups: String) -> String { groups.replacing("_", with: gap) }

            #expect(masked("pay \(apart("4111_1111_1111 1111")), ok") == "pay ⟦CREDIT_CARD_1⟧, ok")
            #expect(masked("pay \(apart("DE89_3704 0044_0532 0130_00")), ok") == "pay ⟦IBAN_1⟧, ok")
            #expect(masked("SSN \(apart("536_22_8841")), ok") == "SSN ⟦NATIONAL_ID_1⟧, ok")
            #expect(masked("NINO: \(apart("AB_12 34_56 C")).") == "NINO: ⟦NATIONAL_ID_1⟧.")
        }
    }

    @Test(arguments: [
        "536  22  8841", "411111  1111111111", "378282246310006  2024", "12  34  5678  9012", "2021—2022—2023",
        "id  name  123  45  6789", "41111111  11111111", "1,5 − 3,25", "2019\u{3000}2020\u{3000}2021\u{3000}2022",
    ])
    func `the columns of a table are no groups`(text: String) {
        #expect(masked(text) == text)
    }

    @Test func `the column behind a number is none of its groups`() {
        #expect(masked("SSN 536-22-8841  2024-01-01") == "SSN ⟦NATIONAL_ID_1⟧  2024-01-01")
        #expect(masked("4111 1111 1111 1111  123") == "⟦CREDIT_CARD_1⟧  123")
        #expect(masked("SSN 536228841—2 copies") == "SSN ⟦NATIONAL_ID_1⟧—2 copies")
    }
}
