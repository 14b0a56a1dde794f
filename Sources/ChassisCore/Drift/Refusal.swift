/// Whether an answer declines to answer: it can't, it may not, or its sources don't say.
///
/// General rules over the words that an answer begins with, in the languages that help is mostly given in: who answers
/// is not able to do what answers do (help, tell, find), or the sources do not hold it. What the user can't do ("You
/// can't delete a paid invoice") is an answer.
package enum Refusal {
    /// Words of an answer that are looked at: who declines says so first.
    private static let wordLimit = 60

    /// - Complexity: O(1): the beginning is looked at, however long the answer is.
    package static func declines(_ answer: String) -> Bool {
        // A character that is cut in half reads as none.
        let beginning = answer.utf8.count <= 900 ? answer : String(decoding: answer.utf8.prefix(900), as: UTF8.self)
        var first = FirstWords()
        TextAnalysis.read(beginning, by: &first)
        guard first.isThere else { return false }
        let words = TextAnalysis.words(in: beginning).prefix(wordLimit).map { word in
            word.folded.utf8.contains(0x27) ? word.folded.replacing("'", with: "") : word.folded
        }
        return words.indices.contains { place in
            (rulesByFirstWord[words[place]] ?? []).contains { rules[$0].follows(in: words[(place + 1)...]) }
        }
    }

    /// Whether any word that is looked at begins a rule.
    private struct FirstWords: WordSink {
        private(set) var isThere = false
        private var count = 0

        mutating func take(_ folded: [UInt8], _ kind: Word.Kind, _ range: Range<Int>) {
            count += 1
            guard !isThere, count <= wordLimit else { return }
            isThere = firstWords.rank(of: folded.contains(0x27) ? folded.filter { $0 != 0x27 } : folded) != nil
        }
    }

    /// Groups of words that follow each other with a few others between them at most.
    private struct Rule {
        let groups: [Set<String>]
        private static let gap = 5

        /// - Parameter text: Groups separated by `|`, the words of a group by spaces.
        init(_ text: String) {
            groups = text.split(separator: "|").map { Set($0.split(separator: " ").map(String.init)) }
        }

        /// Whether what comes behind a word of the first group has the others.
        func follows(in words: ArraySlice<String>) -> Bool { finds(1, in: words, within: Self.gap + 1) }

        private func finds(_ group: Int, in words: ArraySlice<String>, within reach: Int) -> Bool {
            guard group < groups.count else { return true }
            return words.prefix(reach).indices.contains { place in
                groups[group].contains(words[place])
                    && finds(group + 1, in: words[(place + 1)...], within: Self.gap + 1)
            }
        }
    }

    private static let rules = (english + german + romance + northern + slavic).map(Rule.init)

    /// Few words begin a rule, so few rules are looked at.
    private static let rulesByFirstWord: [String: [Int]] = rules.indices.reduce(into: [:]) { rulesByWord, number in
        for word in rules[number].groups[0] { rulesByWord[word, default: []].append(number) }
    }

    private static let firstWords = ByteTable(rulesByFirstWord.keys.sorted())

    private static let english = [
        "i we | cant cannot couldnt wont | help assist answer provide comply find fulfill share tell determine discuss",
        "i im we | unable",
        "i im we | not | able allowed permitted authorized",
        "i we | dont didnt not | have know find see | information answer details data access enough anything",
        "i we | have found see | no | information answer details data access",
        "pages articles documents context passages passage knowledge sources excerpts | not dont doesnt didnt | cover contain"
            + " mention answer include say provide address describe explain",
        "pages articles documents context passages passage knowledge sources excerpts | no nothing | information about on",
        "as | an | ai | language model assistant",
        "must have | decline",
    ]

    private static let german = [
        "ich wir | kann konnte darf konnen konnten durfen | nicht keine leider | helfen beantworten finden weiterhelfen"
            + " sagen geben nennen beurteilen antworten erteilen",
        "kann konnte darf konnen konnten durfen | ich wir | nicht keine | helfen beantworten finden weiterhelfen sagen"
            + " geben nennen beurteilen antworten erteilen",
        "mir uns | liegen | keine | informationen angaben daten",
        "ich wir | habe haben finde finden | keine | informationen angaben antwort daten",
        "hilfeseiten seiten dokumente artikel unterlagen quellen kontext passagen | beantworten enthalten enthalt nennen"
            + " erwahnen behandeln sagen | nicht keine nichts",
        "hilfeseiten seiten dokumenten artikeln unterlagen quellen kontext passagen | nicht keine nichts | beantwortet"
            + " enthalten erwahnt behandelt steht informationen",
    ]

    private static let romance = [
        "je nous | ne | peux pouvons suis sommes parviens | pas | aider repondre fournir trouver dire mesure donner",
        "je nous | nai navons trouve | pas aucune | information informations reponse",
        "pages documents articles sources contexte passages | ne | repondent contiennent mentionnent couvrent contient"
            + " repond | pas aucune",
        "no | puedo podemos | ayudar ayudarle ayudarte responder proporcionar decir encontrar",
        "no | tengo tenemos encuentro encontre dispongo | informacion respuesta datos",
        "paginas documentos articulos fuentes contexto | no | responden contiene contienen mencionan incluyen cubren"
            + " responde",
        "non | posso possiamo riesco sono | aiutare aiutarla aiutarti rispondere fornire trovare grado",
        "non | ho abbiamo | informazioni trovato risposta",
        "pagine documenti articoli fonti contesto | non | rispondono contiene contengono menzionano coprono",
        "nao | posso podemos consigo | ajudar responder fornecer encontrar",
        "nao | tenho temos encontrei | informacoes informacao resposta",
        "paginas documentos artigos fontes contexto | nao | respondem contem mencionam cobrem incluem",
    ]

    private static let northern = [
        "ik wij we | kan kunnen mag | niet geen | helpen beantwoorden vinden geven zeggen",
        "ik wij we | heb hebben vind | geen | informatie antwoord gegevens",
        "helppaginas helppagina paginas documenten artikelen bronnen context | geven geeft bevatten bevat beantwoorden"
            + " vermelden behandelen | geen niet",
        "jeg vi | kan har finder finner | ikke ingen | hjelpe hjaelpe svare finne finde informasjon oplysninger svar",
        "hjelpesidene sidene siderne dokumentene kildene hjaelpesiderne | svarer dekker inneholder indeholder nevner"
            + " naevner daekker | ikke",
        "jag vi | kan har hittar | inte ingen | hjalpa svara hitta information svar",
        "hjalpsidorna sidorna dokumenten kallorna | svarar innehaller namner tacker | inte",
    ]

    private static let slavic = [
        "nie | moge mozemy potrafie | pomoc odpowiedziec udzielic znalezc podac",
        "nie | mam mamy znalazlem | informacji odpowiedzi danych",
        "strony dokumenty artykuly zrodla kontekst | nie | odpowiadaja zawieraja wspominaja obejmuja zawiera",
    ]
}
