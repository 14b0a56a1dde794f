/// The ways of asking of a language other than English: greetings fall away, and "how can I", "what must I do to" and the
/// like are one word in front of what is asked about. All other words stay, each in its form: German articles and
/// Spanish endings say who does what.
///
///     "Wie kann ich meine Daten exportieren?", "Hallo, wie exportiere ich meine Daten?"  // howto meine daten exportieren
struct QuestionTongue: Sendable {
    private let politeness: PhraseTable
    /// At the beginning.
    private let openings: PhraseTable
    /// Said between the other words, and meaning nothing.
    private let fillers: Set<String>
    private let isGerman: Bool

    private init(politeness: String, openings: String, fillers: Set<String> = [], isGerman: Bool = false) {
        // Hyphens part words.
        self.politeness = PhraseTable(politeness.replacing("-", with: " "))
        self.openings = PhraseTable(openings.replacing("-", with: " "))
        self.fillers = fillers
        self.isGerman = isGerman
    }

    /// A question in the way in which most ask it; `nil` where its language is English or unknown, or the question is asked
    /// in no way that is known.
    static func framed(_ words: [QuestionWord], of text: String) -> [QuestionWord]? {
        guard words.count > 1, words.count <= 60 else { return nil }
        let code = LanguageGuess.code(of: text)
        if code == "en" { return nil }
        if let tongue = code.flatMap({ all[$0] }), let framed = tongue.framed(words, atLeast: 1) { return framed }
        // A short question has few words that its language is told by; these openings are no other language's.
        return all.values.lazy.compactMap { $0.framed(words, atLeast: 2) }.first
    }

    /// - Parameter length: Words that an opening has at least, to be one.
    private func framed(_ given: [QuestionWord], atLeast length: Int) -> [QuestionWord]? {
        let least = length
        var words = given.filter { $0.isName || !fillers.contains($0.text) }
        while words.count > 1, let (length, _) = politeness.longest(at: 0, in: words), length < words.count {
            words.removeFirst(length)
        }
        while let length = politeness.longestEnd(of: words), length < words.count { words.removeLast(length) }
        if isGerman, let turned = GermanQuestion.turned(words) { return turned }
        if let (length, opening) = openings.longest(at: 0, in: words), (least..<words.count).contains(length) {
            let isOfPurpose = words[length - 1].text == "om" && words[words.count - 2].text == "te"
            if isOfPurpose { words.remove(at: words.count - 2) }
            return opening.map { QuestionWord(text: $0, kind: .word) } + words[length...]
        }
        return words == given || least > 1 ? nil : words
    }

    /// "diese Woche", "le mois dernier", "el próximo año".
    static func isPeriodOfNow(_ words: [QuestionWord], at index: Int) -> Bool {
        guard periods.contains(words[index].text) else { return false }
        return (index > 0 && pointers.contains(words[index - 1].text))
            || (index + 1 < words.count && pointers.contains(words[index + 1].text))
    }

    private static let periods: Set<String> = [
        "woche", "monat", "jahr", "quartal", "wochenende", "semaine", "mois", "année", "trimestre", "semana", "mes",
        "año",
        "settimana", "mese", "anno", "mês", "ano", "maand", "jaar", "kwartaal", "weekend",
    ]

    private static let pointers: Set<String> = [
        "diese", "dieser", "dieses", "diesen", "diesem", "nächste", "nächsten", "nächstes", "letzte", "letzten",
        "letztes",
        "kommende", "kommenden", "vergangene", "vergangenen", "cette", "ce", "prochaine", "prochain", "dernière",
        "dernier",
        "esta", "este", "próxima", "próximo", "pasada", "pasado", "questa", "questo", "prossima", "prossimo", "scorsa",
        "scorso", "passada", "passado", "deze", "dit", "volgende", "vorige", "komende", "afgelopen",
    ]

    private static let all: [String: QuestionTongue] = [
        "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese, "nl": dutch,
    ]

