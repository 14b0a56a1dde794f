@testable import ChassisCore
import Testing

struct LanguageGuessTests {
    @Test(arguments: ["z", "Z", "w z", "i", "y", "e o", "x", "o a e", "A", "B) z", "7 z 9"])
    func `letters alone are no language`(text: String) {
        #expect(LanguageGuess.code(of: text) == nil)
        #expect(Difficulty(text, tokens: 1).parts.allSatisfy { $0.name != "language" })
    }

    @Test(arguments: [
        ("Co to jest i jak z tego skorzystać?", "pl"), ("nie w tym", "pl"),
        ("¿Cómo exporto los datos y las facturas?", "es"),
        ("Come esporto i dati e le fatture della società?", "it"), ("Wie kann ich das exportieren?", "de"),
        ("How do I export it?", "en"), ("請問如何匯出資料", "zh"),
    ])
    func `words are one, single letters among them count`(text: String, code: String) {
        #expect(LanguageGuess.code(of: text) == code)
        #expect(LanguageGuess.code(of: text, words: TextAnalysis.words(in: text)) == code)
    }
}
