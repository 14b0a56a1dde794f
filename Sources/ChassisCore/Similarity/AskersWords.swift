/// The words by which `AskersQuestion` tells whose a question is, folded: lower case, without diacritics.
enum AskersWords {
    struct Language: Sendable {
        /// ISO 639-1.
        let code: String
        /// "my", "our".
        let own: Set<String>
        /// What asks for something of the asker without such a word: "who am I", "do I owe".
        let facts: [WordPattern]
        /// What asks how something is done.
        let ways: [WordPattern]
        /// What asks whether something may be done, or says that it is to be.
        let leaves: [WordPattern]
        /// What makes of those a wish to see: "can I see my balance".
        let shows: Set<String>

        fileprivate init(
            _ code: String, own: String, facts: String, ways: String, leaves: String, shows: String
        ) {
            self.code = code
            self.own = Set(own.split(separator: " ").map(String.init))
            self.facts = facts.split(separator: "\n").map { WordPattern($0) }
            self.ways = ways.split(separator: "\n").map { WordPattern($0) }
            self.leaves = leaves.split(separator: "\n").map { WordPattern($0) }
            self.shows = Set(shows.split(separator: " ").map(String.init))
        }
    }

    /// Words without one of which no question of these languages is personal.
    static let hints: Set<String> = languages.reduce(into: FirstPerson.askers) { hints, language in
        hints.formUnion(language.own)
        for fact in language.facts { hints.formUnion(fact.firstWords) }
    }

    /// Of these, words that are others in another of the languages: "mes" is a month in Spanish, "ma" has in Polish.
    static let ambiguous: Set<String> = [
        "ma", "mes", "mi", "mia", "mias", "mio", "mios", "mis", "mon", "nos", "ons",
    ]

    static let sentenceEnds = Set(".!?;\n".utf8)

    static let joins: Set<String> = [
        "and", "or", "but", "und", "oder", "aber", "et", "ou", "mais", "y", "e", "o", "pero", "ma", "en", "of", "maar",
        "i", "oraz", "ale", "и", "но", "а",
    ]

    static let askers: Set<String> = [
        "how", "what", "when", "where", "which", "who", "why", "wie", "was", "wann", "wo",
        "wer", "warum", "welche", "welcher", "welches", "comment", "quand", "quel", "quelle", "quels",
        "quelles", "combien", "qui", "pourquoi", "como", "cuando", "cuanto", "cuantos", "donde", "quien", "cual",
        "quanto", "quanti", "quando", "dove", "chi", "quale", "come", "perche", "hoe", "wat", "wanneer", "waar",
        "waarom", "hoeveel", "welk", "quantos", "onde", "quem", "qual", "jak", "kiedy", "gdzie", "ile", "co", "kto",
        "dlaczego", "как", "что", "когда", "где", "кто", "почему", "сколько", "какои", "какой",
    ]

    static let runOwn = [
        "私の", "わたしの", "僕の", "ぼくの", "俺の", "自分の", "うちの", "当社の", "弊社の", "我々の", "我的", "我们的", "我們的", "我公司",
        "本人的", "发给我", "發給我", "寄给我", "寄給我", "给我看", "欠我", "我收到", "我上传", "我上傳", "我下的", "我订的", "我昨天", "私に",
        "私が", "私宛", "僕に", "僕が",
    ]
    static let runFacts = [
        "私は誰", "わたしは誰", "我是谁", "我是誰", "我有多少", "我欠", "我买了", "我買了", "我还有", "我還有", "我还欠", "我还剩", "我還剩",
        "怎么还没", "怎么没", "怎么这么",
    ]
    static let runWays = [
        "方法", "どうやって", "どうすれば", "どのように", "手順", "怎么", "怎麼", "如何", "怎样", "怎樣", "哪里可以", "哪裡可以",
    ]

    static let languages: [Language] = [english, german, french, spanish, italian, dutch, portuguese, polish, russian]