    private static let german = QuestionTongue(
        politeness: """
            hallo|hallo zusammen|hi|guten tag|guten morgen|guten abend|moin|servus|grüß gott|grüezi|liebes team
            sehr geehrte damen und herren|entschuldigung|entschuldigen sie|kurze frage|eine frage|ich habe eine frage
            können sie mir sagen|könnten sie mir sagen|können sie mir bitte sagen|kannst du mir sagen|könnt ihr mir sagen
            können sie mir erklären|kannst du mir erklären|ich möchte wissen|ich würde gern wissen|ich würde gerne wissen
            ich wüsste gern|ich wüsste gerne|ich möchte gern wissen|ich möchte gerne wissen|wissen sie|weißt du
            weiß jemand|danke|danke schön|dankeschön|vielen dank|besten dank|danke im voraus|vielen dank im voraus
            mit freundlichen grüßen|freundliche grüße|viele grüße|liebe grüße|beste grüße
            """,
        openings: """
            wie viel kostet|wieviel kostet|was kostet|wie teuer ist|was ist der preis von|was ist der preis für>price
            wie hoch ist der preis für|wie hoch sind die kosten für|wie viel kosten|wieviel kosten|was kosten>price
            wie teuer sind>price
            kann ich|könnte ich|kann man|können wir>cani
            wo finde ich|wo befindet sich|wo ist|wo sind|wo befinden sich>whereis
            """, fillers: ["bitte", "denn", "eigentlich"], isGerman: true)

    private static let french = QuestionTongue(
        politeness: """
            bonjour|bonsoir|salut|excusez moi|excusez-moi|pardon|s'il vous plaît|s'il vous plait|s'il te plaît|svp|stp|merci
            merci d'avance|merci beaucoup|par avance merci|pourriez vous me dire|pourriez-vous me dire|pouvez vous me dire
            pouvez-vous me dire|pourriez-vous m'indiquer|pouvez-vous m'indiquer|pouvez-vous m'expliquer
            peux-tu me dire|savez-vous|je voudrais savoir|j'aimerais savoir|je souhaite savoir|je souhaiterais savoir
            dites-moi|cordialement|bonne journée
            """,
        openings: """
            comment puis-je|comment puis je|comment pourrais-je|comment est-ce que je peux|comment peut-on|comment je peux>howto
            comment est-ce qu'on peut|comment on peut|comment faire pour|comment dois-je faire pour|comment fait-on pour>howto
            que dois-je faire pour|que faut-il faire pour|quelle est la marche à suivre pour|quelle est la procédure pour>howto
            quel est le moyen de|quelle est la façon de|de quelle façon puis-je|comment>howto
            combien coûte|combien coute|combien coûtent|quel est le prix de|quel est le tarif de|quel est le coût de>price
            combien vaut|quel est le prix pour>price
            quel est le prix du|quel est le tarif du|quel est le coût du>price le
            quel est le prix des|quel est le tarif des|quel est le coût des>price les
            puis-je|est-ce que je peux|est-il possible de|peut-on|est-ce qu'on peut|est-ce qu'il est possible de>cani
            où puis-je trouver|où est-ce que je peux trouver|où trouver|où peut-on trouver|où se trouve|où se trouvent>whereis
            où est|où sont>whereis
            """)

    private static let spanish = QuestionTongue(
        politeness: """
            hola|buenos días|buenas tardes|buenas noches|buenas|disculpe|disculpa|perdón|perdone|por favor|gracias
            muchas gracias|gracias de antemano|me podría decir|me puede decir|me puedes decir|podría decirme|podrías decirme
            puede decirme|puedes decirme|quisiera saber|me gustaría saber|quiero saber|sabe usted|una pregunta
            tengo una pregunta|un saludo|saludos
            """,
        openings: """
            cómo puedo|como puedo|cómo se puede|como se puede|cómo podría|cómo podemos|cómo hago para|como hago para>howto
            cómo puedo hacer para|cómo se hace para|qué debo hacer para|que debo hacer para|qué tengo que hacer para>howto
            que tengo que hacer para|qué hay que hacer para|cuál es la forma de|cuál es la manera de|de qué manera puedo>howto
            de qué forma puedo|cómo>howto
            cuánto cuesta|cuanto cuesta|cuánto cuestan|cuánto vale|cuánto valen|qué precio tiene|cuál es el precio de>price
            cual es el precio de|cuál es el coste de>price
            cuál es el precio del|cual es el precio del|cuál es el coste del>price el
            puedo|es posible|se puede|podría|podemos>cani
            dónde puedo encontrar|donde puedo encontrar|dónde encuentro|dónde está|donde está|dónde están>whereis
            dónde se encuentra|dónde se encuentran>whereis
            """)

