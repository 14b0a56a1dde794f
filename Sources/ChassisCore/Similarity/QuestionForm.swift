/// A question reduced to what has to agree before one answer may serve two of them.
///
/// Greetings, articles and the many ways to ask "how do I" fall away; spelled-out numbers become digits; safe synonyms
/// become one word, and a frame that is asked in several ways is asked in one (`QuestionFrame`). Everything else stays, in
/// its order: what a rule doesn't know must agree word for word.
///
///     QuestionForm("Hi, what's the way to turn on 2FA?").text  // "howto enable 2 factor authentication"
package struct QuestionForm: Hashable, Sendable {
    package private(set) var words: [QuestionWord]

    /// - Complexity: O(length · longest phrase).
    package init(_ question: String) {
        words = QuestionWord.words(in: question)
        // What follows is English: "an" is an article here, and a part of the verb in German.
        if let framed = QuestionTongue.framed(words, of: question) {
            words = framed
            signsBehindNumbers()
            return
        }
        dropPoliteness()
        words = Self.spelledNumbers(words)
        words = Self.replacing(Self.phrases, in: words)
        splitCost()
        freeAtEnd()
        // "process for setting up": the verb has its plain form before "set up" can be one word.
        if baseFormBehindHowTo() { words = Self.replacing(Self.phrases, in: words) }
        words = Self.clockTimes(words).compactMap(Self.reduced)
        signsBehindNumbers()
        words = Self.measured(words)
        dropBeforeDays()
        turnPossessives()
        words = Self.framed(words)
        turnPossessives()
        words = Self.framed(words)
        if baseFormBehindHowTo() { words = words.compactMap(Self.reduced) }
        orderDifference()
    }

    /// The words with a space between each; what the embedded vectors are made of.
    package var text: String { words.map(\.text).joined(separator: " ") }

    package var isEmpty: Bool { words.isEmpty }

    /// Whether the answer depends on when the question is asked.
    package var isOfNow: Bool {
        words.indices.contains { index in
            let word = words[index]
            if Self.momentWords.contains(word.text) || QuestionTongue.isPeriodOfNow(words, at: index) { return true }
            guard index > 0, Self.periods.contains(word.text) else { return false }
            return ["this", "next", "last", "past", "coming"].contains(words[index - 1].text)
        }
    }

    /// At both ends only: "how do I say thank you in Japanese" is about the words, as "how do I say thanks" is.
    private mutating func dropPoliteness() {
        let spoken = words.filter { !Self.isHum($0) }
        if !spoken.isEmpty { words = spoken }
        while words.count > 1 {
            if Self.leadsBeforeAskers.contains(words[0].text),
                Self.openers.contains(words[1].text) || Self.politeness.longest(at: 1, in: words) != nil
            {
                words.removeFirst()
            } else if let (length, _) = Self.politeness.longest(at: 0, in: words), length < words.count {
                words.removeFirst(length)
            } else if Self.leads.contains(words[0].text) {
                words.removeFirst()
            } else {
                break
            }
        }
        while let length = Self.politeness.longestEnd(of: words), length < words.count,
            !Self.sayings.contains(words[words.count - length - 1].text),
            !(words[words.count - 1].isName && Self.shortThanks.contains(words[words.count - 1].text))
        {
            words.removeLast(length)
        }
    }

    /// "for free" at the end is at no cost; before a thing it is that the thing is free.
    private mutating func freeAtEnd() {
        guard words.count > 2, words.suffix(2).map(\.text) == ["for", "free"] else { return }
        words = words.dropLast(2) + [QuestionWord(text: "nocost", kind: .word)]
    }

    /// "um", "erm", "hmm", as long as they are.
    private static func isHum(_ word: QuestionWord) -> Bool {
        guard word.kind == .word, !word.isName, word.text.utf8.count > 1, let first = word.text.utf8.first else {
            return false
        }
        let rest = word.text.utf8.drop { $0 == first }
        switch first {
        case UInt8(ascii: "u"): return !rest.isEmpty && Set(rest).count == 1 && "mh".utf8.contains(rest.first ?? 0)
        case UInt8(ascii: "h"): return !rest.isEmpty && rest.allSatisfy { $0 == UInt8(ascii: "m") }
        case UInt8(ascii: "e"):
            let end = rest.drop { $0 == UInt8(ascii: "r") }
            return end.count < rest.count && end.allSatisfy { $0 == UInt8(ascii: "m") }
        default: return false
        }
    }

    /// "how much does X cost" and "what does X cost" ask for a price, as "what is the price of X" does.
    private mutating func splitCost() {
        guard words.count > 3, words.last?.text == "cost" else { return }
        let start: Int
        switch words.prefix(3).map(\.text) {
        case ["how", "much", "do"], ["how", "much", "does"]: start = 3
        case ["what", "do", words[2].text], ["what", "does", words[2].text]: start = 2
        default: return
        }
        words = [QuestionWord(text: Self.price, kind: .word)] + words[start...].dropLast()
    }

    /// "howto cancelling" is "howto cancel", and so is "howto like cancel" of somebody who speaks.
    private mutating func baseFormBehindHowTo() -> Bool {
        if words.count > 2, words[0].text == Self.howTo, words[1].text == "like", VerbForms.isVerb(words[2].text) {
            words.remove(at: 1)
        }
        guard words.count > 1, words[0].text == Self.howTo, let base = VerbForms.base(of: words[1].text) else {
            return false
        }
        words[1] = QuestionWord(text: base, kind: .word)
        return true
    }

    /// The difference between A and B is that between B and A.
    private mutating func orderDifference() {
        let start = 4
        let joins = words.indices.filter { words[$0].text == "and" }
        guard words.prefix(start).map(\.text) == ["what", "is", "difference", "between"],
            let and = joins.first, joins.count == 1, and > start, and < words.count - 1
        else { return }
        let (one, other) = (words[start..<and], words[(and + 1)...])
        if other.map(\.text).joined(separator: " ") < one.map(\.text).joined(separator: " ") {
            words = words[..<start] + other + [words[and]] + one
        }
    }

    /// "open on Sunday" is "open Sunday".
    private mutating func dropBeforeDays() {
        for index in words.indices.dropLast().reversed()
        where words[index].text == "on" && Self.days.contains(words[index + 1].text) { words.remove(at: index) }
    }

    private static let days: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "weekend",
    ]

    /// "Peru's capital" at the end is "capital of Peru".
    private mutating func turnPossessives() {
        guard let owner = words.lastIndex(where: { $0.kind == .word && $0.text.hasSuffix("'s") }),
            (1...3).contains(words.count - owner - 1),
            !words[(owner + 1)...].contains(where: { Self.joining.contains($0.text) })
        else { return }
        var start = owner
        while start > 0, Self.owners.contains(words[start - 1].text) { start -= 1 }
        var name = Array(words[start...owner])
        name[name.count - 1].text.removeLast(2)
        let owned = Array(words[(owner + 1)...])
        words = words[..<start] + owned + [QuestionWord(text: "of", kind: .word)] + name
    }

    private static let owners: Set<String> = [
        "my", "your", "his", "her", "their", "this", "that", "next", "last", "past", "coming",
    ]

    /// What can't be among the words for a thing that is owned.
    private static let joining: Set<String> = [
        "is", "was", "will", "can", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "not", "of",
        "what",
        "if", "when", "howto",
    ]

    /// Two weeks are fourteen days, a year is twelve months.
    private static func measured(_ words: [QuestionWord]) -> [QuestionWord] {
        var words = words
        for index in words.indices.reversed()
        where words[index].text == "fortnight" && (index == 0 || words[index - 1].kind != .number) {
            words.insert(QuestionWord(text: "1", kind: .number), at: index)
        }
        for index in words.indices.dropLast() where words[index].kind == .number {
            guard let count = Int(words[index].text), let (factor, unit) = measures[words[index + 1].text],
                (1...10_000).contains(count)
            else { continue }
            words[index].text = String(count * factor)
            words[index + 1].text = unit
        }
        return words
    }

    /// Eight in the morning is 8 a.m.
    private static func clockTimes(_ words: [QuestionWord]) -> [QuestionWord] {
        var words = words
        for index in words.indices.dropLast().reversed() where words[index].kind == .number {
            if words[index + 1].text == "am" { words[index + 1].text = beforeNoon }
            guard index + 2 < words.count, ["in", "at"].contains(words[index + 1].text) else { continue }
            let hasArticle = words[index + 2].text == "the" && index + 3 < words.count
            guard let half = halves[words[index + (hasArticle ? 3 : 2)].text] else { continue }
            words.replaceSubrange(
                (index + 1)...(index + (hasArticle ? 3 : 2)), with: [QuestionWord(text: half, kind: .word)])
        }
        return words
    }

    /// Not "am", which is a form of "be" elsewhere.
    static let beforeNoon = "a.m."

    private static let measures: [String: (factor: Int, unit: String)] = [
        "week": (7, "day"), "fortnight": (14, "day"), "year": (12, "month"),
    ]

    private static let halves = ["morning": beforeNoon, "afternoon": "pm", "evening": "pm", "night": "pm"]

    /// "£50" is fifty pounds.
    private mutating func signsBehindNumbers() {
        for index in words.indices.dropLast()
        where words[index].kind == .sign && words[index + 1].kind == .number && words[index].text.count == 3 {
            words.swapAt(index, index + 1)
        }
        for index in words.indices where words[index].kind == .sign && words[index].text.count > 1 {
            words[index].kind = .word
        }
    }

    private static func reduced(_ word: QuestionWord) -> QuestionWord? {
        guard word.kind == .word else { return word }
        // "Terminal A" is one of several.
        if dropped.contains(word.text), !word.isName { return nil }
        var word = word
        if let class_ = synonyms[word.text] ?? synonym(ofMany: word.text) {
            word.text = class_
            word.isName = word.isName && countries.contains(class_)
        }
        return word
    }

    /// "restrooms": one and many of a thing are one word anyway.
    private static func synonym(ofMany word: String) -> String? {
        word.utf8.count > 4 && word.hasSuffix("s") ? synonyms[String(word.dropLast())] : nil
    }

    private static let countries: Set<String> = ["usa", "uk"]

    /// Replaces the longest phrase at each place.
    private static func replacing(_ phrases: PhraseTable, in words: [QuestionWord]) -> [QuestionWord] {
        var result: [QuestionWord] = []
        var place = 0
        while place < words.count {
            if let (length, replacement) = phrases.longest(at: place, in: words) {
                result += replacement.map { QuestionWord(text: $0, kind: .word) }
                place += length
            } else {
                result.append(words[place])
                place += 1
            }
        }
        return result
    }

    /// "two hundred and five" is 205, "third" is 3 rd.
    private static func spelledNumbers(_ words: [QuestionWord]) -> [QuestionWord] {
        var result: [QuestionWord] = []
        var place = 0
        while place < words.count {
            guard words[place].kind == .word, let first = units[words[place].text] else {
                result.append(words[place])
                place += 1
                continue
            }
            var (total, current) = (0, first)
            var last = first
            place += 1
            while place < words.count {
                if let factor = scales[words[place].text] {
                    if factor == 100 {
                        current = current &* 100
                    } else {
                        total = total &+ current &* factor
                        current = 0
                    }
                    last = factor
                } else if let unit = units[words[place].text], unit < last, last >= 20 {
                    current = current &+ unit
                    last = unit
                } else if words[place].text == "and", last >= 100, place + 1 < words.count,
                    units[words[place + 1].text] != nil
                {
                    place += 1
                    continue
                } else {
                    break
                }
                place += 1
            }
            result.append(QuestionWord(text: String(total &+ current), kind: .number))
        }
        return result
    }
}

