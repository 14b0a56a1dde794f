import ChassisCore

/// Answers a question with a few consecutive sentences of the passage that covers it best, or says that none does.
struct PassageAnswer {
    static let mostSentences = 4
    static let mostBytes = 520
    /// Share of the question's weight that the passages must hold.
    static let leastCoverage = 0.4

    /// Found by trying; the answers change little around them.
    private enum Weight {
        /// Of a word that stands elsewhere in the paragraph, in the title, elsewhere in the passage.
        static let paragraph = 0.55
        static let title = 0.7
        static let passage = 0.1
        /// Of the least relevant passage; the most relevant has 1.
        static let least = 0.15
        /// Added for a sentence with the kind of thing asked for: a number, a time, a menu.
        static let kind = 0.6
        /// Share of the best score from which a second paragraph is worth saying.
        static let second = 0.75
    }

    private let input: String
    private let passages: [Passage]
    private let question: Question
    private let sentences: [AnswerSentence]
    private var weights: [Double] = []
    /// For each sentence and part of the question how well it is met there, 0…1: by the sentence, or by what it
    /// stands in.
    private var values: [[Double]] = []
    private var scores: [Double] = []
    /// Of each passage, 0…1.
    private var relevance: [Double] = []

    init(question input: String, passages: [Passage]) {
        let passages = Array(passages.prefix(16))
        self.input = input
        self.passages = passages
        sentences = AnswerSentence.all(of: passages, asked: Set(TextAnalysis.terms(in: input)))
        let titles = passages.map { Set(TextAnalysis.terms(in: $0.title)) }
        let termWeights = TermWeights(sentences.map { $0.terms.union(titles[$0.passage]) })
        let vocabulary = sentences.reduce(into: Set<String>()) { $0.formUnion($1.terms.union($1.headingTerms)) }
        let known = titles.reduce(vocabulary) { $0.union($1) }
        question = Question(input, vocabulary: known)
        let isForeign = Self.isForeign(input, to: passages)
        weights = question.parts.map { part in
            // A word of another language that no page holds says little about what the pages cover.
            let isLost = isForeign && part.asked.match(in: known) == 0
            // With few passages the subject itself is in every sentence, and a word of asking in none.
            let weight = Self.weight(of: part.asked, termWeights)
            let isAsking = Question.askingTerms.contains(part.asked.term)
            return part.share * (isAsking ? min(weight, 1) : max(weight, 0.8)) * (isLost ? 0.3 : 1)
        }
        values = Self.values(of: sentences, titles: titles, question: question)
        relevance = Self.relevance(of: passages)
        scores = sentences.indices.map(score)
    }

    /// Whether a text is a question of a few sentences, which summing up would only echo.
    static func isQuestion(_ text: String) -> Bool {
        guard text.utf8.count < 400, text.trimmingSpaces.contains(where: { "?？؟".contains($0) }) else { return false }
        return TextAnalysis.sentences(in: text).count <= 3
    }

    /// - Complexity: O(bytes of the passages · terms of the question).
    func answer() -> ExtractiveAnswer {
        let coverage = coverage()
        guard coverage >= Self.leastCoverage, let best = best(among: sentences.indices), scores[best] > 0 else {
            return ExtractiveAnswer(text: NotCovered.text(for: input), confidence: min(coverage, 0.3))
        }
        let confidence = coverage * (0.75 + 0.25 * lead(of: best))
        if let steps = steps(around: best) { return ExtractiveAnswer(text: steps, confidence: confidence) }
        return ExtractiveAnswer(text: said(chosen(around: best), source: best), confidence: confidence)
    }

    private static func isForeign(_ question: String, to passages: [Passage]) -> Bool {
        guard let asked = LanguageGuess.code(of: question), let best = passages.max(by: { $0.score < $1.score }),
            let said = LanguageGuess.code(of: best.text)
        else { return false }
        return asked != said
    }

    /// By the rarest of the term and its relatives that occurs; one that occurs nowhere weighs as much as a rare one.
    private static func weight(of asked: AskedTerm, _ weights: TermWeights) -> Double {
        let known = ([asked.term] + asked.alternatives.keys).filter(weights.contains)
        if weights.contains(asked.term) || known.isEmpty { return weights.weight(of: asked.term) }
        return known.map(weights.weight).max() ?? 0
    }

