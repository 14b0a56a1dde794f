import ChassisCore

/// Answers a question with sentences of the passages, or says that they don't cover it.
struct PassageAnswer {
    static let notCovered = "The help pages do not cover this question."
    static let mostSentences = 4
    /// Share of the question's weight that the passages must hold.
    static let leastCoverage = 0.4

    private struct Candidate {
        var sentence: Sentence
        var passage: Int
        var terms: Set<String>
        var titleTerms: Set<String>
        var score = 0.0
    }

    private let question: String
    private let asked: Set<String>
    private let candidates: [Candidate]
    private let weights: TermWeights

    init(question: String, passages: [Passage]) {
        self.question = question
        asked = Self.focus(of: question)
        var candidates: [Candidate] = []
        for (index, passage) in passages.prefix(16).enumerated() {
            let titleTerms = Set(TextAnalysis.terms(in: passage.title))
            for sentence in TextAnalysis.sentences(in: passage.text) {
                let terms = Set(TextAnalysis.terms(in: sentence.text))
                candidates.append(Candidate(sentence: sentence, passage: index, terms: terms, titleTerms: titleTerms))
            }
        }
        weights = TermWeights(candidates.map { $0.terms.union($0.titleTerms) })
        let asked = asked
        let weights = weights
        let mean = Double(candidates.reduce(0) { $0 + $1.terms.count }) / Double(max(1, candidates.count))
        let best = max(passages.map(\.score).max() ?? 0, .leastNonzeroMagnitude)
        for index in candidates.indices {
            let candidate = candidates[index]
            let said = weights.sum(candidate.terms.intersection(asked))
            let headed = weights.sum(candidate.titleTerms.intersection(asked).subtracting(candidate.terms))
            let length = 0.5 + 0.5 * Double(candidate.terms.count) / max(1, mean)
            let relevance = 0.6 + 0.4 * passages[candidate.passage].score / best
            candidates[index].score = (said + 0.4 * headed) * relevance / max(0.8, length)
        }
        self.candidates = candidates
    }

    /// Whether a text is a question of a few sentences, which summing up would only echo.
    static func isQuestion(_ text: String) -> Bool {
        guard text.utf8.count < 400, text.trimmingSpaces.contains(where: { "?？؟".contains($0) }) else { return false }
        return TextAnalysis.sentences(in: text).count <= 3
    }

    func answer() -> ExtractiveAnswer {
        let coverage = coverage()
        guard coverage >= Self.leastCoverage, !asked.isEmpty else {
            return ExtractiveAnswer(text: Self.notCovered, confidence: min(coverage, 0.3))
        }
        if asksHow, let steps = steps() { return ExtractiveAnswer(text: steps, confidence: coverage) }
        let chosen = choose()
        guard !chosen.isEmpty else { return ExtractiveAnswer(text: Self.notCovered, confidence: min(coverage, 0.3)) }
        return ExtractiveAnswer(text: text(of: chosen), confidence: coverage)
    }

    /// The terms of the sentences that ask something; of the whole text when none does.
    private static func focus(of text: String) -> Set<String> {
        let sentences = TextAnalysis.sentences(in: text)
        let asking = sentences.filter { $0.text.hasSuffix("?") || $0.text.hasSuffix("？") }
        let terms = Set(asking.flatMap { TextAnalysis.terms(in: $0.text) })
        return terms.count >= 2 ? terms : Set(TextAnalysis.terms(in: text))
    }

    /// The weight of asked terms that the best passage holds, over all; a long question need not be met word for word.
    private func coverage() -> Double {
        guard !asked.isEmpty else { return 0 }
        var found: [Int: Set<String>] = [:]
        for candidate in candidates {
            found[candidate.passage, default: []]
                .formUnion(candidate.terms.union(candidate.titleTerms).intersection(asked))
        }
        let best = found.values.map(weight).max() ?? 0
        let expected = weight(of: asked) * min(1, 8 / Double(asked.count))
        return expected > 0 ? min(1, best / expected) : 0
    }

    /// Words of asking rather than of the subject count a quarter.
    private func weight(of terms: Set<String>) -> Double {
        terms.reduce(0) { $0 + weights.weight(of: $1) * (Self.askingTerms.contains($1) ? 0.25 : 1) }
    }