/// Phrases by their first word.
struct PhraseTable: Sendable {
    private var byFirst: [String: [(words: [String], replacement: [String])]] = [:]

    /// - Parameter lines: "PHRASE > REPLACEMENT", an empty one to drop the phrase.
    init(_ lines: String) {
        for line in lines.split(separator: "\n") {
            let sides = line.split(separator: ">", omittingEmptySubsequences: false)
            let replacement = sides.count > 1 ? sides[1].split(separator: " ").map(String.init) : []
            for phrase in sides[0].split(separator: "|") {
                let words = phrase.split(separator: " ").map(String.init)
                guard let first = words.first else { continue }
                byFirst[first, default: []].append((words, replacement))
            }
        }
        for first in byFirst.keys { byFirst[first]?.sort { $0.words.count > $1.words.count } }
    }

    /// How many words at the end are a phrase.
    func longestEnd(of words: [QuestionWord]) -> Int? {
        (1...6).reversed().first { length in
            length < words.count && longest(at: words.count - length, in: words)?.length == length
        }
    }

    func longest(at place: Int, in words: [QuestionWord]) -> (length: Int, replacement: [String])? {
        guard let candidates = byFirst[words[place].text] else { return nil }
        for candidate in candidates where place + candidate.words.count <= words.count {
            let isThere = zip(candidate.words, words[place...]).allSatisfy { $0 == $1.text }
            if isThere { return (candidate.words.count, candidate.replacement) }
        }
        return nil
    }
}
