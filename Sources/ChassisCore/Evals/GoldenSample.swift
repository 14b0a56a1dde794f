/// One question whose good answer is known. (A line of `golden/SUITE.jsonl`.)
package struct GoldenSample: Hashable, Sendable, Identifiable {
    /// Unique in its suite.
    package var id: String
    package var category: String
    /// What a user would send; masked where it came from a trace.
    package var input: String
    /// A text, a number, an object, or a list of texts of which any will do; `nil` where only a judge can tell.
    package var expected: JSON?
    /// How the answer is compared with `expected`.
    package var scorer: ScorerName
    /// Every other field of the line, those that nobody knows (`optionNames`) as well: a command may read them.
    package var options: JSONObject

    package init(
        id: String, category: String, input: String, expected: JSON? = nil, scorer: ScorerName,
        options: JSONObject = JSONObject()
    ) {
        self.id = id
        self.category = category
        self.input = input
        // Null says nothing, and a line with it reads back without.
        self.expected = expected == .some(.null) ? .none : expected
        self.scorer = scorer
        self.options = options
    }

    /// The sample as its line in the file, in the file's order of fields.
    package var json: JSON {
        var object = JSONObject([
            ("id", .string(id)), ("category", .string(category)), ("input", .string(input)),
        ])
        if let expected, expected != .null { object["expected"] = expected }
        object["scorer"] = .string(scorer.rawValue)
        for (name, value) in options.members { object[name] = value }
        return .object(object)
    }
}

extension GoldenSample {
    /// The options that mean something: what scorers are told, where the sample comes from, and what is only kept.
    package static let optionNames: Set<String> = [
        "messages", "tolerance", "threshold", "rubric", "choices", "article", "pattern", "command", "schema", "field",
        "all", "case_sensitive", "not", "unordered", "feature", "tenant", "trace", "flag", "source", "description",
        "metadata", "vars", "weight", "metric", "promptfoo_threshold",
    ]
}

/// The ways to compare an answer with what was expected.
package enum ScorerName: String, CaseIterable, Hashable, Sendable, Codable {
    /// Equal texts, spaces at the ends and case apart.
    case exact
    /// The answer has the expected text in it.
    case contains
    /// The answer names one of `choices`, and it is the expected one.
    case choice
    /// The answer matches the regular expression `pattern`.
    case regex
    /// The expected members stand in the answer, with these values.
    case json
    /// The answer is valid against the feature's schema, or the one in `schema`.
    case schema
    /// The answer's number is the expected one, within `tolerance`.
    case numeric
    /// The answer's words are the expected one's, up to `threshold`.
    case similarity
    /// The page named in `article` was retrieved.
    case retrieval
    /// What the answer says stands in the passages it was given.
    case groundedness
    /// An LLM says whether the answer meets `rubric`.
    case judge
    /// A command of the workspace's owner reads the sample and the answer, and prints a score.
    case command
}

/// A golden dataset: the samples of one file.
package struct GoldenSuite: Hashable, Sendable {
    /// The file's name without `.jsonl`.
    package var name: String
    package var samples: [GoldenSample]
    /// Hash of the samples' contents, hexadecimal: equal for equal samples in equal order.
    package var version: String

    package init(name: String, samples: [GoldenSample], version: String) {
        self.name = name
        self.samples = samples
        self.version = version
    }

    /// The categories, in the order of their first sample.
    package var categories: [String] {
        var seen: Set<String> = []
        return samples.map(\.category).filter { seen.insert($0).inserted }
    }
}
