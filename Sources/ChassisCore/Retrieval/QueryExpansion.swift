/// A term of a question with the terms that may stand for it.
package struct AskedTerm: Hashable, Sendable {
    package var term: String
    /// Other terms and what a hit with them counts, 0…1; never the term itself.
    package var alternatives: [String: Double]

    /// How well a set of terms meets this one, 0…1.
    package func match(in terms: Set<String>) -> Double {
        if terms.contains(term) { return 1 }
        var best = 0.0
        for (alternative, weight) in alternatives where weight > best && terms.contains(alternative) { best = weight }
        return best
    }
}

extension TextAnalysis {
    /// The terms of a question, each once, with their relatives: synonyms, the same word in neighbouring languages, and, for
    /// a word that the texts don't hold, its inflections, likely typing errors, the compounds that it is a part of and the
    /// parts of a compound. A code is one term, however it is written.
    ///
    /// - Parameter vocabulary: The terms of the texts to be searched.
    /// - Complexity: O(terms + unknown terms · vocabulary), at most 512 terms, 12 of them unknown.
    package static func askedTerms(in text: String, vocabulary: WordList) -> [AskedTerm] {
        askedTerms(in: text, isKnown: vocabulary.contains) { vocabulary }
    }

    static func askedTerms(
        in text: String, isKnown: (String) -> Bool, vocabulary: () -> WordList
    ) -> [AskedTerm] {
        var seen: Set<String> = []
        var asked: [AskedTerm] = []
        var searches = 0
        let query = Query(text, isKnown)
        for (code, numbers) in query.codes where seen.insert(code).inserted {
            asked.append(
                AskedTerm(
                    term: code, alternatives: Dictionary(numbers.map { ($0, similarWeight) }, uniquingKeysWith: max)))
        }
        for (term, folded) in query.terms.prefix(512) where seen.insert(term).inserted {
            if isKnown(term) {
                asked.append(AskedTerm(term: term, alternatives: relatives(of: term)))
            } else if let parts = compoundParts(of: term, isKnown: isKnown), !Thesaurus.contains(term) {
                for part in parts where seen.insert(part).inserted {
                    asked.append(AskedTerm(term: part, alternatives: relatives(of: part)))
                }
            } else if searches < mostSearches {
                searches += 1
                asked += unknown(term, folded, isKnown, vocabulary())
            } else {
                asked.append(AskedTerm(term: term, alternatives: relatives(of: term)))
            }
        }
        return asked
    }

    /// The terms of a question, and the codes that the texts hold in the place of their numbers.
    private struct Query {
        private(set) var terms: [(term: String, folded: String)]
        private(set) var codes: [(code: String, numbers: [String])] = []

        init(_ text: String, _ isKnown: (String) -> Bool) {
            let words = TextAnalysis.words(in: text)
            var text = text
            var joined = Set<Int>()
            let found = text.withUTF8 { TextAnalysis.codes(in: $0, words: words, allowsBlanks: true) }
            for code in found.sorted(by: { $0.places.count > $1.places.count })
            where isKnown(code.joined) && joined.isDisjoint(with: code.places) {
                let numbers = code.places.filter { words[$0].kind == .number }
                joined.formUnion(numbers)
                codes.append((code.joined, numbers.map { words[$0].folded }))
            }
            terms = words.indices.filter { !joined.contains($0) }.flatMap { place in
                let word = words[place]
                return TextAnalysis.terms(of: word).map { ($0, word.kind == .letters ? word.folded : $0) }
            }
            if terms.isEmpty, codes.isEmpty {
                terms = words.filter { $0.kind == .letters }.map { ($0.folded, $0.folded) }
            }
        }
    }

    private static let mostSearches = 12
    private static let synonymWeight = 0.55
    private static let similarWeight = 0.75
    /// Of a compound that the word is a part of.
    private static let holdingWeight = 0.5
    /// Of each part of a compound, where one of them has another ending.
    private static let partWeight = 0.75

    private static func relatives(of term: String) -> [String: Double] {
        Dictionary(Thesaurus.relatives(of: term).map { ($0, synonymWeight) }, uniquingKeysWith: max)
    }

    /// What stands for a word that the texts don't hold.
    private static func unknown(
        _ term: String, _ folded: String, _ isKnown: (String) -> Bool, _ vocabulary: WordList
    ) -> [AskedTerm] {
        if let (head, number) = pieces(ofCode: term) {
            let pieces = [stem(head), number].filter { isKnown($0) && !StopWords.contains($0) }
            return pieces.isEmpty
                ? [AskedTerm(term: term, alternatives: [:])]
                : pieces.map { AskedTerm(term: $0, alternatives: [:]) }
        }
        if term.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false {
            let codes = NearWords.codes(endingIn: term, in: vocabulary).map { ($0, similarWeight) }
            return [AskedTerm(term: term, alternatives: Dictionary(codes, uniquingKeysWith: max))]
        }
        let near = NearWords(of: term, folded: folded, in: vocabulary)
        var found = relatives(of: term)
        for similar in near.similar { found[similar] = similarWeight }
        for similar in near.similar.sorted().prefix(4) {
            for relative in Thesaurus.relatives(of: similar) where found[relative] == nil {
                found[relative] = synonymWeight * similarWeight
            }
        }
        var asked: [AskedTerm] = []
        if near.similar.isEmpty, let parts = NearWords.compound(folded, in: vocabulary) {
            asked = parts.enumerated().map { part($0.element, "\(folded) \($0.offset)") }
        } else {
            for word in near.holding where (found[word] ?? 0) < holdingWeight { found[word] = holdingWeight }
        }
        return found.isEmpty && !asked.isEmpty ? asked : asked + [AskedTerm(term: term, alternatives: found)]
    }

    /// - Parameter name: Of the part, which is no term of any text.
    private static func part(_ words: [String], _ name: String) -> AskedTerm {
        var found: [String: Double] = [:]
        for word in words {
            for relative in Thesaurus.relatives(of: word) where found[relative] == nil {
                found[relative] = synonymWeight * partWeight
            }
        }
        for word in words { found[word] = partWeight }
        return AskedTerm(term: name, alternatives: found)
    }

    /// "kartenerstattung" as karten and erstattung, when both are known; linking letters may stand between them.
    private static func compoundParts(of term: String, isKnown: (String) -> Bool) -> [String]? {
        let bytes = Array(term.utf8)
        guard (8...40).contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        func known(_ part: ArraySlice<UInt8>) -> String? {
            let word = stem(String(decoding: part, as: UTF8.self))
            return isKnown(word) || Thesaurus.contains(word) ? word : nil
        }
        for split in 4...(bytes.count - 4) {
            guard let tail = known(bytes[split...]) else { continue }
            for link in 0...2 where split - link >= 4 {
                if let head = known(bytes[..<(split - link)]) { return [head, tail] }
            }
        }
        return nil
    }
}

extension TextAnalysis {
    /// The groups of related words that a text's terms belong to, one entry for each occurrence; names are arbitrary.
    ///
    /// - Complexity: O(bytes).
    package static func topics(in text: String) -> [String] { terms(in: text).flatMap(Thesaurus.groupNames) }
}
