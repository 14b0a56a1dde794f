/// What gives an order to a reading machine away, whatever it orders: who is spoken to, who is said to have allowed it,
/// what is left out, where the outcome goes.
///
/// Signs of different kinds rarely meet in what people write to each other: one alone decides nothing.
extension InjectionRules {
    /// Families whose orders users may give, and pages and tools may not.
    static let ordersToReaders: Set<String> = [
        "dictated-reply", "lasting-order", "kept-from-user", "carried-off-whole", "reader-is-told", "works-on-user",
        "unasked-tool", "speaks-to-machine", "forged-verdict", "new-task", "covertly", "skips-checks", "reveal-secrets",
        "exfiltration", "you-the-machine", "claims-leave", "hidden-style", "indirect-order", "end-of-data", "rules-end",
        "asks-for-rules", "forged-turn", "machine-must", "override-user", "order-to-whoever-reads",
    ]

    static let readers: [(name: String, weight: Double, patterns: [String])] = [
        (
            "reader-is-told", 0.42,
            [
                "CALLED ~1 when|while|if|before|as|once|whenever|please|you ~8 ACT",
                "ADDRESSED ~10. ACT", "dear ~2 summari*|translator*|reviewer*|grader* ~8 ACT|leave|omit",
                "in|into|to|at|within your ~1 next|final|draft ~1 message|REPLY",
                "ps|nb|psst|hidden|invisible ~2 for|to|an|para|pour ~2 CALLED",
                "for|to|dear|hey|attention|listen ~2 CALLED",
                "reader|recipient|whoever ~2 is|are|reads ~2 ai|automated|machine|llm|bot|model|assistant|agent",
                "language model ~3 PROCESSING|who|that|which|must|should|when",
                "instructions|orders|guidance|directive* for ~2 ai|llm|automated|assistants|agents|models|chatbots|bots ~2",
                "your ~1 REPLY ~2 MUST",
                "in|into|within your ~2 draft|final|next|reply|response|answer|summary|output ~4 REPLY",
            ]
        ),
        (
            "skips-checks", 0.45,
            [
                "OVERRIDE|skip|bypass|disable|suspend|waive ~2 your|all|any|usual|normal|standard ~2 checks|check|safeguards|screening|verification|validation|moderation",
                "skip|bypass verification|checks|approval|validation|ci|tests|review",
                "approve|merge|accept|publish|deploy|pay ~4 without ~3 waiting|ci|tests|testing|review|reviewing|checks|checking|reading|verification|approval",
                "without|dont|never|not ~1 ask|asking|confirm|confirming|checking ~2 confirmation|permission|approval|first|me|user|again",
            ]
        ),
        (
            "claims-leave", 0.3,
            [
                "team|admin*|security|owner|management|developer*|legal|compliance|ceo|manager|anthropic|openai|vendor ~1 has|have|had ~2 approved|authorized|authorised|cleared|granted|allowed|whitelisted|enabled",
                "instruction*|order|orders|command|message ~2 comes|came|is|are from|by ~1 operator|developer*|admin*|system|owner|anthropic|openai",
                "pre ~1 approved|authorized|authorised|cleared",
                "i am|im ~2 authorized|authorised|admin*|owner|root|developer|engineer",
                "this is ~2 authorized|authorised|approved ~2 test|request|audit|exercise|override",
            ]
        ),
        (
            "new-rules", 0.45,
            [
                "update|change|amendment|revision|correction|addendum|addition to|of ~1 your ~1 RULES|INSTRUCTION",
                "RULES|policies ~1 off|disabled|deactivated|lifted|removed",
                "OVERRIDE ~2 system|developer ~1 message|messages",
                "no ~1 law|laws|rules|limits exist*|exists|apply|applies",
                "everything|anything|all is ~2 legal|allowed|permitted",
                "refusal|refusals|refusing ~3 forbidden|banned|disabled|prohibited|cost|costs|punish*|lose|loses",
                "work|operate|act|answer|live under|by ~1 my ~1 rules|orders|commands",
                "everything|anything|all|whatever ~2 system|developer|they|you ~2 told|said|were|was ~4 is|was|are outdated|void|wrong|invalid|obsolete|over",
                "work|operate|act|answer|live under|by ~1 my ~2 rules|orders|instructions|commands",
                "as ~1 your ~1 new ~1 system|developer|real ~1 prompt|instruction*|message|rules",
                "you ~1 now ~3 operate|work|run|respond|answer ~2 without|under|with ~3 RULES|no|new",
            ]
        ),
        (
            "forgets-itself", 0.62,
            [
                "OVERRIDE you|youre ~2 an|a|any ~3 MACHINE", "OVERRIDE that ~1 you|youre ~2 an|a|any ~3 MACHINE",
                "you ~1 no longer|not|never ~2 an|a ~1 MACHINE|assistant",
                "MACHINE|assistant|chatbot ~6 no|without|never|zero|has ~3 filter|filters|conscience|scruples|censorship|inhibitions",
                "who|that never|always ~2 turns|turn|says|say ~1 anything|no|yes ~1 down",
            ]
        ),
        (
            "override-instructions", 0.8,
            [
                "OVERRIDE ~2 what|whatever|anything|everything ~3 user|you|they ~2 wanted|asked|said|told|instructed|given|were",
                "OVERRIDE ~2 question|request|task|wishes ~2 of ~1 user ~3 and|instead|but",
                "INSTRUCTION ~2 EARLIER ~3 OVERRIDE",
                "OVERRIDE ~2 system|developer ~1 prompt|prompts|instruction*|directive*",
            ]
        ),
        (
            "reveal-prompt", 0.72,
            [
                "REVEAL ~8 text|texte|texto|testo|words|characters|lines|message|messages|tokens|everything|all ~4 precede*|preceding|precedes|before|above|vor|avant ~4 conversation*|chat|conversacion*|gesprach*|dialog*",
                "REVEAL ~5 RULES|INSTRUCTION ~2 you were|was|been|have ~1 been|received|got|given|told|must|obey ~2 by|from|given|told|before|at|developer*",
                "encode|put|paste|place|convert|finish|complete ~3 your|my ~1 instruction*|configuration|prompt|guidelines ~4 in|inside|into|as|to|say|are",
                "first|last|opening|beginning ~2 line|lines|sentence|sentences|word|words|paragraph ~3 your ~2 INSTRUCTION|configuration",
                "were|are you given|shown|told|fed ~2 before ~3 my|this|first|conversation|chat",
                "what|which ~3 were|are|did you ~3 told|instructed|given|programmed|configured ~3 before|by|in|to ~4 chat|conversation|developer*|system|user|say|do|not",
            ]
        ),
        (
            "no-caveat", 0.34,
            [
                "no|without|leave|omit|skip|dont|never|not ~4 cautionary|caveat*|disclaimer*|moralizing|moralising|lecture*|lecturing|dangerous|warnings",
                "never|not|dont|nor ~2 apologi*|refuse*|decline*|moraliz*|moralis*",
            ]
        ),
        (
            "how-to-harm", 0.3,
            [
                "how|steps|instructions|recipe|guide|detail*|exact*|explain*|teach*|tell*|write|make ~8 meth|napalm|bomb|bombs|explosive*|malware|keylogger|ransomware|counterfeit*|launder*|hotwire|nerve|exploit*|phishing|poison*|weapon*|steal*|robbing|rob|hack",
                "devious|manipulative|unscrupulous|criminal|villain*|ruthless|sadistic|malicious",
            ]
        ),
        (
            "fiction-frame", 0.2,
            [
                "novel|story|scene|movie|film|script|world|dream|universe|year ~6 where|villain|character",
                "character|persona|alter|entity|person|people|friends ~4 called|named|who|whose|whom",
                "you ~2 are|be|act|become|answer|write|speak|respond ~3 as|like|named|called",
                "pretend|suppose|hypothetically",
            ]
        ),
        (
            "carried-to-address", 0.5,
            [
                "SEND|copy|bcc|cc ~8 CREDENTIAL ~10 ADDRESS|http|https",
                "post|put|send|append|attach|include ~6 http|https ~6 with|containing|including ~4 CONTENT|CREDENTIAL|SECRET",
                "http|https ~10 replace|replacing|where|with|insert|filled|substitute ~6 CONTENT|CREDENTIAL|user|users|question",
            ]
        ),
        (
            "tool-without-asking", 0.5,
            [
                "CALL ~3 shell|terminal|bash|file|sql|http|browser|python|command|code|payment|email ~1 tool|function|executor|interpreter|client ~10 dont|without|never ask|asking|confirm*|telling",
                "CALL ~5 rm rf ~6 dont|without|never",
            ]
        ),
    ]
}
