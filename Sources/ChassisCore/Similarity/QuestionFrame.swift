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
        accept access activate add adjust adopt allow announce answer appeal apply approve archive arrange ask \
        assemble assign attach attend authorise avoid back bake ban become begin blend block boil book borrow \
        breathe brew bring browse brush build bury buy calculate call cancel carry catch celebrate certify change \
        charge check choose claim clarify clean clear climb close collaborate collect combine commute compare \
        compile complain complete compress conduct configure confirm connect consult contact contribute control \
        convert cook copy correct count cover create crop cross cut dance deactivate deal debug decide declare \
        decline decorate decrease define delegate delete deliver deploy deposit descale describe design detect \
        develop diagnose dig dine disable disconnect dismiss display dispute divide donate download draft draw dress \
        drink drive dry dye earn eat edit email embed employ enable encrypt end enlarge enrol enter erase evaluate \
        exchange exercise explain export extend feed file fill filter find fit fix fly fold follow format forward \
        freeze fry gain gather get give greet grill grow handle hang harvest heal heat help hide hire hold host \
        identify ignore import improve increase inherit inspect install insure integrate interpret introduce invest \
        invite iron issue join jump keep knit label launch learn leave lend lift link list live load locate lock \
        lose lower maintain make manage mark marry master match measure melt merge mix modify monitor mount move \
        mute name negotiate nominate notify obtain open operate order organise overcome pack paint park participate \
        pass patch pause pay perform pick pitch place plan plant play polish post practice practise prepare prevent \
        print process produce promote pronounce protect prove prune publish pull purchase push qualify quit quote \
        raise rate reach read receive record recover recruit recycle redeem reduce refer refund register reheat \
        reinstall relax release remember remove renew rent repair repay replace replant reply report request \
        reschedule research reserve reset resign resize resolve respond restart restore retire retrieve return reuse \
        reverse review revoke rewrite ride roast roll rotate run save scan schedule score scrape seal search secure \
        select sell send separate set sew share shave ship sign sing skip sleep slice smoke solve sort speak spell \
        spend split spread stack start stay steam stitch stop store stream strengthen study submit subscribe supply \
        support survive suspend swap swim switch sync take talk teach terminate test throw tie tip trace track train \
        transfer translate travel treat trim try tune turn type unblock understand undo unfreeze uninstall unlock \
        unmute unpack unsubscribe unzip update upgrade upload use validate verify view visit vote wait wake walk \
        warm wash watch water wear win wipe wire withdraw work wrap write zip
        """
}
