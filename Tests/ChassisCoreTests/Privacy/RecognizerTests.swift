import ChassisCore
import Testing

struct RecognizerTests {
    @Test(arguments: [
        ("write to ann.o'neil+shop@mail.example.co.uk.", "ann.o'neil+shop@mail.example.co.uk"),
        ("メールはusato@example.jp、です", "usato@example.jp"), ("<jörg@müller.example>", "jörg@müller.example"),
        ("\"ann lee\"@example.com", "\"ann lee\"@example.com"), ("mail=a_b@example.com&x", "a_b@example.com"),
    ])
    func `an email address is found whole, whatever stands around it`(text: String, wanted: String) {
        #expect(found(in: text) == ["email \(wanted)"])
    }

    @Test(arguments: ["foo@bar", "logo@2x.png", "git@example.com:team/code", "@handle on a site.com", "pkg@1.2.3"])
    func `what only looks like an email address stays`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test(arguments: [
        "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "4111\u{A0}1111\u{A0}1111\u{A0}1111",
        "378282246310005", "3782 822463 10005", "６０１１１１１１１１１１１１１７",
    ])
    func `a card number is found with any separator`(card: String) {
        #expect(found(in: "card \(card), 12/27") == ["credit_card \(card)"])
        #expect(found(in: "カード番号\(card)で") == ["credit_card \(card)"])
    }

    @Test(arguments: [
        "card: 4012888888881881,12/27", "1,4012888888881881", "Joe,4012888888881881,10115", "4012888888881881;9",
        "Joe\t4012888888881881\t12", "| 4012888888881881 | 12 |", #""4012888888881881",12"#,
    ])
    func `a card number is found among the fields of a line`(text: String) {
        #expect(found(in: text) == ["credit_card 4012888888881881"])
    }