    private static let askingTerms = Set(
        TextAnalysis.terms(
            in: """
                long take get make want use need work help know tell show find possible happen go like much many \
                mean way thing hello hi thank thanks able try see look say give let put keep come question answer \
                explain maybe really still hallo bonjour hola machen mochte gibt faire veux peux hacer quiero hay \
                fare voglio
                """))

    private var asksHow: Bool {
        let words = TextAnalysis.words(in: question).map(\.folded)
        return words.contains { ["how", "steps", "wie", "comment", "como", "come", "schritte", "etapes"].contains($0) }
    }

    private func choose() -> [Int] {
        var pool = candidates.indices.filter { isAnswer(candidates[$0].sentence) && candidates[$0].score > 0 }
        pool.sort { (-candidates[$0].score, $0) < (-candidates[$1].score, $1) }
        pool = Array(pool.prefix(40))
        var chosen: [Int] = []
        var covered: Set<String> = []
        var firstGain = 0.0
        while chosen.count < Self.mostSentences, !pool.isEmpty {
            let gains = pool.map { index in
                let candidate = candidates[index]
                let new = weights.sum(candidate.terms.intersection(asked).subtracting(covered))
                let repeated = chosen.map { candidates[$0].terms.overlap(with: candidate.terms) }.max() ?? 0
                return (0.6 * candidate.score + 0.4 * new) * (1 - repeated)
            }
            guard let (offset, gain) = gains.enumerated().max(by: { $0.element < $1.element }),
                gain > 0.6 * firstGain
            else { break }
            if chosen.isEmpty { firstGain = gain }
            let index = pool.remove(at: offset)
            chosen.append(index)
            covered.formUnion(candidates[index].terms)
        }
        return chosen.sorted()
    }

    private func isAnswer(_ sentence: Sentence) -> Bool {
        if case .heading = sentence.kind { return false }
        return !sentence.text.hasSuffix(":") && sentence.text.utf8.count > 8
    }

    private func text(of chosen: [Int]) -> String {
        var text = ""
        var last: Candidate?
        for index in chosen {
            let candidate = candidates[index]
            if let last { text += last.passage == candidate.passage && candidate.sentence.marker.isEmpty ? " " : "\n" }
            text += line(candidate.sentence)
            last = candidate
        }
        return text
    }

    private func line(_ sentence: Sentence) -> String {
        sentence.marker.isEmpty ? sentence.text : sentence.marker + " " + sentence.text
    }

    /// The list of steps that covers the question best, whole, with the sentence that introduces it.
    private func steps() -> String? {
        var best: (range: Range<Int>, score: Double)?
        var index = 0
        while index < candidates.count {
            let end = endOfList(from: index)
            if end - index >= 2 {
                let lead = index > 0 && candidates[index - 1].passage == candidates[index].passage ? index - 1 : index
                let terms = candidates[lead..<end].reduce(into: candidates[index].titleTerms) { $0.formUnion($1.terms) }
                let relevance = 1 / (1 + 0.15 * Double(candidates[index].passage))
                let score = weights.sum(terms.intersection(asked)) * relevance
                if score > best?.score ?? 0 { best = (lead..<end, score) }
            }
            index = max(end, index + 1)
        }
        guard let best, best.score >= 0.5 * weights.sum(asked) * min(1, 8 / Double(max(1, asked.count))) else {
            return nil
        }
        var lines: [String] = []
        for candidate in candidates[best.range].prefix(16) {
            if candidate.sentence.kind == .listItem, candidate.sentence.marker.isEmpty, let last = lines.popLast() {
                lines.append(last + " " + candidate.sentence.text)
            } else {
                lines.append(line(candidate.sentence))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Behind the numbered steps that begin here; bullets are no steps.
    private func endOfList(from start: Int) -> Int {
        guard let digit = candidates[start].sentence.marker.first, digit.isNumber else { return start }
        var end = start
        while end < candidates.count, candidates[end].sentence.kind == .listItem,
            candidates[end].passage == candidates[start].passage
        {
            end += 1
        }
        return end
    }
}
