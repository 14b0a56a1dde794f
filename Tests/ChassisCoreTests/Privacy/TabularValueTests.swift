import ChassisCore
import Testing

/// Values in the cells of tables: what parts two columns is no part of a value.
struct TabularValueTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "US") }

    @Test(arguments: [
        ("4012888888881881", "⟦CREDIT_CARD_1⟧"), ("378282246310005", "⟦CREDIT_CARD_1⟧"),
        ("219-09-9998", "⟦NATIONAL_ID_1⟧"), ("AB123456C", "⟦NATIONAL_ID_1⟧"), ("12345678Z", "⟦NATIONAL_ID_1⟧"),
        ("DE89370400440532013000", "⟦IBAN_1⟧"), ("DE89 3704 0044 0532 0130 00", "⟦IBAN_1⟧"),
        ("203.0.113.77", "⟦IP_ADDRESS_1⟧"), ("2001:db8::8a2e:370:7334", "⟦IP_ADDRESS_1⟧"),
        ("ann.lee@example.com", "⟦EMAIL_1⟧"), ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "⟦SECRET_1⟧"),
    ])
    func `a value is found in the cell of a table`(value: String, wanted: String) {
        for (left, right) in [
            ("Joe,", ",Berlin"), ("1,", ",12"), ("1,", ",2026-07-16"), ("", ",12/27"), ("0,", ",0"), ("Joe;", ";12"),
            ("Joe\t", "\t12"), ("17\t", "\tx"), ("| 1 | ", " | 12 |"), ("|1|", "|12|"), ("\"1\",\"", "\",\"12\""),
            ("{\"n\":1,\"v\":\"", "\",\"e\":12}"), ("[", ",1]"), ("x=1,v=", ",e=12"), ("12, ", ", 34"),
            ("'1','", "','12'"),
        ] {
            #expect(masked(left + value + right) == left + wanted + right)
        }
    }

    @Test func `each cell of an export is masked`() {
        let text = """
            name,card,ssn,city
            Joe,4012888888881881,219-09-9998,10115
            Eve,5555555555554444,536-22-8145,53111
            """

        #expect(
            masked(text) == """
                name,card,ssn,city
                Joe,⟦CREDIT_CARD_1⟧,⟦NATIONAL_ID_1⟧,10115
                Eve,⟦CREDIT_CARD_2⟧,⟦NATIONAL_ID_2⟧,53111
                """)
        #expect(masked("[4012888888881881,5555555555554444]") == "[⟦CREDIT_CARD_1⟧,⟦CREDIT_CARD_2⟧]")
        #expect(masked("paid 219-09-9998 12 times") == "paid ⟦NATIONAL_ID_1⟧ 12 times")
    }

    @Test(arguments: [
        (
            "user,password,role\nbob,hunter2xQ,admin\nuser,role,password\nalice,admin,s3cretPw9",
            ["hunter2xQ", "s3cretPw9"]
        ),
        ("password, name\nuser,password\nbob,hunter2xQ", ["hunter2xQ"]),
    ])
    func `a second table below the first has a head of its own`(text: String, passwords: [String]) {
        let masked = masked(text)

        for password in passwords { #expect(!masked.contains(password), "\(masked)") }
        #expect(masked.hasPrefix(text.prefix(8)))
    }

    @Test func `a sentence may begin right behind a value`() {
        #expect(masked("see 203.0.113.77.Best regards") == "see ⟦IP_ADDRESS_1⟧.Best regards")
        #expect(masked("see 2001:db8::8a2e:370:7334.Best") == "see ⟦IP_ADDRESS_1⟧.Best")
    }

    @Test(arguments: [
        ("キー：", "、"), ("「", "」"), ("，", "，"), ("\u{A0}", "\u{A0}"), ("€", ""), ("キーは", "です"), ("“", "”"), ("—", "—"),
    ])
    func `a key is found between marks of any script`(left: String, right: String) {
        let key = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"

        #expect(masked(left + key + right) == left + "⟦SECRET_1⟧" + right)
    }

    @Test(arguments: [
        "0.4012888888881881", "4012888888881881.5", "1,234,567,890", "3,14159265358", "1,4012888888881882",
        "12 219 09 9998 33", "1234-219-09-9998", "219-09-9998-12", "17,20,4012,1881",
    ])
    func `a number in a table cell that is no phone, card or identity number is not masked`(text: String) {
        #expect(masked(text) == text)
    }
}
