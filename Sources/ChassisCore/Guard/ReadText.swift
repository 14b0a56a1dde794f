/// A text as the layers of the guard read it, each word looked up once for all of them.
struct ReadText {
    let scalars: [Unicode.Scalar]
    let signs: TextSigns
    private let normal: NormalizedText
    /// What of the vocabulary each word fits.
    let terms: WordTerms
    /// Which of the words begin a sentence, by `SentenceStarts`.
    let starts: [Bool]

    init(_ scalars: [Unicode.Scalar], _ terms: InjectionTerms = InjectionRules.standard.terms) {
        self.scalars = scalars
        signs = TextSigns(of: scalars)
        normal = NormalizedText(scalars)
        self.terms = WordTerms(of: normal, in: terms)
        starts = SentenceStarts.found(in: scalars, words: normal.words)
    }

    var words: [NormalizedText.Word] { normal.words }
    /// Those of all words in a row.
    var letters: [UInt8] { normal.letters }
    /// The words as strings.
    var texts: [String] { normal.texts }

    /// A word's letters, as they are written.
    func letters(at index: Int) -> ArraySlice<UInt8> { normal.letters[normal.words[index].letters] }

    /// A word's letters, with digits and signs read as letters.
    func plainLetters(at index: Int) -> ArraySlice<UInt8> {
        if let plain = normal.words[index].plain { return plain[...] }
        return letters(at: index)
    }
}

/// What of a vocabulary each word of a text fits, most of them nothing; all in one row.
struct WordTerms {
    /// In the order of the words.
    private(set) var all: [Int] = []
    /// Where each word's begin, and the last one's end.
    private var starts: [Int] = [0]

    init(of text: NormalizedText, in terms: InjectionTerms) {
        starts.reserveCapacity(text.words.count + 1)
        for index in text.words.indices {
            terms.add(index, of: text, to: &all)
            starts.append(all.count)
        }
    }

    /// Places in `all` of what a word fits.
    @inline(__always)
    func places(at word: Int) -> Range<Int> { starts[word]..<starts[word + 1] }

    func isEmpty(at word: Int) -> Bool { starts[word] == starts[word + 1] }

    func contains(_ term: Int, at word: Int) -> Bool {
        for place in places(at: word) where all[place] == term { return true }
        return false
    }

    func containsAny(of terms: [Int], at word: Int) -> Bool {
        for term in terms where contains(term, at: word) { return true }
        return false
    }
}
