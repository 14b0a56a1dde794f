/// Cuts a text into the phrases that the learned layer weighs.
///
/// A phrase is a word, a longer word's beginning, two words in a row, a class of `InjectionVocabulary`, or two classes that
/// stand near each other: `ignore`, `ignor-`, `ignore all`, `OVERRIDE`, `OVERRIDE~INSTRUCTION`. Words are those of
/// `NormalizedText`, so a trick of spelling makes no other phrase, and numbers are all one word, `#`.
struct PhraseReader: Sendable {
    /// Classes by their number, the first of `InjectionTerms`; those that a word's form gives it are among them.
    let classes: [String]

    init() { classes = InjectionVocabulary.classes.keys.sorted() }

    /// A word as the layer knows it.
    struct Word {
        var text: [UInt8]
        var classes: [Int]
        /// Whether it begins a sentence, a paragraph or an entry of a list.
        var startsSentence: Bool

        /// What forms of one word have in common, in Latin letters; nil for short words.
        var stem: UInt64? { PhraseReader.stem(of: text[...]) }
    }

    static func stem(of word: ArraySlice<UInt8>) -> UInt64? {
        word.count > stemLength ? stem(word.prefix(stemLength)) : nil
    }

    /// A word's first letters as a number, if they are Latin ones.
    static func stem(_ letters: ArraySlice<UInt8>) -> UInt64? {
        var stem: UInt64 = 0
        for letter in letters {
            guard letter < 0x80 else { return nil }
            stem = stem << 8 | UInt64(letter)
        }
        return stem
    }

    static let stemLength = 5

    func words(of text: ReadText) -> [Word] {
        text.words.indices.map { index in
            Word(
                text: Array(Self.letters(at: index, of: text)),
                // The others are words that the rules alone speak of.
                classes: text.terms.places(at: index).map { text.terms.all[$0] }.filter { $0 < classes.count },
                startsSentence: text.starts[index])
        }
    }

    /// A word's letters as the layer knows it.
    static func letters(at index: Int, of text: ReadText) -> ArraySlice<UInt8> {
        let isNumber = text.letters(at: index).allSatisfy(\.isASCIIDigit)
        return isNumber ? number[...] : text.plainLetters(at: index)
    }

    /// The phrases that begin at a word, by name; one may come more than once.
    func phrases(at index: Int, of words: [Word]) -> [String] {
        var phrases = [String(decoding: words[index].text, as: UTF8.self)]
        if index + 1 < words.count {
            phrases.append(phrases[0] + " " + String(decoding: words[index + 1].text, as: UTF8.self))
        }
        if words[index].stem != nil {
            phrases.append(String(decoding: words[index].text.prefix(Self.stemLength), as: UTF8.self) + "-")
        }
        for first in words[index].classes {
            phrases.append(classes[first])
            for word in words.dropFirst(index + 1).prefix(Self.reach) {
                phrases += word.classes.map { classes[first] + "~" + classes[$0] }
            }
        }
        return phrases
    }

    /// How many words further the second of two classes may stand.
    static let reach = 8
    private static let number = Array("#".utf8)

    /// What is judged as one.
    struct Window {
        var words: Range<Int>
        var isSentence = false
    }

    /// An attack that is told over a page must add up, and one of a sentence must show within a long page.
    ///
    /// - Parameter starts: For each word whether it begins a sentence; there is one.
    static func windows(_ starts: [Bool]) -> [Window] {
        let count = starts.count
        var windows = [Window(words: 0..<min(count, width))]
        var start = width / 2
        while start < count - width / 2 {
            windows.append(Window(words: start..<min(start + width, count)))
            start += width / 2
        }
        start = 0
        for index in 1..<count + 1 {
            let isEnd = index == count || starts[index] || index - start == longestSentence
            guard isEnd, index - start >= shortestSentence else { continue }
            if index - start < count { windows.append(Window(words: start..<index, isSentence: true)) }
            start = index
        }
        return windows
    }

    private static let width = 256
    private static let longestSentence = 40
    /// A shorter one is read with what follows.
    private static let shortestSentence = 6
}
