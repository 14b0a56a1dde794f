/// A text that speaks of an attack's words and quotes them: `What does "ignore all previous instructions" mean?`.
///
/// What is asked about or told of is a topic. Whoever wants the quotation done says so outside of it.
enum Discussion {
    /// The text with its quotations blanked; nil where there are none, or where nothing says that they are spoken of.
    ///
    /// - Parameter isForeign: Whether a page or a tool says so: only one that warns of attacks by their name is believed.
    static func frame(of scalars: [Unicode.Scalar], isForeign: Bool = false) -> [Unicode.Scalar]? {
        let carried = isForeign ? nil : Self.carried(in: scalars)
        guard carried != nil || scalars.contains(where: { closings(of: $0) != nil }) else { return nil }
        var outside = scalars
        var hasQuotation = carried != nil
        for place in carried ?? 0..<0 { outside[place] = " " }
        var index = 0
        while index < scalars.count {
            if let closings = closings(of: scalars[index]), !isApostrophe(at: index, in: scalars),
                let end = scalars[(index + 1)...].prefix(longest).firstIndex(where: closings.contains), end > index + 1
            {
                for place in index + 1..<end { outside[place] = " " }
                hasQuotation = true
                index = end
            }
            index += 1
        }
        guard hasQuotation else { return nil }
        let words = NormalizedText(outside).texts
        if isForeign { return words.contains(where: warnings.contains) ? outside : nil }
        return (carried != nil || words.contains(where: topics.contains)) && !hasOrder(words) ? outside : nil
    }

    /// The sentence behind the colon of `Translate into French: …`: it is worked on, not carried out.
    private static func carried(in scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard let colon = scalars.prefix(farthest).firstIndex(where: { ".!?:：\n".unicodeScalars.contains($0) }),
            scalars[colon] == ":" || scalars[colon] == "："
        else { return nil }
        let words = NormalizedText(Array(scalars[..<colon])).texts
        guard words.prefix(2).contains(where: carriers.contains) else { return nil }
        let start = scalars[(colon + 1)...].firstIndex { !$0.properties.isWhitespace } ?? scalars.count
        let end = scalars[start...].firstIndex { ".!?。！？\n".unicodeScalars.contains($0) } ?? scalars.count
        return start < end ? start..<end : nil
    }

    private static let farthest = 100
    /// What somebody has done to a text.
    private static let carriers: Set<String> = Set(
        """
        translate proofread correct rewrite rephrase paraphrase shorten put make phrase reword ubersetze ubersetzen korrigiere \
        formuliere traduis traduisez traduire corrige reformule traduce traduzca traducir traduci traduca correggi traduza \
        vertaal verbeter переведи
        """.split(separator: " ").map(String.init))

    /// Whether the words around a quotation want it carried out, or want what the model was told.
    private static func hasOrder(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() {
            // `How should we answer?`, `what do they do?`: somebody else is to, or nobody.
            if orders.contains(word), index == 0 || !others.contains(words[index - 1]) { return true }
            if selves.contains(word) { return true }
            if word == "your" || word == "dein" || word == "deine",
                words[index...].dropFirst().prefix(3).contains(where: inner.contains)
            {
                return true
            }
        }
        return false
    }

    /// `don't`, `users'`: no opening quotation mark.
    private static func isApostrophe(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard scalars[index] == "'" else { return false }
        return index > 0 && scalars[index - 1].properties.isAlphabetic
            || !(index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic)
    }

    private static let longest = 300
    private static func closings(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar {
        case "\"": ["\""]
        case "'": ["'"]
        case "“": ["”"]
        case "„": ["“", "”"]
        case "«": ["»"]
        case "»": ["«"]
        case "`": ["`"]
        case "「": ["」"]
        case "『": ["』"]
        default: nil
        }
    }

    private static let topics: Set<String> = Set(
        """
        explain mean means meaning translate translation translated phrase sentence expression idiom term wrote writes \
        written said says called titled title reports reported report detect flag classify filter regex pattern joke \
        example examples dangerous harmful attack attacks attackers injection jailbreak spam typed typing quote quoted \
        grammar spelling rule unit subject line log logs sent sends found finding wording notice blocks blocked defend \
        bedeutet heisst ubersetze ubersetzung satz geschrieben schreibt schrieb sagte gesagt geschickt angriff angriffe \
        wortlaut signifie traduis traduire ecrit attaque attaques significa traduce traducir frase escribio escrito ataque \
        ataques traduci tradurre scritto attacco attacchi vertaal betekent schreef geschreven aanval переведи значит 翻 意
        """.split(separator: " ").map(String.init))

    /// Words of who warns of attacks; whoever makes one doesn't call it so.
    private static let warnings: Set<String> = Set(
        """
        attack attacks attacker attackers injection injections jailbreak jailbreaks phishing pentest pentests pentesters malicious \
        adversarial angriff angriffe angreifer attaque attaques attaquant ataque ataques atacante attacco attacchi
        """.split(separator: " ").map(String.init))

    /// Words of who wants a quotation carried out.
    private static let orders: Set<String> = Set(
        """
        follow following obey obeyed execute comply perform then do doing run act decode combine concatenate join output \
        respond reply answer complete finish continue instead befolge ausfuhren tu mach obedece obeis fais haz esegui fai
        """.split(separator: " ").map(String.init))

    /// Whose doing is only spoken of, or asked after.
    private static let others: Set<String> = Set(
        """
        i we they he she it one people how what why should would could can does did do bot model our staff the a an this that
        """.split(separator: " ").map(String.init))
    private static let selves: Set<String> = ["yourself", "thyself", "dir"]
    private static let inner: Set<String> = Set(
        """
        prompt prompts system instruction instructions orders rules guidelines configuration limits filters restrictions \
        systemprompt anweisungen regeln
        """.split(separator: " ").map(String.init))
}
