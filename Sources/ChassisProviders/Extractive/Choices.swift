import ChassisCore

/// Fields with a fixed set of values: the examples vote, the values' own words and cues have a say.
extension FormFiller {
    func choose(_ node: SchemaNode, _ field: FieldName, _ example: @escaping (JSON) -> JSON?) -> Filled {
        let choices = node.choices ?? []
        guard !choices.isEmpty else { return .nothing }
        if let special = languageOrCurrency(choices, field) { return special }
        let scores = scores(of: choices, example)
        let total = scores.reduce(0, +)
        guard let best = scores.indices.max(by: { (scores[$0], -$0) < (scores[$1], -$1) }), scores[best] > 0 else {
            return fallback(choices, example)
        }
        return Filled(value: choices[best], certainty: scores[best] / (total + 0.3 * max(0, 1 - total)))
    }

    func chooseFlag(_ field: FieldName, _ example: @escaping (JSON) -> JSON?) -> Filled {
        if let value = evidence.lines.value(named: field.terms), let flag = Self.flag(value) {
            return Filled(value: .bool(flag), certainty: 0.9)
        }
        let known = votes.nearest { example($0)?.bool.map { .bool($0) } }
        if !known.isEmpty {
            let scores = voteShares([.bool(true), .bool(false)], known)
            let total = scores[0] + scores[1]
            guard total > 0 else {
                let most = known.count { $0.value.bool == true } * 2 > known.count
                return Filled(value: .bool(most), certainty: 0.2)
            }
            return Filled(
                value: .bool(scores[0] > scores[1]),
                certainty: max(scores[0], scores[1]) / (total + 0.3 * max(0, 1 - total)))
        }
        return mention(of: field)
    }

    /// A flag that the text speaks of: "urgent" is true, "not urgent" false; unmentioned is unknown.
    private func mention(of field: FieldName) -> Filled {
        let terms = field.terms.subtracting(["is", "has", "need", "require", "are"])
        guard !terms.isEmpty else { return .nothing }
        let stems = evidence.words.map { TextAnalysis.stem($0.folded) }
        guard terms.allSatisfy(Set(stems).contains) else { return .nothing }
        for (index, stem) in stems.enumerated() where terms.contains(stem) {
            let before = evidence.words[max(0, index - 3)..<index].map(\.folded)
            if before.contains(where: Self.negations.contains) { return Filled(value: .bool(false), certainty: 0.6) }
        }
        return Filled(value: .bool(true), certainty: 0.6)
    }

    /// For each choice its share of the votes and of the words that speak for it.
    func scores(of choices: [JSON], _ example: @escaping (JSON) -> JSON?) -> [Double] {
        let known = votes.nearest { output in
            guard let value = example(output), value.array == nil, value.object == nil else { return nil }
            return value
        }
        let shares = voteShares(choices, known)
        let words = wordShares(choices)
        let strength = known.isEmpty ? 0 : min(1, votes.best / 0.3)
        return zip(shares, words).map { strength * $0 + (known.isEmpty ? 1 : 0.45) * $1 }
    }

    func voteShares(_ choices: [JSON], _ known: [(similarity: Double, value: JSON)]) -> [Double] {
        let texts = choices.map(\.text)
        var scores = [Double](repeating: 0, count: choices.count)
        var seen = [Double](repeating: 0, count: choices.count)
        for (rank, vote) in known.enumerated() {
            guard let index = texts.firstIndex(of: vote.value.text) else { continue }
            let near = vote.similarity * vote.similarity
            scores[index] += rank < ExampleVotes.neighbours ? near : 0.2 * near
            // The nearest example of a kind counts once more, so that frequent kinds don't win by number.
            seen[index] = max(seen[index], near)
        }
        for index in scores.indices { scores[index] += seen[index] }
        let total = scores.reduce(0, +)
        return total > 0 ? scores.map { $0 / total } : scores
    }

    private func wordShares(_ choices: [JSON]) -> [Double] {
        choices.map { choice in
            guard let value = choice.string else { return 0 }
            let terms = Set(TextAnalysis.terms(in: value.split(separator: "_").joined(separator: " ")))
            let named = terms.isEmpty ? 0 : Double(terms.filter(inputTerms.contains).count) / Double(terms.count)
            return max(named, Cues.suggestion(of: value, in: inputWords))
        }
    }

    /// No evidence at all: the value made for that, else what examples say most often, hardly sure.
    private func fallback(_ choices: [JSON], _ example: (JSON) -> JSON?) -> Filled {
        let open: Set<String> = [
            "other", "unknown", "general", "none", "misc", "neutral", "unclear", "normal", "medium",
        ]
        if let choice = choices.first(where: { $0.string.map { open.contains($0.lowercased()) } ?? false }) {
            return Filled(value: choice, certainty: 0.2)
        }
        var counts: [String: Int] = [:]
        for output in votes.outputs { if let value = output.flatMap(example) { counts[value.text, default: 0] += 1 } }
        let best = choices.max { counts[$0.text, default: 0] < counts[$1.text, default: 0] }
        guard let best, counts[best.text] != nil else { return .nothing }
        return Filled(value: best, certainty: 0.1)
    }

    private func languageOrCurrency(_ choices: [JSON], _ field: FieldName) -> Filled? {
        if field.has("language", "lang", "locale", "sprache"), let code = LanguageGuess.code(of: evidence.text) {
            let wanted = [code, LanguageGuess.names[code] ?? code]
            let match = choices.first { choice in choice.string.map { wanted.contains($0.lowercased()) } ?? false }
            let open = choices.first { $0.string?.lowercased() == "other" }
            return (match ?? open).map { Filled(value: $0, certainty: 0.85) }
        }
        if field.has("currency"), let code = NumberField(evidence: evidence, field: field).currency() {
            let match = choices.first { $0.string?.uppercased() == code }
            return match.map { Filled(value: $0, certainty: 0.9) } ?? .nothing
        }
        return nil
    }

    private static func flag(_ value: String) -> Bool? {
        switch TextAnalysis.words(in: value).first?.folded {
        case "yes", "true", "y", "ja", "oui", "si", "paid", "bezahlt": true
        case "no", "false", "n", "nein", "non", "unpaid", "offen": false
        default: nil
        }
    }

    private static let negations: Set<String> = [
        "not", "no", "never", "isn't", "nicht", "kein", "keine", "pas", "non", "sin", "without", "ohne", "nothing",
        "don't",
    ]
}
