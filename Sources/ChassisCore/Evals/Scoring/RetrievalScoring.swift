/// The scorer `retrieval`, and what other scorers want to know about the pages.
enum RetrievalScoring {
    /// Recall: the share of the wanted pages of which a passage was used. All of them pass, or `threshold` of them.
    ///
    /// Passages that were found and then left out (screened, no room) don't count, for the model never saw them.
    static func score(_ sample: GoldenSample, _ context: [RetrievedDocument]) -> Finding {
        let wanted = sample.articles
        guard !wanted.isEmpty else { return .unreadable("the sample names no article") }
        let missing = missing(sample, context)
        let recall = Double(wanted.count - missing.count) / Double(wanted.count)
        var explanation = "all \(wanted.count) pages were used"
        if let page = missing.first {
            let isFound = context.contains { holds($0.passage.id, page) }
            let used = context.filter(\.used).prefix(3).map { "'\(Excerpt.of($0.passage.id))'" }
            explanation =
                "'\(Excerpt.of(page))' was \(isFound ? "found and not used" : "not found"); used: "
                + (used.isEmpty ? "nothing" : used.joined(separator: ", "))
        }
        return Finding(
            value: recall, passed: recall >= sample.threshold(or: 1), failure: .retrieval, explanation: explanation)
    }

    /// The wanted pages of which no passage was used; none for a sample that names none.
    static func missing(_ sample: GoldenSample, _ context: [RetrievedDocument]) -> [String] {
        sample.articles.filter { page in !context.contains { $0.used && holds($0.passage.id, page) } }
    }

    /// Whether a passage, `PAGE#N`, is of a page; a wanted `PAGE#N` is that passage only.
    private static func holds(_ passage: String, _ page: String) -> Bool {
        if passage == page { return true }
        guard let mark = passage.lastIndex(of: "#") else { return false }
        return passage[..<mark] == page
    }
}

extension GoldenSample {
    /// The ids of the pages that the answer is to be made of; empty where the sample names none.
    package var articles: [String] {
        let named = options["article"] ?? (scorer == .retrieval ? expected : nil)
        return (named?.array ?? [named].compactMap(\.self)).compactMap(\.string).map(Self.pageID).filter { !$0.isEmpty }
    }

    /// `knowledge/invoices/void.md` is the page `invoices/void`.
    private static func pageID(_ text: String) -> String {
        var id = text.trimmingSpaces
        if id.hasPrefix("knowledge/") { id = id.dropFirst("knowledge/".count) }
        if id.hasSuffix(".md") { id = id.dropLast(".md".count) }
        return String(id)
    }
}
