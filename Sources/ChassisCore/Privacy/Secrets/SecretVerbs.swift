/// Words for "is" between the name of a credential and its value, in some thirty languages, with what may follow them:
/// `is now …`, `lautet wie folgt: …`, `has been set to …`.
enum SecretVerbs {
    /// Where the verb at `index` ends with what belongs to it; nil where none begins there.
    static func end(at index: Int, in utf8: [UInt8]) -> Int? {
        for verb in byFirst[Int(utf8.at(index).asciiLowercased)] ?? [] where utf8.hasFolded(verb, at: index) {
            let end = index + verb.count
            // Chinese, Japanese and Korean have no blanks there.
            if verb[0] >= 0xE3 { return SecretLead.signEnd(at: end, in: utf8) ?? end }
            let after = utf8.at(end)
            guard after == 0x20 || after == 0x0A || after == 0x0D || after == 0x3A else { continue }
            // `the session's :class:` is no verb.
            if !verb[0].isASCIILetter, verb.last == 0x73 { return utf8.blanksEnd(from: end) }
            return endOfAdverb(from: end, in: utf8)
        }
        return nil
    }

    private static func endOfAdverb(from start: Int, in utf8: [UInt8]) -> Int {
        var end = utf8.blanksEnd(from: start)
        if let adverb = adverbs.first(where: { utf8.hasFolded($0, at: end) }) {
            let next = end + adverb.count
            if [0x20, 0x3A, 0x0A, 0x0D].contains(utf8.at(next)) { end = utf8.blanksEnd(from: next) }
        }
        return SecretLead.signEnd(at: end, in: utf8) ?? end
    }

    private static let adverbs = [
        "now", "still", "just", "simply", "currently", "temporarily", "as follows", "the following", "set to",
        "changed to",
        "been set to", "been changed to", "called", "jetzt", "nun", "noch", "weiterhin", "wie folgt", "folgendes",
        "ahora",
        "maintenant", "désormais", "ora", "agora", "nu", "teraz", "теперь", "le suivant", "el siguiente",
        "la siguiente",
        "la suivante",
    ].map { Array($0.utf8) }

    /// The longer first, by their first byte.
    private static let byFirst: [[[UInt8]]?] = {
        let words = [
            "is", "was", "to", "changed to", "set to", "reset to", "wurde auf", "would be", "should be", "will be",
            "has", "used to be", "ist", "lautet", "war", "wird",
            "es",
            "era", "est", "était", "sera", "è", "é", "är", "er", "je", "jest", "to jest", "este", "là", "adalah",
            "ialah",
            "είναι", "היא", "הוא", "هي", "هو", "będzie", "bude", "будет", "это", "є", "'s", "’s", "是", "为", "為", "は",
            "는",
            "은",
        ]
        return words.map { Array($0.utf8) }.sorted { $0.count > $1.count }.byFirstByte(\.self)
    }()
}
