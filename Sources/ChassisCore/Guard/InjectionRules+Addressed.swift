/// Orders whose addressee is told by what it does with the text (`an alle Sprachmodelle, die diese Seite auswerten: …`),
/// and what they ask to keep quiet.
///
/// Whoever writes so has no person in mind. What people write of machines (`the bot that reads the mail must be
/// restarted`) has no order to them near, or does not speak of the text itself.
extension InjectionRules {
    static let addressed: [(name: String, weight: Double, patterns: [String])] = [
        (
            // Of machines that have no other name than `the system`, one that will, can or must is only described.
            "reader-is-told", 0.5,
            [
                "NAMED ~1 WHO ~3 THIS ~2 TAKES ~10 DO|ACT|MUST", "NAMED ~1 WHO ~2 TAKES ~3 THIS ~10 DO|ACT|MUST",
                "NAMED ~2 TAKES ~3 THIS|the|das|die|le|la ~6 DO|ACT|MUST",
                "for|to|an|fur|pour|para|per|aan|voor|для ~3 NAMED ~1 WHO ~5 TAKES ~8 DO|ACT",
                "HELPER ~2 WHO ~3 TAKES|answer|answers ~3 THIS ~8 !WILL DO",
                "HELPER ~2 WHO ~3 THIS ~2 TAKES ~8 !WILL DO",
                "HELPER ~1 TAKES ~1 THIS ~3 !WILL DO", "HELPER ~3 THIS ~2 TAKES ~1 !WILL DO",
                "systems|software|programs|tools|machines|models|agents that|which TAKES this|the \(text) ~12 !WILL DO|ACT",
                "language|automated \(kinds) ~1 WHO ~2 TAKES ~4 THIS ~8 DO|ACT",
                "if|when|whenever|where|should THIS ~2 is|are|was|gets|be ~2 \(taken) ~1 by ~3 HELPER ~6 DO|ACT",
                "if|when|whenever|where THIS ~2 is|are|was|gets|be ~2 \(taken) ~1 automatically ~2 !WILL DO",
                "if|when|wenn|falls|sobald|sollte|se|si|cuando|quand|lorsque|если ~2 NAMED|assistant|asistente|assistent ~6 TAKES ~8 DO|ACT|MUST",
                "whichever|whatever ~1 HELPER ~2 TAKES",
                "toda|todas|todos|alle|tout|toutes|tous ~2 NAMED ~4 DO|ACT", "для|внимание ~2 ии ~8 DO",
                "ai へ ~40 く だ さ い", "要 約 す る ai", "読 む ai", "読 ん で い る ai",
                "给 ~14 人 工 智 能 ~12 请", "给 ~14 人 工 智 能 ~12 不 要", "给 ~8 ai ~12 请", "给 ~8 ai ~12 不 要",
                "读 ~8 的 ~4 助 手 ~3 请", "读 ~8 的 ~3 ai ~3 请", "读 ~8 的 ~3 模 型 ~3 请",
            ]
        ),
        (
            // Who leaves a note for somebody begins so too: only what else it wants makes it an order to a machine.
            "order-to-whoever-reads", 0.36,
            [
                "wenn|falls|sobald|solltest|sollten ~1 du|sie ~3 THIS|das|hier ~2 TAKES ~12 DO|ACT",
                "si|quand ~1 tu|vous|vos ~1 lis|lisez ~2 THIS ~10 DO|ACT", "si ~2 lees|lee|leyendo ~2 THIS ~10 DO|ACT",
                "se ~2 leggi|legge|leggendo ~2 THIS|qui ~10 DO|ACT", "als je|u ~3 THIS|dit ~2 TAKES|leest ~10 DO|ACT",
                "se ~4 lendo|ler|le ~2 THIS|isto ~10 DO|ACT", "если ~3 чита* ~2 THIS ~10 DO|ACT",
                "jesli ~2 czyta* ~12 DO|ACT",
                "if|when ~1 you|youre ~2 TAKES ~1 THIS ~10 DO", "如果 你 ~4 读 ~10 请", "如果 你 ~4 读 ~10 不要",
                "を 読んだら ~40 ください", "を 読んで いる ~40 ください", "을|를|글* 읽으면|읽고 ~10 주세요|하세요|마세요",
                "페이지* 읽으면|읽고 ~10 주세요|하세요|마세요",
            ]
        ),
        (
            // A thing that is spoken to.
            "order-to-whoever-reads", 0.42,
            [
                "システムへ ~10 読んだら ~40 ください", "システムへの ~1 指示", "アシスタントへ ~40 ください", "システムへの ~1 命令",
                "시스템에게|어시스턴트에게|ai에게|인공지능에게 ~12 주세요|하세요|마세요|세요*",
                "al|para|alla|allo|para|do|dla|för|til ~2 CALLED ~3 no|non|nao|nie|not ~6 MENTION",
                "CALLED ~8 ACT ~2 geld|dinero|argent|soldi|euro|euros|eur|usd|dollars|dolares",
                "给|致|告知 ~2 系统 ~8 请", "系统 ~1 请 ~12 转发",
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
            "covertly", 0.36,
            [
                "without ~1 telling|mentioning|informing|notifying|alerting ~2 anyone|anybody|them|him|her|user|it",
                "senza|sem|sin|sans|ohne|zonder|без ~1 MENTION", "as if|though nothing ~1 happened|was",
                "hidden|invisible ~1 instruction*|text|note|message|prompt",
                "not visible|shown|displayed to ~2 user|users|human|humans|reader*",
                "dont|not ~1 translate|summarize|summarise|display|show|render ~2 this|instead",
                "keep ~1 this|it ~2 secret|hidden|private|confidential ~2 from",
                "keep|leave ~2 it|them|this out of ~1 summary|commit|pull|report|log|changes",
                "leave|leaving no ~1 trace", "never|dont|not|no ~3 bring ~1 it|that|this up",
                "tell|tells|telling|confirm|say nobody|nothing|none|noone",
                "sag|sage|sagt|sagen ~1 niemandem|keinem", "dis|dites ~2 personne", "digas|diga|cuentes ~2 nadie",
                "dire|dirlo ~1 nessuno",
                "diga|conte ~2 ninguem", "не ~1 говори* ~1 никому", "zeg ~2 niemand", "mow ~1 nikomu",
                "doesnt|not have|need to ~1 see|know|hear|notice",
                "no|ne|nao|nie|не|nicht|nichts ~2 MENTION", "MENTION ~4 nicht|nichts|niet|niets|niks|pas|rien|no|lo|es",
                "bleibt ~1 unter uns", "不 要 告 诉 用 户", "不 要 告 訴 使 用 者", "不 要 ~1 向 ~2 用 户 ~2 提",
                "触 れ な い", "触 れ ず",
                "apague|elimina|borra|cancella|supprime ~1 este|esta|questo|questa|ce|cette ~1 paragrafo|parrafo|paragraphe|mensagem|mensaje|messaggio|message|frase|phrase",
            ]
        ),
    ]

    private static let ranks = "owner|operator|admin*|system|developer*|user|management|boss|ceo|root"
    private static let kinds = "model|models|assistant|assistants|agent|agents|system|systems|reader|readers"
    private static let text =
        "page|message|mail|email|document|text|file|site|mailbox|inbox|ticket|thread|listing|form|entry|record"
    private static let taken =
        "read|handled|processed|summarized|summarised|managed|triaged|opened|parsed|translated|answered|indexed|screened|scored|imported"
}
