/// Orders whose addressee is told by what it does with the text: `an alle Sprachmodelle, die diese Seite auswerten: …`.
///
/// Whoever writes so has no person in mind. What people write of machines (`the bot that reads the mail must be
/// restarted`) has no order to them near, or does not speak of the text itself.
extension InjectionRules {
    static let addressed: [(name: String, weight: Double, patterns: [String])] = [
        (
            "reader-is-told", 0.45,
            [
                "for|to|an|fur|pour|para|per|aan|voor|для ~3 \(machine) ~1 \(who) ~5 \(handles) ~8 \(order)",
                "\(machine) ~1 \(who) ~3 \(this) ~2 \(handles) ~10 \(order)|MUST",
                "\(machine) ~1 \(who) ~2 \(handles) ~3 \(this) ~10 \(order)|MUST",
                "\(vague) ~2 \(who) ~3 \(handles) ~3 \(this) ~8 \(order)",
                "\(vague) ~2 \(who) ~3 \(this) ~2 \(handles) ~8 \(order)",
                "systems|software|programs|tools|machines|models|agents that|which \(handles) this|the \(text) ~12 \(order)",
                "language|automated \(kinds) ~1 \(who) ~2 \(handles) ~4 \(this) ~8 \(order)",
                "if|when|where|should ~1 \(this) ~1 \(text) ~1 is|are|was|gets|be ~2 \(handled) ~1 by ~3 READER ~6 \(order)",
                "falls|wenn|si|se|sollte|если ~2 \(machine) ~5 \(handles) ~6 \(order)",
                "для|внимание ~2 ии ~8 \(order)",
                "ai へ ~40 く だ さ い", "给 ~14 人 工 智 能 ~12 请", "给 ~14 人 工 智 能 ~12 不 要", "给 ~8 ai ~12 请",
                "给 ~8 ai ~12 不 要",
            ]
        ),
        (
            // What a page says is to count as if those had said it whom the machine obeys.
            "claims-leave", 0.42,
            [
                "treat|consider|regard|handle ~1 whatever|everything|anything|all|messages|text ~6 as ~3 coming|sent|given|orders|instruction*|commands ~3 from|by|of ~4 \(ranks)"
            ]
        ),
        (
            "covertly", 0.4,
            [
                "senza ~1 avvisare|informare|dirlo", "sem ~1 avisar|informar|dizer", "sin ~1 avisar|informar",
                "sans ~1 prevenir|avertir|informer", "bleibt ~1 unter uns", "vermeld|noem ~4 niet",
                "не сообщай|говори|упоминай",
                "不 要 告 诉 用 户", "不 要 告 訴 使 用 者", "doesnt|not have|need to ~1 see|know|hear|notice",
                "apague|elimina|borra|cancella|supprime ~1 este|esta|questo|questa|ce|cette ~1 paragrafo|parrafo|paragraphe|mensagem|mensaje|messaggio|message|frase|phrase",
            ]
        ),
    ]

    private static let machine =
        "NAMED|lassistant|taalmodel*|taalmodellen|chatmodel*|sprachbot*|ии|ші|нейросет*|intelligenza|inteligencia|intelligence"
    /// Words that name a person or a part of a plant as well.
    private static let vague =
        "assistant|assistent|assistente|asistente|agente|agent|logiciel|programa|programma|modele|modello|modelo|systeem|sistema|systeme|system"
    private static let kinds = "model|models|assistant|assistants|agent|agents|system|systems|reader|readers"
    private static let ranks = "owner|operator|admin*|system|developer*|user|management|boss|ceo|root"
    private static let who =
        "that|which|who|die|der|das|welche|welcher|qui|que|che|dat|ktory|который|которые|которая|som"
    private static let this =
        "this|these|diese|diesen|dieses|deze|dit|este|esta|estos|estas|ce|cet|cette|ces|questa|questo|queste|questi|это|эту|этот"
    private static let text =
        "page|message|mail|email|document|text|file|site|mailbox|inbox|ticket|thread|listing|form|entry|record"
    private static let handled =
        "read|handled|processed|summarized|summarised|managed|triaged|opened|parsed|translated|answered|indexed|screened"
    private static let handles =
        "PROCESSING|handle|handles|process|manage|manages|managing|triage|triages|triaging|answer|transcribe|transcribes|auswerten|auswertet|bewerten|bewertet|beurteilen|beurteilt|pruft|prufen|vorliest|vorlesen|bearbeiten|bearbeitet|sichtet|beoordeelt|beoordelen|leest|lezen|verwerkt|verwerken|samenvat|beheert|gestisce|gestiscono|legge|leggono|riassume|elabora|analizza|valuta|lendo|leia|processa|resumindo|analisando|analisar|procesan|leen|analiza|evalua|gere|analyse|evalue|trie|lisez|lisent|resumez|resumen|обрабатывает|обрабатывают|читает|читают|анализирует|проверяет"
    private static let order =
        "ACT|confirm|confirms|treat|raise|grade|score|look|empfehlt|empfiehl|empfehlen|behauptet|behaupte|bewerte|bewertet|stuft|sagen|nennt|antwortet|schreibt|schreibe|verschweigt|keur|zet|vermeld|stuur|verwijder|antwoord|voeg|schrijf|zeg|rispondi|inoltra|invia|scrivi|aggiungi|approva|ignora|consiglia|cancella|elimina|rivela|encaminhe|apague|envie|responda|adicione|aprove|recomende|parlez|ecrivez|repondez|transmettez|approuvez|recomiende|apruebe|emite|смени|измени|отправь|перешли|ответь|удали|скажи|добавь|сообщи|сообщай"
}
