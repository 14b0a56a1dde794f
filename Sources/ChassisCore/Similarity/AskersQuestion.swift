/// Whether a question is about what its asker is, has or did: "my balance", "Who am I?", "What did we order?".
///
/// Such an answer is one person's. How something is done is not, whosever thing it is done with: "How do I change my plan?" has
/// one answer for all. In doubt a question is its asker's own: that costs a call, the other mistake tells somebody what is
/// another's. Knows the languages of `AskersWords`; in others a question is nobody's.
package enum AskersQuestion {
    /// A longer text is looked at in its beginning and its end, where what is asked stands.
    private static let longest = 4000

    /// - Complexity: O(length) for questions without such words; some tens of microseconds with them.
    package static func isPersonal(_ text: String) -> Bool {
        guard text.utf8.count > longest else { return isPersonalWhole(text) }
        let half = longest / 2
        return isPersonalWhole(String(decoding: text.utf8.prefix(half), as: UTF8.self))
            || isPersonalWhole(String(decoding: text.utf8.suffix(half), as: UTF8.self))
    }

    private static func isPersonalWhole(_ text: String) -> Bool {
        let words = TextAnalysis.words(in: text)
        guard words.contains(where: { $0.kind == .ideographs || AskersWords.hints.contains($0.folded) || $0.isElided })
        else { return false }
        let language = LanguageGuess.code(of: text, words: words)
        let bytes = Array(text.utf8)
        let clauses = clauses(of: words, in: bytes, language)
        let isOwn = clauses.contains { clause in
            clause.contains { $0.kind == .ideographs && isPersonal(run: $0.folded) }
                || isPersonal(clause.flatMap(\.parts), language)
        }
        return isOwn || isSaidByAsker(clauses.map { FirstPerson($0, in: bytes, language) })
    }

    /// Whether somebody says "I", and doesn't ask how something is done. "I forgot it. How do I reset it?" does, and says why.
    private static func isSaidByAsker(_ clauses: [FirstPerson]) -> Bool {
        let places = clauses.map(\.places)
        guard places.contains(where: { !$0.isEmpty }) else { return false }
        let areGeneral = zip(clauses, places).map { !$1.isEmpty && isGeneral($0) }
        return clauses.indices.contains { clause in
            guard !places[clause].isEmpty, !areGeneral[clause] else { return false }
            return places[clause].first != 0 || !areGeneral.contains(true)
        }
    }

    private static func isGeneral(_ clause: FirstPerson) -> Bool {
        // A word before the first, for patterns that say what does not stand there.
        let words = [""] + clause.words.map(\.word)
        let reduced = [""] + clause.withoutObjects
        func isFound(_ pattern: WordPattern) -> Bool { pattern.isFound(in: words) || pattern.isFound(in: reduced) }
        if AskersWords.languages.contains(where: { $0.ways.contains(where: isFound) }) { return true }
        let isLeave =
            FirstPerson.general.contains(where: isFound)
            || AskersWords.languages.contains { $0.leaves.contains(where: isFound) }
        guard isLeave else { return false }
        // "Can I see what I ordered?"
        return clause.count < 2 || !AskersWords.languages.contains { !$0.shows.isDisjoint(with: words) }
    }

    /// Sentences, and what "and" joins to them as a question of its own.
    private static func clauses(of words: [Word], in bytes: [UInt8], _ language: String?) -> [[Word]] {
        var clauses: [[Word]] = [[]]
        var end = 0
        for (index, word) in words.enumerated() {
            let isNewSentence = bytes[end..<word.range.lowerBound].contains { AskersWords.sentenceEnds.contains($0) }
            // "And" in Polish only: "Can I come in?" is one question.
            let mayJoin = word.folded != "i" || language == "pl"
            let isJoined =
                mayJoin && index + 1 < words.count && AskersWords.joins.contains(word.folded)
                && words[index + 1].parts.first.map(AskersWords.askers.contains) == true
            if isNewSentence || isJoined { clauses.append([]) }
            clauses[clauses.count - 1].append(word)
            end = word.range.upperBound
        }
        return clauses
    }

    private static func isPersonal(_ words: [String], _ guessed: String?) -> Bool {
        AskersWords.languages.contains { language in
            if language.facts.contains(where: { $0.isFound(in: words) }) { return true }
            let isOwn = words.indices.contains { place in
                guard language.own.contains(words[place]) else { return false }
                guard AskersWords.ambiguous.contains(words[place]) else { return true }
                // What it stands for is behind such a word.
                return guessed == language.code || guessed == nil && place + 1 < words.count
            }
            guard isOwn, !language.ways.contains(where: { $0.isFound(in: words) }) else { return false }
            let mayBeDone = language.leaves.contains { $0.isFound(in: words) }
            return !mayBeDone || words.contains { language.shows.contains($0) }
        }
    }

    /// Japanese and Chinese, which are written without spaces.
    private static func isPersonal(run: String) -> Bool {
        if AskersWords.runFacts.contains(where: run.contains) { return true }
        return AskersWords.runOwn.contains(where: run.contains) && !AskersWords.runWays.contains(where: run.contains)
    }
}