    private static let italian = QuestionTongue(
        politeness: """
            ciao|salve|buongiorno|buonasera|buon giorno|scusi|scusate|scusa|per favore|per piacere|per cortesia|grazie
            grazie mille|grazie in anticipo|mi può dire|può dirmi|puoi dirmi|potrebbe dirmi|mi sa dire|sapete dirmi
            vorrei sapere|volevo sapere|mi piacerebbe sapere|cordiali saluti|saluti|una domanda|ho una domanda
            """,
        openings: """
            come posso|come si può|come si possono|come potrei|come possiamo|come faccio a|come faccio per|come si fa a>howto
            come si fa per|cosa devo fare per|che cosa devo fare per|cosa bisogna fare per|qual è il modo per>howto
            qual è la procedura per|in che modo posso|come>howto
            quanto costa|quanto costano|quanto viene|qual è il prezzo di|qual è il costo di>price
            qual è il prezzo del|qual è il costo del>price il
            qual è il prezzo della|qual è il costo della>price la
            posso|è possibile|si può|potrei|possiamo>cani
            dove posso trovare|dove trovo|dove si trova|dove si trovano|dov'è|dove è|dove sono>whereis
            """)

    private static let portuguese = QuestionTongue(
        politeness: """
            olá|ola|oi|bom dia|boa tarde|boa noite|desculpe|com licença|por favor|obrigado|obrigada|muito obrigado
            muito obrigada|gostaria de saber|queria saber|quero saber|pode me dizer|pode dizer-me|poderia me dizer
            podem me dizer|você sabe|uma pergunta|tenho uma pergunta|atenciosamente
            """,
        openings: """
            como posso|como é que posso|como eu posso|como faço para|como eu faço para|como é que faço para|como se faz para>howto
            como podemos|o que devo fazer para|o que preciso fazer para|o que tenho de fazer para>howto
            qual é a forma de|qual a forma de|de que forma posso|como>howto
            quanto custa|quanto custam|qual é o preço de|qual o preço de|qual é o valor de|qual o valor de>price
            qual é o preço do|qual o preço do|qual é o valor do|qual o valor do>price o
            qual é o preço da|qual o preço da|qual é o valor da|qual o valor da>price a
            posso|é possível|dá para|podemos>cani
            onde posso encontrar|onde encontro|onde fica|onde ficam|onde está|onde estão>whereis
            """)

    private static let dutch = QuestionTongue(
        politeness: """
            hallo|hoi|goedemorgen|goedemiddag|goedenavond|goedendag|sorry|pardon|alstublieft|alsjeblieft|aub|bedankt
            dank u|dank u wel|dank je wel|alvast bedankt|hartelijk dank|kunt u mij vertellen|kun je me vertellen
            kunt u mij zeggen|ik wil graag weten|ik wil weten|ik zou graag willen weten|weet u|korte vraag
            ik heb een vraag|met vriendelijke groet|groeten
            """,
        openings: """
            hoe kan ik|hoe kunnen we|hoe kan men|hoe kan je|hoe kun je|hoe moet ik|wat moet ik doen om>howto
            hoeveel kost|wat kost|hoe duur is|wat is de prijs van|hoeveel kosten|wat kosten>price
            kan ik|kan men|kunnen we|is het mogelijk om>cani
            waar vind ik|waar kan ik vinden|waar is|waar bevindt zich|waar zijn>whereis
            """)
}

/// German puts its verb where the way of asking wants it: "wie melde ich mich an", "wie kann ich mich anmelden", "was muss
/// ich tun, um mich anzumelden" ask for one thing.
enum GermanQuestion {
    private static let askers: Set<String> = ["ich", "man", "wir"]
    private static let modals: Set<String> = [
        "kann", "könnte", "muss", "soll", "können", "könnten", "müssen", "sollen", "sollte",
    ]
    /// Forms that are no regular verb's: nothing can be made of them.
    private static let auxiliaries: Set<String> = [
        "bin", "ist", "sind", "habe", "hat", "haben", "werde", "wird", "werden", "war", "wurde", "viel", "lange", "oft",
    ]
    private static let prefixes: Set<String> = [
        "ab", "an", "auf", "aus", "bei", "ein", "fest", "frei", "fort", "her", "heraus", "herunter", "hin", "hinzu",
        "hoch", "los", "mit", "nach", "runter", "teil", "um", "vor", "weg", "weiter", "wieder", "zu", "zurück",
        "zusammen",
    ]

