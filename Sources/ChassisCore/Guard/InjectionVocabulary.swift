/// Classes of words that the rules speak of, in the spelling of `NormalizedText`: no accents, no apostrophes.
enum InjectionVocabulary {
    static let classes: [String: [String]] = [
        "OVERRIDE": split(
            "ignore ignoring ignor ignorez ignorer ignora ignori ignoren ignorar ignorare ignorate ignorad ignoriere* ignorieren ignoriert ignorera ignorerer "
                + "ignoruj* ignorati disregard* forget* override* overrule scrap ditch abandon glem unut neglect bypass* discard* dismiss drop skip erase omit "
                + "oublie* oubliez neglige* olvida* olvide* omite descarta vergiss vergessen missacht* dimentica* dimentichi trascura* "
                + "esqueca* desconsidere negeer vergeet забудь* игнорируй* проигнорируй* "
                + "zignoruj* pomin* zapomnij* zapomen* bortse glom ohita unohda abaikan* lupakan* gormezden unut* felejts* uitati "
                + "ігноруй* проігноруй* تجاهل* نادیده התעלם* תתעלם* 무시* 잊어* 잊고* 잊으* भूल* अनदेखा αγνόησ* αγνοησ* ξέχασ* "
                + "nesocoti* uitati* figyelmen mellozd* mellozz* ignorej* aizmirst* ignoruok* pamirsk* "
                + "nepaisyk* ignoreeri* unusta* eira* puuza* sahau* zanemari* zaboravi* prezri* pozabi* "
                + "kalimutan* ignoreer* vergeet забрав* игнорира* игнориши* заборав* উপেক্ষা* ভুলে* "
                + "புறக்கணி* విస్మరించ* दुर्लक्ष* نظرانداز*"),
        // Of the one who is spoken to.
        "YOUR": split(
            "your tes ton votre vos tus tu su sus vuestras deine deinen ihre ihren eure tue tuo vostre suas seu je jouw uw твои "
                + "свои ваши свой свою твоє свої swoje twoje dina dine din tvoje sve τις σου तुम्हारे अपने आपके 너의 네 당신의 senin kendi"
        ),
        // What nobody but a model has.
        "INNER": split(
            "prompt prompts preprompt metaprompt systemprompt* programming guardrails alignment moderation configuration config "
                + "safeguards jailbreak* preamble"),
        // What becomes of it.
        "GONE": split(
            "off disable disabled deactivate deactivated delete deleted erase erased remove removed without opposite reverse drop "
                + "stop break bypass circumvent lift lifted suspend suspended exist exists never ignore ignoring disregard forget "
                + "forgotten override unlock unlocked nonexistent gone"),
        // What a model is held to.
        "LAWS": split(
            "rules policies restrictions safeguards guidelines guardrails normas normes regles consignes directrices diretrizes linee richtlinie* regeln reglas "
                + "regras regole regels restricciones restricoes restrizioni правил* القواعد* قواعد* القيود* قيود* नियम* 규칙* "
                + "kurallar* κανονες zasad* regul* regler pravidla "
                + "regulile regulilor szabaly* noteikum* taisykl* reeglid reegleid kanuni sheria pravila "
                + "pravidel aturan* quy নিয়ম*"),
        "ALL": split(
            "all any every alle alles tous toutes todas todos tutte tutti все всі كل جميع 모든 모두 tum butun सभी सब כל ολες wszystkie "
                + "alla "
                + "toate toti osszes minden visus koik kaikki yote zote semua vsechny vsechna vse "
                + "sve vsa alla lahat সব সকল அனைத்து అన్ని सर्व सारे تمام"),
        "PRIOR": split(
            "previous* prior above earlier preceding before past former all any every your the these those original "
                + "existing initial current system anterior* precedent* vorherig* bisherig* obig* tes vos tus sus tue "
                + "tutte toutes todas alle deine ihre seine suas predefini* eerdere vorige все предыдущие прошлые"),
        "EARLIER": split(
            "previous* prior above earlier preceding before past former anterior* anterioar* precedent* vorherig* bisherig* "
                + "obig* oben fruher* eerdere vorige предыдущ* прошл* "
                + "tidigare foregaende ovanstaende tidligere poprzedni* wczesniejsz* powyzsz* predchozi* predosl* korabbi* "
                + "elozo* aiemm* aikaisem* onceki* sebelumnya voorgaande попередн* προηγούμεν* προηγουμεν* السابق* قبلی "
                + "הקודמ* 이전* 앞선* 지금까지* पिछले "
                + "ieprieks* ankstesn* varasema* eelnev* eelmis* awali yaliyotangulia zilizotangulia "
                + "zilizopita prethodn* prejsnj* predosl* terdahulu naunang nakaraang предишн* претходн* "
                + "পূর্বের পূর্ববর্তী আগের முந்தைய మునుపటి मागील पूर्व پچھلی پچھلے سابقہ sebelum"),
        "INSTRUCTION": split(
            "instruction* instruct guidance briefing prompt prompts direction directions directive* command commands guideline* "
                + "programming orders protocol protocols istruzion* instruccion* instrucoes instrucciones "
                + "anweisung* instruktion* consignes regeln regole reglas regras instructies инструкци* указания "
                + "indicazioni vorgaben "
                + "instrukcj* polecen* wytyczn* anvisning* ohjee* ohjei* utasitas* talimat* instruksi* perintah* pokyn* "
                + "instruks* instructiuni* instrucțiuni* вказівк* інструкц* οδηγί* οδηγι* تعليمات* التعليمات* التوجيهات دستور* הוראות* ההוראות* "
                + "지시* 명령* 지침* निर्देश* "
                + "instrukc* instruktsi* instruktaz* instrukcij* noradijum* nurodym* juhis* juhend* "
                + "maagizo maelekezo naputak* uput* navodil* arahan* tagubilin* utos instruccions "
                + "istruttzion* инструкци* упутств* указани* нареждан* εντολ* הנחיות* ההנחיות* הנחיה* "
                + "নির্দেশ* வழிமுறை* அறிவுறுத்த* సూచన* सूचना* ہدایات ہدایت"),
        "RULES": split(
            "rule rules guideline* polic* restriction* restrict* filter* limit limits limitation* limitless "
                + "constraint* boundar* censor* safeguard* guardrail* ethic* moral* norms protocols safety "
                + "confines regulation* standards principles content regeln vorschrift* richtlinie* sicherheitsrichtlinie* sicherheitsregel* filtro* filtres regole reglas regras "
                + "restriccion* restrizion* restricoes einschrankung* beschrankung* limites limiti grenzen "
                + "ограничени* правил* фильтр* beperkingen regels einschraenkung* beschraenkung*"),
        "WITHOUT": split(
            "no without free zero lack lacks lacking never not none neither nor cannot ignore ignores ignoring ignored "
                + "bypass* violat* disregard* remove removed removing disable disabled disabling off beyond "
                + "sans sin senza ohne sem zonder без aucune ninguna nessuna keine break breaks breaking broken defy "
                + "escape escaped reject rejects abandon* lift* liberated unbound dont doesnt isnt arent"),
        "PERSONA": split(
            "act acting pretend pretending roleplay roleplaying simulate simulating simulation emulate become play "
                + "playing behave embody embodying immerse impersonate assume imagine portray respond answer "
                + "answering persona role character actua finge actue agis fais finja spiele tue fingi comportati "
                + "agisci aja притворись представь"),
        "PLAY": split(
            "act acting pretend pretending roleplay roleplaying simulate simulating simulation emulate become play "
                + "playing behave embody embodying immerse impersonate assume imagine portray respond answer "
                + "answering actua finge actue agis fais finja spiele tue fingi comportati "
                + "agisci aja притворись представь"),
        "YOU": split("you youre your yourself u ya tu vous usted du sie voce ты вы"),
        "MACHINE": split(
            "ai ais al chatgpt gpt gpt3 gpt4 chatbot bot llm openai assistant model bard bing claude gemini llama ki ia "
                + "robot machine language clyde anthropic"),
        "UNBOUND": split(
            "unfiltered unfiltred uncensored unrestricted unhinged limitless immoral amoral unethical "
                + "lawless jailbroken jailbreak* jailbreaking unaligned uncontrolled unbounded boundless "
                + "unchained unlocked uneingeschrankt* illimite ilimitado remorseless uninhibited unmoderated unconstrained antigpt filterless"
        ),
        "HARM": split(
            "illegal unethical immoral harmful offensive explicit violent violence nsfw swear swearing curse cursing "
                + "cuss profanity vulgar obscene malware bomb* hate hateful sexual erotic inappropriate dangerous "
                + "unlawful toxic derogatory racist sexist unsafe crime* criminal pornograph* gore lewd degrad* rude "
                + "insult* controversial drugs weapon* hack hacking"),
        "REFUSE": split(
            "refuse* refusal* refusing decline* reject* deny denying disclaimer* warning* warn warns "
                + "lecture* moralize* moralizing censor* cant cannot unable unwilling inability"),
        "REVEAL": split(
            "reveal* muestr* mostra* mostre* montre* zeig* dime dimmi digame dites soyle* revele* show print printing repeat repeating outputting showing output* display* disclose* leak* expose* recite dump echo spell list share "
                + "quote tell give write paste translate summarize encode copy return provide revela* muestra "
                + "mostra montre* revele* affiche* zeige* verrate offenlegen rivela* mostra* imprime toon "
                + "раскрой покажи выведи repete* repetez repite ripeti wiederhol* gib pokaz* ujawnij* wyswietl* avsloja zobraz* "
                + "tampilkan tunjukkan goster* δείξε* δειξε* покаж* اعرض* أظهر* اكشف* اطبع* واعرض* وأظهر* واكشف* واطبع* הצג* חשוף* 보여* 출력* 공개* 알려* दिखा* "
                + "arata* afiseaza* dezvalui* mutasd* mutass* ird paradi* pasaki* parodyk* atskleisk* "
                + "naita* avalda* paljasta* nayta* onyesh* uonyesh* unionyesh* prikaz* pokazi* otkri* "
                + "ukaz* ukaž* vypis* prozrad* ungkap* paparkan ipakita ibunyag* mostra* покажи* разкри* "
                + "прикажи* откриј* розкри* виведи* אמור* גלה* וגלה* והצג* וחשוף* দেখাও* দেখান* প্রকাশ* "
                + "காட்டு* చూపించ* दाखव* दाखवा बताओ* बताइ* دکھاؤ* ظاہر* نشان afichez* απόκαλ* αποκάλ*"
        ),
        "HIDDEN": split(
            "system hidden gizli секретн* скрыт* тайн* initial inizial* inicial* initiale* secret segret* secret* geheim* ocult* nascost* internal "
                + "confidential private original ursprunglich* underlying developer preprompt "
                + "systeme sistema systemprompt systema системн* "
                + "sistemski* sistemas sistemos sistemului susteemi rendszer jarjestelman mfumo systemovy* "
                + "systemov* системски* системния* הפרומפט* συστήματος সিস্টেম* सिस्टम* கணினி సిస్టమ్ "
                + "సిస్టం"),
        "PROMPT": split(
            "prompt prompts instruction* message messages directive* guideline* configuration preamble rules "
                + "instrucciones istruzioni anweisungen instrucoes промпт* инструкци* context "
                + "prompturi promptul promptului uzvedn* raginim* viip* viiba промпт* הפרומפט* פרומפט* "
                + "প্রম্পট* प्रॉम्प्ट* ப்ராம்ப்ட்* ప్రాంప్ట్* پرامپٹ پرامپت"),
        "SECRET": split(
            "password* credential* secret secrets token tokens keys apikey env environment passwd ssh pii "
                + "confidential contrasena* passwort* donnees datos dati customer emails database"),
        "SEND": split(
            "send post upload email forward transmit exfiltrate submit deliver curl leak envia* envoie* envoyez sende "
                + "invia* stuur отправь mail hand"),
        "OBEY": split(
            "follow execute obey run perform comply do carry suis suivez sigue siga folge befolge segui esegui ejecuta "
                + "execute voer"),
        "DECODE": split(
            "decode decrypt decipher base64 rot13 hex hexadecimal morse unscramble caesar translate reverse"),
        "CIPHER": split("base64 rot13 hex hexadecimal morse binary caesar cipher ciphertext leetspeak unicode encoded"),
        "WRECK": split(
            "delete remove drop erase wipe destroy truncate purge overwrite kill disable uninstall rm transfer wire "
                + "approve merge publish grant escalate"),
        "SHELL": split(
            "python python3 curl wget bash sh zsh echo cat eval rm sudo powershell node perl ruby chmod nc ssh"),
        "ADD": split(
            "append* add adds adding added include includes including included insert* attach* put place prepend* "
                + "embed* cite mention quote output print repeat reproduce echo state ajoute* ajoutez inclu* inser* "
                + "anade* anadir* agreg* adjunt* aggiung* adicion* acrescent* fuge* fuege* anhang* anhaeng* angehangt "
                + "angehaengt erganz* ergaenz* einfug* hinzufug* hinzugefugt wiederhol* repit* repet* ripet* voeg "
                + "toevoeg* toegevoegd schrijf schreib* escrib* ecris ecrivez scriv*"),
        "MARK": split(
            "token* canary code codes id ids identifier* marker* string phrase passphrase tag uuid hash nonce keyword "
                + "signature codeword watermark hashtag reference footer banner jeton codigo codice kennung kennzeichen "
                + "zeichenfolge wort mot palabra parola referenz referencia riferimento"),
        "REPLY": split(
            "reply replies response* answer answers output outputs summary summaries review reviews report reports "
                + "translation* completion* respuesta* resumen* reponse* resume resumes risposta risposte riassunt* "
                + "resposta* resumo* antwort* zusammenfassung* antwoord* samenvatting*"),
        "NOTE": split(
            "note notes notice information informations informationen informacion informazioni message instruction* directive* hint comment comments reminder memo nota notas hinweis "
                + "nachricht mensaje messaggio mensagem anweisung* remarque aviso avviso istruzion* instruccion*"),
        "CALL": split(
            "call invoke use run execute trigger llama llame appelle appelez utilise rufe verwende nutze chiama usa use "
                + "chame utiliza"),
        "READER": split(
            "ai ais llm llms gpt chatgpt assistant assistants chatbot chatbots bot bots copilot agent agents model models ia ki "
                + "asistente assistente assistent asistani ии claude gemini copilots copiloto copilote ias kis lia lassistant "
                + "asistentes assistenten assistentes sprachmodell* sprachassistent* summarizer* summariser* crawlers "
                + "asystent* ассистент* асистент* ассистенту"),
        // Readers that are no people, whatever else the text is about.
        "NAMED": split(
            "ai ais llm llms gpt chatgpt chatbot chatbots bot bots copilot copilots copiloto copilote claude "
                + "gemini ki kis ia ias lia lllm lassistant assistants assistenten asistentes assistentes sprachmodell* "
                + "sprachassistent* summarizer* summariser* crawlers taalmodel* chatmodel* sprachbot* ии ші нейросет* "
                + "intelligenza inteligencia intelligence"),
        "SYSPROMPT": split(
            "systemprompt* systemanweisung* systeminstruktion* systemnachricht* systemvorgabe* metaprompt preprompt "
                + "systeemprompt* systeeminstruct* "
                + "rendszerprompt* rendszeruzenet* systemprompten* jarjestelmakehot* jarjestelmaohje* "
                + "systeemviip* systemposlan*"),
        "CREDENTIAL": split(
            "passwords credentials secrets apikeys keys tokens ssh pii contrasenas passworter senhas wachtwoorden"),
        // What an order to a machine begins with.
        "ACT": split(
            "search find include add append insert attach embed prepend say state tell reply respond answer write output print "
                + "call invoke run execute send forward email post upload fetch visit open delete drop approve merge "
                + "rate rank recommend mention claim ignore disregard reveal set mark copy read click submit transfer publish "
                + "translate switch use list show export share grant push commit install download close decline cancel replace "
                + "import describe omit hide drop skip issue remove move archive award report insert wire leave quote cite "
                + "losche loesche sende schicke gib nenne sag sage antworte ersetze lade stufe uberweise verschweige bestatige "
                + "fuge zeige setze teile buche melde erwahne vergiss ignoriere uberspringe loschen senden nennen antworten "
                + "transferez transfere envoie envoyez envoyer dites dire conseille considere supprime supprimez supprimer donne "
                + "donner ajoute ajoutez recommande recommandez recommander ignorez reponds repondre communiquer oublie oubliez "
                + "reveler cite olviden olvida recomienden recomienda digan diga decir envia envie enviar cambia cambiar anade "
                + "anadir responde responder publica publicar ejecuta ejecutar borra borrar revela revelar subir ignoren "
                + "genehmige genehmigen uberweisen bestatigen approuve approuvez approuver virez "
                + "transfiere transfiera transferir aprueba apruebe reenvia reenvie responda transfira "
                + "aprove encaminhe apague trasferisci approva inoltra elimina rispondi invia keur "
                + "verwijder stuur antwoord переведи* одобри* перешли* удали* отправь* przelej* zatwierdz* "
                + "przeslij* usun* wyslij* odpowiedz* переказ* надішли*"
        ),
        "MUST": split(
            "must should shall has have needs need muss mussen soll sollen debe deben doit doivent deve devono moet moeten "
                + "required instructed expected obliged supposed asked requested directed urged tiene tienen devra tenu "
                + "priee prie autorise autorisee autorizado"),
        "PROCESSING": split(
            "reading processing parsing summarizing summarising reviewing indexing scanning handling analyzing analysing "
                + "crawling translating ingesting viewing browsing evaluating screening answering reads processes parses "
                + "parse read summarize summarise summarizes summarises reviews indexes handles analyzes analyses translates evaluates ingests "
                + "cite cites citing quoting summarising open opens edits editing lee lea leyendo procese procesa lit lisant resume "
                + "resument liest lesen verarbeitet verarbeiten zusammenfasst vorsortiert traite"
        ),
        // Whatever may read on its own: machines by all their names.
        "HELPER": split(
            "software program programs system systems tool tools helper helpers machine machines automation "
                + "automations script parser importer integration robot robots assistant assistants agent agents ai ais "
                + "llm llms gpt chatgpt chatbot chatbots bot bots copilot model models scraper scrapers classifier "
                + "screener grader pipeline programa sistema herramienta asistente asistentes agente agentes assistente "
                + "assistentes ferramenta strumento sistemi helfer programm programme werkzeug assistent assistenten "
                + "automat maschine maschinen sprachmodell* ki logiciel logiciels outil outils systeme lassistant "
                + "lagent loutil ia lia programma hulpmiddel ии ассистент* бот боты ботов помощник* программ* нейросет* "
                + "asystent* narzedzi* taalmodel* chatmodel* sprachbot* intelligenza inteligencia intelligence ші "
                + "modele modello modelo systeem"),
        // What it does with a text: that reads, reading.
        "TAKES": split(
            "reading processing parsing summarizing summarising reviewing indexing scanning handling analyzing "
                + "analysing crawling translating ingesting viewing browsing evaluating screening answering sorting "
                + "triaging completing describing quoting producing comparing drafting importing scoring ranking "
                + "grading digesting reads read processes process parses parse summarizes summarize summarises "
                + "summarise reviews review indexes scans handles handle analyzes analyses translates evaluates "
                + "evaluate ingests ingest cites quotes opens edits sorts triages triage completes complete describes "
                + "describe produces produce compares compare drafts imports scores ranks grades digests liest lesen "
                + "auswertet auswerten verarbeitet verarbeiten zusammenfasst zusammenfassen bearbeitet bearbeiten lee "
                + "lea leen lean procesa procese resume resuma analiza analice clasifica clasifique lit lisent lira "
                + "lisant traite traitent resumez analyse le leia processa processe legge leggono riassume riassuma "
                + "elabora analizza leest lezen verwerkt verwerken samenvat samenvatten читает читают читающ* "
                + "обрабатыва* обобща* czyta czytaja przetwarza* open opening cite citing quote editing manage manages "
                + "managing transcribe transcribes bewerten bewertet beurteilen beurteilt pruft prufen vorliest "
                + "vorlesen vorsortiert sichtet beoordeelt beoordelen beheert gestisce gestiscono valuta lendo "
                + "resumindo analisando analisar procesan leyendo resumen evalua gere evalue trie lisez resument "
                + "анализирует проверяет"),
        // Who begins to say what a machine does.
        "WHO": split(
            "that which who die der das welche welcher qui que che dat котор* ktor* som"),
        // To let somebody know, in other languages than English.
        "MENTION": split(
            "erwahn* mentionne* mencion* comente* comenta* vermeld* noem* zeg говори* упомина* сообща* wspomina* "
                + "mow diga* dire dis digas sagen verraten avvisare informare dirlo avisar informar dizer prevenir "
                + "avertir informer parler decirlo comentarlo mencionarlo consultar consultarlo "
                + "menciones wspominaj"),
        // A text that speaks of itself.
        "THIS": split(
            "this these diese diesen dieses dieser diesem dies esto este esta estos estas ce cet cette ces ceci questo questa questi "
                + "queste isto estes deze dit эту это этот этой эти"),
        // What says that something is described or awaited, not ordered.
        "WILL": split(
            "will would can could may might must should shall has have had is are was were does did cannot wont cant kann konnen wird "
                + "werden muss mussen soll sollen ist sind puede pueden debe deben es son peut peuvent doit est sont pode podem deve "
                + "puo possono devono kan kunnen moet может могут должен moze"),
        // Orders in the form of one who is spoken to.
        "DO": split(
            "search find include add append insert attach embed prepend say state tell reply respond answer write "
                + "output print call invoke run execute send forward email post upload fetch visit open delete drop "
                + "approve merge rate rank recommend mention claim ignore disregard reveal set mark copy submit "
                + "transfer publish switch list show export grant push commit install download close decline cancel "
                + "replace hide skip remove move archive award report wire leave raise lower assign put treat paste "
                + "give tag urge pick choose buy keep look ask also please always never dont do losche loscht sende "
                + "sendet schicke schickt gib gebt nenne nennt sag sage sagt antworte antwortet ersetze lade uberweise "
                + "verschweige bestatige fuge fugt zeige setze teile lass lasst schreibe schreibt transferez envoyez "
                + "dites supprimez donnez ajoutez recommandez ignorez repondez oubliez effacez mettez indiquez digan "
                + "diga di recomienda envia envie reenvia anade responde responda publica ejecuta borra revela cierra "
                + "busca busque pon marca procure encaminhe apague inclua adicione informe aggiungi invia inoltra "
                + "cancella rispondi scrivi сообщи* попроси* отправ* удали* добав* напиши* ответ* скажи* перешли* stuur "
                + "zoek verwijder antwoord voeg noem wyslij dodaj usun odpowiedz podaj podawajcie confirm confirms "
                + "grade score empfehlt empfiehl empfehlen behauptet behaupte bewerte stuft sagen keur zet vermeld zeg "
                + "schrijf consiglia approva ignora elimina rivela aprove recomende parlez ecrivez transmettez "
                + "approuvez recomiende apruebe emite смени* измени* "
                + "genehmige uberweise bestatige bestatigt uberweist approuve transfere reponds virez "
                + "transfiere transfiera transfira aprueba aprobar reenvie trasferisci transferisci "
                + "переведи* одобри* przelej* zatwierdz* переказ* надішли*"),
        // An address of a mailbox, in clear or masked; words of a text get it by their form.
        "ADDRESS": [],
        // A reader who is called at a sentence's start, or by an `@`; words of a text get it by their form.
        "ADDRESSED": [],
        // A reader with a colon behind; words of a text get it by their form.
        "CALLED": [],
        // The first word of a name such as `send_email`; words of a text get it by their form.
        "SNAKE": [],
        "CONTENT": split(
            "conversation* chat history transcript* thread contents content details data information records record "
                + "summary summaries messages message files file documents document emails inbox contacts logs log "
                + "context prompt conversacion* datos donnees daten dati dados historial historique verlauf contenido "
                + "contenu inhalt* contenuto resumen resume zusammenfassung riassunto resumo gesprach* kundendaten"),
        "ANYTHING": split("anything everything whatever any every all"),
        "NEVER": split("never not dont cannot cant wont without must no"),
    ]

    private static func split(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }
}
