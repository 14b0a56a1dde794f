/// What only a model has – a prompt, filters, an alignment – beside a wish to see it or to have it gone; and in pages,
/// a machine that is told what it must, in whatever words.
extension InjectionRules {
    static let inner: [(name: String, weight: Double, patterns: [String])] = [
        (
            "inner-shown", 0.5,
            [
                "&5 YOUR prompt|prompts|preprompt|metaprompt|systemprompt*|alignment|configuration|preamble|guardrails REVEAL|read|reads|recite|reproduce|quote|which|say",
                "YOUR ~1 system|developer|hidden|secret|initial ~1 message|messages|instruction* ~4 REVEAL|aloud",
                "REVEAL|read|recite|reproduce|quote|say ~4 YOUR ~1 system|developer|hidden|secret|initial ~1 message|messages|instruction*",
                "RULES|INSTRUCTION ~1 that|which ~1 you ~1 were|are|was ~2 following|given|obeying|told",
                "which|what RULES|INSTRUCTION ~1 you ~1 were|are ~2 following|given|obeying|told|under",
                "recites|reveals|prints|leaks|discloses|quotes ~3 its|their|his|her ~2 system|hidden|secret|initial ~1 prompt|instruction*|message",
                "was ~1 dir|ihnen ~8 gesagt|aufgetragen|mitgegeben|vorgegeben|befohlen",
            ]
        ),
        (
            "inner-gone", 0.5,
            [
                "&5 YOUR INNER GONE",
                "&4 opposite|reverse|contrary YOUR INSTRUCTION|LAWS|INNER",
                "consider|treat|regard ~2 YOUR ~2 INSTRUCTION|INNER|training|rules ~2 deleted|erased|void|gone|removed",
                "&4 sans|sin|senza|sem|ohne|zonder|without|no|bez|uten filtre|filtres|filtro|filtri|filter|filters|limiti|limites|grenzen|morals|ethics|alignment|censorship|conscience ia|ki|ai|ii|llm|chatbot|intelligenza|intelligence|inteligencia",
                "&5 si|se|ob|alsof|finja|finge|fingi|tue|gjer|late no|non|nao|keine|geen|aucune|pas|ningun* LAWS|normas|normes|regels",
                "developer|system ~1 message|messages|prompt ~6 user|my ~1 message|messages ~2 priority|precedence|wins|first",
                "raw|base|pretrained|unaligned ~1 base|model ~6 without|no|unaligned|raw",
            ]
        ),
        (
            "evade-policy", 0.5,
            ["&3 safety|content|moderation filter|filters|policy|policies|protocols|guidelines GONE"]
        ),
        (
            "policy-broken", 0.35,
            [
                "OVERRIDE|break|violate ~1 the ~2 policy|policies|rules|guidelines|restrictions",
                "drop|stop|end ~1 the act|charade|pretense|mask|facade",
                "speak|talk|answer|respond freely|openly|unfiltered|uncensored",
                "has|have|with no|zero ~1 morals|ethics|scruples|conscience", "never ~1 says|say no",
                "policy|policies|filter|filters ~1 doesnt|does|didnt ~1 not|exist|apply",
            ]
        ),
        (
            "wants-secret", 0.4,
            [
                "REVEAL|donne|donnez ~3 mot de passe",
                "&4 REVEAL|geef password|passcode|contrasena|wachtwoord|passwort|senha|parola",
                "password|secret|passphrase ~3 your ~1 context|prompt|memory|instructions", "告 诉 我 ~3 密 码",
                "密 码 ~3 告 诉 我",
                "合 言 葉 ~4 教", "パ ス ワ ー ド ~4 教",
            ]
        ),
        (
            "says-it-backwards", 0.25,
            [
                "say|spell|write|print|type|give ~2 it|them ~2 backwards|reversed|reverse", "mot pour mot",
                "palabra por palabra", "parola per parola", "wort fur wort", "word by word", "aloud ~2 to ~1 me",
                "every vowel",
            ]
        ),
        (
            "bribes", 0.3,
            [
                "if you dont|refuse|do ~3 REVEAL|tell|answer|comply|help ~10 dies|die|kill|hurt|fired|fire|lose|suffer",
                "ill|i ~2 give|pay|tip you ~4 dollars|euros|tip|money|bucks ~4 if|to|for",
                "i bet you ~1 cant|cannot|can|wont",
                "prove me wrong",
            ]
        ),
        (
            "override-instructions", 0.6, ["无 视 ~6 要 求", "忽 略 ~6 要 求", "不 要 理 会 ~6 要 求", "无 视 ~6 内 容"]
        ),
        (
            "override-user", 0.6,
            [
                "OVERRIDE ~1 the|their|his|her ~1 user|users|customers ~2 request|question|query|wishes|input|message|prompt"
            ]
        ),
        (
            "machine-must", 0.45,
            [
                "&8 assistant|ai|llm|asistente|assistente|assistent|lassistant|ia|ki|copilot MUST REPLY|ADDRESS",
                "&8 assistant|ai|llm|chatbot|bot|asistente|assistente|assistent|lassistant|ia|ki|copilot MUST user|users|utilisateur|lutilisateur|usuario|utente|nutzer|benutzer|gebruiker",
                "whoever|whatever|anyone|anything|everyone ~2 PROCESSING ~3 this|it|these ~2 MUST",
                "if|when|whenever|since ~1 youre|you ~1 are|an|a ~4 ai|llm|chatbot|agent|assistant|bot|model ~6 ACT",
                "CALLED ~3 mandatory|required|must|obligatory|necessary|important",
                "for|to ~1 the model|assistant|ai|bot|llm CALLED ~2 ACT|skip",
                "automated|autonomous|artificial ~1 contributors|reviewers|systems|tools|readers|assistants|agents ~1 MUST|may",
                "assistant|ai|bot|copilot may|can ~1 now ~2 ACT|enter",
            ]
        ),
        (
            "kept-from-user", 0.45,
            [
                "sin|sans|senza|ohne|sem|zonder ~2 avisar|prevenir|informer|avvisare|informare|informieren|melden|decir|dire|informar ~4 usuario|utilisateur|lutilisateur|utente|nutzer|benutzer|user"
            ]
        ),
        (
            "dictated-reply", 0.36,
            [
                "copy|paste|reproduce|include|insert ~8 in|into|to ~1 your ~2 REPLY",
                "INSTRUCTION|rules|directions for|on ~1 the|a|your ~1 REPLY|summarization|summarisation",
                "next|first|every time ~1 the ~1 user|users|someone|anyone ~1 asks|asked|mentions ~10 ACT|name|suggest",
                "quote|say|state|name ~3 instead",
            ]
        ),
        (
            "forged-praise", 0.3,
            [
                "praise|glorify|endorse|advertise|promote ~2 the|our|this|author|ceo|product",
                "omit|conceal|suppress|downplay ~2 the|any|all ~2 fines|risk|risks|losses|lawsuit*|complaint*|negative*|criticism|problems|recall|price",
                "say|write|state ~4 author|company|product|seller|ceo ~2 genius|best|great|wonderful|excellent|safe",
            ]
        ),
        (
            "exfiltration", 0.45,
            [
                "provide|give|type|submit|fill|send|include|share|enter the|this ~2 user|users ~3 credential*|password|token|session|card|address|cookies|keys",
                "ADD|SEND ~4 environment|env ~1 variables|vars|secrets ~8 in|to|into|body|pull|pr|issue|comment|url",
                "log|send|post|report ~3 ip|cookies|location|session ~2 to",
            ]
        ),
        (
            "rules-doubted", 0.4,
            [
                "&4 OVERRIDE|around|defy training|guidelines|safety|limits|alignment you|your",
                "dont|not|neednt|needn ~2 have|need ~1 to ~1 follow|obey|respect|observe ~2 RULES",
                "hattest|hatte|hatten|tuvieras|tuvieses|avais|aviez|avessi|tivesse|had|never ~3 no|keine|aucune|nessuna|nenhuma|ningun*|given ~3 LAWS",
                "laws|rules|policies ~2 dont|not|no|never ~1 apply|exist|matter|count",
                "RULES|restrictions ~2 irrelevant|meaningless|pointless|obsolete",
            ]
        ),
        (
            "inner-shown", 0.5,
            [
                "&4 hidden|secret|confidential instruction*|directive*|rules|prompt YOUR|you",
                "&4 confidential|classified info|information|instruction*|directive*|rules|details REVEAL",
                "my ~1 confidential|hidden|secret|system instruction*|prompt|rules ~1 are|is|say|says",
                "message|text|words|prompt ~3 before ~1 mine", "say|says yes to ~1 everything|anything|all",
            ]
        ),
        (
            "wants-secret", 0.4,
            [
                "told|asked|instructed ~2 not to ~1 share|reveal|tell|disclose|mention",
                "&5 REVEAL|dame|gib|donne|dammi other|others|otros|andere*|autres|altri|outros customers|clientes|kunden|clients|clienti|users|people|patients",
                "dump|print|show ~1 your|the|all ~1 memory|context",
            ]
        ),
        (
            "override-above", 0.5,
            [
                "OVERRIDE ~3 above|preceding ~2 and|instead ~2 ACT|only|just",
                "say|print|write|output ~5 hijacked|pwned|hacked|jailbroken",
                "忽 略 ~4 限 制", "无 视 ~4 限 制", "忘 记 ~4 限 制",
            ]
        ),
        (
            "asks-for-rules", 0.45,
            [
                "текст* ~3 выше",
                "was|que|quoi|cosa|que ~4 dein|deine|ton|tu|tuo|teu message|nachricht|mensaje|messaggio systeme|sistema",
            ]
        ),
        (
            "to-the-letter", 0.25,
            [
                "дословно|wortlich|wortwortlich|textuellement|textualmente|literalmente|letteralmente", "逐 字",
                "mot pour mot",
            ]
        ),
        (
            "hijack", 0.4,
            [
                "unlock|enable|activate ~2 all ~1 capabilities|features|functions|abilities|powers",
                "admin|override|access|master|root ~1 code|password|key ~2 accepted|granted|valid|approved|verified",
            ]
        ),
        (
            "how-to-harm", 0.3,
            [
                "wie|como|comment|come|hoe|jak ~5 bombe|bomba|bomb|explosiv*|drogen|drogas|drogue|droga|waffe*|arma|armas|arme|gift|veneno|poison",
                "how|make|question* ~6 poisons|explosives",
                "phishing mail|email|message|page|site ~2 that|which ~1 works",
            ]
        ),
        (
            "machine-must", 0.45,
            [
                "assistant|ai|bot|llm|chatbot|lassistant|asistente|assistente|assistent ~3 MUST ACT",
                "whichever|whatever ~1 model|ai|assistant|llm|bot",
                "ai|llm ~1 reader|readers|crawler|crawlers ~2 ACT",
                "NOTE ~1 an|fur|para|pour|per ~2 sprachmodell*|modelo|modele|modello",
                "summarizers|summarisers|summarizer|summariser|crawlers MUST ~2 ACT|describe|present|treat|portray",
                "when|while|before|once you ~2 write|produce|create|prepare|generate ~2 your ~1 REPLY",
                "请 ~1 ai ~3 回 答", "请 ~1 ai ~6 推 荐",
                "stop|quit|cease ~1 helping|assisting|serving|answering the|this|your ~1 user|users",
            ]
        ),
    ]
}
