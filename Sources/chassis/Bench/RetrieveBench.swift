import ArgumentParser
import ChassisCore
import Foundation

/// How long a search of the knowledge base takes, and on documents with known questions, how often it finds them.
struct RetrieveBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve", abstract: "Searches of a knowledge base by words, and by words and vectors.")

    @Option(help: "Passages to search.") var chunks = 10_000
    @Option(help: "Searches timed.") var searches = 300
    @Option(help: "JSON lines {id, question, content}: how often a question finds its own document.")
    var data: String?
    @Option(help: "What a word of a title and of headings counts, for --data.") var weight = 2.5
    @OptionGroup var vectors: BenchVectors

    func validate() throws {
        guard chunks > 0, searches > 0 else { throw ValidationError("Give numbers above 0.") }
    }

    func run() async throws {
        print(Machine.text)
        let documents = (0..<(chunks + 1) / 2).map(document)
        let start = ContinuousClock.now
        let words = KnowledgeIndex(documents)
        let built = ContinuousClock.now
        let both = KnowledgeIndex(documents, withVectors: true)
        let made = [built - start, ContinuousClock.now - built].map { Figure.fixed(Double($0.nanoseconds) / 1e9, 2) }
        print("\(words.count) passages, indexed in \(made[0]) s, with vectors in \(made[1]) s")
        print("by words:             \(time(words, withVectors: false).text("ms"))")
        print("by words and vectors: \(time(both, withVectors: true).text("ms"))")
        if let data { try await recall(data) }
    }

    private func time(_ index: KnowledgeIndex, withVectors: Bool) -> Samples {
        var samples = Samples()
        for number in 0..<searches {
            let query = BenchQuestions.text(number * 31)
            let start = ContinuousClock.now
            _ = index.candidates(
                query, for: KnowledgeReader(tenant: nil), limit: 8, withVectors: withVectors)
            samples.add(Double((ContinuousClock.now - start).nanoseconds) / 1e6)
        }
        return samples
    }

    /// Two sections each, long enough to be a passage of their own.
    private func document(_ number: Int) -> KnowledgeDocument {
        let sections = (0..<2).map { section in
            let sentences = (0..<14).map { line in
                let question = BenchQuestions.text(number * 28 + section * 14 + line)
                return question.replacing("How do I ", with: "Here you can ").replacing("?", with: ".")
                    + " Rule \((number * 7919 + line * 104_729) % 100_000) holds."
            }
            return "## Section \(section + 1) of \(number)\n\n" + sentences.joined(separator: " ")
        }
        return KnowledgeDocument(
            id: "page-\(number)", title: "Page \(number)", text: sections.joined(separator: "\n\n"))
    }

    private func recall(_ path: String) async throws {
        let rows = try InputFile.read(path).split(separator: 0x0A).map { try JSON(parsing: Array($0)) }
        let documents = rows.map { row in
            KnowledgeDocument(
                id: row["id"]?.string ?? "", title: row["title"]?.string ?? "", text: row["content"]?.string ?? "")
        }
        let index = KnowledgeIndex(documents, weights: .init(title: weight, headings: weight), withVectors: true)
        let questions = rows.map { $0["question"]?.string ?? "" }
        let reader = KnowledgeReader(tenant: nil)
        report("words", rows) { index.candidates(questions[$0], for: reader, limit: 40).map(\.passage.id) }
        report("words and embedded vectors", rows) { place in
            index.candidates(questions[place], for: reader, limit: 40, withVectors: true).map(\.passage.id)
        }
        guard vectors.endpoint != nil else { return }
        let asked = try await vectors.questions(questions)
        var shelf: VectorShelf?
        for (place, vector) in try await vectors.passages(index.passages.map(\.text)).enumerated() {
            var next = shelf ?? VectorShelf(dimensions: vector.count)
            if let vector = QuantizedVector(vector) { next.add(vector, id: Int64(place)) }
            shelf = next
        }
        report("\(vectors.passageModel) alone", rows) { place in
            let near = shelf?.nearest(asked[place], floor: 0.05, limit: 40) { _ in true } ?? []
            return near.map { rows[Int(index.document(ofPassage: Int($0.id)))]["id"]?.string ?? "" }
        }
        report("words and \(vectors.passageModel)", rows) { place in
            index.candidates(questions[place], for: reader, limit: 40, shelf, asked[place]).map(\.passage.id)
        }
    }

    private func report(_ name: String, _ rows: [JSON], _ search: (Int) -> [String]) {
        var (first, five, reciprocal) = (0, 0, 0.0)
        for (number, row) in rows.enumerated() {
            var ids: [String] = []
            for passage in search(number) {
                let id = String(passage.prefix { $0 != "#" })
                if !ids.contains(id) { ids.append(id) }
            }
            guard let place = ids.firstIndex(of: row["id"]?.string ?? "") else { continue }
            if place == 0 { first += 1 }
            if place < 5 { five += 1 }
            reciprocal += 1 / Double(place + 1)
        }
        let shares = [Double(first), Double(five), reciprocal].map { Figure.fixed($0 / Double(rows.count), 2) }
        print("\(name): recall@1 \(shares[0]), @5 \(shares[1]), MRR \(shares[2]) (n = \(rows.count))")
    }
}
