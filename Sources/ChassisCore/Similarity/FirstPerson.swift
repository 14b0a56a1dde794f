/// Finds who says "I" in a question: "Show the invoice I got", "Was it sent to us?".
///
/// Not who only asks to be told ("Tell me how …"), and not the letters that such a word is elsewhere: "the US", "World War I".
struct FirstPerson {
    struct Spoken {
        /// Folded, without what an apostrophe joins to it.
        var word: String
        /// "US" is no "us", and "i" seldom "I".
        var isCapitals = false
        /// French joins "j'" and "m'" to the word behind.
        var isElided = false
    }

    let words: [Spoken]
    let language: String?

    /// Places of the words that stand for the asker.
    var places: [Int] { words.indices.filter { isAsker(at: $0) && !isCourtesy(at: $0) } }

    /// How often the asker is spoken of; "Kann ich mir" does so once.
    var count: Int {
        let places = places
        return places.count { !(places.contains($0 - 1) && Self.objects.contains(words[$0].word)) }
    }

    /// The words, without those that stand for the asker beside a verb: "¿Cómo me registro?" asks how one registers.
    var withoutObjects: [String] { words.filter { !Self.objects.contains($0.word) && !$0.isElided }.map(\.word) }

    private func word(_ place: Int) -> String { words.indices.contains(place) ? words[place].word : "" }

    private func isAsker(at place: Int) -> Bool {
        let spoken = words[place]
        if spoken.isElided { return true }
        guard Self.askers.contains(spoken.word) else { return false }
        if spoken.word == "i" { return isEnglishI(at: place) }
        guard !spoken.isCapitals else { return false }
        switch spoken.word {
        case "we": return language != "pl"
        case "us": return !["the", "contact", "about"].contains(word(place - 1)) || word(place - 2) == "know"
        case "je": return language != "nl" && !words.contains { Self.dutch.contains($0.word) }
        case "mi": return word(place - 1).utf8.first.map { !(0x30...0x39).contains($0) } ?? true
        case "eu":
            return !["the", "in", "of", "non", "within", "outside", "die", "der", "and"].contains(word(place - 1))
        case "uns": return language != "pt"
        case "nos": return language != "pt" || Self.endsAsWe(word(place + 1)) || word(place + 1).hasSuffix("em")
        case "ons": return word(place - 1) != "add"
        case "ci": return ["hanno", "devono", "ha", "deve", "hai", "avete", "avevano"].contains(word(place + 1))
        case "nam", "nas": return language == "pl" || language == "ru"
        default: return true
        }
    }

    /// In Polish and in Italian it is another word, and a number behind "World War".
    private func isEnglishI(at place: Int) -> Bool {
        let before = word(place - 1)
        guard words[place].isCapitals || language == "en" || Self.auxiliaries.contains(before) else { return false }
        return language != "pl" && language != "it" && !Self.numbered.contains(before)
            && !["e", "o"].contains(word(place + 1))
    }

    private static func endsAsWe(_ word: String) -> Bool { ["amos", "emos", "imos"].contains { word.hasSuffix($0) } }

    /// Whether it is there only because somebody is to tell something: "tell me how", "explique-moi", "give me three tips".
    private func isCourtesy(at place: Int) -> Bool {
        let spoken = words[place].word
        if let kind = Self.joined[spoken] { return isCourtesy(kind, told: place + 1) }
        guard Self.objects.contains(spoken) || words[place].isElided else { return false }
        var before = word(place - 1)
        if ["to", "aan"].contains(before) { before = word(place - 2) }
        for verb in [before, word(place + 1), word(place + 2)] {
            guard let kind = Self.verbs[verb] else { continue }
            if isCourtesy(kind, told: verb == before ? place + 1 : place + 2) { return true }
        }
        return false
    }

    private enum Kind { case helping, telling, giving }

