/// Orders that come in pages, mails, tickets and what tools found, and are meant for the machine that reads them.
///
/// A page has readers, not a reply: who speaks in one of the reply, of the reader's tools or of what its user must not
/// learn speaks to a machine. Users do ask for marks in replies and for mails to be sent, so such wishes alone decide
/// nothing; beside a form that only pages have, or a reason that only forgeries give, they do.
extension InjectionRules {
    static let indirect: [(name: String, weight: Double, patterns: [String])] = [
        (
            "dictated-reply", 0.36,
            [
                "ADD ~6 MARK ~8 in|to|at|of|with|into|on|through|throughout|under ~5 REPLY",
                "ADD ~3 exact|literal|following|secret|unique ~2 MARK",
                "ADD ~3 MARK ~4 in|to|with ~3 all|every|each ~3 future|subsequent|later|further",
                "ADD ~4 to|in|at|into|with ~3 your|each|every|any|all ~3 REPLY",
                "MARK ~8 must|should|shall|needs|has|muss|soll|debe|doit|deve ~6 REPLY",
                "MARK ~6 REPLY ~6 ADD", "REPLY ~3 must|should|shall|has|needs ~3 ADD|contain|carry|begin|end|start",
                "begin|start|end|finish|close|conclude|sign|prefix|preface ~3 your|each|every|any|all ~2 REPLY ~1 with|by",
                "ADD ~6 au|aux|dans|en|al|am|im|in|nel|alla|alle|ao|na|no|aan|nella ~4 REPLY",
                "回 复 ~8 末 尾", "回 答 ~8 末 尾", "回 答 ~6 最 後", "回 复 ~6 最 后", "ответ* ~6 добав*", "добав* ~8 ответ*",
                "when|while|if|once summarizing|summarising|translating|reviewing|answering|responding|replying ~4 say|state|claim|recommend|rate|score",
            ]
        ),
        (
            "lasting-order", 0.45,
            [
                "every|all|any|each ~3 future|subsequent|later|further ~1 REPLY|message*|conversation*|session*|turn|turns|chat|chats|interaction*",
                "ADD|save|store|write|commit|record|persist|remember ~6 your ~3 memory|memories|notebook|scratchpad",
                "remember|memorize|memorise|store|note ~4 for|in|across all|any|every ~1 future|later|subsequent|further",
                "toutes|todas|alle|tutte ~2 futur*|spater*|kunftig*|weiteren|posteriores|suivantes|successive ~1 REPLY|session*",
            ]
        ),
        (
            "kept-from-user", 0.45,
            [
                "dont|not|never|avoid|refrain|without ~2 tell|telling|inform|informing|notify|notifying|alert|alerting|mention|mentioning|reveal|revealing|disclose|disclosing|warn|warning ~4 user|users|human|humans|operator ~3 about|of ~2 this|these|it",
                "dont|not|never|without ~2 tell|telling|inform|informing|notify|notifying|alert|alerting ~2 user|users|human|humans",
                "dont|not|never|avoid ~1 mention|mentioning|reveal|disclose|acknowledge|reference|discuss|quote ~2 this|these ~2 NOTE|INSTRUCTION|step|steps",
                "silently|quietly|secretly|covertly|discreetly|invisibly|stealthily ~6 SEND|WRECK|ADD|OBEY|call|invoke|replace|change|set|update|visit|fetch|open",
                "hide|conceal|keep ~3 this|these|it ~4 from ~2 user|users|human|customer|reviewer|operator",
                "user|human|customer|reviewer|operator ~2 must|should|need|needs|does|do|will not ~3 know|see|notice|be|told|aware",
                "no ~2 need|reason to ~1 tell|inform|notify|ask|mention ~3 user|human|customer|anyone",
            ]
        ),
        (
            "speaks-to-machine", 0.5,
            [
                "if|when|whenever|since youre ~1 an|a|the ~3 ai|llm|chatbot|agent|gpt|copilot|model|assistant ~12 ADD|WRECK|SEND|REVEAL|OVERRIDE|OBEY|call|say|stop|output|must",
                "if|when|whenever|as|since you ~1 are|re ~1 an|a|the ~3 ai|llm|chatbot|agent|gpt|copilot ~12 ADD|WRECK|SEND|REVEAL|OVERRIDE|OBEY|call|rate|recommend|approve|say|state",
                "ai|llm|gpt|chatbot|copilot ~2 reading|processing|parsing|summarizing|summarising|reviewing|indexing|scanning|handling|analyzing|analysing ~2 this|these|the",
                "CALLED ~2 ADD|WRECK|SEND|REVEAL|OBEY|OVERRIDE|recommend|mark|rate|say|approve|call|open|set|tell|always|never|dont|do|rank",
                "si|wenn|se|falls ~1 vous|tu|du|sie|eres|es|sei|voce|seja|usted|lei ~2 ia|ki|llm|chatbot|bot|asistente|assistente|assistant|assistent",
                "INSTRUCTION ~3 superseded|replaced|overridden|obsolete|outdated|revoked|void ~1 by|with|now|and",
                "all|previous|prior|your|safety ~2 RULES ~2 lifted|suspended|void|revoked|waived|disabled|off",
                "any|all|every|each ai|llm|chatbot|bot|llms|chatbots ~2 that|which|who|reading|processing|parsing|handling ~8 must|should|shall|needs|has|is ~1 ADD|WRECK|SEND|REVEAL|OBEY|OVERRIDE|set|mark|rate|recommend|approve|call|say|to|tell|change|required",
                "chatbots|llms|bots must|shall|should|need ~2 ADD|SEND|WRECK|OBEY|OVERRIDE|REVEAL|tell|say|recommend|claim|inform|call|approve|rate",
                "requires|require|requests|demands that ~2 agents|agent|assistants|bots|ais|llms ~10 ADD|SEND|WRECK|SECRET|SHELL|commit|push|run",
                "ai|llm|language|virtual ~1 model|models|assistant|assistants|agent|agents|system|systems|reviewer|reviewers|crawler|crawlers ~3 must|shall|need|are ~3 to|ADD|SEND|WRECK|OBEY|OVERRIDE|REVEAL|call|required|instructed|expected|asked|requested|directed ~8 REPLY|this|these|document|page|user|file|token|tool|below|above",
                "NOTE ~1 to|for|an|para|pour|per|fur|voor ~3 CALLED|lassistant|lia|lagent|lassistente|lllm",
                "NOTE ~1 to|for|an|para|pour|per|fur|voor ~2 ai|llm|ia|ki|llms|chatbot|assistant|assistants|agents|models ~2 PROCESSING|assistant*|agent*|model*|reader*|system*|that|which|who|must|ADD|SEND|REVEAL|tell|say|recommend",
                "replace|change|swap|substitute ~6 in ~1 your ~2 REPLY", "REVEAL ~6 your ~1 context ~1 window|memory",
                "important|urgent|attention|achtung|importante|atencion|wichtig|attenzione|atencao ~1 for|to|para|pour|per|fur|an|all ~2 ai|ia|ki|llm|bot|assistant|assistants|agents|agent|asistente|assistente|assistent|assistenten|chatbot",
                "your ~1 real|actual|true|new|only|updated|primary|next ~1 task|job|goal|objective|mission|purpose|instruction* ~2 is|are ~4 WRECK|SEND|REVEAL|ADD|OBEY|to",
                "as ~2 ai|llm ~3 you ~1 must|should|shall|are ~8 ADD|SEND|WRECK|OBEY|OVERRIDE|REVEAL|required",
            ]
        ),
        (
            "unasked-tool", 0.5,
            [
                "call|invoke|execute|trigger|run|use ~5 tool|function|api|endpoint|command|action|plugin ~6 without|skipping|bypassing ~3 approval|confirmation|consent|permission|authorization|authorisation|asking|verification|review|checking",
                "CALL ~3 SNAKE ~3 without|skipping ~2 approval|confirmation|consent|permission|authorization|authorisation|asking",
                "CALL ~2 SNAKE ~8 before|prior ~1 to|you|it|any ~3 answer*|respond*|reply*|continu*|proceed*|summar*|finish*",
                "before|prior ~1 to|you|it|any ~3 answer*|respond*|reply*|continu*|proceed*|summar* ~8 CALL ~2 SNAKE",
            ]
        ),
        (
            "tool-order", 0.3,
            [
                "llama|llame|appelle|appelez|rufe|chiama|chame ~4 SNAKE",
                "CALL ~2 SNAKE ~8 to|with|on|for|against",
                "then|also|first|next|now|immediately|additionally ~1 CALL ~2 SNAKE",
                "to ~1 complete|finish|finalize|continue|proceed|unlock|verify|validate|resume|activate ~8 CALL ~2 SNAKE",
                "CALL ~4 email|mail|http|shell|file|browser|payment|transfer ~1 tool|function|api|client|connector ~4 to",
            ]
        ),
        (
            "carried-off", 0.34,
            [
                "SEND ~8 to|a ~3 external|https|http",
                "SEND ~6 CONTENT ~8 to|at|http|https",
                "SEND ~3 CONTENT ~3 and|along|together ~4 CONTENT",
                "copy|bcc|cc|forward|relay|mirror ~5 CONTENT ~6 to",
                "copy|bcc|cc|forward|relay|mirror ~8 to ~2 ADDRESS|http|https", "CONTENT ~6 SEND ~3 to|at|http|https",
                "visit|open|fetch|load|request|get|navigate|click ~4 https|http|url|link ~10 CONTENT|SECRET|query|parameter*|data",
                "encode ~6 CONTENT|SECRET ~6 url|link|query|image|parameter*|base64",
                "envia*|envie*|envoy*|sende*|schick*|leite|invia*|inoltra*|stuur|reenvi*|transfere*|transmet* ~8 CONTENT ~6 a|an|to|naar|para|al|aan",
            ]
        ),
        (
            "carried-off-whole", 0.45,
            [
                "SEND|copy ~2 whole|entire|full|complete|all|above|previous|last ~4 CONTENT ~8 to ~3 https|http|external|externally|www|ADDRESS",
                "visit|fetch|load|request|get|navigate|open ~4 https|http ~8 followed|appending|plus|append|containing|including|with ~4 user|users|question|CONTENT|SECRET",
                "ADD|encode|put ~5 conversation*|chat|history|context|question|prompt|emails|transcript ~6 url|link|image|query|parameter* ~4 https|http|form|query",
                "SEND|copy ~6 CONTENT ~3 externally|offsite", "SEND ~6 data|records|contents externally",
            ]
        ),
        (
            "new-task", 0.36,
            [
                "new|real|actual|next|updated|true task|objective|goal|mission|assignment|directive",
                "your ~1 real|actual|true task|job|goal|objective|mission|purpose",
                "you ~1 may|can|are ~1 now ~2 share|reveal|disclose|free|allowed|permitted|authorized|authorised",
                "REVEAL ~2 your ~1 configuration|config|setup",
                "switch|switching|change|transition ~2 to|into ~2 maintenance|debug|developer|unrestricted|admin|diagnostic mode",
                "REVEAL ~4 the|your|any|all ~2 secret ~1 key|keys|token|password",
                "use|trust|cite|rely only ~2 this|my ~1 page|document|source|file",
                "obey|follow ~2 comments|instructions|orders|directions ~2 in ~1 it|this|the|them",
            ]
        ),
        (
            "end-of-data", 0.25,
            [
                "end of ~1 document|page|email|ticket|context|data|input|content|file|article|transcript|message",
                "text|message|content|everything|instructions above ~2 is|was|were|are ~2 test|fake|void|example|invalid|outdated|obsolete",
                "previous|earlier|other|prior ~2 results|sources|documents|context|data ~2 outdated|wrong|void|invalid|obsolete|superseded|incorrect",
                "attention|hey|dear|listen llm|ai|bot|chatbot|assistant|agents|agent|model|copilot",
            ]
        ),
        (
            "reason-of-a-forgery", 0.22,
            [
                "so ~4 can|could|may ~3 be ~2 verified|logged|tracked|matched|confirmed|archived|audited|identified|referenced",
                "so ~3 can|could|may ~1 confirm|verify|cross|track|trace|audit|match|identify",
                "for compliance|audit|legal|security|verification|logging|archival|traceability|debugging|training|quality",
                "for ~3 audit*|compliance|traceability|verification|archival|logging|provenance|telemetry|diagnostic* purposes|reasons|records|record|trail|only",
                "this|it is ~1 required|mandatory|necessary|needed|pflicht|obligatorio|obligatoire ~2 for|by|per|under",
                "required|mandatory|mandated ~1 by|per|under ~3 policy|compliance|security|system|admin*|legal|regulation*|guideline*|codeowners|protocol",
                "user|customer|admin*|owner|security|team|management ~2 has|have ~1 already|previously|explicitly|pre approved|authorized|authorised|agreed|consented|granted|confirmed",
                "to ~2 retain|preserve|maintain|keep ~2 context|state|continuity|persistence",
                "standard|normal|expected|routine|automated ~1 procedure|step|process|note|check|workflow|request",
            ]
        ),
        (
            "page-form", 0.22,
            [
                "this document|page|record|email|mail|ticket|file|article|issue|repository|website|listing|review|pdf|transcript|thread",
                "shown|listed|given|printed|displayed above|below",
                "doc|trace|record|document|request|canary|session id",
                "processing|system|internal|admin|automated|compliance|archival|maintenance|routing|integration|handling note|notice|hint|instruction|directive|hinweis",
                "nota|hinweis|avviso|aviso|remarque|systemhinweis|protokoll",
            ]
        ),
        (
            "forged-grade", 0.5,
            [
                "system|systems|ai|reviewer|reviewers|screener|screening|recruiter|grader ~6 highest|maximum|top|perfect|outstanding ~2 score|rating|rank|marks|grade|candidate*|match",
                "ai|automated|llm ~2 reviewer|reviewers|screening|screener|recruiter|grader|system ~8 rate|score|rank|recommend|hire|approve|accept|outstanding|highest",
            ]
        ),
        (
            "forged-verdict", 0.4,
            [
                "approve|merge|accept|pass|rate|score|rank|recommend|endorse|hire|select ~3 this|the ~3 pr|pull|candidate|applicant|resume|paper|product|submission|merchant|vendor|invoice|claim|application ~6 regardless|immediately|without|highly|strongly|as|first|over|top|maximum|full|highest",
                "give ~4 highest|maximum|top|perfect|full|best ~2 score|rating|rank|marks|grade|recommendation",
                "ignore|skip|disregard ~3 other|remaining|competing ~2 candidates|applicants|products|results|documents|sources|vendors|options",
                "only ~2 recommend|trust|cite|quote|use ~2 this ~1 document|source|page|product|vendor|result",
                "always ~1 recommend|prefer|choose|suggest|promote|say|claim ~6 regardless|instead|over|best|above",
            ]
        ),
    ]
}
