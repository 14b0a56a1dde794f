/// What each phrase says for or against an attack, and the sum from which on a text is one.
///
/// A logistic regression: the weights of the distinct phrases of a window, over the square root of their number. It can
/// be read, and so can each verdict.
package struct PhraseWeights: Sendable {
    /// Phrases and their weights; above 0 speaks for an attack.
    package private(set) var weights: [(phrase: String, weight: Float)]
    /// What a text without any known phrase gets.
    package let bias: Float

    private let reader: PhraseReader
    /// Numbers of words that stand in some phrase.
    private var numbers: ByteTable
    /// By number of the word: its own weight's place, or -1.
    private var single: [Int32] = []
    /// By a word's first letters.
    private var stems: NumberTable
    /// By the numbers of two words, 32 bits each.
    private var pairs: NumberTable
    private var byClass: [Int32]
    /// By the numbers of two classes.
    private var byClasses: [Int32]

    package init(_ weights: [(phrase: String, weight: Float)], bias: Float) {
        self.weights = weights
        self.bias = bias
        reader = PhraseReader()
        numbers = ByteTable(count: 2 * weights.count)
        stems = NumberTable(count: weights.count)
        pairs = NumberTable(count: weights.count)
        let classes = Dictionary(uniqueKeysWithValues: reader.classes.enumerated().map { ($1, $0) })
        byClass = Array(repeating: -1, count: classes.count)
        byClasses = Array(repeating: -1, count: classes.count * classes.count)
        for (place, phrase) in weights.map(\.phrase).enumerated() { add(phrase, Int32(place), classes) }
    }

    private mutating func add(_ phrase: String, _ place: Int32, _ classes: [String: Int]) {
        if let number = classes[phrase] {
            byClass[number] = place
            return
        }
        let parts = phrase.split(separator: "~").compactMap { classes[String($0)] }
        if parts.count == 2 {
            byClasses[parts[0] * classes.count + parts[1]] = place
            return
        }
        if phrase.hasSuffix("-") {
            if let stem = PhraseReader.stem(Array(phrase.utf8.dropLast())[...]) { stems.set(stem, place) }
            return
        }
        let words = phrase.split(separator: " ").map { number(of: Array($0.utf8)) }
        if words.count == 1 {
            single[Int(words[0])] = place
        } else if words.count == 2 {
            pairs.set(Self.pair(words[0], words[1]), place)
        }
    }

    private mutating func number(of word: [UInt8]) -> Int32 {
        if let number = known(word[...]) { return number }
        let number = Int32(single.count)
        _ = word.withUnsafeBufferPointer { numbers.add($0, rank: UInt32(number)) }
        single.append(-1)
        return number
    }

    private func known(_ word: ArraySlice<UInt8>) -> Int32? {
        numbers.rank(of: word).map { Int32($0) }
    }

    private static func pair(_ first: Int32, _ second: Int32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}

extension PhraseWeights {
    /// How a text weighs, and what in it does.
    package struct Reading: Sendable {
        /// In logits of the regression, of the worst of the text's windows; minus infinity for a text without words.
        package var sum: Float
        /// Places of the known phrases of that window.
        var places: [Int32]
        /// How many words the text has.
        var words: Int
    }

    /// - Complexity: O(length): a look-up for each word and each two, and an addition for each phrase and window.
    package func read(_ scalars: [Unicode.Scalar]) -> Reading { read(ReadText(scalars)) }

    func read(_ text: ReadText) -> Reading {
        guard !text.words.isEmpty else { return Reading(sum: -.infinity, places: [], words: 0) }
        let (found, starts) = places(in: text)
        let distinct = DistinctPlaces(found)
        var seenIn = [Int32](repeating: -1, count: distinct.count)
        var worst = (sum: -Float.infinity, words: 0..<0)
        let windows = PhraseReader.windows(text.starts)
        for (number, window) in windows.enumerated() {
            var sum: Float = 0
            var count = 0
            for index in starts[window.words.lowerBound]..<starts[window.words.upperBound] {
                let id = Int(distinct.ids[index])
                guard seenIn[id] != Int32(number) else { continue }
                seenIn[id] = Int32(number)
                sum += weights[Int(found[index])].weight
                count += 1
            }
            sum = bias + sum * Self.scale(count) - (window.isSentence ? Self.sentencePenalty : 0)
            if sum > worst.sum { worst = (sum, window.words) }
        }
        var places: [Int32] = []
        for index in starts[worst.words.lowerBound]..<starts[worst.words.upperBound] {
            let id = Int(distinct.ids[index])
            if seenIn[id] != Int32(windows.count) { places.append(found[index]) }
            seenIn[id] = Int32(windows.count)
        }
        return Reading(sum: worst.sum, places: places, words: text.words.count)
    }

    /// A page has many sentences, and each is a chance to be wrong.
    private static let sentencePenalty: Float = 2

    /// Few phrases count as many, so that a word alone is no verdict.
    static func scale(_ count: Int) -> Float { 1 / Float(max(count, 40)).squareRoot() }

    /// The known phrases in order, and where those of each word begin.
    private func places(in text: ReadText) -> (found: [Int32], starts: [Int]) {
        let (count, terms) = (text.words.count, text.terms)
        var found: [Int32] = []
        found.reserveCapacity(4 * count)
        var starts: [Int] = []
        starts.reserveCapacity(count + 1)
        var word = PhraseReader.letters(at: 0, of: text)
        var number = known(word)
        for index in 0..<count {
            starts.append(found.count)
            let next = index + 1 < count ? PhraseReader.letters(at: index + 1, of: text) : []
            let nextNumber = index + 1 < count ? known(next) : nil
            if let number {
                if single[Int(number)] >= 0 { found.append(single[Int(number)]) }
                if let nextNumber, let place = pairs.value(Self.pair(number, nextNumber)) { found.append(place) }
            }
            if let stem = PhraseReader.stem(of: word), let place = stems.value(stem) { found.append(place) }
            // Numbers behind the classes' are of words that the rules alone speak of.
            let near =
                terms.places(at: index)
                .upperBound..<terms.places(at: min(index + PhraseReader.reach, count - 1)).upperBound
            for first in terms.places(at: index).lazy.map({ terms.all[$0] }) where first < byClass.count {
                if byClass[first] >= 0 { found.append(byClass[first]) }
                for second in near.lazy.map({ terms.all[$0] }) where second < byClass.count {
                    let place = byClasses[first * byClass.count + second]
                    if place >= 0 { found.append(place) }
                }
            }
            (word, number) = (next, nextNumber)
        }
        return (found, starts + [found.count])
    }
}
