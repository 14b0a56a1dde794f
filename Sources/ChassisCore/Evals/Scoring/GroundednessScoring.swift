/// The scorer `groundedness`: the share of what an answer says that stands in the passages it was given.
///
/// Counted are its sentences, its numbers and its names. A sentence is supported when 60 % of its words, stemmed and
/// without stop words, stand in the passages; a number when a passage has it in any way of writing; a name, which is a
/// run of capitalised words inside a sentence, when all its words do. What the question itself says is supported too.
/// Passes from `threshold`, by default 0.8. A lexical measure of our own: it finds what was made up, and not what
/// was twisted.
enum GroundednessScoring {
    static let neededShare = 0.6

    static func score(_ sample: GoldenSample, _ text: String, _ context: [RetrievedDocument]) -> Finding {
        let passages = context.filter(\.used).map { $0.passage.title + "\n" + $0.passage.text }
        let support = Support([sample.input] + passages)
        var counted = 0
        var open: [String] = []
        for sentence in TextAnalysis.sentences(in: text) {
            let terms = TextAnalysis.words(in: sentence.text).flatMap(TextAnalysis.terms(of:))
            // "I don't know." claims nothing.
            guard terms.count > 1 else { continue }
            counted += 1
            let known = terms.count(where: { support.terms.contains($0) })
            if Double(known) < neededShare * Double(terms.count) { open.append("'\(Excerpt.of(sentence.text))'") }
            for name in names(in: sentence.text) {
                counted += 1
                if !name.allSatisfy({ support.words.contains($0) }) {
                    open.append("the name '\(Excerpt.of(name.joined(separator: " ")))'")
                }
            }
        }
        for number in NumberFinder.numbers(in: text) {
            counted += 1
            if support.numbers.isDisjoint(with: number.readings) {
                open.append("the number \(number.readings.first.map { "\($0)" } ?? "")")
            }
        }
        guard counted > 0 else { return .whole(true, "it claims nothing") }
        let share = Double(counted - open.count) / Double(counted)
        let failure: FailureClass = passages.isEmpty ? .retrieval : .generation
        let what =
            passages.isEmpty
            ? "no passage was used"
            : "not in the passages: "
                + open.prefix(3).joined(separator: ", ")
        return Finding(
            value: share, passed: share >= sample.threshold(or: 0.8), failure: failure,
            explanation: open.isEmpty ? "all of it stands in the passages" : what)
    }

    private struct Support {
        var terms: Set<String> = []
        var words: Set<String> = []
        var numbers: Set<Double> = []

        init(_ texts: [String]) {
            for text in texts {
                for word in TextAnalysis.words(in: text) {
                    words.insert(word.folded)
                    if word.folded.hasSuffix("'s") { words.insert(String(word.folded.dropLast(2))) }
                    for term in TextAnalysis.terms(of: word) { terms.insert(term) }
                }
                for number in NumberFinder.numbers(in: text) { numbers.formUnion(number.readings) }
            }
        }
    }

    /// Runs of capitalised words, folded; the first word of a sentence is capitalised for another reason.
    private static func names(in sentence: String) -> [[String]] {
        let bytes = Array(sentence.utf8)
        var names: [[String]] = []
        var run: [String] = []
        var end = 0
        func close() {
            if !run.isEmpty { names.append(run) }
            run = []
        }
        for (index, word) in TextAnalysis.words(in: sentence).enumerated() {
            let written = String(decoding: bytes[word.range], as: UTF8.self)
            let isName =
                index > 0 && word.kind == .letters && !StopWords.contains(word.folded)
                && written.unicodeScalars.first?.properties.isUppercase == true
            if !isName || bytes[end..<word.range.lowerBound].contains(where: { $0 != 0x20 }) { close() }
            if isName {
                let bare = word.folded.hasSuffix("'s") ? String(word.folded.dropLast(2)) : word.folded
                run.append(bare)
            }
            end = word.range.upperBound
        }
        close()
        return names
    }
}
