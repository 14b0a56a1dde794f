import ChassisCore
import Testing

/// Values as people and programs of other countries, forms and keyboards write them.
struct WaysOfWritingTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        "用户@例子.公司", "王小明@example.cn", "user@例子.中国", "用户1@例子.公司", "राम@उदाहरण.भारत", "أحمد@مثال.السعودية",
        "דוד@דוגמה.ישראל", "홍길동@예시.한국", "はなこ@例え.jp", "山田太郎＠例え.jp", "пользователь@пример.рф", "nguyễn.văn@example.vn",
        "\\u7528\\u6237@\\u4f8b\\u5b50.\\u516c\\u53f8", "%E7%94%A8%E6%88%B7@%E4%BE%8B%E5%AD%90.%E5%85%AC%E5%8F%B8",
    ])
    func `an address in letters of any script is found whole`(address: String) {
        for text in [
            address, "Write to \(address) please", "<\(address)>", "{\"mail\":\"\(address)\"}", "(\(address))",
        ] {
            #expect(masked(text) == text.replacing(address, with: "⟦EMAIL_1⟧"))
        }
    }

    @Test(arguments: [
        ("请联系用户@例子.公司。谢谢", "请联系⟦EMAIL_1⟧。谢谢"), ("邮箱是王小明@例子.中国，谢谢", "邮箱是⟦EMAIL_1⟧，谢谢"),
        ("メールははなこ@例え.jpです", "メールは⟦EMAIL_1⟧です"), ("홍길동@예시.한국으로", "⟦EMAIL_1⟧으로"),
        ("메일은hong@example.kr로", "메일은⟦EMAIL_1⟧로"), ("メールはtaro@example.jpです", "メールは⟦EMAIL_1⟧です"),
    ])
    func `where nothing parts words, the sentence around an address stays`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(arguments: [
        "关注@小明，谢谢", "@用户 你好.世界很大", "看@张三.好", "感谢@李四 分享", "サポートは@example.comまで", "मिलते हैं @ राम. कल",
    ])
    func `a name behind an at sign is no address in any script`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "otto.@example.com", "ida..m@example.com", "otto@example,com", "otto@example .com", "otto@example. com",
        "otto@example..com", "otto@exa_mple.com", "otto@[192.168.3.4]", "otto@[IPv6:2001:db8::1]",
        "otto\\_meier\\@example\\.com", "otto\\_meier@example.com", "otto<span>@</span>example.com",
        "otto@<wbr>example.com", "otto<!-- no robots -->@example.com", "otto%2Btag%40example.com",
    ])
    func `an address is found as it is mistyped, escaped or marked up`(address: String) {
        #expect(masked("Write to \(address), please") == "Write to ⟦EMAIL_1⟧, please")
    }

    @Test(arguments: [
        "Thanks...@example.com", "lunch @home. com and more", "see foo@bar,de", "a@b..c", "pkg@1.2.3 . com",
        "call params.\n@utils.filter", "[\\w.\\-]+@[\\w.\\-]+\\.com", "C:\\@work\\.config\\-x", "<b>@</b> sign",
        "if a<b && c>d @x.com",
    ])
    func `what only looks like a mistyped address stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: ["/", ".", "_", "|", ":", "+", "-", " - ", " / ", " . ", "  ", "\t", "\n", "&nbsp;", "%20"])
    func `an account number is found whatever parts its groups`(mark: String) {
        for groups in ["DE89 3704 0044 0532 0130 00", "FR14 2004 1010 0505 0001 3M02 606"] {
            let number = groups.replacing(" ", with: mark)
            #expect(masked("IBAN: \(number), ok") == "IBAN: ⟦IBAN_1⟧, ok")
        }
    }

    @Test(arguments: [
        "DE89/12/2024 and AT12/3456", "DE89/3704/0044/0532/0130/01", "GB82 | WEST | 1234", "DE89:37:04",
        "NO93_table_86",
    ])
    func `other groups behind a country's letters stay`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: ["192.168.001.010", "010.001.002.003", "192.168.1.001", "001.002.003.004"])
    func `an address filled up with zeros is one`(address: String) {
        #expect(masked("from \(address):8080, ok") == "from ⟦IP_ADDRESS_1⟧:8080, ok")
    }

    @Test(arguments: [
        "192.168.001.300", "1.02.003.4", "2024.01.02.03", "10.04.01.02", "1.0.0.001", "version 192.168.001.010",
    ])
    func `a version or a date with zeros is no address`(text: String) {
        #expect(masked("at \(text), ok") == "at \(text), ok")
    }

    @Test(arguments: ["SSN 536_22_8841", "SSN is 536 - 22 - 8841", "SSN: 536 – 22 – 8841", "CPF 529_982_247_25"])
    func `an id with its name is found whatever parts its groups`(text: String) {
        #expect(masked(text).hasSuffix(" ⟦NATIONAL_ID_1⟧"))
        #expect(masked("user_id 536_22_8841, sum 536 - 22 - 8841") == "user_id 536_22_8841, sum 536 - 22 - 8841")
    }

    @Test(arguments: [
        "hasło: ", "şifre: ", "lösenord: ", "adgangskode: ", "salasana: ", "heslo: ", "jelszó: ", "mật khẩu: ",
        "kata sandi: ",
        "كلمة المرور: ", "סיסמה: ", "पासवर्ड: ", "รหัสผ่าน: ", "密码是", "密码为 ", "パスワードは", "비밀번호는 ",
    ])
    func `a password is known by its name in other languages`(label: String) {
        #expect(masked("\(label)Zomer2024") == "\(label)⟦SECRET_1⟧")
        #expect(masked("\(label)required") == "\(label)required")
    }

    @Test(arguments: ["p@ss9", "p%40ss9", "a@b@c9"])
    func `a password with an at sign in an address is masked whole`(password: String) {
        #expect(masked("postgres://app:\(password)@db.example/x") == "postgres://app:⟦SECRET_1⟧@db.example/x")
    }
}