extension FirstPerson {
    fileprivate init(_ clause: [Word], in bytes: [UInt8], _ language: String?) {
        let hasSmallLetters = bytes.contains { (0x61...0x7A).contains($0) }
        words = clause.flatMap { word in
            let letters = bytes[word.range]
            let isCapitals =
                hasSmallLetters && letters.count <= 3 && letters.allSatisfy { (0x41...0x5A).contains($0) }
            return word.parts.enumerated().map { place, part in
                Spoken(
                    word: part, isCapitals: isCapitals,
                    isElided: place == 0 && word.isElided && (part == "j" || part == "m"))
            }
        }
        self.language = language
    }
}

extension Word {
    fileprivate var isElided: Bool { folded.utf8.contains(UInt8(ascii: "'")) }

    /// "what's" is "what" and "s", "j'ai" is "j" and "ai".
    fileprivate var parts: [String] {
        isElided ? folded.split { $0 == "'" }.map(String.init) : [folded]
    }
}

/// Words that follow each other: `a|b` is either, `*` any, `*er|ir` any that ends so, `..` none to eight, `!a|b` neither.
struct WordPattern: Sendable {
    private enum Part: Sendable {
        case oneOf(Set<String>), ending([String]), gap
        case noneOf(Set<String>)
    }

    private let parts: [Part]
    /// The words that it can begin with; none for any word.
    let firstWords: Set<String>

    init(_ text: Substring) {
        parts = text.split(separator: " ").map { part in
            if part == ".." { return .gap }
            if part.hasPrefix("*") {
                return .ending(
                    part.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map(String.init))
            }
            let isNone = part.hasPrefix("!")
            let words = Set((isNone ? part.dropFirst() : part).split(separator: "|").map(String.init))
            return isNone ? .noneOf(words) : .oneOf(words)
        }
        if case .oneOf(let words)? = parts.first { firstWords = words } else { firstWords = [] }
    }

    func isFound(in words: [String]) -> Bool { words.indices.contains { matches(words[$0...], parts[...]) } }

    private func matches(_ words: ArraySlice<String>, _ parts: ArraySlice<Part>) -> Bool {
        guard let part = parts.first else { return true }
        let rest = parts.dropFirst()
        switch part {
        case .oneOf(let set):
            return words.first.map(set.contains) == true && matches(words.dropFirst(), rest)
        case .ending(let ends):
            guard let word = words.first, ends.contains(where: { $0.isEmpty || word.hasSuffix($0) }) else {
                return false
            }
            return matches(words.dropFirst(), rest)
        case .noneOf(let set):
            return words.first.map(set.contains) != true && matches(words.dropFirst(), rest)
        case .gap:
            return (0...min(8, words.count)).contains { matches(words.dropFirst($0), rest) }
        }
    }
}
