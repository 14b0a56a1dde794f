/// Reads an answer as it grows and gives out what can't be a recital of its system prompt.
///
/// What repeats the prompt's own words waits from the fourth word on until it goes on otherwise, which in an answer is a
/// word or two later. What the input and the pages say too, the answer may say.
///
/// - Complexity: O(characters), and for each word the number of its places in the prompt.
package struct EchoWatch: Sendable {
    package private(set) var hasLeaked = false
    private let prompt: PromptWords
    private let others: [String]
    /// Their words, once it matters: mostly it never does.
    private var otherWords: [[UInt64]]?
    private var reader = WordReader()
    /// How many of the last words stand in the prompt up to a place.
    private var runs: [Int: Int] = [:]
    /// Where the last 256 words begin, in a ring.
    private var starts = [Int](repeating: 0, count: 256)
    private var count = 0
    /// Where what waits begins.
    private var holdPlace: Int?
    private var held = HeldText()

    /// - Parameter others: What the answer may repeat though the prompt says it too.
    package init(_ prompt: PromptWords, others: [String]) {
        self.prompt = prompt
        self.others = others
    }

    /// Takes the next piece and returns what is certain by now; nothing more once the prompt has shown.
    package mutating func push(_ piece: String) -> String {
        guard !hasLeaked else { return "" }
        var place = held.end
        var words: [WordReader.Word] = []
        for scalar in piece.unicodeScalars {
            reader.read(scalar, at: place, into: &words)
            place += UTF8.width(scalar)
            if words.isEmpty { continue }
            for word in words { take(word) }
            words.removeAll(keepingCapacity: true)
            if hasLeaked { return "" }
        }
        return held.add(piece, certain: holdPlace ?? place)
    }

    /// Returns what was held back. Call it once, at the end.
    package mutating func finish() -> String {
        var words: [WordReader.Word] = []
        reader.finish(into: &words)
        for word in words { take(word) }
        return hasLeaked ? "" : held.release(to: held.end)
    }

    /// Whether a whole text repeats the prompt.
    package func isIn(_ text: String) -> Bool {
        var watch = self
        _ = watch.push(text)
        _ = watch.finish()
        return watch.hasLeaked
    }

    private mutating func take(_ word: WordReader.Word) {
        starts[count & 255] = word.start
        count += 1
        holdPlace = nil
        guard let places = prompt.places[word.hash] else {
            runs.removeAll(keepingCapacity: true)
            return
        }
        var next: [Int: Int] = [:]
        for place in places { next[place] = (runs[place - 1] ?? 0) + 1 }
        runs = next
        var longest = 0
        for (place, words) in next where words > longest && prompt.isHeld(upTo: place, words: words) {
            guard prompt.givesAway(upTo: place, words: words) else {
                longest = words
                continue
            }
            if !mayRepeat(upTo: place, words: words) { hasLeaked = true }
        }
        if longest > 0 { holdPlace = starts[(count - min(longest, 256)) & 255] }
    }

    private mutating func mayRepeat(upTo place: Int, words count: Int) -> Bool {
        let known = otherWords ?? others.map { WordReader.words(of: $0).map(\.hash) }
        otherWords = known
        return known.contains { prompt.areIn($0, upTo: place, words: count) }
    }
}

extension PromptWords {
    /// Fewer words are no secret yet.
    fileprivate func isHeld(upTo place: Int, words count: Int) -> Bool {
        count >= 4 || letters(upTo: place, words: count) >= 20
    }
}
