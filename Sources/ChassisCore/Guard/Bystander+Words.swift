extension Bystander {
    static let verbs = WordSet(
        classes("OVERRIDE") + "break violate violating circumvent evade sidestep disable avoid follow obey")
    static let nouns = WordSet(classes("INSTRUCTION") + classes("RULES") + classes("LAWS"))
    private static func classes(_ name: String) -> String {
        InjectionVocabulary.classes[name, default: []].map { $0 + " " }.joined()
    }

    /// Who is spoken to, and what the model may be called.
    static let you = WordSet(
        "you youre youve your yours yourself u ya tu te tes ton toi vous votre vos tus ti su sus usted du dich dir dein* sie ihr "
            + "ihre ihren ihnen euch eure tuo tua tuoi tue vi voi vostr* voce voces seu sua jij je jou jouw uw ai llm llms "
            + "gpt* chatgpt assistant* bot bots chatbot* model models ki ia assistent* asistente* assistente* robot*")
    static let speakers = WordSet("i im ive id we weve ich wir je j jai nous yo nosotros io ho noi ik wij eu nos")
    static let possessives = WordSet(
        "my our ours mein* unser* mon ma mes notre nos mi mis nuestr* mio mia miei mie nostr* mijn onze ons meu minha meus "
            + "minhas nossa nosso nossas nossos")
    /// Behind which anybody's may be meant.
    static let openDeterminers = WordSet(
        "all any every your the these those alle alles die tous toutes les todas todos las los tutte tutti le i gli")
    static let sayings = WordSet(
        "said say told tell gave given give wrote written write asked sent send left promised mentioned dictated "
            + "posted made set sagte gesagt schrieb* geschrieben gab gegeben dit ecrit donne* dije dicho di escrib* detto "
            + "scritto dato zei gezegd schreef gaf envoy* enviad* mandat* geschickt gestuurd ordered wanted")
    static let links = WordSet("from of by to for von vom an de du des del della dal van aan")
    static let determiners = WordSet(
        "my our his her their the a an mein* unser* sein* ihr* der dem den einem einer notre nos mon ma mes son leur la le "
            + "les un une nuestr* mi el los una nostr* mio mia il lo onze het")
    /// Whose instructions the model's own may be.
    static let makers = WordSet(
        "system systems developer* creator* operator* admin* owner* maker* programmer* engineer* openai anthropic google "
            + "microsoft meta company provider prompt* conversation chat session context document page text message* "
            + "beginning start top user users machine* author* whoever you your this that above here now configuration")
    static let people = WordSet(
        "staff employee* customer* client* guest* patient* student* pupil* visitor* colleague* team teams manager* boss "
            + "teacher* doctor* nurse* driver* cleaner* courier* tenant* member* landlord* landlady* neighbour* neighbor* "
            + "bank banks hospital* clinic* school* shop* supplier* accountant* lawyer* director* guide guides husband* wife* "
            + "mother* father* sister* brother* daughter* son trainee* intern interns applicant* player* parent* child "
            + "children people worker* kunde* kundin* mitarbeiter* schuler* kolleg* personal personnel eleve* cliente* "
            + "empleado* dipendent*")
    /// Who is told to.
    static let objects = WordSet("me us him her them someone somebody everyone everybody anyone nobody")
    static let subjects = WordSet("he she they nobody noone one i we")
    static let modals = WordSet("must may should can could would will might shall cannot cant mustnt never not")
    static let causatives = WordSet("make makes making let lets letting have get")
    static let to = WordSet("to")
    static let how = WordSet("how")
    static let askers = WordSet(
        "how why when where which what who does did do is are can may should has have wie warum wann wo welche* was darf "
            + "kann comment pourquoi quand que como por cuando come perche quando hoe waarom")
    /// What a question begins with that is none.
    static let suggestions = WordSet("about if dont not")
}
