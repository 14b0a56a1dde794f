import ChassisCore
import Testing

/// Values in layouts that people and programs make up.
struct OddLayoutTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        ("4111.1111.1111.1111", "⟦CREDIT_CARD_1⟧"), ("4111_1111_1111_1111", "⟦CREDIT_CARD_1⟧"),
        ("4111/1111/1111/1111", "⟦CREDIT_CARD_1⟧"), ("4111 - 1111 - 1111 - 1111", "⟦CREDIT_CARD_1⟧"),
        ("4111  1111  1111  1111", "⟦CREDIT_CARD_1⟧"),
        ("[\"4111\",\"1111\",\"1111\",\"1111\"]", "[\"⟦CREDIT_CARD_1⟧\"]"),
        ("3782.822463.10005", "⟦CREDIT_CARD_1⟧"), ("3678/638262/7620", "⟦CREDIT_CARD_1⟧"),
        ("4930/3077/5947/6", "⟦CREDIT_CARD_1⟧"),
        ("card no.4111111111111111exp12/27", "card no.⟦CREDIT_CARD_1⟧exp12/27"),
        ("card4111111111111111", "card⟦CREDIT_CARD_1⟧"), ("visa:4111 11 1111111111", "visa:⟦CREDIT_CARD_1⟧"),
        ("mysql --password hunter2!x", "mysql --password ⟦SECRET_1⟧"),
        ("DE 89 3704 0044 0532 0130 00", "⟦IBAN_1⟧"), ("DE89.3704.0044.0532.0130.00", "⟦IBAN_1⟧"),
        ("DE89  3704  0044  0532  0130  00", "⟦IBAN_1⟧"), ("SSN#536-22-8145", "SSN#⟦NATIONAL_ID_1⟧"),
        ("ada(at)example.com", "⟦EMAIL_1⟧"), ("ada [at] example [dot] com", "⟦EMAIL_1⟧"),
        ("Ada.L {AT} mail{dot}example{DOT}co.uk", "⟦EMAIL_1⟧"), ("192[.]168[.]17[.]44", "⟦IP_ADDRESS_1⟧"),
        ("pw: hunter2!x", "pw: ⟦SECRET_1⟧"), ("my password's hunter2!x", "my password's ⟦SECRET_1⟧"),
        ("password → hunter2!x", "password → ⟦SECRET_1⟧"), ("password - hunter2!x", "password - ⟦SECRET_1⟧"),
        ("password \"hunter2!x\"", "password \"⟦SECRET_1⟧\""), ("password (hunter2!x)", "password (⟦SECRET_1⟧)"),
        ("Passwort lautet hunter2!x", "Passwort lautet ⟦SECRET_1⟧"),
        ("<password>hunter2!x</password>", "<password>⟦SECRET_1⟧</password>"),
        ("| password | hunter2!x |", "| password | ⟦SECRET_1⟧ |"),
    ])
    func `a value is found in an odd layout`(value: String, expected: String) {
        #expect(masked("Note this: \(value) , thanks") == "Note this: \(expected) , thanks")
    }

    @Test(arguments: [
        "a4111111111111111b", "postcard4111111111111111", "cp --password-file secrets.txt", "use --password to log in",
        "2019.2020.2021.2022", "1.2.3.4444.5555.6666", "4111.1111.1111.1112", "Sales 4111, 1111, 1111, 1113 and 1200",
        "meet (at) noon", "arr[.]x[at]", "DE 20 people, 3704 votes, 0044 more",
        "password (required)", "password - at least eight characters", "Password | Status | Role", "ticket #536228145",
        "f(at) = g[dot](x)", "the pw is lost", "password-protected files", "passwords → settings",
    ])
    func `what only looks like an odd layout stays`(text: String) {
        #expect(masked(text) == text)
    }
}
