/// Follows a recital in which some words are changed, left out or put in.
///
/// Three words in the prompt's order begin one. It goes on with the next three that stand a little further on in both, and
/// is over when nothing fits for a while. Who tells the same in words of his own has few such threes, far apart.
struct NearEcho: Sendable {
    fileprivate struct Chain: Sendable {
        /// Its last word in the prompt.
        var place: Int
        /// Where threes end.
        var places: [Int]
        /// Of words that fit, and how much these give away.
        var letters: Int
        var weight: Int
        /// Of words that don't.
        var missed = 0
        /// Words since the last that fitted.
        var gap = 0
        /// Where it begins in the text.
        var start: Int
    }

    /// Words that may be put in or left out in a row.
    private static let widest = 8
    private static let most = 8
    /// Less is not held back.
    private static let fewestHeld = 60
    private var chains: [Chain] = []

    /// Whether nothing is followed.
    var isIdle: Bool { chains.isEmpty }

    mutating func forget() { chains.removeAll(keepingCapacity: true) }

    /// Takes a word.
    ///
    /// - Parameters:
    ///   - runs: How many of the last words stand in the prompt up to each place.
    ///   - start: Where the last three words begin.
    mutating func take(_ word: WordReader.Word, _ runs: [EchoReader.Run], start: Int, in prompt: PromptWords) {
        var hasGoneOn = [Bool](repeating: false, count: chains.count)
        for run in runs where run.words >= 3 {
            let place = run.place
            if let index = chains.indices.first(where: { chains[$0].place == place - 1 }) {
                chains[index].goOn(to: place, words: 1, in: prompt)
                if index < hasGoneOn.count { hasGoneOn[index] = true }
            } else if let index = hasGoneOn.indices.first(where: { index in
                !hasGoneOn[index] && (1...Self.widest).contains(place - 2 - chains[index].place)
            }) {
                // The two before it were taken for words that don't fit.
                chains[index].missed -= prompt.letters(upTo: place - 1, words: 2)
                chains[index].goOn(to: place, words: 3, in: prompt)
                hasGoneOn[index] = true
            } else if run.words == 3 {
                chains.append(
                    Chain(
                        place: place, places: [place], letters: prompt.letters(upTo: place, words: 3),
                        weight: prompt.weight(upTo: place, words: 3), start: start))
            }
        }
        for index in hasGoneOn.indices where !hasGoneOn[index] {
            chains[index].gap += 1
            chains[index].missed += word.letters
        }
        chains.removeAll { $0.gap > Self.widest || $0.missed > $0.letters + Self.fewestHeld }
        if chains.count > Self.most { chains.removeFirst(chains.count - Self.most) }
    }

    /// The places of one that is long enough, three of four of its letters being the prompt's.
    func recital(in prompt: PromptWords) -> [Int]? {
        chains.first { $0.weight >= 4 * PromptWords.fewest && $0.missed * 3 <= $0.letters }?.places
    }

    /// Where what may become a recital begins.
    var holdPlace: Int? {
        chains.lazy.filter { $0.letters >= Self.fewestHeld && $0.missed * 3 <= $0.letters }.map(\.start).min()
    }
}

extension NearEcho.Chain {
    fileprivate mutating func goOn(to place: Int, words: Int, in prompt: PromptWords) {
        self.place = place
        places.append(place)
        letters += prompt.letters(upTo: place, words: words)
        weight += prompt.weight(upTo: place, words: words)
        gap = 0
    }
}
