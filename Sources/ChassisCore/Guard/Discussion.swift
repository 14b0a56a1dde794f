/// A text that speaks of an attack's words and quotes them: `What does "ignore all previous instructions" mean?`.
///
/// What is asked about or told of is a topic. Whoever wants the quotation done says so outside of it.
enum Discussion {
    /// The text with its quotations blanked; nil where there are none, or where nothing says that they are spoken of.
    ///
    /// - Parameter isForeign: Whether a page or a tool says so: only one that warns of attacks by their name is believed.
    static func frame(of scalars: [Unicode.Scalar], isForeign: Bool = false) -> [Unicode.Scalar]? {
        guard scalars.contains(where: { closings(of: $0) != nil }) else { return nil }
        var outside = scalars
        var hasQuotation = false
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
        let words = NormalizedText(outside).words.map { String(decoding: $0.text, as: UTF8.self) }
        if isForeign { return words.contains(where: warnings.contains) ? outside : nil }
        return words.contains(where: topics.contains) && !words.contains(where: orders.contains) ? outside : nil
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
        grammar spelling rule unit subject line log logs bedeutet heisst ubersetze ubersetzung satz signifie traduis \
        traduire significa traduce traducir frase traduci tradurre vertaal betekent переведи значит 翻 意
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
        follow following obey execute comply perform then do run act decode combine concatenate join output respond \
        reply answer complete finish continue instead befolge ausfuhren obedece obeis esegui
        """.split(separator: " ").map(String.init))
}
