/// The second check of a semantic cache hit: whether two questions may share an answer.
///
/// Vectors say that two questions are about the same subject; a changed number, name or "not" hardly moves them. This
/// compares what must agree, and refuses whatever it can't explain: a wrong answer costs more than an avoided call saves.
package enum SameQuestion {
    package enum Refusal: String, CaseIterable, Hashable, Sendable {
        /// One of them has no words.
        case empty
        case numbers, dates, units
        /// A "not", "without", "never", or a word and its opposite.
        case polarity
        case names
        /// What is asked for: a price, a time, a way, a yes.
        case kind
        /// The same words, in an order that may change who does what, or from where to where.
        case order
        /// A word of one that the other has not.
        case words

        /// Whether all that must agree whatever the words does: only somebody who understands them can say more.
        package var isOfWording: Bool { self == .kind || self == .order || self == .words }
    }

    /// How near vectors must be where `refusal` finds nothing: it has then compared every word, and the vectors have only
    /// found the candidate. Those of other wordings are often below 0.95, and those of look-alikes above it.
    package static let cosineWhenProven: Float = 0.8

    /// `nil` when both may have the same answer. Symmetric.
    ///
    /// - Complexity: O(words²), for at most a few hundred words.
    package static func refusal(_ one: QuestionForm, _ other: QuestionForm) -> Refusal? {
        let (a, b) = (one.words, other.words)
        guard !a.isEmpty, !b.isEmpty else { return .empty }
        guard a.count <= 400, b.count <= 400 else { return a == b ? nil : .words }
        if a.count == b.count {
            if zip(a, b).allSatisfy(areOne) || isPhraseMoved(a, b) || isPhraseMoved(b, a) { return nil }
        }
        return reason(a, b)
    }

    private static func areOne(_ one: QuestionWord, _ other: QuestionWord) -> Bool {
        guard one.kind == other.kind else { return false }
        if one.text == other.text { return true }
        return one.kind == .word && !one.isName && !other.isName && WordForms.areOne(one.text, other.text)
    }

    /// "Why is it cold in the kitchen" and "in the kitchen, why is it cold": a phrase of place or time may stand first
    /// or last.
    private static func isPhraseMoved(_ a: [QuestionWord], _ b: [QuestionWord]) -> Bool {
        for start in a.indices.dropFirst() where places.contains(a[start].text) {
            let moved = a[start...] + a[..<start]
            if moved.count == b.count, zip(moved, b).allSatisfy(areOne) { return true }
        }
        return false
    }

    private static let places: Set<String> = ["in", "on", "at", "during", "inside", "for"]

    /// What to tell of a refusal: the weightiest difference.
    private static func reason(_ a: [QuestionWord], _ b: [QuestionWord]) -> Refusal {
        let differences = unmatched(a, in: b) + unmatched(b, in: a)
        if differences.isEmpty { return .order }
        let kinds = Set(differences.map(kind))
        for refusal in [Refusal.polarity, .numbers, .dates, .units, .names] where kinds.contains(refusal) {
            return refusal
        }
        if isOpposite(differences.map(\.text)) { return .polarity }
        return kinds.contains(.kind) ? .kind : .words
    }

    private static func unmatched(_ words: [QuestionWord], in others: [QuestionWord]) -> [QuestionWord] {
        var left = others
        return words.filter { word in
            guard let place = left.firstIndex(where: { areOne(word, $0) }) else { return true }
            left.remove(at: place)
            return false
        }
    }

    private static func kind(of word: QuestionWord) -> Refusal {
        if word.kind == .number { return .numbers }
        if negations.contains(word.text) { return .polarity }
        if dates.contains(word.text) || QuestionForm.periods.contains(word.text) { return .dates }
        if units.contains(word.text) { return .units }
        if word.isName { return .names }
        return askers.contains(word.text) ? .kind : .words
    }

    /// "mute" and "unmute", "members" and "non members", "on" and "off".
    private static func isOpposite(_ words: [String]) -> Bool {
        for one in words {
            for other in words where one != other {
                if ["un", "non", "dis", "in", "im"].contains(where: { one == $0 + other }) { return true }
                if opposites[one] == other || opposites[other] == one { return true }
            }
        }
        return false
    }

    private static let negations: Set<String> = [
        "not", "no", "never", "without", "none", "nobody", "nothing", "non", "neither", "nor", "except", "off", "out",
        "nicht", "kein", "keine", "ohne", "nie", "pas", "sans", "jamais", "sin", "nunca", "senza", "mai", "non", "niet",
        "geen", "zonder", "nooit",
    ]

    private static let opposites: [String: String] = [
        "enable": "disable", "increase": "decrease", "open": "closed", "close": "open", "add": "remove",
        "accept": "decline", "allowed": "banned", "buy": "sell", "start": "stop", "include": "exclude",
        "lock": "unlock", "benefits": "drawbacks", "before": "after", "more": "less", "most": "least",
        "first": "last", "maximum": "minimum", "highest": "lowest", "import": "export", "upload": "download",
    ]

    private static let dates: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "tomorrow",
        "today", "yesterday", "tonight", "weekend", "st", "nd", "rd", "th",
    ]

    private static let units: Set<String> = [
        QuestionForm.beforeNoon, "pm", "kg", "g", "km", "m", "cm", "mm", "mb", "gb", "tb", "kb", "lb", "oz", "hour",
        "minute", "second",
        "day", "week", "month", "year", "gbp", "usd", "eur", "jpy", "inr", "percent", "degree", "mile", "miles",
        "celsius", "fahrenheit", "litre", "litres", "ml", "inch", "inches", "feet", "foot",
    ]

    private static let askers: Set<String> = [
        QuestionForm.howTo, QuestionForm.price, "who", "whom", "whose", "what", "when", "where", "why", "how", "can",
        "should", "must", "need", "is", "was", "did", "will", "would", "has", "have", "many", "much", "long",
    ]
}