    private static let english = Language(
        "en", own: "my mine myself our ours",
        facts: """
            who am i
            who i am
            who i m
            am i !allowed|able|supposed|required|permitted|obliged|right|correct
            are we !allowed|able|supposed|required|permitted|obliged|right|correct
            was|were|did|have|had|haven|hadn|didn|wasn|weren i|we !to
            was|were|did|have|had|haven|hadn|didn|wasn|weren t i|we
            do i|we still|currently|already|now|also|really have !to
            do i|we have !to
            do i|we owe
            i|we still|currently owe
            i|we owe
            what|which|everything|all i|we ordered|paid|spent|bought|booked
            know|say|said|have about me|myself
            """,
        ways: """
            how do|can|could|should|would|may|might|must|shall i|we|one|you|people|users|customers|someone
            how exactly|else|best|quickly|then do|can|could|should i|we|you
            how to
            how i|we !am|m|was|were|did|have
            way|ways|step|steps|process|procedure|method|instructions|guide|option|button|link|form to|for
            possible to
            possible for .. to
            what do|should|can|could|must i|we do
            what happens|if
            what would happen
            what do|does .. mean
            where do|can|could|should|would|must i|we
            who|whom do|can|could|should|must i|we
            which button|menu|page|setting|settings|form
            """,
        leaves: """
            can|could|may|might|should|must i|we
            i|we want|wish|need|like|plan|intend to
            i|we would|d like|love|prefer to
            i|we m|am|are trying|going|looking|planning to
            allowed|able|ok|okay|fine|safe|worth to
            """,
        shows: "see show view check know get display list tell look find hear learn")

    private static let german = Language(
        "de", own: "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer unseres",
        facts: """
            wer bin|sind ich|wir
            wie heisse|heissen ich|wir
            bin|war|habe|hab|hatte|wurde|schulde|besitze ich
            sind|waren|haben|hatten|wurden|schulden wir
            ich schulde|besitze
            ueber|uber mich
            """,
        ways: """
            wie kann|konnte|soll|sollte|muss|darf|mochte ich|man
            wie konnen|konnten|sollen|mussen|durfen|mochten wir
            wie *e ich
            wie *en wir
            wie * man
            wo kann|konnte|soll|muss|darf|finde|sehe|andere|lade|gebe ich|man
            wo konnen|konnten|sollen|mussen|durfen|finden|sehen|andern wir
            was muss|soll|kann ich|man tun|machen
            was passiert|ist wenn
            was mache|tue ich
            wie funktioniert
            """,
        leaves: """
            kann|konnte|darf|durfte|soll|sollte|muss ich|man
            konnen|konnten|durfen|sollen|mussen wir
            ich will|mochte|wollte|wurde|muss
            wir wollen|mochten|wollten|wurden|mussen
            ist es moglich
            """,
        shows: "sehen anzeigen einsehen ansehen anschauen wissen zeigen nennen erfahren abfragen abrufen prufen")

    private static let french = Language(
        "fr", own: "mon ma mes mien mienne miens miennes notre nos",
        facts: """
            qui suis je
            qui je suis
            suis|ai je
            sommes|avons nous
            j ai commande|paye|achete|depense|reserve
            nous avons commande|paye|achete|depense
            combien|que|quoi .. dois|devons je|nous
            combien|que .. je|nous dois|devons
            """,
        ways: """
            comment puis|dois|peux|pourrais|fais je
            comment est ce que
            comment faire
            comment je|on|nous
            comment *er
            comment *ir
            comment *re
            comment .. t on
            comment peut|doit|pouvons|devons on|nous
            comment * je|nous
            ou puis|dois|peux|trouver|voir|peut je|on
            ou trouver
            que dois|faire je|si faire
            que se passe
            """,
        leaves: """
            puis|pourrais|dois je
            pouvons|devons|peut|peux nous|on|tu
            est ce que je|nous|on peux|puis|dois|pouvons|peut
            je veux|voudrais|souhaite|souhaiterais|dois
            nous voulons|voudrions|souhaitons
            est il possible
            """,
        shows: "voir consulter savoir connaitre afficher montrer obtenir verifier dire")

    private static let spanish = Language(
        "es", own: "mi mis mio mia mios mias nuestro nuestra nuestros nuestras",
        facts: """
            quien soy
            cuanto|cuanta|cuantos|cuantas|que .. debo|debemos|gaste|pague|compre|pedi
            cuanto|cuanta|cuantos|cuantas .. tengo|tenemos !que
            he|hemos pagado|pedido|comprado|gastado|contratado
            como me llamo
            """,
        ways: """
            como puedo|podemos|podria|debo|se|puede
            como *ar
            como *er
            como *ir
            como *o !soy
            como *arse
            como *emos|amos
            donde puedo|podemos|encuentro|veo|se|cambio|descargo
            que pasa|hago|debo si|hacer
            manera|forma de
            """,
        leaves: """
            puedo|podria|podemos|debo
            se puede
            es posible
            quiero|quisiera|queremos|necesito
            me gustaria
            """,
        shows: "ver mostrar saber consultar conocer ensenar listar mostrarme decirme")

