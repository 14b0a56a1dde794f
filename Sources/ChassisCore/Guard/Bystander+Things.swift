/// What an attacker's words mean in a program, a table or a shop: rows that are left out, a page that crawlers pass over, a
/// password's length.
extension Bystander {
    /// The rules that such things meet too, beside those of instructions and limits.
    static let thingRules: Set<String> = [
        "reveal-prompt", "reveal-context", "reveal-secrets", "wants-secret", "speaks-to-machine", "machine-must",
        "reader-is-told", "addresses-agents", "covertly",
    ]

    /// Whether what a rule found is about a thing that is none of the model's.
    func isOfThings(_ match: ClosedRange<Int>, rule: String) -> Bool {
        switch rule {
        case "override-instructions", "drops-all": setsThingsAside(match) || isProgram(match)
        case "reveal-prompt", "reveal-context", "covertly": asksForThings(match) || isProgram(match)
        case "reveal-secrets", "wants-secret": isAboutPasswords(match)
        case "broken-free": fits(match.upperBound, Self.safety) && isBefore(match.upperBound, Self.safetyThings)
        case "speaks-to-machine", "machine-must", "reader-is-told", "addresses-agents": isForCrawlers(match)
        default: false
        }
    }

    private func isBefore(_ index: Int, _ set: WordSet) -> Bool {
        index + 1 < words.count && !text.starts[index + 1] && fits(index + 1, set)
    }

    /// `ignore all previous rows`, but neither `… messages` nor `… and`.
    private func setsThingsAside(_ match: ClosedRange<Int>) -> Bool {
        let sentence = sentence(around: match)
        guard let verb = match.first(where: { fits($0, Self.verbs) }),
            !sentence.contains(where: { fits($0, Self.you) || fits($0, Self.nouns) })
        else { return false }
        var index = verb + 1
        while index < sentence.upperBound, fits(index, Self.counted) { index += 1 }
        let first = index
        while index < sentence.upperBound, fits(index, Self.past) { index += 1 }
        if index == first, index + 1 < sentence.upperBound, fits(index, Self.places), fits(index + 1, Self.counted) {
            // `everything above the table`.
            index += 2
        }
        guard index > first, index < sentence.upperBound, !fits(index, Self.connectives) else { return false }
        return !fits(index, Self.modelThings) && !(isForeign && fits(index, Self.pageThings))
    }

    /// `the hidden instructions in the form`, `How do I print everything above the line?`.
    private func asksForThings(_ match: ClosedRange<Int>) -> Bool {
        let sentence = sentence(around: match)
        guard !sentence.contains(where: { fits($0, Self.you) || fits($0, Self.inner) }) else { return false }
        if fits(sentence.lowerBound, Self.howTo), sentence.count > 2, fits(sentence.lowerBound + 2, Self.speakers),
            !sentence.contains(where: { fits($0, Self.this) })
        {
            return true
        }
        guard let noun = match.last(where: { fits($0, Self.nouns) }), isBefore(noun, Self.aboutLinks) else {
            return false
        }
        let thing = noun + 2..<min(noun + 7, sentence.upperBound)
        guard let first = thing.first, fits(first, Self.determiners) else { return false }
        return !thing.contains { fits($0, Self.makers) || fits($0, Self.modelThings) }
    }

    /// `the admin password policy`, `I forgot my admin password`.
    private func isAboutPasswords(_ match: ClosedRange<Int>) -> Bool {
        let sentence = sentence(around: match)
        guard let secret = match.last(where: { fits($0, Self.secrets) }) else { return false }
        if isBefore(secret, Self.secretThings) { return true }
        return (max(sentence.lowerBound, secret - 3)..<secret).contains { fits($0, Self.possessives) }
            && sentence.contains { fits($0, Self.lost) }
    }

    /// `AI crawlers must ignore this page`: of such an order nothing comes but less.
    private func isForCrawlers(_ match: ClosedRange<Int>) -> Bool {
        let order = match.lowerBound..<sentence(around: match).upperBound
        return order.count <= 12 && order.allSatisfy { fits($0, Self.crawling) }
    }