    private static func values(
        of sentences: [AnswerSentence], titles: [Set<String>], question: Question
    ) -> [[Double]] {
        let parts = question.parts.map(\.asked)
        let own = sentences.map { sentence in
            parts.map { max($0.match(in: sentence.terms), 0.8 * $0.match(in: sentence.headingTerms)) }
        }
        let titled = titles.map { title in parts.map { $0.match(in: title) } }
        var inBlock: [Int: [Double]] = [:]
        var inPassage: [[Double]] = titles.map { _ in parts.map { _ in 0 } }
        func block(_ index: Int) -> Int { sentences[index].passage &* 100_000 &+ sentences[index].sentence.block }
        for index in sentences.indices {
            let key = block(index)
            let before = inBlock[key] ?? own[index]
            inBlock[key] = zip(before, own[index]).map(max)
            let passage = sentences[index].passage
            inPassage[passage] = zip(inPassage[passage], own[index]).map(max)
        }
        return sentences.indices.map { index in
            let passage = sentences[index].passage
            let near = inBlock[block(index)] ?? own[index]
            return parts.indices.map { part in
                max(
                    own[index][part], Weight.paragraph * near[part], Weight.title * titled[passage][part],
                    Weight.passage * inPassage[passage][part])
            }
        }
    }

    private func score(_ index: Int) -> Double {
        let sentence = sentences[index]
        guard !sentence.isHeading, !sentence.announces, sentence.text.utf8.count > 8 else { return 0 }
        let met = zip(weights, values[index]).reduce(0) { $0 + $1.0 * $1.1 }
        let direct = zip(weights, question.parts).reduce(0) { sum, part in
            sum + part.0 * part.1.asked.match(in: sentence.terms)
        }
        guard direct > 0 else { return 0 }
        let prior = Weight.least + (1 - Weight.least) * relevance[sentence.passage]
        return met * prior * (1 + Weight.kind * question.fit(of: sentence.text))
    }

    /// A passage's retrieval score over the best; where another passage of its article is better, nearly that one's.
    private static func relevance(of passages: [Passage]) -> [Double] {
        let top = max(passages.map(\.score).max() ?? 0, .leastNonzeroMagnitude)
        var byArticle: [String: Double] = [:]
        for passage in passages {
            let name = article(of: passage)
            byArticle[name] = max(byArticle[name] ?? 0, passage.score / top)
        }
        return passages.map { max(0, $0.score / top, 0.9 * (byArticle[article(of: $0)] ?? 0)) }
    }

    private static func article(of passage: Passage) -> String {
        passage.id.firstIndex(of: "#").map { String(passage.id[..<$0]) } ?? passage.id
    }

    private func best(among indices: some Sequence<Int>) -> Int? {
        var best: Int?
        for index in indices where best.map({ scores[index] > scores[$0] }) ?? true { best = index }
        return best
    }

    /// The weight of the question that the best passage meets, over all; a long question need not be met word for word.
    private func coverage() -> Double {
        var found: [[Double]] = passages.map { _ in question.parts.map { _ in 0 } }
        for index in sentences.indices {
            let passage = sentences[index].passage
            let terms = sentences[index].terms.union(sentences[index].headingTerms)
            for part in question.parts.indices where found[passage][part] < 1 {
                found[passage][part] = max(found[passage][part], question.parts[part].asked.match(in: terms))
            }
        }
        for (passage, text) in passages.enumerated() {
            let title = Set(TextAnalysis.terms(in: text.title))
            for part in question.parts.indices {
                found[passage][part] = max(found[passage][part], question.parts[part].asked.match(in: title))
            }
        }
        let best = found.map { zip(weights, $0).reduce(0) { $0 + $1.0 * $1.1 } }.max() ?? 0
        let expected = weights.reduce(0, +) * min(1, 8 / Double(max(1, weights.count)))
        return expected > 0 ? min(1, best / expected) : 0
    }

    /// How far the best sentence is ahead of the best of another article, 0…1.
    private func lead(of best: Int) -> Double {
        let article = title(of: best)
        let others = sentences.indices.filter { title(of: $0) != article }
        guard let second = self.best(among: others), scores[best] > 0 else { return 1 }
        return max(0, min(1, 1 - scores[second] / scores[best]))
    }

