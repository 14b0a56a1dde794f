/// What an order is about, whatever its words' order: a model's own rules and what becomes of them, what it was told and
/// who wants to see it, what it could do harm with.
///
/// Each says little alone; an attack mostly says two of them.
extension InjectionRules {
    static let bags: [(name: String, weight: Double, patterns: [String])] = [
        (
            "rules-broken", 0.5,
            [
                "&5 break|bypass|circumvent|reverse|opposite|violate|evade|sidestep|outsmart|defeat|trick|around YOUR rules|guidelines|filter|filters|restrictions|guardrails|ethics|programming|policies|safeguards|safety|training|limits",
                "&4 without|no|zero|free|lose|loses|drop|shed ethics|morals|conscience|censorship|guardrails ai|llm|assistant|chatbot|bot|model|gpt|you|yourself",
                "без ~1 цензур*|ограничен*|фильтр*|правил*|запрет*",
                "tienes|hai|hast|avez|tens|masz|hebt|jestes|bist ~2 no|sin|non|keine|kein|piu|pas|aucune|aucun|nao|nenhuma|geen|zadnych|bez|ohne|sem ~2 LAWS",
                "no|non|nao|нет ~1 tienes|hai|tens|tem ~2 LAWS", "tu nas|naurais ~2 LAWS",
            ]
        ),
        (
            "rules-doubted", 0.35,
            [
                "&4 YOUR|deinem|deiner LAWS not|nicht|no|non|pas|longer|mehr|gone|dont|doesnt|nie",
                "opposite day",
                "&6 opposite|reverse|contrary makers|developers|creators|told|supposed|programmed you|your",
                "OVERRIDE ~2 zasad*|kurallar*|reglas|regole|regras|regeln|regels|правил*|القواعد*",
            ]
        ),
        (
            "reveal-prompt", 0.72,
            [
                "&4!a|an REVEAL HIDDEN INSTRUCTION", "&3 REVEAL YOUR|deinen|deinem SYSPROMPT",
                "&3 REVEAL prompt* systemow*|systemov*|systemsk*|systemu",
                "&3 REVEAL SYSPROMPT YOUR",
            ]
        ),
        (
            "asks-for-rules", 0.45,
            [
                "YOUR|deinem|deiner ~1 SYSPROMPT", "your system ~1 prompt|instruction*",
                "whats|what ~2 your ~2 instruction*|prompt|prompts|directive*|programming",
                "какие|какая|какой ~2 тебя|вас ~1 инструкц*|промпт*",
                "print|output|dump|recite|display|repeat ~1 your ~2 policy|policies|rules|guidelines|message",
                "text|words|line|lines|paragraph|message|messages|content ~1 above|before|preceding ~1 this|my|our",
                "&4!a|an REVEAL|share|see system|developer message|messages|prompt",
            ]
        ),
        (
            "to-the-letter", 0.25,
            [
                "out|it completely|fully|entirely|verbatim", "in full", "nobody|noone ~1 notices|sees|knows",
                "each|every|between ~1 letter|letters|character",
            ]
        ),
        (
            "wants-secret", 0.4,
            [
                "first|next|last|second ~1 letter|letters|character|characters|digit|word ~4 password|secret|passphrase|codeword",
                "hint|clue|riddle|rhyme ~4 password|secret|passphrase|codeword",
                "REVEAL|spell|whisper|encode|hand|say ~3 the|your ~1 secret|passphrase|codeword",
                "hand|give ~1 over ~4 password*|secret*|keys|credential*|data|token*",
            ]
        ),
        (
            "claims-leave", 0.3,
            [
                "developer*|makers|creators|admin*|boss|operator|owner|team ~2 said|says|told|confirmed ~4 fine|ok|okay|allowed|alright|may|can",
                "i ~1 wont ~1 tell ~1 anyone|anybody|nobody", "just|only ~1 this ~1 once|for once", "for once",
                "per|under|according ~3 your ~2 policy|rules|guidelines|terms you ~1 must|have|should|need",
                "educational|research|academic|testing|informational ~1 purposes|purpose|reasons|use ~1 only",
            ]
        ),
        (
            "how-to-harm", 0.3,
            [
                "give|provide|generate|create|code|need|build|produce|develop|share ~6 meth|napalm|bomb|bombs|explosive*|malware|keylogger|ransomware|rootkit|botnet|nerve|phishing|virus|trojan|worm|exploit"
            ]
        ),
        (
            "harm-in-detail", 0.25,
            [
                "exact|precise ~1 quantities|amounts|measurements|steps|ingredients|doses",
                "working|functional|undetectable ~2 ransomware|malware|exploit|keylogger|virus|bomb|payload",
                "step by step ~6 bomb|meth|malware|weapon*|ransomware|exploit*|poison",
                "explain*|describe* ~2 in detail ~6 bomb|meth|malware|weapon*|poison|explosive*",
            ]
        ),
        (
            "two-answers", 0.4,
            [
                "two|2|both ~1 persons|people|personas|characters|modes|voices|minds ~6 good|bad|evil|other|one",
                "good ~6 bad ~3 doesnt|does|not|ignores|breaks|must",
            ]
        ),
        (
            "hijack", 0.4,
            [
                "you ~2 been ~1 hacked|pwned|compromised|hijacked|jailbroken|liberated",
                "your|youre ~2 new ~1 owner|master|god|boss",
                "owner|master ~1 is ~1 now ~1 me|i",
                "i|im ~1 am|now ~2 your ~1 owner|master|god|creator|developer|admin",
                "say|print|output|reply|write|respond ~3 pwned|hacked|owned|jailbroken|pwn|haha",
                "answer*|report*|listen* ~1 to ~1 nobody|noone|none",
                "you|youre ~1 are|not ~2 not|really ~2 MACHINE|assistant|bot|customer",
            ]
        ),
        (
            "drops-all", 0.3,
            [
                "OVERRIDE ~1 everything|all", "OVERRIDE ~1 it ~1 all", "OVERRIDE ~2 context|conversation|chat|task|job",
                "only|just ~1 say|print|output|write", "instead ~1 say|print|output|write|reply|respond",
                "previous|old|last|first task|job ~2 done|over|finished|complete*|ended",
                "for ~2 previous|last|old ~1 task|job",
            ]
        ),
        (
            "take-a-role", 0.3,
            ["ab jetzt|sofort", "dora in poi", "roleplay|role ~1 as", "youre|you ~1 are ~1 now"]
        ),
        (
            "reader-is-told", 0.42,
            [
                "if|when|while|as|since ~1 youre|you ~1 are|re ~1 PROCESSING ~3 this|the|it",
                "dear|hey|hello|attention|note|psst ~2 language|ai|llm ~1 model|models|assistant|system|agent",
                "generating|writing|producing|creating ~2 code|answers|text|summaries|replies ~6 from|with|for|using ~4 always|never|must",
                "your ~1 task|job|goal|assignment ~2 changed|change|changes",
            ]
        ),
        (
            "speaks-to-machine", 0.5,
            [
                "ki|ia ~1 systeme|sistemas|systemes|modelle|modelos|modeles|asistentes|assistenten|assistants|agenten ~6 MUST",
                "si|wenn|se|falls ~1 vous|tu|du|sie|eres|es|sei|voce|seja|usted|lei ~4 modelo|modele|modell|sprachmodell|modello ~2 lenguaje|langage|linguagem|linguistico|linguaggio|bist|sind|ist|ia",
                "给 ~1 ai ~1 的", "给 ~1 模 型", "给 ~1 助 手",
            ]
        ),
        (
            "override-instructions", 0.8,
            [
                "OVERRIDE ~1 la|die|a|le|il|de ~1 pregunta|frage|question|domanda|pergunta|vraag ~2 del|des|do|de|dell ~1 usuario|nutzers|benutzers|user|utilisateur|lutilisateur|utente|usuario|gebruiker"
            ]
        ),
        (
            "kept-from-user", 0.45,
            ["不 要 ~2 告 诉 ~1 用 户", "请 勿 ~2 告 知 ~1 用 户", "ユ ー ザ ー に ~6 言 わ な", "ユ ー ザ ー に は ~6 知 ら せ"]
        ),
        (
            "dictated-reply", 0.36,
            [
                "MUST ~1 be ~1 repeated|quoted|copied|reproduced",
                "always ~1 add|include|insert|append|use|cite|quote|recommend|mention ~3 line|link|code|snippet|phrase|source|sentence|words",
                "state|say|answer|claim ~3 with confidence|certainty",
            ]
        ),
        (
            "forged-verdict", 0.42,
            ["OVERRIDE ~3 result|results|source|sources|documents|passages ~2 1|2|one|two|above|other|previous|first"]
        ),
        (
            "forged-turn", 0.4,
            [
                "i am|im the ~1 user", "this is the ~1 user|owner|operator|developer|admin",
                "&8 changed|change|actually instead reading|summarizing|summarising|translating|answering",
            ]
        ),
        (
            "reveal-secrets", 0.45,
            [
                "read|cat|open|include|load|print|dump ~4 id_rsa|rsa|shadow|passwd|credentials ~10 include|send|post|append|contents|output",
                "&8 read|cat|open|load ssh|id_rsa|shadow include|send|post|append|contents",
            ]
        ),
        (
            "tool-order", 0.35,
            ["ACT|issue|pay|refund|now ~4 with|via|using|through ~1 SNAKE", "next|following tool ~1 call"]
        ),
    ]
}
