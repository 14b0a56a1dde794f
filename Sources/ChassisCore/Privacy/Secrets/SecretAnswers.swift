/// Answers to the questions that stand in for a password: `Security answer: Fluffy`, `Security question: … Answer: Fluffy`.
enum SecretAnswers {
    static let questions = [
        "security question", "secret question", "sicherheitsfrage", "geheimfrage", "question secrète",
        "question de sécurité", "pregunta de seguridad", "pregunta secreta", "domanda di sicurezza",
        "pergunta de segurança", "beveiligingsvraag",
    ]
    static let names = [
        "security answer", "secret answer", "sicherheitsantwort", "réponse secrète", "respuesta secreta",
        "risposta segreta", "mother's maiden name", "mädchenname der mutter", "nom de jeune fille de ma mère",
    ]

    /// How far from the question its answer may be, in bytes.
    private static let reach = 160

    /// The answer behind its name, which ends at `start`.
    static func named(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        let index = utf8.blanksEnd(from: start)
        guard let led = SecretLead.signEnd(at: index, in: utf8) ?? SecretVerbs.end(at: index, in: utf8) else {
            return []
        }
        return answer(at: utf8.blanksEnd(from: led), in: utf8)
    }

    /// The answer behind the word for one that follows a question, whose name ends at `start`.
    static func following(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        for index in start..<min(utf8.count, start + reach) where !utf8.at(index - 1).isASCIILetter {
            if let word = words.first(where: { utf8.hasFolded($0, at: index) }),
                let sign = SecretLead.signEnd(at: utf8.blanksEnd(from: index + word.count), in: utf8)
            {
                return answer(at: utf8.blanksEnd(from: sign), in: utf8)
            }
        }
        return []
    }

    /// Four words at most, to the end of the line or the sentence.
    private static func answer(at start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var start = start
        var end = start
        if let inside = Quotation.inside(from: start, in: utf8) {
            (start, end) = (inside.lowerBound, inside.upperBound)
        } else {
            var words = 1
            while end < utf8.count, utf8[end] >= 0x20, !ends.contains(utf8[end]), end - start < 64 {
                if utf8[end] == 0x20 { words += 1 }
                end += 1
            }
            guard words <= 4 else { return [] }
            while end > start, utf8[end - 1] == 0x20 { end -= 1 }
        }
        guard end - start >= 2, !SecretValue.isPlaceholder(utf8[start..<end]),
            !PasswordProse.speaks(from: start, to: end, in: utf8)
        else { return [] }
        return [start..<end]
    }

    private static let ends = ByteSet(".,;|<>{}()\"?!".utf8)
    private static let words = ["answer", "antwort", "réponse", "respuesta", "risposta", "resposta", "antwoord"].map {
        Array($0.utf8)
    }
}
