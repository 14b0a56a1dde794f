import ChassisCore

/// What a question asks about, and what kind of answer it wants.
struct Question {
    struct Part {
        var asked: AskedTerm
        /// 1 for the terms of the asking sentence, less for what leads up to it and for words of asking.
        var share: Double
    }

    private(set) var parts: [Part] = []
    let wantsSteps: Bool
    let wantsPlace: Bool
    let wantsNumber: Bool
    let wantsTime: Bool
    let wantsMoney: Bool
    let wantsSize: Bool

    /// - Parameter vocabulary: The terms of the passages.
    init(_ text: String, vocabulary: Set<String>) {
        let (asking, context) = Self.focus(of: text)
        let vocabulary = WordList(vocabulary)
        var seen: Set<String> = []
        for (source, share) in [(asking, 1.0), (context, 0.4)] {
            for asked in TextAnalysis.askedTerms(in: source, vocabulary: vocabulary)
            where seen.insert(asked.term).inserted {
                parts.append(Part(asked: asked, share: share * (Self.askingTerms.contains(asked.term) ? 0.25 : 1)))
            }
        }
        if asking.isEmpty, context.isEmpty { parts = [] }
        let words = TextAnalysis.words(in: asking).map(\.folded)
        let all = Set(words)
        func asks(_ list: Set<String>) -> Bool { !all.isDisjoint(with: list) }
        let pairs = Set(zip(words, words.dropFirst()).map { $0 + " " + $1 })
        wantsTime = asks(Self.timeWords) || !pairs.isDisjoint(with: Self.timePairs)
        wantsMoney = asks(Self.moneyWords) || !pairs.isDisjoint(with: ["we pay", "i pay", "to pay"]) && asks(["what"])
        wantsSize =
            !pairs.isDisjoint(with: ["how big", "how large", "wie gross"]) || asks(["size", "sizes", "storage"])
        wantsNumber =
            wantsTime || wantsMoney || wantsSize || asks(Self.numberWords)
            || !pairs.isDisjoint(with: Self.numberPairs)
        wantsPlace = asks(["where", "wo", "ou", "donde", "dove", "waar", "gdzie", "hvor"])
        wantsSteps =
            !wantsNumber
            && (wantsPlace || asks(["steps", "schritte", "etapes", "pasos"]) || Self.asksHow(words, pairs))
    }

    private static func asksHow(_ words: [String], _ pairs: Set<String>) -> Bool {
        let how: Set<String> = ["how", "wie", "comment", "como", "come", "hoe", "jak", "hvordan"]
        guard !words.allSatisfy({ !how.contains($0) }) else { return false }
        return pairs.isDisjoint(with: ["how come", "how about"])
    }

    /// The sentences that ask, and the others, without greetings and what only says how to reach somebody.
    private static func focus(of text: String) -> (asking: String, context: String) {
        var asking: [String] = []
        var context: [String] = []
        var contact: [String] = []
        for sentence in TextAnalysis.sentences(in: text) {
            let words = TextAnalysis.words(in: sentence.text)
            if isContact(words) {
                contact.append(sentence.text)
            } else if Cues.isQuestion(sentence.text) || words.first.map({ askers.contains($0.folded) }) == true {
                asking.append(MailLine.withoutGreeting(sentence.text))
            } else if case .courtesy = MailLine(sentence.text), TextAnalysis.terms(in: sentence.text).count < 2 {
                continue
            } else {
                context.append(MailLine.withoutGreeting(sentence.text))
            }
        }
        if asking.isEmpty, context.isEmpty { context = contact.isEmpty ? [text] : contact }
        let terms = Set(asking.flatMap { TextAnalysis.terms(in: $0) }).subtracting(askingTerms)
        // "Can I do that myself?" says nothing without what stands before it.
        if terms.count < 2 { return ((context + asking).joined(separator: "\n"), "") }
        return (asking.joined(separator: "\n"), context.joined(separator: "\n"))
    }

    /// "Mail me at ⟦EMAIL_1⟧."
    private static func isContact(_ words: [Word]) -> Bool {
        guard words.count <= 12, words.contains(where: { $0.kind == .placeholder }) else { return false }
        return words.contains { contactWords.contains($0.folded) }
    }