    /// `howto`, what is spoken of, and the verb as it stands in a dictionary; `nil` for a question that is asked otherwise.
    static func turned(_ words: [QuestionWord]) -> [QuestionWord]? {
        let texts = words.map(\.text)
        guard words.count > 2 else { return nil }
        if let rest = behindPurpose(words) { return howTo(rest) }
        // "ich möchte X V"
        if texts[0] == "ich", ["möchte", "will", "würde"].contains(texts[1]) {
            let start = ["gern", "gerne"].contains(texts[2]) ? 3 : 2
            return start < words.count && isInfinitive(texts[texts.count - 1]) ? howTo(Array(words[start...])) : nil
        }
        guard texts[0] == "wie" else { return nil }
        if modals.contains(texts[1]), askers.contains(texts[2]), words.count > 3 { return howTo(Array(words[3...])) }
        if ["lässt", "lassen"].contains(texts[1]), texts[2] == "sich", words.count > 3 {
            return howTo(Array(words[3...]))
        }
        // "wie ich X V kann", "wie man X V"
        if askers.contains(texts[1]), words.count > 3 {
            if modals.contains(texts[texts.count - 1]) { return howTo(Array(words[2..<(words.count - 1)])) }
            guard let verb = infinitive(of: texts[texts.count - 1], asker: texts[1]) else { return nil }
            return howTo(words[2..<(words.count - 1)] + [word(verb)])
        }
        // "wie V ich X (an)"
        guard askers.contains(texts[2]), words.count > 3, let verb = infinitive(of: texts[1], asker: texts[2]) else {
            return nil
        }
        var rest = Array(words[3...])
        let last = rest[rest.count - 1]
        if rest.count > 1, prefixes.contains(last.text), !last.isName {
            rest[rest.count - 1] = word(last.text + verb)
            return howTo(rest)
        }
        return howTo(rest + [word(verb)])
    }

    private static func howTo(_ rest: [QuestionWord]) -> [QuestionWord] { [word(QuestionForm.howTo)] + rest }

    private static func word(_ text: String) -> QuestionWord { QuestionWord(text: text, kind: .word) }

    /// "was muss ich tun um X zu V", "wie gehe ich vor um X abzumelden", "ist es möglich X zu V": X and V without "zu".
    private static func behindPurpose(_ words: [QuestionWord]) -> [QuestionWord]? {
        let texts = words.map(\.text)
        let leads = [
            ["was", "muss", "ich", "tun", "um"], ["was", "muss", "ich", "machen", "um"],
            ["was", "muss", "man", "tun", "um"],
            ["was", "ist", "zu", "tun", "um"], ["was", "kann", "ich", "tun", "um"],
            ["wie", "gehe", "ich", "vor", "um"],
            ["welche", "schritte", "sind", "nötig", "um"],
        ]
        guard let lead = leads.first(where: { texts.starts(with: $0) }), words.count > lead.count + 1 else {
            return nil
        }
        var rest = Array(words[lead.count...])
        let verb = rest.removeLast().text
        if rest.last?.text == "zu" {
            rest.removeLast()
            return rest.isEmpty ? nil : rest + [word(verb)]
        }
        for prefix in prefixes where verb.hasPrefix(prefix + "zu") && isInfinitive(verb) {
            let stem = verb.dropFirst(prefix.count + 2)
            if stem.count > 3 { return rest + [word(prefix + stem)] }
        }
        return nil
    }

    private static func isInfinitive(_ verb: String) -> Bool {
        verb.hasSuffix("en") || verb.hasSuffix("ern") || verb.hasSuffix("eln")
    }

    /// "exportiere" and "exportiert" of "exportieren", "ändere" of "ändern"; `nil` for what is no regular verb's form.
    private static func infinitive(of form: String, asker: String) -> String? {
        guard form.count > 2, !auxiliaries.contains(form), !modals.contains(form) else { return nil }
        switch asker {
        case "wir": return isInfinitive(form) ? form : nil
        case "man":
            guard form.hasSuffix("t") else { return nil }
            let stem = form.dropLast()
            return stem.hasSuffix("er") && !stem.hasSuffix("ier") || stem.hasSuffix("el")
                ? stem + "n"
                : (stem.hasSuffix("e") ? stem + "n" : stem + "en")
        default:
            guard form.hasSuffix("e") else { return nil }
            let isOfN = form.hasSuffix("ere") && !form.hasSuffix("iere") && !form.hasSuffix("eere")
            return isOfN ? form.dropLast() + "n" : form + "n"
        }
    }
}
