/// A text as the layers of the guard read it, each word looked up once for all of them.
struct ReadText {
    let scalars: [Unicode.Scalar]
    let words: [NormalizedText.Word]
    /// What of the vocabulary each word fits.
    let terms: [[Int]]
    /// Which of the words begin a sentence, by `SentenceStarts`.
    let starts: [Bool]

    init(_ scalars: [Unicode.Scalar], _ terms: InjectionTerms = InjectionRules.standard.terms) {
        self.scalars = scalars
        words = NormalizedText(scalars).words
        self.terms = words.map(terms.terms)
        starts = SentenceStarts.found(in: scalars, words: words)
    }
}
