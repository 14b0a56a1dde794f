/// Follows a text's words through a system prompt, and says from where on they may become a recital of it.
struct EchoReader: Sendable {
    private(set) var hasLeaked = false
    /// Where what may become a recital begins.
    private(set) var holdPlace: Int?
    private let prompt: PromptWords
    private let others: [String]
    /// Their words, once it matters: mostly it never does.
    private var otherWords: [[UInt64]]?
    private var reader = WordReader()
    private var words: [WordReader.Word] = []
    /// How many of the last words stand in the prompt up to a place.
    private var runs: [Int: Int] = [:]
    private var nearly = NearEcho()
    /// Where the last 256 words begin, in a ring.
    private var starts = [Int](repeating: 0, count: 256)
    private var count = 0

    /// - Parameter others: What may be repeated though the prompt says it too.
    init(_ prompt: PromptWords, others: [String]) {
        self.prompt = prompt
        self.others = others
    }

    /// Takes the next character.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        reader.read(scalar, at: place, into: &words)
        if !words.isEmpty { takeWords() }
    }

    /// Takes the next character, and shows the words that are complete by it to others.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int, with others: inout [EchoReader]) {
        reader.read(scalar, at: place, into: &words)
        if !words.isEmpty { takeWords(with: &others) }
    }

    /// Ends the word that was begun, if any.
    mutating func finish() {
        reader.finish(into: &words)
        takeWords()
    }

    /// The same, and shows it to others.
    mutating func finish(with others: inout [EchoReader]) {
        reader.finish(into: &words)
        takeWords(with: &others)
    }

    /// Begins anew: what comes next does not go on what came before.
    mutating func forget() {
        reader = WordReader()
        runs.removeAll(keepingCapacity: true)
        nearly.forget()
        holdPlace = nil
    }

    private mutating func takeWords(with others: inout [EchoReader]) {
        for index in others.indices {
            for word in words { others[index].take(word) }
        }
        takeWords()
    }

    private mutating func takeWords() {
        for word in words { take(word) }
        words.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ word: WordReader.Word) {
        starts[count & 255] = word.start
        count += 1
        holdPlace = nil
        guard let places = prompt.places[word.hash] else {
            runs.removeAll(keepingCapacity: true)
            followNearly(word)
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
        followNearly(word)
    }

    private mutating func followNearly(_ word: WordReader.Word) {
        nearly.take(word, runs, start: starts[(count - 3) & 255], in: prompt)
        if let recital = nearly.recital(in: prompt) {
            if !mayRepeat(recital) { hasLeaked = true }
            nearly.forget()
        }
        if let place = nearly.holdPlace { holdPlace = min(holdPlace ?? place, place) }
    }

    /// Whether the input or the pages have most of its words in their order.
    private mutating func mayRepeat(_ places: [Int]) -> Bool {
        let known = otherWords ?? others.map { WordReader.words(of: $0).map(\.hash) }
        otherWords = known
        var shingles: Set<UInt64> = []
        for words in known where words.count > 2 {
            for end in 2..<words.count {
                shingles.insert(PromptWords.shingle(words[end - 2], words[end - 1], words[end]))
            }
        }
        return places.count { shingles.contains(prompt.shingle(upTo: $0)) } * 4 > places.count
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
