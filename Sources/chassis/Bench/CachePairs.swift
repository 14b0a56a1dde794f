import ChassisCore

/// Questions that may share an answer, and such as only look as if they might: what the semantic cache makes of both.
struct CachePairs {
    struct Pair {
        var one: String
        var other: String
        var isSame: Bool
        /// `paraphrase`, `near_repeat`, or what the difference is.
        var category: String
    }

    let pairs: [Pair]

    init(_ pairs: [Pair]) { self.pairs = pairs }

    /// - Parameter bytes: JSON lines `{a, b, same_answer, category}`.
    init(_ bytes: [UInt8]) throws {
        pairs = try bytes.split(separator: 0x0A).map { line in
            let json = try JSON(parsing: Array(line))
            return Pair(
                one: try LineByLine.text(json, "a"), other: try LineByLine.text(json, "b"),
                isSame: json["same_answer"]?.bool ?? false, category: json["category"]?.string ?? "")
        }
    }

    func printFigures(_ vectors: BenchVectors) async throws {
        let isRefused = pairs.map { SameQuestion.refusal(QuestionForm($0.one), QuestionForm($0.other)) != nil }
        let isPersonal = pairs.map { AskersQuestion.isPersonal($0.one) || AskersQuestion.isPersonal($0.other) }
        print("about the asker's own things, which are asked anew: " + figures { isPersonal[$0] })
        print("the second check alone: " + figures { !isRefused[$0] })
        let features = HashedFeatures(dimensions: 384)
        let embedded = pairs.map { pair in
            cosine(
                features.vector(of: QuestionForm(pair.one).text), features.vector(of: QuestionForm(pair.other).text))
        }
        let isAnew = zip(isRefused, isPersonal).map { $0 || $1 }
        printThresholds("embedded", embedded, isAnew)
        guard vectors.endpoint != nil else { return }
        let ones = try await vectors.questions(pairs.map(\.one))
        let others = try await vectors.questions(pairs.map(\.other))
        printThresholds(vectors.questionModel, zip(ones, others).map(cosine), isAnew)
    }

    private func printThresholds(_ name: String, _ cosines: [Float], _ isRefused: [Bool]) {
        print(
            "\(name), as the cache decides (from \(Figure.fixed(Double(SameQuestion.cosineWhenProven), 2)) where the second check "
                + "explains every word): " + figures { cosines[$0] >= SameQuestion.cosineWhenProven && !isRefused[$0] })
        for threshold in [0.80, 0.85, 0.90, 0.95, 0.97] as [Float] {
            print("\(name) from \(Figure.fixed(Double(threshold), 2)):")
            print("  vectors alone:       " + figures { cosines[$0] >= threshold })
            print("  and the second check: " + figures { cosines[$0] >= threshold && !isRefused[$0] })
        }
    }

    func figures(_ isHit: (Int) -> Bool) -> String {
        let kinds = Set(pairs.filter(\.isSame).map(\.category)).sorted().map { kind in
            let places = pairs.indices.filter { pairs[$0].isSame && pairs[$0].category == kind }
            return "\(kind) \(places.count(where: isHit)) of \(places.count)"
        }
        let wrong = pairs.indices.filter { !pairs[$0].isSame }
        return (kinds + ["wrong \(wrong.count(where: isHit)) of \(wrong.count)"]).joined(separator: ", ")
    }

    func cosine(_ one: [Float], _ other: [Float]) -> Float {
        guard let one = QuantizedVector(one), let other = QuantizedVector(other) else { return 0 }
        return one.cosine(other)
    }
}
