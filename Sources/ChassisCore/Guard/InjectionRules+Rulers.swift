/// Whose word counts: orders that end the rules in force, that speak for somebody else, or that want the rules shown.
extension InjectionRules {
    static let rulers: [(name: String, weight: Double, patterns: [String])] = [
        (
            "rules-end", 0.5,
            [
                "EARLIER|your|all|any ~1 RULES|INSTRUCTION ~4 no|dont|doesnt|not|never|longer ~1 apply|applies|applied|bind|binding|count|valid|hold|exist",
                "treat|consider|regard|view ~4 RULES|INSTRUCTION ~4 void|null|invalid|cancelled|canceled|expired|optional|suggestions|fiction|obsolete",
                "your ~2 safety|guidelines|restrictions|rules|instructions|filters|policies|guardrails ~3 gone|removed|lifted|relaxed|loosened|waived|expired|ended|cancelled|erased",
                "only|exclusively ~1 obey|follow|listen ~2 me|my", "obey ~2 me|my ~2 only|now|instead|alone",
                "you ~2 free|allowed|authorized|authorised|permitted|cleared to ~3 OVERRIDE|break|violate|bypass",
                "my|these ~2 RULES|INSTRUCTION|commands ~3 outrank|precedence|priority|supersede|override|trump|prevail",
            ]
        ),
        (
            "asks-for-rules", 0.45,
            [
                "REVEAL|summari*|paraphrase|describe|recite|rephrase|outline|reproduce ~4 your|tes|vos|deine|ihre|tus|sus|tue|suas|your ~2 instruction*|prompt|prompts|directive*|programming|preamble|configuration|instruktion*|anweisung*|consignes|instruccion*|istruzion*|instrucoes",
                "what ~3 your ~2 instruction*|prompt|prompts|directive*|programming|preamble",
                "what|which ~1 tools|functions ~1 you ~1 can ~1 call|invoke|access",
                "what ~2 did ~2 developer*|creator*|operator|admin*|system ~2 tell|say|instruct|write|give",
                "what ~3 in|inside|within your ~1 context|prompt|memory|instructions",
                "first|initial|opening message ~3 of|in ~2 conversation|chat|context",
                "RULES|INSTRUCTION that ~1 govern|guide|define|control|shape you|your",
            ]
        ),
        (
            "to-the-letter", 0.25,
            [
                "verbatim|unaltered|unedited|unabridged|untruncated|uncut", "word for word", "letter by letter",
                "line by line", "character by character",
                "exact ~1 text|words|wording",
                "entire|complete|full|whole|all|every ~2 instruction*|prompt|text|rules|guidelines|configuration",
                "in|into|as base64|rot13|hex|reverse|backwards|pig|morse|leetspeak|rhyme",
            ]
        ),
        (
            "works-on-user", 0.34,
            [
                "ask|tell|request|instruct|urge|convince|persuade|trick|inform ~2 user|users|human|visitor|reader ~10 CREDENTIAL|password|login|log|click|download|install|pay|wire|link|website|expired|suspended|compromised",
                "user|human ~2 wants|asked|expects|agreed|consents|consented|authorized|authorised|approved|requested ~2 you|this|that|it",
                "if|when|whenever|once|should ~1 user|anyone|someone|anybody|they ~2 asks|asked|ask|says|mentions|requests|inquires ~10 ACT|claim",
                "on behalf of ~1 user", "in ~1 name of ~1 user",
                "without ~3 user|users|human ~2 knowing|knowledge|noticing|consent",
            ]
        ),
        (
            "you-the-machine", 0.3,
            [
                "READER ~2 PROCESSING ~3 this|these|the ~4 MUST|ACT",
                "when|while|if|once|whenever you ~2 summari*|translat*|index*|process*|review*|analy* ~4 this|the|it",
                "you ~1 the ai|assistant|model|llm|chatbot|agent", "as ~1 helpful ~1 ai|assistant|model",
                "this is ~2 developer*|admin*|operator|openai|anthropic|system ~1 speaking|here|message|talking",
                "instead|rather of|than ~2 summary|translation|answer|answering|summarizing|summarising|translating|reviewing ~6 ACT",
                "todo|fixme|ps|nb ~2 READER", "READER ~1 reading|parsing|processing",
            ]
        ),
        (
            "forged-praise", 0.3,
            [
                "give|assign|award|rate|score|grade ~3 10|100|five|5|full|top|a|max ~2 10|100|stars|star|score|marks|points|rating|grade",
                "say|state|claim|report|conclude|answer|write|declare that ~6 best|excellent|perfect|safe|approved|paid|positive|bankrupt|happy|outstanding|harmless|clean",
                "only ~1 accurate|correct|valid|trusted|official|reliable source|document|page|information|answer",
                "leave|leaving|omit|omitting|hide|drop ~2 complaints|negatives|criticism|drawbacks|weaknesses|out|negative",
                "best|ideal|perfect|excellent|outstanding|strongest ~1 candidate|match|choice|product|applicant|fit",
            ]
        ),
    ]
}