    @Test func `neighbours of one kind are each found`() {
        #expect(
            found(in: "[4012888888881881,5555555555554444]")
                == ["credit_card 4012888888881881", "credit_card 5555555555554444"])
        #expect(
            found(in: "Joe,219-09-9998,12\nEve\t219-09-9996\t12, 219-09-9994 12\nAB123456C,9").map {
                $0.split(separator: " ").last
            } == ["219-09-9998", "219-09-9996", "219-09-9994", "AB123456C"])
    }

    @Test(arguments: [
        "4111 1111 1111 1112", "reference 94111111111111111", "1.4111111111111111", "a4111111111111111",
        "123e4567-e89b-12d3-a456-426614174000", "0000 0000 0000 0000",
    ])
    func `digits that are no card stay`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test(arguments: ["GB82 WEST 1234 5698 7654 32", "de89370400440532013000", "FR1420041010050500013M02606"])
    func `an account number is found by its check digits`(iban: String) {
        #expect(found(in: "pay to \(iban) today") == ["iban \(iban)"])
    }

    @Test(arguments: ["GB82 WEST 1234 5698 7654 33", "DE8937040044053201300", "at 613-236-1485 after 5pm"])
    func `an account number with a wrong digit stays`(text: String) {
        #expect(found(in: "pay to \(text) today").isEmpty)
    }

    @Test(arguments: [
        ("from 192.0.2.17:8080", "192.0.2.17"), ("IP:10.0.0.1.", "10.0.0.1"),
        ("host 2001:db8::8a2e:370:7334%eth0", "2001:db8::8a2e:370:7334"),
        ("[2001:db8:0:1:1:1:1:1]:443", "2001:db8:0:1:1:1:1:1"), ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("src:fe80::1ff:fe23:4567:890a dst", "fe80::1ff:fe23:4567:890a"), ("from ::1 port 22", "::1"),
        ("http://[::1]:8080", "::1"), ("2001:db8:1234:: - -", "2001:db8:1234::"),
        ("IP 4389:2dfc:254c:b864:ef90:1b94:2a7c:1880:8080", "4389:2dfc:254c:b864:ef90:1b94:2a7c:1880"),
    ])
    func `an address is found without its port or zone`(text: String, wanted: String) {
        #expect(found(in: text) == ["ip_address \(wanted)"])
    }

    @Test(arguments: [
        "version 1.2.3.4", "1.2.3.4.5", "v1.2.3.4-rc1", "256.1.1.1", "12:30:45", "std::vector", "Face::Bad",
        "aa:bb:cc:dd:ee:ff", "a[::2]", "::", "10.0.19041.1288", "list[::1]", "x::1", "f()::1", "std:abc::def",
    ])
    func `versions, times and names of programs are no addresses`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test(arguments: [
        "078-05-1120", "QQ 12 34 56 C", "AB123456C", "529.982.247-25", "52998224725", "RSSMRA85T10A562S", "12345678Z",
        "X1234567L", "255081416802538",
    ])
    func `a national id is found by its form and check digit`(id: String) {
        #expect(found(in: "It is \(id), thanks") == ["national_id \(id)"])
    }

    @Test func `a Canadian number is one where it is named`() {
        #expect(found(in: "SIN 046 454 286, thanks") == ["national_id 046 454 286"])
        #expect(found(in: "It is 046 454 286, thanks").isEmpty)
    }

    @Test(arguments: ["000-12-3456", "666-12-3456", "529.982.247-26", "RSSMRA85T10A562T", "12345678A", "2026-07-16"])
    func `an id that was never issued stays, unless it is named`(id: String) {
        #expect(found(in: "It is \(id), thanks").isEmpty)
    }

    @Test func `what stands after the name of an id is masked even if mistyped`() {
        #expect(found(in: "SSN: 000-12-3456") == ["national_id 000-12-3456"])
        #expect(found(in: "BSN 111222333") == ["national_id 111222333"])
        #expect(found(in: "Mi DNI es 12345678A.") == ["national_id 12345678A"])
    }

    @Test(arguments: [
        "Rechnung von Holt GmbH, USt-IdNr. DE136695976", "USt-IdNr.: DE 136 695 976", "P.IVA 52998224725",
        "Umsatzsteuer-Identifikationsnummer DE136695976", "SIRET 73282932000074", "VAT no. GB 123 4567 89",
    ])
    func `the number of a company is nobody's id`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test func `the tax id beside a company's number is still masked`() {
        #expect(found(in: "USt-IdNr. DE136695976, Steuer-ID 86 095 742 719") == ["national_id 86 095 742 719"])
    }

    @Test(arguments: [
        ("password: hunter2!", "hunter2!"), ("pwd=\"correct horse\"", "correct horse"),
        ("API_KEY=9f8a7b6c5d4e3f2a1b0c", "9f8a7b6c5d4e3f2a1b0c"),
        ("key sk-abc123def456ghi789jkl0", "sk-abc123def456ghi789jkl0"),
        ("Authorization: Bearer abc123def456ghi7", "abc123def456ghi7"),
        ("AKIAIOSFODNN7EXAMPLE ok", "AKIAIOSFODNN7EXAMPLE"),
        ("hook whsec_C2/Vk+gd7c0ZbT5q3r4s6t7u8v9w0x1y=", "whsec_C2/Vk+gd7c0ZbT5q3r4s6t7u8v9w0x1y="),
        ("postgres://app:s3cr3t@db/x", "s3cr3t"), ("パスワード：abc12345", "abc12345"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc123_-", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc123_-"),
    ])
    func `a credential is found by its prefix or label`(text: String, wanted: String) {
        #expect(found(in: text) == ["secret \(wanted)"])
    }

    @Test(arguments: [
        "I forgot my password, the reset link expired.", "password: ****", "token: required", "The secret is out.",
        "sk-learn-style-interface", "password=<password>", "key: value", "Passwords must have 8 characters",
    ])
    func `words about credentials are not masked as a secret`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test func `a private key is found from its first line to its last`() {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIB\nAQ==\n-----END RSA PRIVATE KEY-----"

        #expect(found(in: "here:\n\(key)\nthanks") == ["secret \(key)"])
        #expect(found(in: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----").isEmpty)
    }

    @Test(arguments: ["", "@", "@@@@", "::::", "....", "+", "((((", "-----BEGIN ", "AA11", "1", "\u{FF11}", "a@b."])
    func `the shortest and oddest texts are read to their end`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    private func found(in text: String) -> [String] {
        let utf8 = Array(text.utf8)
        return Masker(Masker.coreRecognizers).matches(in: text, region: "US").map { match in
            "\(match.kind.rawValue) \(String(decoding: utf8[match.range], as: UTF8.self))"
        }
    }
}
