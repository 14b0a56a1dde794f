/// A question reduced to what has to agree before one answer may serve two of them.
///
/// Greetings, articles and the many ways to ask "how do I" fall away; spelled-out numbers become digits; a few safe
/// synonyms become one word. Everything else stays, in its order: what a rule doesn't know must agree word for word.
///
///     QuestionForm("Hi, what's the way to turn on 2FA?").text  // "howto enable 2 factor authentication"
package struct QuestionForm: Hashable, Sendable {
    package private(set) var words: [QuestionWord]

    /// - Complexity: O(length · longest phrase).
    package init(_ question: String) {
        words = QuestionWord.words(in: question)
        dropPoliteness()
        words = Self.spelledNumbers(words)
        words = Self.replacing(Self.phrases, in: words)
        splitCost()
        words = words.compactMap(Self.reduced)
        signsBehindNumbers()
    }

    /// The words with a space between each; what the embedded vectors are made of.
    package var text: String { words.map(\.text).joined(separator: " ") }

    package var isEmpty: Bool { words.isEmpty }

    /// Whether the answer depends on when the question is asked.
    package var isOfNow: Bool {
        words.indices.contains { index in
            let word = words[index]
            if Self.momentWords.contains(word.text) { return true }
            guard index > 0, Self.periods.contains(word.text) else { return false }
            return ["this", "next", "last", "past", "coming"].contains(words[index - 1].text)
        }
    }

    /// At both ends only: "how do I say thank you in Japanese" is about the words, as "how do I say thanks" is.
    private mutating func dropPoliteness() {
        while words.count > 1 {
            if let (length, _) = Self.politeness.longest(at: 0, in: words), length < words.count {
                words.removeFirst(length)
            } else if Self.leads.contains(words[0].text) {
                words.removeFirst()
            } else {
                break
            }
        }
        while let length = Self.politeness.longestEnd(of: words), length < words.count,
            !Self.sayings.contains(words[words.count - length - 1].text)
        {
            words.removeLast(length)
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
        if let class_ = synonyms[word.text] {
            word.text = class_
            word.isName = false
        }
        return word
    }

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
