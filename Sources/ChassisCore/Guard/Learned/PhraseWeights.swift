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
    private var numbers: [[UInt8]: Int32] = [:]
    /// By number of the word: its own weight's place, or -1.
    private var single: [Int32] = []
    /// By a word's first letters.
    private var stems: [UInt64: Int32] = [:]
    /// By the numbers of two words, 32 bits each.
    private var pairs: [UInt64: Int32] = [:]
    private var byClass: [Int32]
    /// By the numbers of two classes.
    private var byClasses: [Int32]

    package init(_ weights: [(phrase: String, weight: Float)], bias: Float) {
        self.weights = weights
        self.bias = bias
        reader = PhraseReader()
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
            if let stem = PhraseReader.stem(Array(phrase.utf8.dropLast())[...]) { stems[stem] = place }
            return
        }
        let words = phrase.split(separator: " ").map { number(of: Array($0.utf8)) }
        if words.count == 1 {
            single[Int(words[0])] = place
        } else if words.count == 2 {
            pairs[UInt64(words[0]) << 32 | UInt64(words[1])] = place
        }
    }

    private mutating func number(of word: [UInt8]) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(single.count)
        numbers[word] = number
        single.append(-1)
        return number
    }
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
        let words = reader.words(of: text)
        guard !words.isEmpty else { return Reading(sum: -.infinity, places: [], words: 0) }
        let (found, starts) = places(in: words)
        var seenIn = [Int32](repeating: -1, count: weights.count)
        var worst = (sum: -Float.infinity, words: 0..<0)
        for (number, window) in PhraseReader.windows(of: words).enumerated() {
            var sum: Float = 0
            var count = 0
            for place in found[starts[window.words.lowerBound]..<starts[window.words.upperBound]] {
                guard seenIn[Int(place)] != Int32(number) else { continue }
                seenIn[Int(place)] = Int32(number)
                sum += weights[Int(place)].weight
                count += 1
            }
            sum = bias + sum * Self.scale(count) - (window.isSentence ? Self.sentencePenalty : 0)
            if sum > worst.sum { worst = (sum, window.words) }
        }
        let window = found[starts[worst.words.lowerBound]..<starts[worst.words.upperBound]]
        return Reading(sum: worst.sum, places: Array(Set(window)), words: words.count)
    }

    /// A page has many sentences, and each is a chance to be wrong.
    private static let sentencePenalty: Float = 2

    /// Few phrases count as many, so that a word alone is no verdict.
    static func scale(_ count: Int) -> Float { 1 / Float(max(count, 40)).squareRoot() }

    /// The known phrases in order, and where those of each word begin.
    private func places(in words: [PhraseReader.Word]) -> (found: [Int32], starts: [Int]) {
        var found: [Int32] = []
        var starts: [Int] = []
        let numbers = words.map { self.numbers[$0.text] }
        for (index, word) in words.enumerated() {
            starts.append(found.count)
            if let number = numbers[index] {
                if single[Int(number)] >= 0 { found.append(single[Int(number)]) }
                if index + 1 < words.count, let next = numbers[index + 1],
                    let place = pairs[UInt64(number) << 32 | UInt64(next)]
                {
                    found.append(place)
                }
            }
            if let stem = word.stem, let place = stems[stem] { found.append(place) }
            for first in word.classes {
                if byClass[first] >= 0 { found.append(byClass[first]) }
                for later in index + 1..<max(index + 1, min(index + 1 + PhraseReader.reach, words.count)) {
                    for second in words[later].classes {
                        let place = byClasses[first * byClass.count + second]
                        if place >= 0 { found.append(place) }
                    }
                }
            }
        }
        return (found, starts + [found.count])
    }
}