    private static let contactWords: Set<String> = [
        "mail", "email", "call", "reach", "contact", "phone", "write", "reply", "answer", "ring", "regards", "thanks",
        "schreiben", "anrufen", "melden", "erreichen", "antwort", "contactez", "appelez", "llame", "escriba", "grusse",
    ]
    private static let askers: Set<String> = [
        "how", "what", "when", "where", "which", "who", "why", "can", "could", "does", "do", "is", "are", "wie", "was",
        "wann", "wo", "welche", "welcher", "wer", "warum", "kann", "comment", "combien", "quand", "ou", "quel",
        "quelle",
        "pourquoi", "como", "cuanto", "cuando", "donde", "quanto", "quando", "dove", "hoe", "wanneer", "waar", "jak",
        "hvordan",
    ]
    private static let timeWords: Set<String> = [
        "when", "until", "till", "deadline", "wann", "quand", "cuando", "quando", "wanneer", "kiedy", "nar", "duration",
        "period", "expiry", "hoelang",
    ]
    private static let timePairs: Set<String> = [
        "how long", "how often", "how soon", "how quickly", "how fast", "how late", "how early", "how frequently",
        "how far", "many days", "many hours", "many months", "many minutes", "many weeks", "many years", "which day",
        "what day", "what time", "wie lange", "wie oft", "viele tage", "de jours", "combien de", "que hora", "che ora",
        "hoe lang", "hoe vaak", "quanto tempo", "cuanto tiempo", "cuanto tarda", "jak dlugo", "hvor lenge",
    ]
    private static let moneyWords: Set<String> = [
        "cost", "costs", "price", "prices", "fee", "fees", "charge", "charged", "charges", "surcharge", "kostet",
        "kosten", "preis", "gebuhr", "coute", "cout", "prix", "cuesta", "precio", "costa", "prezzo", "kost", "kosztuje",
        "koster",
    ]
    private static let numberWords: Set<String> = [
        "maximum", "minimum", "max", "min", "limit", "limits", "longest", "shortest", "highest", "lowest", "largest",
        "smallest", "biggest", "percentage", "rate", "amount", "combien", "cuanto", "cuantos", "cuantas", "quanto",
        "quanti", "quante", "hoeveel", "ile", "wieviel", "wieviele",
    ]
    private static let numberPairs: Set<String> = [
        "how many", "how much", "how high", "how far", "how low", "wie viele", "wie viel", "wie hoch", "hvor mange",
        "hvor mye", "at most", "at least",
    ]

    /// Words of asking rather than of a subject.
    static let askingTerms = Set(
        TextAnalysis.terms(
            in: """
                long take get make want use need work help know tell show find possible happen go like much many \
                mean way thing hello hi thank thanks able try see look say give let put keep come question answer \
                explain maybe really still often far soon quickly actually exactly already ever anyone someone hallo \
                bonjour hola machen mochte gibt faire veux peux hacer quiero hay fare voglio lange viele viel oft \
                combien jours cuanto hoeveel lang dauert tarda
                """))
}

extension Question {
    /// Whether a sentence has the kind of thing asked for, 0…1; 0 when the question asks for no kind.
    func fit(of text: String) -> Double {
        if wantsNumber {
            let words = TextAnalysis.words(in: text).map(\.folded)
            let hasNumber =
                words.contains { $0.utf8.first.map { (0x30...0x39).contains($0) } == true }
                || words.contains(where: Self.numerals.contains)
            if wantsMoney { return hasNumber && Self.namesMoney(text, words) ? 1 : hasNumber ? 0.3 : 0 }
            if wantsTime {
                let hasUnit = words.contains(where: Self.timeUnits.contains)
                return hasNumber && (hasUnit || text.contains(":")) ? 1 : hasUnit ? 0.5 : hasNumber ? 0.3 : 0
            }
            if wantsSize {
                return hasNumber
                    ? (words.contains { ["mb", "kb", "gb", "tb", "pixels", "px"].contains($0) } ? 1 : 0.4) : 0
            }
            return hasNumber ? 1 : 0
        }
        if wantsSteps {
            if text.contains("→") { return 1 }
            let words = TextAnalysis.words(in: text).prefix(8).map(\.folded)
            return words.contains(where: Self.imperatives.contains) ? 0.6 : 0
        }
        return 0
    }

    private static func namesMoney(_ text: String, _ words: [String]) -> Bool {
        if text.contains(where: { "€$£¥%".contains($0) }) { return true }
        return words.contains { money.contains($0) || CurrencyMark.codes.contains($0.uppercased()) }
    }

    private static let money: Set<String> = [
        "euro", "euros", "dollar", "dollars", "cent", "cents", "pounds", "pound", "francs", "percent", "prozent",
        "free",
        "kr", "zl",
    ]
    private static let numerals: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "unlimited",
        "once", "twice", "half", "zwei", "drei", "vier", "funf", "zehn", "deux", "trois", "quatre", "cinq", "dix",
        "dos",
        "tres", "cuatro", "cinco", "diez",
    ]
    private static let timeUnits: Set<String> = [
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "daily", "week", "weeks", "weekly",
        "month", "months", "monthly", "year", "years", "yearly", "never", "immediately", "tag", "tage", "tagen",
        "woche", "wochen", "monat", "monate", "monaten", "jahr", "jahre", "stunde", "stunden", "minuten", "jour",
        "jours", "semaine", "semaines", "mois", "an", "ans", "heures", "dia", "dias", "semanas", "meses", "horas",
        "giorni", "mesi", "anni", "ore", "dagen", "weken", "uur", "january", "february", "march", "april", "june",
        "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "morning", "midnight", "noon",
    ]
    private static let imperatives: Set<String> = [
        "open", "choose", "click", "select", "go", "press", "enter", "set", "switch", "upload", "offnen", "wahlen",
        "klicken", "ouvrez", "choisissez", "cliquez", "abra", "elija", "pulse",
    ]
}
