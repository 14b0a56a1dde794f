import ChassisCore
import Testing

/// Values in other scripts and with marks that people and tables put between their parts.
struct ScriptsAndMarksTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        ("请写信给 用户@例子.公司 谢谢", "请写信给 ⟦EMAIL_1⟧ 谢谢"), ("请发给用户@例子.公司。", "请发给⟦EMAIL_1⟧。"),
        ("联系：用户@例子.公司谢谢", "联系：⟦EMAIL_1⟧谢谢"), ("連絡先は山田@例え.jpです", "連絡先は⟦EMAIL_1⟧です"),
        ("山田太郎@example.jp まで", "⟦EMAIL_1⟧ まで"), ("문의: 홍길동@예시.한국으로", "문의: ⟦EMAIL_1⟧으로"),
        ("मुझे अजय@डाटा.भारत पर लिखें", "मुझे ⟦EMAIL_1⟧ पर लिखें"), ("إلى محمد@مثال.مصر الآن", "إلى ⟦EMAIL_1⟧ الآن"),
        ("דואל: דוד@דוגמה.ישראל", "דואל: ⟦EMAIL_1⟧"), ("เขียนถึง สมชาย@ตัวอย่าง.ไทย", "เขียนถึง ⟦EMAIL_1⟧"),
        ("nguyễn.văn@example.vn", "⟦EMAIL_1⟧"), ("иван@пример.рф", "⟦EMAIL_1⟧"),
        ("문의는support@example.com으로", "문의는⟦EMAIL_1⟧으로"),
    ])
    func `an address in any script is masked, and the sentence round it stays`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(arguments: [
        "@小明 你好，例子.公司 很好", "微博 @用户 你好", "メンションは@example.comです",
        "邮箱@公司 联系", "请在2024年访问例子.公司", "価格は@500.円です", "col·laboració 2·3 punts",
    ])
    func `names and places in such scripts stay`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        ("otto.@example.com", "EMAIL"), ("ada@[203.0.113.7]", "EMAIL"), ("ada.quill@example,com", "EMAIL"),
        ("ada.quill@example dot com", "EMAIL"), ("ada.quill(ät)example.de", "EMAIL"), ("ada@example。com", "EMAIL"),
        ("DE89/3704/0044/0532/0130/00", "IBAN"), ("DE89_3704_0044_0532_0130_00", "IBAN"),
        ("GB82·WEST·1234·5698·7654·32", "IBAN"), ("FR76+3000+6000+0112+3456+7890+189", "IBAN"),
        ("GB82|WEST|1234|5698|7654|32", "IBAN"), ("192.168.001.010", "IP_ADDRESS"), ("010.000.000.001", "IP_ADDRESS"),
        ("192.168.01.10", "IP_ADDRESS"), ("4111·1111·1111·1111", "CREDIT_CARD"), ("4111•1111•1111•1111", "CREDIT_CARD"),
    ])
    func `a value is found whatever marks its parts have between them`(value: String, label: String) {
        #expect(masked("Note this: \(value) , thanks") == "Note this: ⟦\(label)_1⟧ , thanks")
    }

    @Test(arguments: [
        ("203.0.113.7", "IP_ADDRESS"), ("536-22-8841", "NATIONAL_ID"), ("AB123456C", "NATIONAL_ID"),
        ("4347460792592", "CREDIT_CARD"), ("4111 1111 1111 1111", "CREDIT_CARD"),
        ("5594\u{A0}5807\u{A0}3021\u{A0}5730", "CREDIT_CARD"), ("DE89370400440532013000", "IBAN"),
        ("ada@example.com", "EMAIL"),
    ])
    func `a value in italics is found, and the marks stay`(value: String, label: String) {
        for mark in ["_", "__", "___"] {
            #expect(masked("Note \(mark)\(value)\(mark), thanks") == "Note \(mark)⟦\(label)_1⟧\(mark), thanks")
        }
        #expect(masked("_note \(value)_") == "_note ⟦\(label)_1⟧_")
    }

    @Test(arguments: [
        ("DE89370400440532013000EUR", "⟦IBAN_1⟧EUR"), ("DE89370400440532013000x", "⟦IBAN_1⟧x"),
        ("ada@example.org2026-11-27", "⟦EMAIL_1⟧2026-11-27"), ("ada@example.com030 1", "⟦EMAIL_1⟧030 1"),
        ("5 5 9 4 5 8 0 7 3 0 2 1 5 7 3 0", "⟦CREDIT_CARD_1⟧"),
    ])
    func `a value is found that something is glued to, or whose digits stand apart`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(arguments: [
        "paragraph 3.2.1.4", "a ratio of 12::34", "_private = 203_0_113_7_", "__init__ and __4__", "_0_1_2_",
        "me@host.internal2", "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8", "DE89370400440532013001EUR",
    ])
    func `what only looks like it stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        ("SSN: 536_22_8841", "SSN: ⟦NATIONAL_ID_1⟧"), ("SSN: 536 - 22 - 8841", "SSN: ⟦NATIONAL_ID_1⟧"),
        ("CPF 529_982_247_25", "CPF ⟦NATIONAL_ID_1⟧"), ("NINO AB.12.34.56.C", "NINO ⟦NATIONAL_ID_1⟧"),
        ("NINO AB/12/34/56/C", "NINO ⟦NATIONAL_ID_1⟧"), ("密码是hunter2!x9", "密码是⟦SECRET_1⟧"),
        ("パスワードはhunter2!x9です", "パスワードは⟦SECRET_1⟧です"), ("كلمة المرور: hunter2!x9", "كلمة المرور: ⟦SECRET_1⟧"),
        ("Şifre: hunter2!x9", "Şifre: ⟦SECRET_1⟧"), ("hasło: hunter2!x9", "hasło: ⟦SECRET_1⟧"),
        (#"{"secret":"hunter2!x9"}"#, #"{"secret":"⟦SECRET_1⟧"}"#),
    ])
    func `what a word names is found in more marks and languages`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(arguments: [
        "DE89/3704/0044/0532/0130/01", "see AT12:3456:7890:1234:5678 now", "mac DE:89:37:04:00:44",
        "1.050.000.000", "120.000.000.000 Euro", "01.02.03.04", "version 192.168.001.010", "192.168.1.0001",
        "1_000_000_000", "2024_11_27_07_00_33", "20241127_070033", "snake_case_06_12_34_56_78", "01_02_03_04_05.csv",
        "0x06_12_34_56_78", "v=2_000_000_000", "536 - 22 = 514", "SSN pages 12 - 15", "me@work,se",
        "user@host, de facto",
        "at 5,com", "1•2•3", "• 12345678 items", #""secret": "santa claus""#, #""secret": "tell-nobody""#,
        #""key": "item-2024""#,
        "كلمة السر في النجاح", "是的是123456", "AB.12.34.56.C.7",
    ])
    func `what has such marks and is no value stays`(text: String) {
        #expect(masked(text) == text)
    }
}
