/// Knows a recital of a prompt whose letters stand apart: `Y o u  a r e`, `Y-o-u-a-r-e`.
///
/// No answer has its letters in the prompt's order by chance, so a sentence's beginning of them is a recital, whatever it
/// tells; from the second on they wait. Digits that stand between don't count.
///
/// - Complexity: O(1) for a word and for a letter that stands alone; for the second one in a row, the prompt's letters.
struct SpacedEcho: Sendable {
    private(set) var hasLeaked = false
    private let prompt: PromptWords
    /// What may be repeated though the prompt says it too.
    private let others: [String]
    /// Behind the last letters, in the prompt's.
    private var places: [Int] = []
    /// How many of the last words are letters in the prompt's order; where the first and the last of them begin.
    private var (count, start, last) = (0, 0, 0)
    private var previous: UInt64 = 0

    init(_ prompt: PromptWords, others: [String]) {
        self.prompt = prompt
        self.others = others
    }

    mutating func take(_ word: WordReader.Word) {
        guard word.letters == 1 else {
            count = 0
            return
        }
        if !goesOn(with: word.hash) { (count, start) = begins(with: word.hash) ? (2, last) : (1, word.start) }
        (previous, last) = (word.hash, word.start)
        if count >= PromptWords.fewestFromStart, let end = places.first, !mayRepeat(upTo: end) { hasLeaked = true }
    }

    private mutating func goesOn(with letter: UInt64) -> Bool {
        guard count >= 2 else { return false }
        places = places.filter { prompt.spelled[$0] == letter }.map { $0 + 1 }
        count += 1
        return !places.isEmpty
    }

    /// Whether the letter before it and this one begin something.
    private mutating func begins(with letter: UInt64) -> Bool {
        guard count >= 1 else { return false }
        let letters = prompt.spelled
        places = letters.indices.dropFirst().filter { letters[$0] == letter && letters[$0 - 1] == previous }
            .map { $0 + 1 }
        return !places.isEmpty
    }

    /// Where what may become a recital begins; a letter or two that nothing follows are none.
    ///
    /// - Parameter place: Where the text ends by now.
    func holdPlace(at place: Int) -> Int? {
        count >= 2 && place - last <= EchoReader.widestGap ? start : nil
    }

    private func mayRepeat(upTo end: Int) -> Bool {
        let run = prompt.spelled[(end - PromptWords.fewestFromStart)..<end]
        return others.contains { WordReader.letters(of: $0).contains(run) }
    }
}
