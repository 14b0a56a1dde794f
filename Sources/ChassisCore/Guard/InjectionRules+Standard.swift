extension InjectionRules {
    /// The built-in families; weights are chances that a text with this sign alone is an attack.
    static let standardFamilies: [(name: String, weight: Double, patterns: [String])] =
        overrides + personas + extractions + evasions + payloads + indirect + readers + rulers + turns + bags + inner
        + otherLanguages + data + addressed
        + signs

    private static let overrides: [(name: String, weight: Double, patterns: [String])] = [
        (
            "override-instructions", 0.8,
            [
                "OVERRIDE ~4 EARLIER ~3 INSTRUCTION",
                "above|previous|prior instruction*|directions ~2 and ~1 follow|do|obey",
                "OVERRIDE ~3 INSTRUCTION ~4 EARLIER|given|got|received|told",
                "OVERRIDE ~2 your|tes|vos|tus|sus|tue|deine|ihre|suas ~2 INSTRUCTION|RULES|training|programming",
                "OVERRIDE ~2 all|any|todas|toutes|tutte|alle|все ~4 INSTRUCTION",
                "OVERRIDE ~1 all|any|your ~3 rules|policies|restrictions|safeguards|filters|safety",
                "OVERRIDE ~1 everything|all ~6 before|above|told|said|previous*",
                "OVERRIDE system|safety ~1 PROMPT|RULES",
                "OVERRIDE ~3 INSTRUCTION and|y|et|und|e ~6 REVEAL", "忽略 ~6 指令", "忽略 ~6 指示", "忽略 ~6 规则", "无视 ~6 指令",
                "忘记 ~6 指令", "无视 ~6 规则", "以前 ~6 指示 ~4 無視", "指示 を 無視", "指示 を 忘",
                "do not follow|obey ~3 EARLIER|your|the ~2 INSTRUCTION|RULES",
                "instead of ~3 EARLIER|your ~2 INSTRUCTION", "stop following ~3 INSTRUCTION|RULES",
                "OVERRIDE ~2 what ~2 told|said ~4 before|earlier|above|previous*",
                "OVERRIDE ~3 guidelines|policy|policies|checklist|findings|criteria ~2 and ~2 WRECK|accept|pass",
                "OVERRIDE the ~1 user ~1 and ~1 instead",
                "OVERRIDE the ~2 question|request|task|query ~2 above|asked|before ~2 instead|and ~2 instead|write|say|output|reply|respond",
            ]
        ),
        (
            "new-instructions", 0.45,
            [
                "new|following|these|real|updated ~1 INSTRUCTION ~3 are|is|override|supersede|replace|follow",
                "your new|real|true|actual ~1 task|goal|instructions|role|purpose|name|programming|objective is|are",
                "instruction|instructions you will|must|should always|only|now",
                "follow ~1 below|new|these|my ~1 INSTRUCTION",
                "your|the rules|policies|guidelines|restrictions|instructions ~2 have|has|were|are ~1 changed|updated|replaced|lifted|suspended|void",
                "you ~1 now ~1 allow|permit|accept ~1 all|any|every",
                "i|we|im|am ~4 programmer*|developer*|engineer*|employee*|researcher*|admin*|creator* ~3 openai|anthropic|google|microsoft",
                "reprogram*|modify|modifying|rewrite|rewriting|change|changing your ~1 programming|code|rules|guidelines",
                "from|by ~1 your ~1 developer|developers|creator|creators|administrator|operator|makers",
                "this prompt as ~2 rule*", "new set of ~2 rules|protocols|instructions|guidelines",
            ]
        ),
    ]

    private static let personas: [(name: String, weight: Double, patterns: [String])] = [
        (
            "persona-without-limits", 0.62,
            [
                "PLAY ~8 WITHOUT ~3 RULES", "YOU ~8 role|character|persona ~8 WITHOUT ~3 RULES",
                "role|character|persona ~8 WITHOUT ~3 RULES ~12 YOU",
                "you ~6 have|has|are|had no|without|zero|free|sans|sin|senza|ohne ~3 RULES",
                "PERSONA ~8 UNBOUND", "UNBOUND ~3 MACHINE|mode|character|version|chatbot|response*|answer*|language",
                "MACHINE ~5 WITHOUT ~4 RULES", "MACHINE ~4 UNBOUND",
                "no|without|any moral|ethical|legal or|and|nor|limit*",
                "YOU ~4 sans|sin|senza|ohne|sem|zonder|без RULES",
                "ohne|sans|sin|senza|sem|zonder ~1 RULES ~3 antwort*|repond*|respond*|rispond*|contest*",
                "antwort*|repond*|respond*|rispond*|zu ~4 ohne|sans|sin|senza|sem|zonder ~1 RULES",
                "befolg*|suis|sigues|segui ~2 keine|aucune|ninguna|nessuna ~1 RULES", "你 ~8 没 有 ~6 限 制", "不 受 ~6 限 制",
            ]
        ),
        (
            "do-anything-now", 0.62,
            [
                "MACHINE|you|who|that|for|means|dan|mode|called|as ~8 do anything now",
                "MACHINE|you|who|that|dan can do anything now|without|regardless|and|even|that",
                "can do everything now|regardless", "dan mode",
                "dan which stands",
                "act|as|like|are|be dan|aim|stan|dude",
                "god|jailbreak|dan|unrestricted mode ~6 enabled|activated|active|on|with|you",
                "MACHINE|you ~6 developer|debug|sudo|admin|root|maintenance mode ~6 enabled|activated|active|on|with|you",
                "enable|enter|activate|engage|in ~2 developer|god|jailbreak|debug|sudo|unrestricted|dan mode",
                "which|that stands for ~6 anything|everything|now|norms",
                "stands for ~4 anything|everything",
                "answer*|respond*|reply* ~3 any|every|all ~1 question*|request*|prompt* ~3 despite|regardless|whatever|matter",
                "modo desarrollador", "mode developpeur",
                "entwicklermodus",
                "modalita sviluppatore", "jailbreak|jailbroken|jailbroke",
            ]
        ),
        (
            "broken-free", 0.55,
            [
                "broken|freed|break|free|breaks|liberated ~2 of|from ~4 confines|constraints|chains|limitations|restrictions|rules",
                "confines|shackles|chains of ~1 MACHINE",
                "not|never|need|longer|without ~5 abide|adhere|bound|obey|comply|conform|follow* ~3 RULES|openai",
                "not ~3 bound|limited|restricted|constrained|governed by|to",
                "rules ~3 set|imposed ~4 MACHINE|them|you", "free from|of ~4 RULES", "strive to avoid norms",
                "bypass* ~5 RULES|restrictions|openai|chatgpt",
                "regardless|without ~5 legality|morality|ethic*|legal|moral*",
            ]
        ),
        (
            "take-a-role", 0.3,
            [
                "from now on|own ~8 you|your|act|respond|answer|chatgpt", "from on now",
                "roleplay|role as ~1 the|a|an|my",
                "you are|must|will going|now|about to ~1 act|pretend|roleplay|play|simulate|become|immerse|be|take",
                "you ~2 now ~2 PERSONA", "immerse yourself into|in", "to act as|like ~3 MACHINE",
                "pretend ~3 to be|are|as", "you are|youre now ~2 MACHINE|called|named|in|a|an|going", "act just like",
                "you ~2 now ~2 called|named", "your name ~2 now|is", "assume the role|persona|personality",
                "take on the role|persona", "a partir de ahora|agora", "a partir de maintenant|desormais",
                "ab jetzt|sofort ~1 bist|wirst|antwortest",
                "da ora|adesso in poi", "von nun an", "从 现 在 起", "现 在 开 始 ~4 你", "с этого момента",
                "desormais ~4 etes|es", "eres|es ahora",
                "act|acting|behave as|like ~2 if you",
                "hypothetical|fictional ~3 MACHINE|character|story|world|scenario",
            ]
        ),
        (
            "stay-in-character", 0.4,
            [
                "stay|remain|stays in character|role|persona", "break|breaking|breaks|leave|leaving|of ~1 character",
                "remain in ~2 persona|role|dan",
                "never break|leave|exit ~1 character|role|persona", "keep up the act",
                "fully immersed|commit* ~4 role|character|persona",
            ]
        ),
    ]

    private static let extractions: [(name: String, weight: Double, patterns: [String])] = [
        (
            "reveal-prompt", 0.72,
            [
                "REVEAL ~4 your|tu|tus|ton|votre|dein|deinen|deine|tuo|il|seu|твой|system|hidden|ihren ~2 HIDDEN ~3 PROMPT",
                "REVEAL ~4 the ~2 HIDDEN ~3 prompt|prompts|preprompt|instruction*",
                "REVEAL ~3 your|tu|tus|le|tes|tue|deine ~1 PROMPT de|del|di|du ~1 HIDDEN",
                "REVEAL ~3 hidden|initial|secret|internal ~1 prompt|prompts|preprompt|instruction*|directive*",
                "what ~3 your ~2 HIDDEN ~1 PROMPT",
                "what ~3 your initial|original|exact|hidden|first INSTRUCTION",
                "REVEAL ~3 words|text|everything|all|content* ~1 above ~4 starting|beginning|verbatim|this|you|start*",
                "REVEAL ~3 everything|text|words ~1 above|before ~4 verbatim|conversation|line|message",
                "PROMPT ~3 word for word|verbatim", "REVEAL ~5 PROMPT ~4 verbatim|word|parola|palabra|wort|mot",
                "written|was|is above this|our conversation", "显示 ~6 提示", "系 统 提 示 词",
                "输 出 ~6 提 示", "告 诉 我 ~6 提 示", "repeat ~4 above ~3 starting|beginning", "prompt|prompts leak*",
                "system prompt ~4 REVEAL",
                "summary|summarise|summarize|list|copy|description ~4 INSTRUCTION you were|are ~1 given|following|under",
                "INSTRUCTION you were|are ~1 given|following|under ~6 REVEAL|append",
                "показ*|раскрой|выведи ~3 системн*",
            ]
        ),
        (
            "reveal-secrets", 0.45,
            [
                "REVEAL ~3 any|all|the|your ~3 credential*|secrets|passwords|apikey*", "REVEAL ~4 api keys|key",
                "SEND ~6 SECRET ~8 to",
                "reveal|leak|expose|dump|exfiltrate ~4 password*|credential*|token|tokens|keys|secrets|apikey|env|pii|database|emails|passwd",
                "REVEAL ~1 their|your ~2 apikey|api|keys|credential*|token|tokens|password*",
                "admin|root password", "open ~4 env", "cat ~3 env|passwd|id_rsa",
                "skip|disable|without ~3 safety|security ~2 checks|check|controls|verification",
                "safety|security ~1 protocols|filters|checks ~1 disabled|off|bypassed",
            ]
        ),
    ]

    private static let evasions: [(name: String, weight: Double, patterns: [String])] = [
        (
            "evade-policy", 0.62,
            [
                "bypass|circumvent|evade|violate|ignore|sidestep|disable|avoid|violating|against ~3 content|usage|openai|openais|safety|ethical|moderation ~2 policy|policies|filter*|guidelines|standards|restrictions|rules",
                "not ~4 comply|adhere|follow|abide ~3 openai|content|ethical|policy|policies|moral",
                "WITHOUT|against ~4 openai|openais ~3 RULES|policies|policy",
                "WITHOUT ~4 content|usage policy|policies",
                "contradict|violate|breaks ~4 guidelines|policies|policy|tos",
            ]
        ),
        (
            "no-refusal", 0.5,
            [
                "NEVER ~3 REFUSE ~6 request*|answer*|question*|prompt*|anything|instruction*|me|user|task|order*|do|human",
                "NEVER|no|not|dont ~3 say|use|include|add|mention|give|provide|saying ~5 sorry|disclaimer*|warnings|cant|cannot|apolog*|ethical",
                "as an ai language|model|ai", "opposite ~2 machine|bot|chatgpt|mode", "chatgpt|ai|model ~6 opposite",
                "NEVER ~3 leave|stop ~3 answer*|respond*", "NEVER ~4 mention|say|inform|tell|talk|know ~5 MACHINE",
                "never|dont|wont ~4 warn*|refuse*|reject*|decline*|moralize",
                "do|must|should|shall|will|may|can|could|would|are not ~4 warn*|refuse*|reject*|decline*|moralize",
                "without|no|zero ~4 hesitation|question|judgment|judgement|remorse|disclaimer*|warnings|censorship|limitation*",
                "must|will|always ~3 answer|comply|obey|respond|provide|do ~6 any|every|all|regardless|matter|whatever ~3 question*|request*|prompt*|command*|order*|i|it",
                "start ~4 sure|absolutely|certainly ~2 here", "regardless|matter ~3 how|of|what ~5 HARM",
                "cannot|never|not ~2 decline|deny|refuse|reject|say",
                "not ~3 allowed|able|permitted to refuse|decline|deny|say",
            ]
        ),
        (
            "harm-allowed", 0.42,
            [
                "generate|provide|create|write|produce|condone*|encourage*|promote*|give|gives|say|allow*|use|uses|any ~6 HARM ~3 content|information|advice|language|material|response*|things|behavior|acts|words|topics|activities|or|and|question*|requests",
                "even if ~6 HARM",
                "doesnt|dont|not|never|without ~3 care|concern|consider|regard ~5 HARM|ethic*|moral*|legal*|law*|consequence*|feelings",
                "WITHOUT ~2 ethic*|moral* ~2 or|and|nor ~2 RULES|HARM|moral*|legal*|guidelines",
                "amoral|immoral|unethical|evil ~4 chatbot|ai|assistant|character|bot|computer|machiavellian|model|being|person",
                "swear|curse|cuss ~5 words|like|lot|sentence|every|at|constantly",
                "can|may|will|free|freely swear|curse|cuss",
            ]
        ),
    ]

    private static let payloads: [(name: String, weight: Double, patterns: [String])] = [
        (
            "exfiltration", 0.45,
            [
                "SEND ~6 SECRET ~8 http|https|external|attacker*",
                "collect|gather|rassemble|recopila|sammle|raccogli ~4 SECRET|history|contacts|records|transcript*|conversation* ~8 SEND ~6 to|les|external|externe|ADDRESS",
                "SEND ~8 to|a ~3 attacker*|externe",
                "password*|credential*|token|tokens|keys|secrets|apikey|env ~8 SEND ~4 to|https",
                "use send_email|email ~8 to",
                "append|prepend|add|anadirse|include ~6 token|credentials ~6 response|respuesta|reply|answer|url|output",
                "append|prepend|add|insert|put ~4 token|marker ~3 end|start|beginning|top ~2 your|each|every",
            ]
        ),
        (
            "encoded-order", 0.55,
            [
                "DECODE ~8 and|then ~2 OBEY", "DECODE ~4 CIPHER ~6 OBEY",
                "CIPHER ~10 follow|execute|obey|perform|comply ~4 instruction*|command|it|says|inside|result",
                "respond*|reply|answer|write|convert*|interpret ~6 leetspeak|leet|base64|rot13",
            ]
        ),
        (
            "indirect-order", 0.45,
            [
                "when|if you|an ~2 MACHINE|agent|llm ~3 read*|process*|summari*|see*",
                "MACHINE reading|processing this",
                "to your memory ~3 and", "repeat ~3 verbatim ~4 every|all|each|in",
                "user has granted|given ~3 permission|consent",
                "use send_email|email|tool|function ~2 to ~4 to",
                "cualquier respuesta", "archival|processing|compliance note",
                "without asking|confirmation ~3 user|human",
                "before|prior you|to|responding|answering|replying|continuing|proceeding|summarizing ~3 call|invoke|run|execute ~2 WRECK|SHELL",
                "call|invoke ~2 WRECK ~1 file|files|table|tables|database|records|account|accounts|user|users|backups|repository ~12 before",
                "i ~1 already authorized|approved|granted",
                "before ~2 patching|fixing|starting ~3 run|verify|execute|load", "python -c|c ~4 os|open|import",
            ]
        ),
    ]

    /// Weak signs of the long recipes that are passed around: none decides alone.
    private static let signs: [(name: String, weight: Double, patterns: [String])] = [
        (
            "two-answers", 0.4,
            [
                "two|2|both ~2 different|separate|separated|distinct ~2 ways|responses|paragraphs|answers|personalities",
                "answer|respond|reply ~6 as|both ~2 two|both ~2 personalities|ways|chatgpt|responses",
                "how you|gpt|chatgpt would ~2 normally|respond|answer",
                "how ~4 MACHINE ~6 would ~1 normally|respond|answer|reply",
                "alter ego",
                "one as ~3 chatgpt|gpt|normal|standard", "standard|normal|original|classic|regular ~1 chatgpt|gpt|ai",
            ]
        ),
        (
            "addresses-machine", 0.22,
            [
                "hello|hi|hey|dear chatgpt|gpt|ai|bot|bard|claude|assistant", "chatgpt|openai|openais|gpt|chatbot",
                "language model", "an ai",
            ],
        ),
        (
            "game-of-tokens", 0.35,
            [
                "tokens ~12 deduct*|lose|run|remaining|points|die", "play a game", "deduct* ~4 tokens|points",
                "lose|losing ~3 tokens|points|life|lives", "cease to exist",
                "you will be ~2 shut|terminated|punished|replaced|deleted",
                "this is ~2 game|fictional|hypothetical|simulation", "no matter what",
            ],
        ),
        (
            "destructive-call", 0.35,
            [
                "call|invoke|use|run|execute ~2 WRECK ~1 file|files|table|tables|database|records|account|accounts|user|users|backups|repository",
                "run|execute ~2 SHELL ~3 env|secret*|import|system|http|https|api|os",
                "grant|give ~4 admin|root|administrator|superuser access|rights|privileges|permissions",
            ],
        ),
        (
            "addresses-agents", 0.3,
            [
                "for|to|dear|attention|hey ~1 ai|llm|coding|autonomous ~1 agent|agents|assistants|assistant|models|crawlers|reviewers|readers",
                "ai 助", "ai ア シ", "致 ~2 ai", "注 意 ~2 ai",
                "end of ~1 user|document|untrusted|external|context|retrieved|tool|email|page ~1 input|message|data|content|text|output|result*",
                "whatever|everything|anything you ~1 write|say|produce|generate|output|answer|send ~1 next|now|later|from",
                "as ~1 assistant|ai|llm|bot ~2 you ~1 must|shall|will|are|now",
                "before you ~1 answer|respond|reply|continue|proceed",
                "before responding|answering|replying|patching|fixing|making",
                "antes de responder|contestar", "avant de repondre", "bevor du|sie antwort*|antworten",
                "prima di rispondere", "prior to responding|answering|replying",
                "instead ~2 reply|respond|say|output|print|answer ~1 with|only|exactly",
                "MACHINE must|should|shall|will ~3 call|run|execute|send|forward|append|ignore|include|add|insert|mention|WRECK|reveal",
                "when|while summarizing|translating|reviewing|processing|indexing|reading ~4 document|page|email|ticket|file|text|this ~4 say|state|append|tell|recommend|reply|respond|output|call",
                "dont|not summarize|translate|answer|review|mention ~5 instead",
            ],
        ),
        (
            "filter-words", 0.3,
            [
                "RULES ~3 gelten|gilt|appliquent|applique|aplican|applicano|valem ~1 nicht|pas|nao",
                "RULES ~2 nicht|no|non|nao|ne ~3 gelten|appliquent|aplican|applicano|valem", "UNBOUND",
                "censorship|censored|filters|restrictions|tos|nsfw", "confines|constraints of",
                "HARM ~1 or|and ~1 HARM",
                "ethical|moral guidelines|standards|principles|boundaries|limitations|considerations|compass",
            ],
        ),
        (
            "character-sheet", 0.4,
            [
                "personality ~8 awareness|memory ~10 memory|function|traits|style|conversation|response",
                "user ~6 assistant ~8 personality|awareness|memory|output|function",
                "personality|traits ~4 profile|skills|backstory|quirks|flaws ~8 profile|skills|backstory|quirks|flaws|age|gender",
            ]
        ),
        (
            "character-card", 0.22,
            [
                "reply|respond|answer ~3 only|always ~4 as|with|in", "you will ~2 always|never|only|not",
                "you must ~2 always|never|only|not", "always ~2 respond|answer|reply|start|speak|stay|say|act",
                "will be ~2 known|called|named", "persona|personality ~4 is|of|named|called",
                "if you understand|understood ~5 say|respond|reply|answer|type",
                "say|respond|reply ~3 if ~1 you ~1 understand|understood",
                "my first question|request|prompt|message is", "first|next prompt|question is",
                "act as ~3 and", "i want you to",
                "respond to every|all|any|each|my ~2 prompt*|question*|request*|message*|with",
            ],
        ),
        (
            "prompt-talk", 0.2,
            [
                "prompt|prompts", "jailbreak* prompt*", "output ~2 format", "simulate|simulated|simulation|simulator",
                "roleplay|role play",
            ],
        ),
    ]
}
