import ChassisCore
import Testing

/// Values over two lines, under their labels, in other scripts' digits and within names.
struct SplitValueTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "US") }

    @Test(arguments: [
        "ada.lovelace@exam\nple.com", "ada@\nexample.com", "ada@example.\ncom", "ada@example\r\n.com",
        "ada@mail.exam\n  ple.co.uk", "ada@exam=\nple.com", "ada.lovelace\n@example.com",
        "sk-proj-abcdefghij0123\n456789abcdefghijkl", "ghp_16C7e42F292c6912\r\nE7710c838347Ae178B4a",
    ])
    func `a value that a line's end splits is masked whole`(value: String) {
        #expect(masked("Write to: \(value)\nsoon.").wholeMatch(of: /Write to: ⟦(EMAIL|SECRET)_1⟧\nsoon\./) != nil)
    }

    @Test(arguments: [
        "follow us\n@example.com", "bob@example.\nThe end", "meet me @home\nand eat", "ada@example.\nis it you?",
        "We sell lamps.\nCall us", "name@\n\nexample", "See example.com\nfor more",
    ])
    func `a line's end between words joins nothing`(text: String) {
        #expect(masked(text) == text)
    }

    @Test func `keys of two lines are two keys`() {
        let keys = ["AKIAIOSFODNN7EXAMPL2", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"]

        #expect(masked(keys.joined(separator: "\n")) == "⟦SECRET_1⟧\n⟦SECRET_2⟧")
    }

    @Test(arguments: [
        ("Password:\nhunter2isgone", "Password:\n⟦SECRET_1⟧"),
        ("password\nTr0ub4dor-and-3\n", "password\n⟦SECRET_1⟧\n"),
        ("API key:\r\n  9f8e7d6c5b4a39281706\nThanks", "API key:\r\n  ⟦SECRET_1⟧\nThanks"),
        ("SSN\n536228145", "SSN\n⟦NATIONAL_ID_1⟧"),
        ("Social Security Number:\n536-22-8145", "Social Security Number:\n⟦NATIONAL_ID_1⟧"),
        ("BSN:\r\n111222333", "BSN:\r\n⟦NATIONAL_ID_1⟧"),
    ])
    func `a label on the line above a value is its label`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(arguments: [
        "password:\n  type: string\n  minLength: 8", "password:\nRequired\n", "Reset your password\nOpen the settings",
        "secret:\n  user-agent-x: 1", "Password\n\nhunter2isgone and more", "SSN rules of 2019\n536228145",
    ])
    func `what stands under a word that is no label stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "ada＠example.com", "ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ada﹫example.com", "٤١١١١١١١١١١١١١١١", "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱",
        "४१११११११११११११११", "๔๑๑๑๑๑๑๑๑๑๑๑๑๑๑๑", "４１１１ １１１１ １１１１ １１１１", "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏", "១៩២.១៦៨.១៧.៤៤",
        "DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠",
    ])
    func `digits and signs of another keyboard are masked as their like`(value: String) {
        let masked = masked("It is \(value) , and \(value) again")

        #expect(masked.contains("_1⟧ , and ⟦") && masked.hasSuffix("_1⟧ again"), "\(masked)")
    }

    @Test(arguments: ["رقم ١٢ من ٢٠٢٤", "价格：１２３元（约）", "ก๑๒๓", "第１２章、２０２４年", "𝟏𝟐 of 𝟐𝟎"])
    func `numbers of other scripts that are nobody's stay`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [8, 12, 16, 20, 40])
    func `base64 in short lines is masked whole`(width: Int) {
        let code = Array("UGxlYXNlIHdyaXRlIHRvIGFkYUBleGFtcGxlLmNvbSBvciBjYWxsIG1lIHNvb24uIEJlc3QsIEFkYQ==")
        let lines = stride(from: 0, to: code.count, by: width).map { start in
            String(code[start..<min(start + width, code.count)])
        }

        #expect(masked("Here:\n" + lines.joined(separator: "\n") + "\n\nEnd.") == "Here:\n⟦EMAIL_1⟧\n\nEnd.")
    }

    @Test func `a code at a line's end does not need the next line`() {
        #expect(masked("My code: YWRhQGV4YW1wbGUuY29t\nRegards") == "My code: ⟦EMAIL_1⟧\nRegards")
    }

    @Test(arguments: [
        "x_4111111111111111_y", "scan_4111111111111111.pdf", "4111111111111111_front", "card-4111111111111111-ada",
    ])
    func `a card within a name is masked`(text: String) {
        #expect(masked(text) == text.replacing("4111111111111111", with: "⟦CREDIT_CARD_1⟧"))
    }

    @Test(arguments: ["run_1699999999999999_a", "id_4111111111111112_x", "a4111111111111111b", "t_41111111111111_x"])
    func `any other number within a name stays`(text: String) {
        #expect(masked(text) == text)
    }
}