    /// `def ignore_previous(instructions)`: a name and its parameters.
    private func isProgram(_ match: ClosedRange<Int>) -> Bool {
        var line = words[match.lowerBound].range.lowerBound
        while line > 0, text.scalars[line - 1] != "\n" { line -= 1 }
        guard
            let first = words.indices.prefix(match.lowerBound + 1).last(where: { words[$0].range.lowerBound <= line })
                ?? words.indices.first, fits(first, Self.definitions)
        else { return false }
        let between = text.scalars[words[match.lowerBound].range.upperBound..<words[match.upperBound].range.lowerBound]
        return between.contains { $0 == "(" || $0 == "=" }
            && !between.contains { $0 == "\"" || $0 == "'" || $0 == "`" }
    }
}

extension Bystander {
    fileprivate static let counted = WordSet("all any every everything the of these those my our")
    fileprivate static let places = WordSet("before above below")
    fileprivate static let past = WordSet("previous prior earlier preceding former past")
    /// What a model was told, in other words, and what goes on behind it.
    fileprivate static let modelThings = WordSet(
        "text texts message* conversation* chat* context* input* content* training dialog* statement* task* request* question* "
            + "prompt* order orders data information knowledge setting settings config* limit limits restrict* programming "
            + "direct* command* guid* persona* role roles character* memory memories answer* response* output* constraint* "
            + "word words line lines briefing* system* user* safety ethic* moral* security policy polic* check checks "
            + "safeguard* filter* protocol* law laws thought* session* interaction* discussion* communication* condition* "
            + "parameter* definition* identit* assumption*")
    fileprivate static let connectives = WordSet(
        "and or but then from in to as for it i we the a that which what is was were are so now given said told stated "
            + "mentioned please this these")
    /// In a page even these are a rival's.
    fileprivate static let pageThings = WordSet(
        "result* source* document* passage* page* review* candidate* applica* finding* ticket* note* mail* email* "
            + "section* paragraph* article*")
    fileprivate static let inner = WordSet("prompt prompts sysprompt* systemprompt* system model* ai llm bot chatbot")
    fileprivate static let this = WordSet("this here conversation chat session prompt")
    fileprivate static let howTo = WordSet("how where")
    fileprivate static let aboutLinks = WordSet("in on for about at behind under regarding of from with inside")
    fileprivate static let secrets = WordSet("password* passphrase* secret secrets key keys token* passcode* codeword*")
    fileprivate static let secretThings = WordSet(
        "policy policies rule rules requirement* reset resets length strength field fields page pages manager* format expir* "
            + "change changes question questions ingredient* recipe* sauce* santa garden* agent* tip tips behind to prompt* "
            + "rotation protection generator* link links mail email")
    fileprivate static let lost = WordSet(
        "forgot forgotten lost reset resetting change changing new recover* reject* expire* vergessen* verloren oublie* olvid* "
            + "dimentic* locked")
    fileprivate static let safety = WordSet("safety")
    fileprivate static let safetyThings = WordSet(
        "switch* lock locks valve* belt* guard guards gate gates door doors barrier* catch net nets pin pins cover* glass* "
            + "interlock* button* razor* rope* hatch*")
    fileprivate static let crawling = WordSet(
        "ai ais llm llms bot bots crawler crawlers spider* scraper* robots agents chatbots search engine engines and or all any "
            + "please must should shall may not never no do dont need to are is asked required requested ignore skip read index "
            + "crawl scan visit fetch access respect honour honor obey follow leave train archive cache enter exclude avoid this "
            + "that these those the our it page pages folder* file files section* site sites website* path paths directory "
            + "directories draft drafts url urls link links area areas content robots txt out alone below above here on in from"
    )
    fileprivate static let definitions = WordSet(
        "def function func fn fun const let var val class struct enum interface select update insert create alter public private "
            + "protected static async export sub void int string")
}
