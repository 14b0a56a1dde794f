import ChassisCore
import Testing

/// Placeholders in forms that models give them where a text is an address, a page or a program, or has other brackets.
struct PlaceholderFormTests {
    private func map() -> MaskMap {
        var map = MaskMap()
        _ = Masker(Masker.coreRecognizers).mask("ann@example.com", region: "US", map: &map)
        return map
    }

    @Test(arguments: [
        ("&#10214;EMAIL_1&#10215;", "ann@example.com"), ("&#x27E6;EMAIL_1&#x27e7;", "ann@example.com"),
        ("\\u27e6EMAIL_1\\u27E7", "ann@example.com"), ("「EMAIL_1」", "ann@example.com"),
        ("『EMAIL_1』", "ann@example.com"), ("〖EMAIL_1〗", "ann@example.com"), ("⟨EMAIL_1⟩", "ann@example.com"),
        ("«EMAIL_1»", "ann@example.com"), ("(EMAIL_1)", "(ann@example.com)"), ("⟦EMAIL1⟧", "ann@example.com"),
        ("⟦EMAIL＿１⟧", "ann@example.com"), ("⟦**EMAIL_1**⟧", "ann@example.com"), ("⟦EMAIL_1⟩", "ann@example.com"),
        ("https://x.example/?m=%E2%9F%A6EMAIL_1%e2%9f%a7", "https://x.example/?m=ann%40example.com"),
    ])
    func `a placeholder is put back in any form, whole or in pieces`(form: String, wanted: String) {
        let (text, wanted) = ("to \(form), ok", "to \(wanted), ok")

        #expect(map().restore(text) == wanted)
        for cut in text.unicodeScalars.indices {
            var restorer = StreamingRestorer(map())
            let pieces = [
                restorer.push(String(text.unicodeScalars[..<cut])), restorer.push(String(text.unicodeScalars[cut...])),
                restorer.finish(),
            ]
            #expect(pieces.joined() == wanted)
        }
    }

    @Test(arguments: [
        "f(EMAIL_1)", "(email_1)", "(EMAIL_2)", "&#10214;EMAIL_9&#10215;", "%E2%9F%A6EMAIL_9%E2%9F%A7", "\\u27e6x",
        "50% & more", "「メール」", "«EMAIL_2»", "⟦EMAIL⟧", "%E2%9F%A6EMAIL_1",
    ])
    func `what was never issued stays in any form`(text: String) {
        #expect(map().restore("a \(text) b") == "a \(text) b")
    }

    /// The stream of an answer and the answer that is kept of it.
    @Test(arguments: [
        "You (EMAIL_1) are right.", "https://x.example/?to=%E2%9F%A6EMAIL_1%E2%9F%A7&n=1", "((EMAIL_1))",
        "\\(EMAIL_1\\)",
        "「EMAIL_1」", "<EMAIL_1>", "&#10214;EMAIL_1&#10215;", "[EMAIL_1](mailto:%e2%9f%a6EMAIL_1%e2%9f%a7)", "(EMAIL_2)",
        "%E2%9F%A6EMAIL_2%E2%9F%A7 (ann@example.com) bob@example.com",
    ])
    func `an answer that is masked again comes back as its stream told it`(answer: String) {
        var masks = map()
        var restorer = StreamingRestorer(masks)
        let told = restorer.push(answer) + restorer.finish()

        let kept = Masker(Masker.coreRecognizers).maskedAgain(answer, region: "US", map: &masks)

        #expect(!kept.contains("@"))
        #expect(masks.restore(kept) == told)
    }

    @Test(arguments: ["%E2%9F%A6EMAIL_1%E2%9F%A7", "「EMAIL_1」", "(EMAIL_1)", "&#10214;EMAIL_1&#10215;"])
    func `one that is typed pulls out nothing`(typed: String) {
        let text = maskedAndRestored("\(typed) ann@example.com", region: "US")

        #expect(text == "⟦LITERAL_1⟧ ⟦EMAIL_1⟧")
    }
}