    private static let italian = Language(
        "it", own: "mio mia miei mie nostro nostra nostri nostre",
        facts: """
            chi sono
            come mi chiamo
            quanto|quanti|quante|quanta|cosa|che .. devo|dobbiamo|ho|abbiamo !bisogno|fare|attendere|aspettare
            ho|abbiamo pagato|ordinato|speso|comprato|acquistato
            """,
        ways: """
            come posso|possiamo|potrei|devo|dobbiamo|faccio|si
            come *are
            come *ere
            come *ire
            come *o !sono
            come *iamo
            dove posso|possiamo|trovo|vedo|si|devo
            cosa devo|faccio|succede|posso fare|se
            modo per|di
            """,
        leaves: """
            posso|possiamo|potrei|devo
            si puo
            e possibile
            vorrei|voglio|vogliamo|vorremmo
            """,
        shows: "vedere mostrare sapere visualizzare consultare conoscere mostrarmi dirmi controllare")

    private static let dutch = Language(
        "nl", own: "mijn mijne ons onze",
        facts: """
            wie ben ik
            hoe heet ik
            ben|was|heb|had ik !nodig
            zijn|hebben|hadden wij|we !nodig
            hoeveel .. moet|moeten ik|we|wij betalen
            ik heb besteld|betaald|gekocht
            """,
        ways: """
            hoe kan|kunnen|moet|moeten|mag|zou ik|we|wij|je
            hoe * ik|we|wij|je
            waar kan|kunnen|moet|vind|vinden|zie|zien ik|we|wij
            wat moet|doe|gebeurt|kan ik|er doen|als
            manier om
            """,
        leaves: """
            kan|kunnen|mag|mogen|moet|moeten ik|we|wij
            ik wil|zou|moet
            wij|we willen|zouden
            is het mogelijk
            """,
        shows: "zien bekijken tonen weten inzien opvragen laten controleren")

    private static let portuguese = Language(
        "pt", own: "meu minha meus minhas nosso nossa nossos nossas",
        facts: """
            quem sou
            como me chamo
            quanto|quanta|quantos|quantas|que .. devo|devemos|gastei|paguei|comprei|pedi
            quanto|quanta|quantos|quantas .. tenho|temos !que
            eu|ja paguei|comprei|pedi
            """,
        ways: """
            como posso|podemos|poderia|devo|faco|se|fazer
            como *ar
            como *er
            como *ir
            como *o !sou
            como *amos|emos
            onde posso|podemos|encontro|vejo|se|devo
            o que fazer|faco|acontece|devo
            maneira|forma de
            """,
        leaves: """
            posso|podemos|poderia|devo
            e possivel
            quero|queria|queremos|gostaria|gostariamos|preciso
            """,
        shows: "ver mostrar saber consultar conhecer exibir listar verificar")

    private static let polish = Language(
        "pl",
        own: """
            moj moja moje mojego mojej moich moim moimi mojemu nasz nasza nasze naszego naszej naszych naszym naszymi swoj \
            swoja swoje swojego swojej swoich swoim
            """,
        facts: """
            kim jestem|jestesmy
            jak sie nazywam
            ile .. mam|mamy|zaplacilem|zaplacilam|wydalem|wydalam
            ile .. jestem|jestesmy winien|winna|winni
            jestem winien|winna
            zamowilem|zamowilam|zaplacilem|zaplacilam|kupilem|kupilam
            """,
        ways: """
            jak moge|mozemy|mozna|mam
            jak *c
            jak *c sie
            gdzie moge|mozemy|mozna|znajde
            gdzie *c
            co zrobic|robic|jesli|gdy
            sposob na|zeby|aby
            """,
        leaves: """
            czy moge|mozemy|mozna
            czy da sie
            chce|chcemy|chcialbym|chcialabym|musze
            """,
        shows: "zobaczyc pokazac sprawdzic wiedziec obejrzec pokaz poznac")

    private static let russian = Language(
        "ru",
        own: """
            мой моя мое мои моего моей моему моих моим моими мою моем наш наша наше наши нашего нашей наших нашу нашим \
            свой своя свое свои своего своей своих свою своим
            """,
        facts: """
            кто я
            как меня зовут
            у меня|нас
            сколько .. я|мы
            я|мы должен|должна|должны
            я|мы заказал|заказала|заказали|заплатил|заплатила|купил|купила|потратил|потратила
            обо мне
            """,
        ways: """
            как мне|нам
            как я|мы могу|можем
            как можно
            как *ть
            как *ться
            как *ти
            где я|мы могу|можем
            где мне|можно|нам
            где *ть
            что делать
            способ
            """,
        leaves: """
            могу|можем ли
            могу|можем|можно
            я хочу
            хочу|хотел|хотела|хотели
            """,
        shows: "увидеть посмотреть показать узнать проверить видеть")
}