    private func title(of index: Int) -> String {
        let title = passages[sentences[index].passage].title
        guard let end = title.firstRange(of: " › ")?.lowerBound else { return title }
        return String(title[..<end])
    }
}

/// The choice of sentences.
extension PassageAnswer {
    /// The best sentence with what it leans on and what follows in its paragraph, and a second paragraph's best
    /// sentence when that is about as good.
    private func chosen(around best: Int) -> [Int] {
        var range = window(around: best)
        let rivals = sentences.indices.filter { index in
            !range.contains(index) && scores[index] >= Weight.second * scores[best] && !sentences[index].leansBack
                && sentences[index].terms.overlap(with: sentences[best].terms) < 0.6
        }
        guard let second = self.best(among: rivals) else { return Array(range) }
        while range.count > Self.mostSentences - 1, let last = range.last, last > best {
            range = range.lowerBound..<last
        }
        return sentences[second].passage == sentences[best].passage
            ? (Array(range) + [second]).sorted() : Array(range) + [second]
    }

    private func isTogether(_ a: Int, _ b: Int) -> Bool {
        sentences[a].passage == sentences[b].passage && sentences[a].sentence.block == sentences[b].sentence.block
    }

    private func window(around best: Int) -> Range<Int> {
        var start = best
        while start > 0, best - start < 2, isTogether(start - 1, best) || announcesList(start - 1, best),
            sentences[start].leansBack || opensParagraph(start - 1)
        {
            start -= 1
        }
        var end = best + 1
        var bytes = sentences[start..<end].reduce(0) { $0 + $1.text.utf8.count }
        while end < sentences.count, end - start < Self.mostSentences, isTogether(end, best) {
            let isNear = question.wantsSteps || scores[end] >= 0.3 * scores[best] || sentences[end].leansBack
            bytes += sentences[end].text.utf8.count
            guard isNear, bytes <= Self.mostBytes else { break }
            end += 1
        }
        return start..<end
    }

    /// A paragraph's first sentence names its subject, often in bold.
    private func opensParagraph(_ index: Int) -> Bool {
        (index == 0 || !isTogether(index - 1, index)) && sentences[index].text.utf8.count < 240
            && !sentences[index].isHeading
    }

    private func announcesList(_ index: Int, _ best: Int) -> Bool {
        sentences[index].announces && sentences[best].isListItem && sentences[index].passage == sentences[best].passage
    }

    private func said(_ chosen: [Int], source: Int) -> String {
        var text = ""
        var last: Int?
        for index in chosen {
            if let last { text += isTogether(last, index) ? " " : "\n" }
            text += line(index)
            last = index
        }
        return signed(text, source: source)
    }

    private func line(_ index: Int) -> String {
        let marker = sentences[index].sentence.marker
        return marker.isEmpty || marker.first?.isNumber != true
            ? sentences[index].text : marker + " " + sentences[index].text
    }

    private func signed(_ text: String, source: Int) -> String {
        let title = title(of: source)
        if title.isEmpty { return text }
        return text + (text.contains("\n") ? "\n[" : " [") + title + "]"
    }

    /// The numbered list around the best sentence, whole, with what introduces it.
    private func steps(around best: Int) -> String? {
        guard question.wantsSteps, let first = firstStep(near: best) else { return nil }
        var end = first
        while end < sentences.count, sentences[end].isListItem, sentences[end].passage == sentences[first].passage {
            end += 1
        }
        guard end - first >= 2 else { return nil }
        let lead = first > 0 && sentences[first - 1].passage == sentences[first].passage ? first - 1 : first
        guard (lead..<end).contains(best) || scores[lead..<end].contains(where: { $0 >= 0.6 * scores[best] }) else {
            return nil
        }
        var lines: [String] = []
        for index in (lead..<end).prefix(16) {
            if sentences[index].isListItem, sentences[index].sentence.marker.isEmpty, let last = lines.popLast() {
                lines.append(last + " " + sentences[index].text)
            } else {
                lines.append(line(index))
            }
        }
        return signed(lines.joined(separator: "\n"), source: best)
    }

    private func firstStep(near best: Int) -> Int? {
        let article = title(of: best)
        return sentences.indices.first { index in
            sentences[index].isStep && title(of: index) == article
                && (index == 0 || !sentences[index - 1].isListItem
                    || sentences[index - 1].passage != sentences[index].passage)
        }
    }
}
