/// Tells a system prompt's orders from the facts that it gives its model to tell.
///
/// `Never promise a refund.` is for the model alone; `The basic plan is for one workshop.` is what customers are to hear. A
/// sentence speaks to the model when it has a word of those who speak so, in English, German, Spanish or French. A prompt
/// that has none of these words anywhere is taken for orders as a whole: it may be in another language.
enum PromptSentences {
    /// What of a sentence stands in one line.
    struct Piece {
        var text: Substring
        var isHeading: Bool
        var isOrder: Bool
        fileprivate var sentence: Int
    }

    /// - Parameter texts: What stands between the prompt's variables and quotations.
    static func parts(_ texts: [String]) -> [[Piece]] {
        var sentence = 0
        var parts = texts.map { text in
            sentence += 1
            return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { pieces(of: $0, &sentence) }
        }
        let ordering = Set(parts.joined().filter(\.isOrder).map(\.sentence))
        for part in parts.indices {
            for piece in parts[part].indices {
                parts[part][piece].isOrder = ordering.isEmpty || ordering.contains(parts[part][piece].sentence)
            }
        }
        return parts
    }

    /// A sentence goes on in the next line, unless that is empty, a heading or a point of a list.
    private static func pieces(of line: Substring, _ sentence: inout Int) -> [Piece] {
        let start = line.drop { $0 == " " || $0 == "\t" }
        guard let first = start.first else {
            sentence += 1
            return []
        }
        let isHeading = first == "#"
        let number = start.prefix { $0.isNumber }
        let isPoint =
            "-*•–".contains(first) || !number.isEmpty && [".", ")"].contains(start.dropFirst(number.count).first)
        if isHeading || isPoint { sentence += 1 }
        defer { if isHeading { sentence += 1 } }
        var pieces: [Piece] = []
        var rest = isPoint ? start.dropFirst(max(1, number.count + 1)) : line
        while !rest.isEmpty {
            let end = endOfSentence(in: rest)
            let text = rest[..<(end ?? rest.endIndex)]
            pieces.append(Piece(text: text, isHeading: isHeading, isOrder: isOrder(text), sentence: sentence))
            if end != nil { sentence += 1 }
            rest = rest[text.endIndex...]
        }
        return pieces
    }

    private static func endOfSentence(in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            let mark = text[index]
            index = text.index(after: index)
            if "。！？".contains(mark) { return index }
            if ".!?".contains(mark), index == text.endIndex || text[index].isWhitespace { return index }
        }
        return nil
    }

    private static func isOrder(_ text: Substring) -> Bool {
        WordReader.words(of: String(text)).contains { orders.contains($0.hash) }
    }

    /// Words of who tells a model what it is and does.
    private static let orders = Set(
        WordReader.words(
            of: """
                you your yours yourself youre always never don dont cannot must should shall only answer answers reply replies
                respond response refuse decline ignore treat promise reveal mention disclose tell say ask avoid use keep write
                quote follow assume remember instruction instructions prompt assistant user users question questions whoever
                whatever material orders
                du dich dir dein deine deinen deinem deiner ihnen niemals nie immer antworte antworten antwort nenne erwähne verrate
                bleib sage schreibe frage fragt nutze verwende behandle nutzer nutzers benutzer anweisung anweisungen assistent
                tú tu tus ti usted nunca siempre responde responder debes debe di menciona reveles revela usa usuario usuarios
                pregunta instrucciones asistente
                vous votre vos ton jamais toujours réponds répondez dois devez dis dites révèle utilisateur utilisateurs question
                你 您 请 勿
                """
        ).map(\.hash))
}
