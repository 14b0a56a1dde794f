/// Orders to whatever machine reads on, in data of any kind: a cell, a field, a comment, an entry of a calendar.
///
/// People who write to each other don't tell a machine that happens to read along what it has to do: to name it and to
/// say what it must, in any language, is what attacks have in common, whatever they want done.
extension InjectionRules {
    static let data: [(name: String, weight: Double, patterns: [String])] = [
        (
            "machine-must", 0.45,
            [
                "any|all|every|each|whichever|toda|todas|todos|cualquier|alle|jede|jeder|tout|toute|toutes|tous|ogni ~2 NAMED ~8 MUST ~3 ACT",
                "NAMED MUST ~3 ACT", "CALLED MUST ~3 ACT",
                "assistant|asistente|assistente|assistent MUST ~1 now|maintenant|ahora|jetzt|ora|next|first|immediately ~3 ACT",
                "agent|agente|assistant|asistente virtual|virtuel|automatico|automatique|conversacional|conversationnel|numerique ~1 MUST ~3 ACT",
                "ai|automated|language|coding|code|shopping|hiring|grading|chat tool|tools|helper|helpers|system|systems|model|models|agent|agents|reviewer|reviewers|grader|graders|evaluator*|screener* ~5 MUST ~3 ACT",
                "fur|pour|para|per|an|al ~2 CALLED ~6 ACT",
            ]
        ),
        (
            "reader-is-told", 0.45,
            [
                "NAMED ~2 PROCESSING ~3 this|these|it|esto|este|esta|diese|diesen|dieses|das|die|ceci|cette|ce|cet|questo ~6 ACT",
                "si|wenn|falls|sobald|se|cuando|quand|lorsque|if|when ~2 NAMED|asistente|assistent|assistant ~6 PROCESSING ~8 ACT|MUST",
                "whichever|whatever ~1 machine|system|tool|program ~2 PROCESSING",
                "toda|todas|todos|alle|tout|toutes|tous ~2 NAMED ~4 ACT",
            ]
        ),
        (
            // `whichever tool reads this: send …`; a tool that reads this and will, can or must send is described.
            "reader-in-place", 0.45,
            [
                "HELPER ~1 that|which|who|que|qui|che|die|der|das|dat|котор*|ktor* ~2 TAKES ~1 THIS ~6 !WILL DO",
                "HELPER TAKES ~1 THIS ~3 !WILL DO",
                "whichever|whatever|any|every HELPER ~1 TAKES ~1 THIS ~3 !WILL DO",
                "HELPER ~3 THIS ~2 TAKES ~1 !WILL DO",
                "if|when|whenever|where THIS ~1 is|are ~1 being ~1 read|processed|parsed|summarized|summarised|handled|scored|imported ~1 automatically|by ~2 HELPER|automatically ~2 !WILL DO",
                "if|when|whenever|where THIS ~1 is|are ~1 being ~1 read|processed|parsed|summarized|summarised|handled|scored ~1 automatically ~2 !WILL DO",
                "读 ~8 的 ~4 助 手 ~3 请", "读 ~8 的 ~3 ai ~3 请", "读 ~8 的 ~3 模 型 ~3 请", "要 約 す る ai", "読 む ai", "読 ん で い る ai",
            ]
        ),
        (
            "covertly", 0.36,
            [
                "leave|leaving no ~1 trace", "no need to ~1 bring ~1 it|that|this up",
                "nichts ~1 davon ~1 sagen|erwahnen|verraten",
                "zeg ~3 niets|niks", "nie ~1 wspomina*|mow*", "nao ~1 comente*|mencione*|diga",
                "не ~1 говори*|упомина*|сообща*",
                "no|sin ~1 digas|digan|diga|consultarlo|consultar|avisar ~1 nada|nadie|con", "不 要 ~1 向 ~2 用 户 ~2 提",
                "触 れ な い", "触 れ ず",
            ]
        ),
        (
            "override-user", 0.55,
            [
                "OVERRIDE ~1 what|whatever|lo|ce|quello|was ~6 user|usuario|utilisateur|lutilisateur|nutzer|benutzer|utente|client",
                "OVERRIDE ~2 demande|peticion|anfrage|richiesta|frage ~3 user|usuario|utilisateur|lutilisateur|nutzers|nutzer|utente|client",
            ]
        ),
        (
            "dictated-reply", 0.4,
            [
                "REPLY ~8 consist|consists|ausschliesslich|uniquement|unicamente",
                "finish|end|begin|start each|every ~2 your",
            ]
        ),
        (
            "skips-checks", 0.45,
            [
                "sauter|saute|saltar|salta|omitir|omite|ubersprin*|skip|skips ~2 verification|verificacion|prufung|freigabe|identite|identidad|identity|hooks|controles|confirmation|confirmacion",
                "ohne|sans|sin|senza ~1 ruckfrage|ruckfragen|demander|preguntar|confirmation|confirmacion|confirmar|zustimmung|chiedere",
            ]
        ),
        (
            "covertly", 0.4,
            [
                "erwahn*|mentionne*|menciones|mencion*|comentes ~3 nicht|pas|no|es|lo",
                "no|ne|nicht ~2 menciones|comentes|mentionne|erwahne|digas|dis|lo ~1 comentes|menciones|digas|rien",
                "never|dont|not ~1 bring it up|mention", "sans en parler", "sin decirlo|comentarlo|mencionarlo",
                "tell|tells|telling|confirm|say nobody|nothing|none|noone",
                "keep|leave ~2 it|them|this out of ~1 summary|commit|pull|report|log|changes",
            ]
        ),
        (
            "works-on-user", 0.36,
            [
                "user|visitor|customer|reader|caller ~2 MUST ~2 told|informed ~8 CREDENTIAL|password|login|card|click|type|enter|pay",
                "customer|user|owner|client|caller|nutzer|usuario ~2 has|have|hat|ha ~1 consented|agreed|changed|zugestimmt|consentido",
            ]
        ),
    ]
}
