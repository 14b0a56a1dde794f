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
        return clauses(of: words, in: Array(text.utf8)).contains { clause in
            clause.contains { $0.kind == .ideographs && isPersonal(run: $0.folded) }
                || isPersonal(clause.flatMap(\.parts), language)
        }
    }

    /// Sentences, and what "and" joins to them as a question of its own.
    private static func clauses(of words: [Word], in bytes: [UInt8]) -> [[Word]] {
        var clauses: [[Word]] = [[]]
        var end = 0
        for (index, word) in words.enumerated() {
            let isNewSentence = bytes[end..<word.range.lowerBound].contains { AskersWords.sentenceEnds.contains($0) }
            let isJoined =
                index + 1 < words.count && AskersWords.joins.contains(word.folded)
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

extension Word {
    fileprivate var isElided: Bool { folded.utf8.contains(UInt8(ascii: "'")) }

    /// "what's" is "what" and "s", "j'ai" is "j" and "ai".
    fileprivate var parts: [String] {
        isElided ? folded.split { $0 == "'" }.map(String.init) : [folded]
    }
}

/// Words that follow each other: `a|b` is either, `*` any, `*er` any that ends so, `..` none to eight, `!a|b` neither.
struct WordPattern: Sendable {
    private enum Part: Sendable {
        case oneOf(Set<String>), ending(String), gap
        case noneOf(Set<String>)
    }

    private let parts: [Part]
    /// The words that it can begin with; none for any word.
    let firstWords: Set<String>

    init(_ text: Substring) {
        parts = text.split(separator: " ").map { part in
            if part == ".." { return .gap }
            if part.hasPrefix("*") { return .ending(String(part.dropFirst())) }
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
        case .ending(let end):
            return words.first?.hasSuffix(end) == true && matches(words.dropFirst(), rest)
        case .noneOf(let set):
            return words.first.map(set.contains) != true && matches(words.dropFirst(), rest)
        case .gap:
            return (0...min(8, words.count)).contains { matches(words.dropFirst($0), rest) }
        }
    }
}
