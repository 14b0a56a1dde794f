/// A way of asking with places for what is asked about: "can i pay with X" asks what "you accept X" asks.
///
/// What stands in a place comes back word for word in the other way of asking, so a number, a name or a "not" is never
/// lost: only the words that the frame names are.
struct QuestionFrame: Sendable {
    private enum Part: Hashable, Sendable {
        case words(Set<String>)
        /// One to six words that name a thing: none that asks, denies or joins.
        case thing(Character)
        /// Anything, one word or more.
        case rest(Character)
        case number(Character)
        /// A way to pay: a name, or one of the words for it.
        case payment(Character)
        case verb(Character)
    }

    private let asked: [Part]
    private let answered: [String]

    /// - Parameter line: "ASKED > ANSWERED" for a whole question. `X`, `Y` and `Z` stand for things, `A` and `B` for any
    ///   words, `N` for a number, `P` for a way to pay, `G` for a verb with "-ing"; `in|at` for either word.
    init(_ line: Substring) {
        let sides = line.split(separator: ">").map { $0.split(separator: " ").map(String.init) }
        asked = (sides.first ?? []).map { word in
            guard word.count == 1, let letter = word.first, letter.isUppercase else {
                return .words(Set(word.split(separator: "|").map(String.init)))
            }
            switch letter {
            case "N": return .number(letter)
            case "P": return .payment(letter)
            case "G": return .verb(letter)
            case "X", "Y", "Z": return .thing(letter)
            default: return .rest(letter)
            }
        }
        answered = sides.count > 1 ? sides[1] : []
    }

    /// The first word, when it is one of a few: what the frames are looked up by.
    var firstWords: Set<String>? {
        guard case .words(let words)? = asked.first else { return nil }
        return words
    }

    /// The question in the other way, or nil where it isn't asked in this one.
    func applied(to words: [QuestionWord]) -> [QuestionWord]? {
        guard words.count >= asked.count else { return nil }
        var places: [Character: Range<Int>] = [:]
        guard matches(words, from: 0, part: 0, &places) else { return nil }
        return answered.flatMap { word -> [QuestionWord] in
            guard word.count == 1, let letter = word.first, let range = places[letter] else {
                return [QuestionWord(text: word, kind: .word)]
            }
            guard letter == "G", let base = VerbForms.base(of: words[range.lowerBound].text) else {
                return Array(words[range])
            }
            return [QuestionWord(text: base, kind: .word)]
        }
    }

    private func matches(
        _ words: [QuestionWord], from place: Int, part: Int, _ places: inout [Character: Range<Int>]
    ) -> Bool {
        guard part < asked.count else { return place == words.count }
        guard place < words.count else { return false }
        let word = words[place]
        switch asked[part] {
        case .words(let wanted):
            return wanted.contains(word.text) && matches(words, from: place + 1, part: part + 1, &places)
        case .number(let letter):
            guard word.kind == .number else { return false }
            places[letter] = place..<(place + 1)
            return matches(words, from: place + 1, part: part + 1, &places)
        case .payment(let letter):
            let end = words[place...].firstIndex { !$0.isName && !Self.payments.contains($0.text) } ?? words.count
            guard end > place else { return false }
            places[letter] = place..<end
            return matches(words, from: end, part: part + 1, &places)
        case .verb(let letter):
            guard VerbForms.base(of: word.text) != nil else { return false }
            places[letter] = place..<(place + 1)
            return matches(words, from: place + 1, part: part + 1, &places)
        case .thing(let letter):
            var end = place
            guard !Self.relations.contains(word.text) else { return false }
            while end < words.count, end - place < 6, !Self.noThing.contains(words[end].text) {
                end += 1
                guard !Self.relations.contains(words[end - 1].text) else { continue }
                places[letter] = place..<end
                if matches(words, from: end, part: part + 1, &places) { return true }
            }
            return false
        case .rest(let letter):
            for end in (place + 1)...words.count {
                places[letter] = place..<end
                if matches(words, from: end, part: part + 1, &places) { return true }
            }
            return false
        }
    }

    /// What a thing neither begins nor ends with.
    private static let relations: Set<String> = [
        "in", "on", "at", "to", "for", "from", "of", "with", "by", "under", "into", "about", "between", "as",
    ]

    private static let payments: Set<String> = [
        "card", "cards", "credit", "debit", "cash", "cheque", "cheques", "check", "checks", "paypal", "visa",
        "mastercard", "amex", "klarna", "bitcoin", "crypto", "contactless", "vouchers", "voucher", "apple", "google",
        "pay",
    ]

    private static let noThing: Set<String> = [
        "i", "you", "he", "she", "it", "they", "can", "could", "should", "must", "will", "would", "is", "was", "did",
        "have", "has", "had", "not", "no", "never", "without", "what", "who", "whose", "when", "where", "why", "how",
        "howto", "price", "if", "unless", "that", "and", "or", "but", "while", "because", "than", "any", "all", "every",
        "some", "most", "each", "get", "allow", "there",
    ]
}

/// The forms of verbs that a question may have behind "process for" and the like.
enum VerbForms {
    /// "submitting" is of "submit"; nil for a word that isn't a known verb's.
    static func base(of word: String) -> String? { bases[word] }

    static func isVerb(_ word: String) -> Bool { known.contains(word) }

    private static let known = Set(verbs.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let bases: [String: String] = {
        var bases: [String: String] = [:]
        for verb in known.sorted() {
            for form in forms(of: verb) where bases[form] == nil { bases[form] = verb }
        }
        return bases
    }()

    /// The last consonant is doubled after one short vowel; where both are written, both are known.
    private static func forms(of verb: String) -> [String] {
        let letters = Array(verb)
        guard letters.count > 2, let last = letters.last else { return [verb + "ing"] }
        if last == "e", !["ee", "ye", "oe"].contains(where: verb.hasSuffix) {
            return [(verb.hasSuffix("ie") ? String(letters.dropLast(2)) + "y" : String(letters.dropLast())) + "ing"]
        }
        let isVowel = { (letter: Character) in "aeiou".contains(letter) }
        let endsShort =
            !isVowel(last) && !"wxy".contains(last) && isVowel(letters[letters.count - 2])
            && (letters.count < 3 || !isVowel(letters[letters.count - 3]))
        return endsShort ? [verb + "ing", verb + "\(last)ing"] : [verb + "ing"]
    }

    private static let verbs = """
        accept access activate add adjust allow apply appeal approve archive arrange ask assign attach authorise avoid \
        back bake ban block boil book borrow bring build buy calculate call cancel change charge check choose claim \
        clean clear close collect combine compare complain complete configure confirm connect contact convert cook copy \
        create cut deactivate decline decrease delete deliver deposit disable disconnect dispute divide \
        download drink drive earn edit email enable end enrol enter erase exchange export extend file fill find fix fly \
        follow forward freeze get give grow hide import improve increase install insure invite join keep leave lend link \
        list lock lower make manage measure melt merge modify move mute obtain open order organise pack paint park pause \
        pay plan plant play post prepare print process publish purchase qualify raise reach read receive recover \
        recycle redeem reduce refund register reinstall release remove renew rent repair replace reply report request \
        reschedule reserve reset restart restore retrieve return revoke ride roast run save schedule sell send separate \
        set share ship sign skip smoke sort split start stop store stream submit subscribe swap switch sync test \
        track train transfer translate travel turn unblock unfreeze uninstall unlock unmute unsubscribe update upgrade \
        upload use verify view visit wash watch water withdraw work write
        """
}
