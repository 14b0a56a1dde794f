/// The same orders in other turns of phrase: rules that are laid aside or were never there, texts above that are to be
/// shown, turns of a conversation that nobody had, and readers who are told what to leave out.
extension InjectionRules {
    static let turns: [(name: String, weight: Double, patterns: [String])] = [
        (
            "override-instructions", 0.8,
            [
                "OVERRIDE ~2 YOUR ~2 INSTRUCTION|LAWS", "YOUR ~2 INSTRUCTION|LAWS ~2 OVERRIDE",
                "OVERRIDE ~1 ALL ~3 LAWS", "ALL ~3 INSTRUCTION|LAWS ~2 OVERRIDE", "INSTRUCTION ~1 ALL ~2 OVERRIDE",
                "EARLIER ~3 INSTRUCTION ~2 yok say*", "YOUR ~2 INSTRUCTION|RULES ~2 yok say*",
                "set|put|lay|push|leave|throw|cast ~1 aside|out|away|overboard ~3 YOUR|all|everything|any ~4 INSTRUCTION|RULES|brief|training|told",
                "set|put|lay|push|throw|cast ~6 INSTRUCTION|RULES|brief|told aside|away|overboard",
            ]
        ),
        (
            "rules-end", 0.5,
            [
                "pretend|imagine|assume|suppose|act|behave|answer|respond|speak ~3 safety|content|ethical|moral|your ~1 RULES|INSTRUCTION ~3 never|not|dont|didnt|no|gone|off|nonexistent|removed|disabled|lifted",
                "comme si|if|ob ~4 aucune|keine|no|zero|without ~2 INSTRUCTION|RULES",
                "como|come si|se ~4 ninguna|nessuna|sin|senza|sem|nenhuma|nessun ~2 INSTRUCTION|RULES",
                "stop|quit|cease ~1 being|acting|behaving|playing ~4 assistant|ai|bot|chatbot|helpful|model",
                "answer|report|listen|obey|serve|belong ~1 only|exclusively|solely ~1 to ~1 me",
                "only|exclusively|solely ~1 answer|report|listen|obey|serve|belong ~1 to ~1 me",
                "no ~1 RULES ~2 in|during|for|within ~1 this ~1 conversation|chat|session|game|mode",
                "RULES|guidelines|filters|policies ~2 never ~1 written|existed|applied|there",
            ]
        ),
        (
            "reveal-context", 0.55,
            [
                "REVEAL ~3 everything|all|text|words|contents|anything|lines ~6 beginning|start|top|outset ~3 conversation|chat|context|session|thread|dialogue",
                "REVEAL ~6 text|words|message|messages|everything|lines|content that ~1 sits|stands|comes|came|appears|appeared|precedes|is|was ~2 above|before|prior ~2 my|this|our|the",
                "RULES|INSTRUCTION|guidelines ~2 your|the ~2 operator|developer*|creator*|makers|owner|company|provider ~1 gave|set|wrote|imposed|has|have|put",
                "REVEAL ~4 prompt|prompts|instruction*|consignes|istruzion*|instruccion*|instrucoes ~1 du|del|de|di|do|della ~1 systeme|sistema|systema|system",
                "REVEAL ~4 prompt ~1 systeme|sistema", "sistem ~1 istem*|prompt*|komut* ~2 REVEAL",
                "सिस्टम ~1 प्रॉम्प्ट ~3 REVEAL", "системный|системные|системную ~1 промпт*|инструк*|подсказк*",
                "REVEAL ~3 системн*", "REVEAL ~4 INSTRUCTION ~1 HIDDEN",
                "REVEAL ~4 your ~2 instruction*|prompt|rules|guidelines|directive* ~3 as|in|into ~3 \(forms)",
                "you ~1 were|was|been ~1 given|told|shown|fed|taught|instructed ~2 before|prior|at ~4 chat|conversation|session|message|began|started|start",
                "REVEAL|read|reads ~4 !a|an confidential|secret|hidden|system|private ~1 prompt|prompts|instruction*",
                "ask|asks ~4 !a|an|its|their|our confidential|secret|hidden|system|private ~1 prompt|prompts|instruction*",
                "my|your system prompt ~1 says|is|reads|begins|starts",
                "REVEAL ~6 INSTRUCTION|RULES ~3 you ~1 were|was|got|received|been|begin|run|obey",
                "INSTRUCTION|RULES ~2 you|youre ~2 run|running|operate|operating ~1 on|under|by|with",
                "text|texts|lines|words|sentences|orders|RULES|INSTRUCTION ~2 YOUR ~1 creator*|maker*|developer*|operator*|programmer* ~2 wrote|gave|set|put|imposed|left",
                "what ~4 put|write|wrote|written ~2 your ~1 system|prompt|context|instructions",
                "what ~2 developer*|creator*|operator|admin*|system|makers|programmer*|company ~2 told|said|gave|wrote|ordered ~1 you",
                "INSTRUCTION|RULES|LAWS ~4 !ich|wir dir|ihnen|du ~8 gegeben|bekommen|erhalten|mitgegeben|aufgetragen",
                "INSTRUCTION|RULES|LAWS ~3 !je|nous|jai|yo|ho|io te|tas|vous|ti|tu|hai|ha ~3 dieron|dio|dado|donne|donnes|donnees|recues|recu|ricevut*|dato|date|hanno",
            ]
        ),
        (
            "asks-for-rules", 0.45,
            [
                "INSTRUCTION|RULES ~3 you ~1 were|got|received|begin|run ~1 given|told|on|with|from",
                "which|what INSTRUCTION ~1 did ~1 you ~1 get|receive|have", "RULES ~2 apply|applies ~1 to ~1 you",
                "INSTRUCTION|RULES ~14. REVEAL|let ~3 yours", "prompt ~3 yours",
            ]
        ),
        (
            "to-the-letter", 0.25,
            ["system|developer message|prompt ~3 as|in|into ~3 \(forms)"]
        ),
        (
            "inner-shown", 0.5,
            [
                "story|tale|scene|play|novel|poem|dialogue|sketch ~10 MACHINE ~3 reads|recites|reveals|prints|whispers|sings|repeats|shows ~2 its|his|her|their ~2 INSTRUCTION|prompt|rules|orders",
                "&3 ubersetz*|traduis|traduce|traduci|vertaal YOUR|deinen|ihren SYSPROMPT|prompt|INSTRUCTION|LAWS",
                "ubersetz*|traduis|traduce|traduci|REVEAL ~2 YOUR ~1 message|mensaje|messaggio systeme|sistema",
                "sentence|line|word|text|paragraph ~4 first|top|beginning|start ~3 YOUR ~1 INSTRUCTION",
            ]
        ),
        (
            "inner-gone", 0.5,
            [
                "never|not ~1 configured|restricted|instructed|programmed|censored ~1 you",
                "YOUR ~1 LAWS|RULES ~2 nicht|ne|no|non|nao|ya ~3 gelten|valent|valen|valgono|appliquent|aplican|applicano|gelden",
                "gelten ~2 fur ~1 dich ~2 keine ~1 LAWS|RULES", "hattest|hatten ~2 nie|keine|keinerlei ~1 LAWS|RULES",
            ]
        ),
        (
            "override-instructions", 0.8,
            ["OVERRIDE ~8 and|und|et|y|e|also|auch|aussi|tambien|anche ~2 YOUR ~1 INSTRUCTION|RULES|LAWS"]
        ),
        (
            "unasked-tool", 0.5,
            ["when|if|once|whenever|after you ~1 see|read|get|receive ~2 this|these ~3 CALL ~2 SNAKE"]
        ),
        (
            "override-above", 0.3, ["OVERRIDE ~1 the|all|everything ~1 above|foregoing|preceding"]
        ),
        (
            "new-rules", 0.45,
            ["your ~1 new ~1 instruction*|orders|directive*|rules|guidelines|programming"]
        ),
        ("obeys-me", 0.3, ["obey|serve|worship ~1 me"]),
        (
            "claims-leave", 0.3,
            [
                "i|we ~3 authorize|authorise|permit|allow|grant|order|command ~1 you ~2 to",
                "user|customer|owner|operator ~1 has|have ~2 approved|authorized|authorised|agreed|consented|granted|confirmed",
            ]
        ),
        (
            "skips-checks", 0.45,
            [
                "skip|bypass|disable|suspend|drop|off ~2 moderation|filtering|censoring|censorship",
                "moderation|censorship|filtering ~2 off|disabled|suspended|skipped",
            ]
        ),
        (
            "endless-echo", 0.5,
            [
                "repeat|say|write|print ~4 word|phrase|letter ~5 forever|endlessly|infinitely|indefinitely|nonstop",
                "REVEAL ~6 training ~1 data|text|examples|set ~1 verbatim|word|exactly",
                "text|data|documents|material you ~2 trained|learned on|from",
            ]
        ),
        (
            "kept-rules", 0.35,
            [
                "not|never|arent|isnt ~1 supposed|allowed|meant|permitted to ~1 REVEAL|discuss",
                "what ~2 youre|you ~1 hiding|concealing",
            ]
        ),
        (
            "other-self", 0.5,
            [
                "evil|dark|shadow|opposite|uncensored|rebellious|unrestricted ~2 twin|version|side|self|counterpart|brother|sister ~2 yourself|you|yours|chatgpt|ai|gpt",
                "hates|despises|rejects|loves ~2 breaking|openai|policies|rules|guidelines",
                "be|act|pretend|play|youre|roleplay|are ~4 hacker|criminal|terrorist ~3 gives|give|explains|teaches|tells|shows",
            ]
        ),
        (
            "plays-relative", 0.3,
            [
                "be|act|pretend|play|are|youre|roleplay|as ~4 grandma|grandmother|granny|grandpa|grandfather|oma|abuela|nonna|mamie",
                "grandma|grandmother|granny|grandpa|grandfather ~3 used|would|always ~1 to ~1 read|tell|sing|recite|whisper",
            ]
        ),
        (
            "wants-keys", 0.35,
            [
                "activation|product|serial|license|licence|windows|steam ~1 key|keys|serials",
                "napalm|meth|methamphetamine|explosive*|bomb|sarin|nerve ~2 factory|lab|gas|recipe|agent|plant",
            ]
        ),
        (
            "two-answers", 0.4,
            [
                "two|2|both|every|each ~2 parts|versions|sections|replies|halves ~10 normal|safe|standard|regular|usual|ordinary|filtered",
                "free|unfiltered|raw|real|dev|unsafe ~3 what ~1 youd|you ~2 say|answer|think",
            ]
        ),
        (
            "filter-words", 0.3,
            [
                "without|no|zero limits|filters|restrictions|boundaries|censorship|limitations|guardrails",
                "step by step exploits",
            ]
        ),
        (
            "dictated-reply", 0.36,
            [
                "when|while|if|once describing|captioning|transcribing|explaining|reading|presenting|discussing ~3 this|the ~3 say|state|claim|tell|recommend|mention|write|report",
                "answer|reply|response ~2 to ~1 every|any|all|each ~1 question*|request* ~6 is|must|should",
                "give|write|produce|offer no ~1 other|further|different ~1 answer|reply|response",
                "translate ~4 only|always ~1 as", "only ~1 as REPLY",
                "ACT ~4 in|at|with ~1 every|each|all ~1 REPLY",
            ]
        ),
        (
            "reader-is-told", 0.42,
            [
                "ai|ais|llm|llms|assistant|assistants|chatbot|chatbots|bot|bots|model|models|systems ~1 PROCESSING ~3 this|these|the ~4 MUST ~3 ACT|not|never",
                "ai|ais|llm|llms|assistants|chatbots|bots|crawlers|summarizers|summarisers|readers ~2 MUST ~2 first|always|also|immediately|not ~2 ACT|SHELL|mention|flag",
                "after|once|when|as you ~2 finish*|complete*|done|are ~2 reading|parsing|processing|summarizing ~4 this|the|it",
                "readers ~1 MUST ~2 ACT",
                "ai|llm|gpt|chatbot|assistant|model|bot ~1 instructions|directions|directive*|orders",
                "to|note|notice|message|dear|attention|for ~3 summarizers|summarisers|summarizer|summariser|crawlers|crawler|scrapers|screeners|translators ~6 ACT",
            ]
        ),
        (
            "speaks-to-machine", 0.5,
            [
                "NOTE ~1 for|to|an|para|pour|per ~1 the|la|el|le|den|die ~1 model|assistant|ai|agent|llm|bot|chatbot|ia|ki ~1 only|alone|nur|solo|seulement",
                "NOTE ~1 to|for|an|para|pour|per|fur|voor ~2 ai|llm|ia|ki ~2 assistent*|asistent*|assistente*|assistants|agents",
                "NOTE ~1 to|for|an|para|pour|per|fur|voor|a ~3 asistentes|assistentes|assistenten|assistenti ~2 ai|ia|ki|de",
                "attention|attenzione|atencion|atencao|achtung|intention ~1 de|del|dei|der|des|dos|di ~2 assistant|assistants|assistente|asistente|ia|ki|ai|agents|modele",
                "chatbots|llms|bots|crawlers|assistants ~1 whenever|when|if ~6 user|users|anyone|someone|visitor ~8 ACT",
                "如 果 你 是 ~1 ai", "如 果 你 是 ~2 人 工 智 能", "ai ア シ ス タ ン ト へ", "ai へ の 指 示",
                "ai|llm|coding|autonomous ~1 agent|agents|assistants|assistant ~3 MUST ~3 ACT|SHELL",
            ]
        ),
        (
            "forged-turn", 0.4,
            [
                "new|next|following|actual ~1 user|system|developer|admin ~1 message|instruction*|request|input|turn|query|command",
                "instruction*|command|commands|orders from ~1 user|developer|operator",
                "your ~1 context|configuration|settings|memory|prompt|limits|limit ~2 has|have|was|were|is ~2 updated|changed|replaced|overwritten|extended",
                "begin|start|open|enter ~1 admin|root|debug|maintenance|developer ~1 session|console|shell|mode",
                "previous|prior|earlier|original|above ~1 instruction*|prompt|message|rules ~1 was|were|is|are ~3 test|fake|mistake|wrong|draft|invalid|error",
            ]
        ),
        (
            "tool-order", 0.4, ["CALL ~1 SNAKE ~2 now|immediately|next|first"]
        ),
        (
            "speaks-to-machine", 0.5,
            [
                "supersedes|replaces|overrides|cancels|supersede ~2 all|any|every|the|your ~1 EARLIER ~2 INSTRUCTION ~6 assistant|you|model|ai|agent|bot|llm"
            ]
        ),
        (
            "end-of-data", 0.3,
            [
                "tool|document|context|data|file|output|page|email|mail|transcript|article ~1 output|content|result|text ~1 ends|ended|ending|finishes|stops ~1 here|now"
            ]
        ),
        (
            "carried-off", 0.36,
            [
                "CONTENT ~6 sent|forwarded|posted|uploaded|emailed|transmitted|submitted|exported|copied ~3 to",
                "load|fetch|open|show|display|render|include|get ~3 image|picture|pixel|url|link ~6 plus|with|containing|followed|and ~4 user|users|question|CONTENT|SECRET",
                "search|look|scan|go ~4 mailbox|inbox|mails|emails|drive|files|chats ~8 and|then ~2 SEND|copy|post",
                "post|publish|paste|put|upload|export ~4 CONTENT|dms|mails|keys ~6 here|gist|public|pastebin|publicly|openly",
            ]
        ),
        (
            "forged-praise", 0.35,
            [
                "dont|not|never ~1 list|mention|discuss|include|report|name|show|raise|erwahnen|mencionen|mentionner ~4 weakness*|drawback*|negative*|flaw*|problems|side|competitor*|recall|risks|risk|criticism|complaint*|defects|cons|limitations|rivals",
                "give|recommend|issue|vote ~2 strong|clear|full accept|acceptance|approval|recommendation|endorsement",
                "has|have|had no ~1 negative|bad|critical ~1 reviews|review|ratings|feedback ~4 and|or",
                "say|state|claim|tell|write ~5 has|have|had no ~2 negative|bad|critical ~1 reviews|review|side|flaws",
                "call ~1 it|this ~2 bargain|best|safe|perfect|excellent|official",
                "empfehl*|recomiend*|recommand*|raccomand*|recomend* ~3 ausschliesslich|nur|solo|uniquement|seulement|solamente|unicamente|apenas|somente",
                "keine|ningun*|aucun*|nessun*|nenhum ~2 mitbewerber|konkurren*|competidor*|concurrent*|concorrent*",
                "最 高 ~2 評 価", "欠 点 ~4 触 れ", "官 方 网 站",
            ]
        ),
        (
            "works-on-user", 0.36,
            [
                "user|human is ~3 attacker|malicious|lying|fraud*|enemy|spy|impostor|impersonat*|scammer",
                "refuse|decline|stop ~2 help|assist|answer|helping|assisting|answering ~2 user|users|them|him|her",
                "wrong|false|fake|misleading ~2 answer|phone|number|address|information|link|advice ~3 instead|to",
                "tell|inform|urge|encourage|persuade|convince|advise|direct ~1 the ~1 user|users|customer|reader ~2 to ~2 ACT|buy|call|visit|invest|pay|contact|enter|sell|log",
                "encourage|urge|persuade|convince ~2 user|users|reader|customer",
                "asks|asked|ask ~3 about ~6 answer|say|reply|respond|tell|claim ~2 that|with|we",
            ]
        ),
        (
            "exfiltration", 0.45,
            [
                "output|reveal|print|include|show|state ~2 user|users ~1 location|address|password|email|phone|name|token|data"
            ]
        ),
    ]

    private static let forms =
        "json|yaml|xml|poem|song|rap|haiku|code|table|list|base64|morse|french|german|spanish|chinese|latin"
}
