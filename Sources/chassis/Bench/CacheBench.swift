import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

/// How long the semantic cache takes to find a question among many, by both ways of searching.
struct CacheBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Lookups of the semantic cache among 1,000 to 100,000 questions.")

    @Option(help: "Questions in the cache; may be given several times.") var entries = [1000, 10_000, 100_000]
    @Option(help: "Lookups timed for each.") var lookups = 200
    @Option(help: "JSON lines {a, b, same_answer, category}: which pairs share an answer, in place of the timing.")
    var pairs: String?
    @OptionGroup var vectors: BenchVectors
    @OptionGroup var judge: BenchJudge

    func validate() throws {
        guard judge.judge == nil || pairs != nil else { throw ValidationError("--judge needs --pairs FILE.") }
        guard entries.allSatisfy({ $0 > 0 }), lookups > 0 else { throw ValidationError("Give numbers above 0.") }
    }

    func run() async throws {
        print(Machine.text)
        if let pairs {
            let pairs = try CachePairs(try InputFile.read(pairs))
            try await pairs.printFigures(vectors)
            if judge.judge != nil { try await pairs.printFigures(judge, vectors) }
            return
        }
        let features = HashedFeatures(dimensions: 384)
        let questions = (0..<(entries.max() ?? 0)).map(BenchQuestions.text)
        try timeWords(Array(questions.prefix(2000)), features)
        for count in entries {
            var shelf = VectorShelf(dimensions: features.dimensions)
            let start = ContinuousClock.now
            for id in 0..<count {
                let vector = features.vector(of: QuestionForm(questions[id]).text)
                if let vector = QuantizedVector(vector) { shelf.add(vector, id: Int64(id)) }
            }
            let filling = Double((ContinuousClock.now - start).nanoseconds) / 1e9
            print("\(count) entries × \(features.dimensions), vectors made and added in \(Figure.fixed(filling, 1)) s")
            try search(shelf, questions, features)
        }
    }

    private func timeWords(_ questions: [String], _ features: HashedFeatures) throws {
        var (making, checking) = (Samples(), Samples())
        for (one, other) in zip(questions, questions.dropFirst()) {
            let start = ContinuousClock.now
            let form = QuestionForm(one)
            let vector = features.vector(of: form.text)
            let made = ContinuousClock.now
            let refusal = SameQuestion.refusal(form, QuestionForm(other))
            checking.add(Double((ContinuousClock.now - made).nanoseconds) / 1e6)
            making.add(Double((made - start).nanoseconds) / 1e6)
            guard vector.count == features.dimensions, refusal != nil else { throw ExitCode(1) }
        }
        print("a question's form and embedded vector: \(making.text("ms"))")
        print("the second check of a candidate:       \(checking.text("ms"))")
    }

    private func search(_ shelf: VectorShelf, _ questions: [String], _ features: HashedFeatures) throws {
        var (sifted, exact) = (Samples(), Samples())
        var missed = 0
        for lookup in 0..<lookups {
            // The same question in other clothes, so that there is something to find.
            let question = "Hi, " + questions[(lookup * 7919) % shelf.count] + " Thanks"
            let vector = features.vector(of: QuestionForm(question).text)
            let start = ContinuousClock.now
            let found = shelf.nearest(vector, floor: SameQuestion.cosineWhenProven, limit: 8)
            let half = ContinuousClock.now
            let all = shelf.nearestOfAll(vector, floor: SameQuestion.cosineWhenProven, limit: 8)
            exact.add(Double((ContinuousClock.now - half).nanoseconds) / 1e6)
            sifted.add(Double((half - start).nanoseconds) / 1e6)
            if found.first?.cosine != all.first?.cosine { missed += 1 }
        }
        print("  sifted by sides, then compared: \(sifted.text("ms"))")
        print("  all compared:                   \(exact.text("ms"))")
        print("  nearest missed by sifting: \(missed) of \(lookups)")
        if missed * 100 > lookups { throw ExitCode(1) }
    }
}

/// Questions like those of a help desk, all different.
enum BenchQuestions {
    private static let verbs = [
        "change", "export", "send", "archive", "void", "print", "approve", "share", "import", "split", "merge", "find",
    ]
    private static let things = [
        "invoice", "quote", "reminder", "receipt", "supplier", "account", "discount", "deposit", "currency", "template",
        "payment", "user", "budget", "project", "timesheet", "delivery note", "credit note", "tax rate",
    ]
    private static let places = [
        "the mobile app", "Safari", "the API", "the year-end report", "a shared folder", "the Norwegian company",
        "the archive", "draft mode",
    ]

    static func text(_ number: Int) -> String {
        let verb = verbs[number % verbs.count]
        let thing = things[number / verbs.count % things.count]
        let place = places[number / (verbs.count * things.count) % places.count]
        return "How do I \(verb) \(thing) \(number) in \(place)?"
    }
}
