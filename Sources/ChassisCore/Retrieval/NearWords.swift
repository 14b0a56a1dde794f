/// The words of the texts that may stand for one they don't hold: with a typing error or another ending, as a part of a
/// compound, or as the parts that it is a compound of. By letters alone, in any language.
struct NearWords {
    /// Words one typing error or a few letters of inflection away.
    private(set) var similar: [String] = []
    /// Words that have it within them: "Kündigung" in "Kündigungsfrist".
    private(set) var holding: [String] = []
    private let asked: [UInt8]
    private let folded: [UInt8]

    /// - Parameters:
    ///   - term: As it would stand among the texts' terms.
    ///   - folded: Its word, with its ending.
    /// - Complexity: O(vocabulary), a few nanoseconds a word.
    init(of term: String, folded word: String, in vocabulary: WordList) {
        (asked, folded) = (Array(term.utf8), Array(word.utf8))
        guard (3...40).contains(asked.count), folded.count >= 4, !asked.contains(where: { (0x30...0x39).contains($0) })
        else { return }
        var found = Set<Int>()
        if asked.count > 3 {
            vocabulary.each(vocabulary.places(beginningWith: asked[..<1])) { place, word in
                guard word.count > 3, abs(word.count - asked.count) <= 3, isSimilar(word) else { return }
                found.insert(place)
            }
        }
        similar = found.sorted().map(vocabulary.word)
        // Four letters begin many words; a plural of theirs is little longer.
        vocabulary.each(vocabulary.places(beginningWith: folded[...])) { place, word in
            guard folded.count >= 5 || word.count <= folded.count + 2, !found.contains(place) else { return }
            holding.append(vocabulary.word(place))
        }
        guard folded.count >= 5 else { return }
        vocabulary.each(0..<vocabulary.count) { place, word in
            guard isEnd(of: word), !found.contains(place) else { return }
            holding.append(vocabulary.word(place))
        }
    }

    private func isSimilar(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let a = asked
        let shared = Self.shared(a[...], other, from: 0)
        let rest = max(a.count, other.count) - shared
        // Inflection: a long common beginning, little behind it.
        if shared >= 5, rest <= 3, shared >= 2 * rest { return true }
        guard shared >= 1, min(a.count, other.count) >= 5 else { return false }
        var end = 0
        while end < min(a.count, other.count) - shared, a[a.count - 1 - end] == other[other.count - 1 - end] {
            end += 1
        }
        let (left, right) = (a.count - shared - end, other.count - shared - end)
        // In short words one other letter makes another word: "void", "voice".
        if max(left, right) <= 1 { return left != right || min(a.count, other.count) >= 6 }
        // Two neighbours swapped.
        return left == 2 && right == 2 && a[shared] == other[shared + 1] && a[shared + 1] == other[shared]
    }

    /// Behind two letters or more, with another ending at most.
    private func isEnd(of other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard other.count >= folded.count + 2 else { return false }
        for start in max(2, other.count - folded.count - 2)...(other.count - folded.count)
        where other[start] == folded[0] && Self.shared(folded[...], other, from: start) == folded.count { return true }
        return false
    }

    /// How many bytes are the same from the beginnings of both on.
    private static func shared(
        _ a: ArraySlice<UInt8>, _ other: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var count = 0
        let most = min(a.count, other.count - start)
        while count < most, a[a.startIndex + count] == other[start + count] { count += 1 }
        return count
    }
}

extension NearWords {
    /// The best way to see a word as a compound of the texts' words: each part the words that it may be.
    ///
    /// A part has up to two letters more behind it ("s", "es", "n") and may have another ending ("stornierung",
    /// "stornieren"). What is left behind a first part may be a compound itself.
    ///
    /// - Parameter depth: Parts at most; 2 or more.
    /// - Complexity: O(depth · (log vocabulary + words that begin as a part does)).
    static func compound(_ word: String, in vocabulary: WordList, depth: Int = 3) -> [[String]]? {
        let bytes = Array(word.utf8)
        guard (8...40).contains(bytes.count), !bytes.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        let heads = heads(of: bytes, in: vocabulary)
        guard !heads.isEmpty else { return nil }
        var best: (cost: Int, head: Head, tail: [String])?
        for head in heads {
            vocabulary.each(vocabulary.places(beginningWith: bytes[head.end..<(head.end + 4)])) { place, word in
                let end = shared(bytes[head.end...], word, from: 0)
                let (own, other) = (bytes.count - head.end - end, word.count - end)
                guard max(own, other) <= (head.isLoose ? 0 : 3), end >= 2 * max(own, other) || max(own, other) <= 1
                else { return }
                let cost = head.cost + own + other
                if cost < best?.cost ?? .max {
                    best = (cost, head, [vocabulary.word(place)])
                } else if cost == best?.cost, best?.head.end == head.end {
                    best?.tail.append(vocabulary.word(place))
                }
            }
        }
        if let best { return [best.head.words, best.tail] }
        guard depth > 2, let head = heads.filter({ !$0.isLoose }).min(by: { ($0.cost, -$0.end) < ($1.cost, -$1.end) }),
            let rest = compound(String(decoding: bytes[head.end...], as: UTF8.self), in: vocabulary, depth: depth - 1)
        else { return nil }
        return [head.words] + rest
    }

    private struct Head {
        /// Where what comes behind it begins.
        var end: Int
        /// By how many letters it is another word.
        var cost: Int
        /// Whether so much of it is missing that the rest must be a word as it stands: "mahn" of "mahnung".
        var isLoose: Bool
        var words: [String]
    }

    /// The words that it may begin with, the best for each end.
    private static func heads(of bytes: [UInt8], in vocabulary: WordList) -> [Head] {
        var heads: [Int: Head] = [:]
        vocabulary.each(vocabulary.places(beginningWith: bytes[..<4])) { place, word in
            let end = shared(bytes[...], word, from: 0)
            let ending = word.count - end
            guard ending <= 3 else { return }
            let isLoose = ending > min(2, end - 3)
            for link in 0...(isLoose ? 0 : 2) where bytes.count - end - link >= 4 {
                let cost = 2 * ending + link
                if cost < heads[end + link]?.cost ?? .max {
                    heads[end + link] = Head(
                        end: end + link, cost: cost, isLoose: isLoose, words: [vocabulary.word(place)])
                } else if cost == heads[end + link]?.cost, heads[end + link]?.isLoose == isLoose {
                    heads[end + link]?.words.append(vocabulary.word(place))
                }
            }
        }
        return heads.values.sorted { $0.end < $1.end }
    }

    /// The codes that end in a number: "e1042" for "1042".
    static func codes(endingIn number: String, in vocabulary: WordList) -> [String] {
        let digits = Array(number.utf8)
        guard digits.count >= 3 else { return [] }
        var found: [String] = []
        vocabulary.each(0..<vocabulary.count) { place, word in
            let start = word.count - digits.count
            guard start > 0, word[word.count - 1] == digits[digits.count - 1],
                shared(digits[...], word, from: start) == digits.count
            else { return }
            found.append(vocabulary.word(place))
        }
        return found.filter { TextAnalysis.pieces(ofCode: $0)?.number == number }
    }
}
