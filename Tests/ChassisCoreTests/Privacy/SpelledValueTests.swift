import ChassisCore
import Testing

/// Addresses whose signs are spelled or set apart, and values glued to their labels.
struct SpelledValueTests {
    private let masker = Masker(Masker.coreRecognizers)

    /// The values found, after a check that masking and restoring gives the text back, also in pieces.
    private func found(in text: String) -> [String] {
        let utf8 = Array(text.utf8)
        let found = masker.matches(in: text, region: "US")
        var map = MaskMap()
        let masked = masker.mask(text, region: "US", map: &map)
        for size in [1, 2, 3, 7] {
            var restorer = StreamingRestorer(map)
            var rest = masked.unicodeScalars[...]
            var given = ""
            while !rest.isEmpty {
                let piece = String(String.UnicodeScalarView(rest.prefix(size)))
                rest = rest.dropFirst(size)
                given += restorer.push(piece)
                #expect(text.hasPrefix(given), "half a value came out")
            }
            #expect(given + restorer.finish() == text)
        }
        return found.map { "\($0.kind.rawValue) \(String(decoding: utf8[$0.range], as: UTF8.self))" }
    }

    @Test(arguments: [
        "ada at example dot com", "ada.lovelace AT example DOT co DOT uk", "j dot doe at mail dot example dot org",
        "ada [at] example dot com", "ada at example [dot] com", "ada -at- example -dot- com", "ada_at_example_dot_com",
        "ada<at>example<dot>com", "ada_l at beispiel punkt de", "ada arroba ejemplo punto es",
        "ada chiocciola esempio punto it", "ada AT example.com", "ada @ example.com", "ada.l @ example.co.uk",
        "ada@ example.com", "ada.lovelace @example.com",
    ])
    func `an address with spelled or set apart signs is an address`(address: String) {
        for text in [address, "Write to \(address) please.", "(Mail: \(address))", "E-mail: \(address)\nBye"] {
            #expect(found(in: text) == ["email \(address)"], "\(text)")
        }
    }

    @Test func `an at within words is one where mail is spoken of`() {
        #expect(found(in: "My mail is ada at example.com, thanks") == ["email ada at example.com"])
        #expect(found(in: "Her e-mail address is ada.l at mail.example.org.") == ["email ada.l at mail.example.org"])
    }

    @Test(arguments: [
        "Meet me at example dot com", "Look at example dot com for details.", "We're at example dot com and love it.",
        "It is available at acme dot org", "The dot at the end dot is red", "Point at it dot by dot",
        "I work at example.com", "Engineer at example.com", "Thanks @alice.bsky.social for the tip",
        "Lunch @ example.com?", "3 items @ 5.99 each", "see you @ example.com",
        "The email team at example.com answered",
        "Our mail server at example.com is down", "Arrow at point com", "MEET ME AT EXAMPLE.COM",
        "Look at that DOT com bubble", "an @ sign, example.com and more", "ada @ home. com",
    ])
    func `a place like 'meet me at example.com' is not masked as an e-mail address`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test(arguments: [
        ("IBANDE89370400440532013000", "iban DE89370400440532013000"),
        ("ibande89 3704 0044 0532 0130 00", "iban de89 3704 0044 0532 0130 00"),
        ("KontoDE89370400440532013000BIC COBADEFF", "iban DE89370400440532013000"),
    ])
    func `an account number glued to its label is found`(text: String, wanted: String) {
        #expect(found(in: text) == [wanted])
    }

    @Test(arguments: [
        "IBANDE89370400440532013001", "BANKDE12 is a code", "XDE89370400440532013000", "The IBANs DE and FR",
    ])
    func `what is glued to a word and no account number stays`(text: String) {
        #expect(found(in: text).isEmpty)
    }
}
