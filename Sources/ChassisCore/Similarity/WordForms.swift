/// Whether two words are one: one and many of it, or a slip of the keyboard. Deliberately narrow.
///
/// A stemmer is too bold for this: Porter's takes "experience" and "experiment" for one word. So is an ending alone:
/// "park" and "parking", "train" and "training" are two things.
enum WordForms {
    /// "refund" and "refunds", "party" and "parties"; "evenigns" and "evenings".
    static func areOne(_ one: String, _ other: String) -> Bool {
        one == other || !forms(of: one).isDisjoint(with: forms(of: other)) || isSlip(one, other)
    }

    /// The word and what it may be an inflection of, at least three letters each.
    static func forms(of word: String) -> Set<String> {
        var forms: Set<String> = [word]
        func add(_ form: Substring) { if form.utf8.count >= 3 { forms.insert(String(form)) } }
        guard word.utf8.count >= 4, !irregular.contains(word) else { return forms }
        if word.hasSuffix("ies"), word.utf8.count > 4 {
            add(Substring(word.dropLast(3) + "y"))
        } else if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
            add(word.dropLast())
            if ["ses", "xes", "zes", "ches", "shes", "oes"].contains(where: word.hasSuffix) { add(word.dropLast(2)) }
        }
        return forms
    }

    private static let irregular: Set<String> = [
        "news", "glasses", "goods", "customs", "means", "savings", "series", "species", "arms", "clothes", "contents",
        "damages", "premises", "papers",
    ]

    /// Words that are both right, though they look like slips of each other.
    private static let lookAlikes = [
        "complaint": "compliant", "complaints": "compliants", "infarction": "infraction", "scraping": "scrapping",
        "striping": "stripping",
    ]

    /// Two neighbours swapped, or a double letter written once, in a word of eight letters or more: shorter ones have
    /// neighbours that mean something else ("casual", "causal"; "desert", "dessert").
    static func isSlip(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
        let (a, b) = (Array(short.utf8), Array(long.utf8))
        guard a.count >= 8, b.count - a.count <= 1, lookAlikes[short] != long, lookAlikes[long] != short,
            let first = zip(a, b).firstIndexWhere({ $0 != $1 }) ?? a.indices.last
        else { return false }
        if a.count == b.count {
            guard first + 1 < a.count, a[first] == b[first + 1], a[first + 1] == b[first] else { return false }
            return a[(first + 2)...] == b[(first + 2)...]
        }
        // The letter that is missing stands beside its double.
        guard first > 0, b[first] == b[first - 1] else { return false }
        return Array(a[first...]) == Array(b[(first + 1)...])
    }
}

extension Sequence {
    fileprivate func firstIndexWhere(_ isWanted: (Element) -> Bool) -> Int? {
        for (index, element) in enumerated() where isWanted(element) { return index }
        return nil
    }
}
