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
    /// The terms of a question, each once, with their relatives: synonyms, the same word in neighbouring languages,
    /// and, for a word that the texts don't hold, its inflections, likely typing errors and the parts of a compound.
    ///
    /// - Parameter vocabulary: The terms of the texts to be searched.
    /// - Complexity: O(terms + unknown terms · vocabulary), at most 512 terms, 12 of them unknown.
    package static func askedTerms(in text: String, vocabulary: some Collection<String>) -> [AskedTerm] {
        askedTerms(in: text, isKnown: Set(vocabulary).contains) { vocabulary }
    }

    static func askedTerms(
        in text: String, isKnown: (String) -> Bool, vocabulary: () -> some Collection<String>
    ) -> [AskedTerm] {
        var seen: Set<String> = []
        var asked: [AskedTerm] = []
        var searches = 0
        for term in terms(in: text).prefix(512) where seen.insert(term).inserted {
            if isKnown(term) || Thesaurus.contains(term) || searches >= mostSearches {
                asked.append(AskedTerm(term: term, alternatives: relatives(of: term)))
                continue
            }
            if let parts = compoundParts(of: term, isKnown: isKnown) {
                for part in parts where seen.insert(part).inserted {
                    asked.append(AskedTerm(term: part, alternatives: relatives(of: part)))
                }
                continue
            }
            searches += 1
            asked.append(AskedTerm(term: term, alternatives: similar(to: term, in: vocabulary())))
        }
        return asked
    }

    private static let mostSearches = 12
    private static let synonymWeight = 0.55
    private static let similarWeight = 0.75

    private static func relatives(of term: String) -> [String: Double] {
        Dictionary(Thesaurus.relatives(of: term).map { ($0, synonymWeight) }, uniquingKeysWith: max)
    }

    /// Words one typing error or a few letters of inflection away, and the relatives of the nearest.
    private static func similar(to term: String, in vocabulary: some Collection<String>) -> [String: Double] {
        let bytes = Array(term.utf8)
        guard (4...40).contains(bytes.count), !bytes.contains(where: { (0x30...0x39).contains($0) }) else { return [:] }
        var found: [String: Double] = [:]
        for candidate in vocabulary {
            let count = candidate.utf8.count
            guard count > 3, abs(count - bytes.count) <= 3 else { continue }
            if isSimilar(bytes, Array(candidate.utf8)) { found[candidate] = similarWeight }
        }
        for near in found.keys.sorted().prefix(4) {
            for relative in Thesaurus.relatives(of: near) where found[relative] == nil {
                found[relative] = synonymWeight * similarWeight
            }
        }
        return found
    }

    private static func isSimilar(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        var shared = 0
        while shared < a.count, shared < b.count, a[shared] == b[shared] { shared += 1 }
        let rest = max(a.count, b.count) - shared
        // Inflection: a long common beginning, little behind it.
        if shared >= 5, rest <= 3, shared >= 2 * rest { return true }
        guard shared >= 1, min(a.count, b.count) >= 5 else { return false }
        var end = 0
        while end < min(a.count, b.count) - shared, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        let (left, right) = (a.count - shared - end, b.count - shared - end)
        // In short words one other letter makes another word: "void", "voice".
        if max(left, right) <= 1 { return left != right || min(a.count, b.count) >= 6 }
        // Two neighbours swapped.
        return left == 2 && right == 2 && a[shared] == b[shared + 1] && a[shared + 1] == b[shared]
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