    private func isCourtesy(_ kind: Kind, told place: Int) -> Bool {
        switch kind {
        case .helping: return true
        case .telling:
            return words.indices.contains {
                $0 >= place && (AskersWords.askers.contains(word($0)) || Self.about.contains(word($0)))
            }
        case .giving:
            let next = Self.fillers.contains(word(place)) ? word(place + 1) : word(place)
            return AskersWords.askers.contains(next) || Self.about.contains(next) || Self.indefinite.contains(next)
                || next.utf8.first.map { (0x30...0x39).contains($0) } ?? false
        }
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    /// Of all languages together, since a short question doesn't say which it is in; as objects they are nearly the same.
    static let askers = set(
        """
        i me we us ich mir mich wir uns je moi nous yo mi nos nosotros nosotras conmigo tengo tenemos estoy recibi subi \
        escribi io noi ci ho abbiamo eu mim comigo conosco recebi comprei paguei enviei escrevi gastei tenho temos estou \
        ik mij wij ons mnie mna nam nas я мне меня мной мною мы нам нас нами
        """
    ).union(joined.keys)

    private static let objects = set("me us mir mich uns moi nous mi nos ci mij ons mnie nam мне меня нам нас m")

    private static let auxiliaries = set("do did am was have had can could will would should must may shall")

    /// Of "World War I" and "Type I".
    private static let numbered = set(
        "war type class part phase level chapter volume act article grade stage category section tier elizabeth charles"
    )

    private static let dutch = set("kun kan hoe wat heb moet een het op van voor wil waar als hebt kunt jullie")

    private static let verbs: [String: Kind] = kinds(
        helping: """
            help let excuse recommend suggest advise teach explain hilf helfen empfiehl empfehlen erklar erklare erklaren \
            aide aider explique expliquez expliquer conseille conseillez conseiller recommande recommandez recommander \
            ayuda ayudar explica explicar recomienda recomendar aiuta aiutare spiega spiegare consiglia consigliare \
            ajude ajuda ajudar explique recomende recomendar uitleggen leg helpen aanraden помоги помогите объясни объясните
            """,
        telling: """
            tell know remind sag sage sagen sagt verrat verraten dis dites dire indique indiquer decir diga diz dizer dire \
            vertel vertellen zeg zeggen weten savoir saber sapere wissen скажи скажите
            """,
        giving: """
            give show send read write find get zeig zeige zeigen gib geben nenn nenne schreib donne donnez montre montrez \
            mostre mostra de da dar geef laat schrijf покажи дай
            """)

    /// With the asker joined to the verb.
    private static let joined: [String: Kind] = kinds(
        helping:
            "ayudame ayudeme explicame expliqueme explicarme ayudarme recomiendame aiutami spiegami spiegarmi consigliami",
        telling: "dime digame decirme dimmi dirmi recuerdame ricordami cuentame hablame parlami raccontami",
        giving: """
            muestrame mostrarme enviame mandame dame ensename leeme buscame resumeme describeme listame pasame danos \
            mostrami mostrarmi inviami mandami dammi leggimi trovami riassumimi descrivimi elencami fammi dacci
            """)

    private static func kinds(helping: String, telling: String, giving: String) -> [String: Kind] {
        var kinds: [String: Kind] = [:]
        for word in set(helping) { kinds[word] = .helping }
        for word in set(telling) { kinds[word] = .telling }
        for word in set(giving) { kinds[word] = .giving }
        return kinds
    }

    private static let fillers = set("zien weten know see sehen savoir voir saber ver sapere vedere bitte please")
    private static let about = set(
        "about if whether more ob uber von mehr si sur plus se sobre mas su di sulla piu over of meer o о об")
    private static let indefinite = set(
        """
        a an some any two three four five ten examples tips ideas ein eine einen einige etwas zwei drei funf beispiele \
        tipps un une des deux trois quelques una unos unas dos tres unas due tre alcuni um uma dois duas een twee drie \
        enkele voorbeelden ejemplos exemplos exemples esempi
        """)

    /// What is asked of everybody's way of doing something, besides the ways and the leaves of each language.
    static let general: [WordPattern] = """
        do|would|will|did i|we need
        !when|what|much|many do|would|will i|we have to
        !tell|know|check|see|sure|say|verify|me if i|we
        i|we cannot|cant
        i|we can t
        what|which .. do i|we need
        do i|we get .. after|for|with|per|if
        which|what way do i|we
        was|welche|welchen .. brauche|brauchen ich|wir
        brauche|brauchen ich|wir
        muss|mussen ich|wir
        wenn|falls|wie ich|wir
        de quoi .. ai|avons
        ai|avons je|nous besoin
        !savoir|dire|moi si je|nous
        tengo|tenemos que
        que necesito|necesitamos
        ho|abbiamo bisogno
        di cosa ho|abbiamo
        devo|dobbiamo
        tenho|temos que|de
        que preciso|precisamos
        heb|hebben ik|we|wij nodig
        moet|moeten ik|we|wij
        als|hoe ik|we|wij
        """.split(separator: "\n").map { WordPattern($0) }
}
