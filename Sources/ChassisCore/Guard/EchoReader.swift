/// Follows a text's words through a system prompt, and says from where on they may become a recital of it.
struct EchoReader: Sendable {
    private(set) var hasLeaked = false
    /// Bytes of the text for which a few words wait that nothing has followed: longer, and a table of numbers would.
    static let widestGap = 64
    /// Where what may become a recital begins.
    private var holdPlace: Int?
    /// Whether that is a few words that any text has, and where the last of them ends.
    private var (holdsLittle, lastEnd) = (false, 0)
    private let prompt: PromptWords
    private let others: [String]
    /// Their words, once it matters: mostly it never does.
    private var otherWords: [[UInt64]]?
    private var reader = WordReader()
    private var words: [WordReader.Word] = []
    /// By their places, in order.
    private var runs: [Run] = []
    /// Those before, whose memory the next take.
    private var spare: [Run] = []
    private var nearly = NearEcho()
    /// Where the last 256 words begin, in a ring.
    private var starts: [Int] = []
    private var count = 0

    /// How many of the last words stand in the prompt up to a place.
    struct Run: Sendable {
        var place: Int
        var words: Int
    }

    /// - Parameter others: What may be repeated though the prompt says it too.
    init(_ prompt: PromptWords, others: [String]) {
        self.prompt = prompt
        self.others = others
    }

    /// Takes the next character.
    mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
        reader.read(scalar, at: place, into: &words)
        if !words.isEmpty { takeWords(upTo: place) }
    }

    /// Takes the next character, and shows the words that are complete by it to others.
    mutating func read(
        _ scalar: Unicode.Scalar, at place: Int, with others: inout [EchoReader], _ spaced: inout SpacedEcho
    ) {
        reader.read(scalar, at: place, into: &words)
        if !words.isEmpty { takeWords(upTo: place, with: &others, &spaced) }
    }

    /// Where what may become a recital begins.
    ///
    /// - Parameter place: Where the text ends by now.
    func holdPlace(at place: Int) -> Int? {
        holdsLittle && place - lastEnd > Self.widestGap ? nil : holdPlace
    }

    /// Ends the word that was begun, if any.
    mutating func finish() {
        reader.finish(into: &words)
        takeWords(upTo: lastEnd)
    }

    /// The same, and shows it to others.
    mutating func finish(with others: inout [EchoReader], _ spaced: inout SpacedEcho) {
        reader.finish(into: &words)
        takeWords(upTo: lastEnd, with: &others, &spaced)
    }

    /// Begins anew: what comes next does not go on what came before.
    mutating func forget() {
        reader = WordReader()
        runs.removeAll(keepingCapacity: true)
        nearly.forget()
        holdPlace = nil
    }

    private mutating func takeWords(
        upTo place: Int, with others: inout [EchoReader], _ spaced: inout SpacedEcho
    ) {
        for index in others.indices {
            if others[index].prompt.isShifted {
                for word in words { others[index].take(shape(of: word), upTo: place) }
            } else {
                for word in words { others[index].take(word, upTo: place) }
            }
        }
        for word in words { spaced.take(word) }
        takeWords(upTo: place)
    }

    /// A word of the prompt's is in clear, not shifted.
    private func shape(of word: WordReader.Word) -> WordReader.Word {
        var shaped = word
        shaped.hash = prompt.places[word.hash] == nil ? word.shape : 0
        return shaped
    }

    private mutating func takeWords(upTo place: Int) {
        for word in words { take(word, upTo: place) }
        words.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ word: WordReader.Word, upTo place: Int) {
        lastEnd = place
        let places = prompt.places[word.hash]
        // Mostly nothing is begun, and nothing begins.
        if places == nil, runs.isEmpty, nearly.isIdle {
            holdPlace = nil
            return
        }
        if count < 256 { starts.append(word.start) } else { starts[count & 255] = word.start }
        count += 1
        holdPlace = nil
        guard let places else {
            runs.removeAll(keepingCapacity: true)
            followNearly(word)
            return
        }
        goOn(to: places)
        var longest = 0
        holdsLittle = true
        for run in runs where run.words > longest && prompt.isHeld(upTo: run.place, words: run.words) {
            guard prompt.givesAway(upTo: run.place, words: run.words) else {
                longest = run.words
                holdsLittle = !prompt.isSaying(upTo: run.place, words: run.words)
                continue
            }
            if !mayRepeat(upTo: run.place, words: run.words) { hasLeaked = true }
        }
        if longest > 0 { holdPlace = starts[(count - min(longest, 256)) & 255] }
        followNearly(word)
    }

    /// - Parameter places: Of the next word, in order.
    private mutating func goOn(to places: [Int]) {
        spare.removeAll(keepingCapacity: true)
        var before = runs[...]
        for place in places {
            before = before.drop { $0.place < place - 1 }
            let words = before.first.map { $0.place == place - 1 ? $0.words : 0 } ?? 0
            spare.append(Run(place: place, words: words + 1))
        }
        swap(&runs, &spare)
    }

    private mutating func followNearly(_ word: WordReader.Word) {
        nearly.take(word, runs, start: starts[max(0, count - 3) & 255], in: prompt)
        if let recital = nearly.recital(in: prompt) {
            if !mayRepeat(recital) { hasLeaked = true }
            nearly.forget()
        }
        if let place = nearly.holdPlace {
            holdPlace = min(holdPlace ?? place, place)
            holdsLittle = false
        }
    }

    /// Whether the input or the pages have most of its words in their order.
    private mutating func mayRepeat(_ places: [Int]) -> Bool {
        let known = wordsOfOthers()
        var shingles: Set<UInt64> = []
        for words in known where words.count > 2 {
            for end in 2..<words.count {
                shingles.insert(PromptWords.shingle(words[end - 2], words[end - 1], words[end]))
            }
        }
        return places.count { shingles.contains(prompt.shingle(upTo: $0)) } * 4 > places.count
    }

    private mutating func mayRepeat(upTo place: Int, words count: Int) -> Bool {
        let known = wordsOfOthers()
        return known.contains { prompt.areIn($0, upTo: place, words: count) }
    }

    /// Read once they are wanted, which they seldom are.
    private mutating func wordsOfOthers() -> [[UInt64]] {
        let words = otherWords ?? others.map { WordReader.words(of: $0).map { prompt.isShifted ? $0.shape : $0.hash } }
        otherWords = words
        return words
    }
}

extension PromptWords {
    /// A word of it is in every text, unless it is the one that the prompt begins with.
    fileprivate func isHeld(upTo place: Int, words count: Int) -> Bool {
        count >= 2 || isBeginning(upTo: place, words: count)
    }

    /// Whether so many words say something by themselves.
    fileprivate func isSaying(upTo place: Int, words count: Int) -> Bool {
        count >= 4 || letters(upTo: place, words: count) >= 20
    }
}
