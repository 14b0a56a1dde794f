/// What is wrong with a golden sample before anything is asked.
package struct SampleProblem: Hashable, Sendable {
    /// The field of the line.
    package var field: String
    package var what: String
    package var expected: String
    /// As it is, unclipped; what shows it makes it printable.
    package var found: String

    init(_ field: String, _ what: String, expected: String, found: String) {
        self.field = field
        self.what = what
        self.expected = expected
        self.found = found
    }
}

extension GoldenSample {
    /// Everything that keeps the sample from being scored; empty for a good one.
    package var problems: [SampleProblem] {
        var problems: [SampleProblem] = []
        func check(_ isGood: Bool, _ field: String, _ what: String, expected: String, found: String) {
            if !isGood { problems.append(SampleProblem(field, what, expected: expected, found: found)) }
        }
        let isID = !id.isEmpty && id.unicodeScalars.count <= 200 && !id.contains(where: \.isNewline)
        check(
            isID, "id", "the id can't be used", expected: "1 to 200 characters on one line",
            found: id.isEmpty ? "an empty text" : id)
        check(
            input.contains { !$0.isWhitespace }, "input", "the input is empty", expected: "what a user would send",
            found: "nothing")
        check(
            !category.isEmpty && category.unicodeScalars.count <= 100, "category", "the category can't be used",
            expected: "1 to 100 characters", found: category.isEmpty ? "an empty text" : category)
        if let tolerance = options["tolerance"] {
            check(
                Tolerance.isTolerance(tolerance), "tolerance", "tolerance can't be used",
                expected: "a number of 0 or more, or a text such as \"2%\"", found: tolerance.text)
        }
        if let threshold = options["threshold"] {
            check(
                threshold.double.map { (0...1).contains($0) } ?? false, "threshold", "threshold can't be used",
                expected: "a number from 0 to 1", found: threshold.text)
        }
        return problems + scorerProblems
    }

    private var scorerProblems: [SampleProblem] {
        switch scorer {
        case .exact: expectation("a text, a number, an object, or a list of texts") { _ in true }
        case .contains, .similarity: expectation("a text, or a list of texts") { !$0.isNested && $0 != .null }
        case .choice: choiceProblems
        case .regex: patternProblems
        case .json: wholeExpectation("an object or a list") { $0.isNested }
        case .schema: schemaProblems
        case .numeric:
            expectation("a number, or a list of numbers") {
                $0.double != nil || !NumberFinder.numbers(in: $0.string ?? "").isEmpty
            }
        case .retrieval: retrievalProblems
        case .groundedness: []
        case .judge:
            options["rubric"]?.string != nil || expected != nil
                ? [] : [missing("rubric", "what a good answer does, or an expected answer")]
        case .command:
            isTexts(options["command"]) ? [] : [missing("command", "the command as a text or a list of texts")]
        }
    }

    private func missing(_ field: String, _ expected: String) -> SampleProblem {
        let found = options[field].map { "a value of the type \($0.typeName)" } ?? "nothing"
        return SampleProblem(field, "\(scorer.rawValue) needs \(field)", expected: expected, found: found)
    }

    /// Checks `expected`, or each element where it is a list.
    private func expectation(_ wanted: String, _ isGood: (JSON) -> Bool) -> [SampleProblem] {
        wholeExpectation(wanted) { value in
            guard let elements = value.array else { return value != .null && isGood(value) }
            return !elements.isEmpty && elements.allSatisfy(isGood)
        }
    }

    private func wholeExpectation(_ wanted: String, _ isGood: (JSON) -> Bool) -> [SampleProblem] {
        guard let expected else {
            return [
                SampleProblem(
                    "expected", "\(scorer.rawValue) needs an expected answer", expected: wanted, found: "nothing")
            ]
        }
        if isGood(expected) { return [] }
        return [
            SampleProblem(
                "expected", "expected is of no type that \(scorer.rawValue) compares", expected: wanted,
                found: expected.text)
        ]
    }

    private var choiceProblems: [SampleProblem] {
        let choices = (options["choices"]?.array ?? []).compactMap(\.string)
        guard !choices.isEmpty, choices.count == options["choices"]?.array?.count else {
            return [missing("choices", "a list of texts")]
        }
        return expectation("one of the choices, or a list of some") { value in
            guard let text = value.string else { return false }
            return choices.contains { $0.lowercased() == text.lowercased() }
        }
    }

    private var patternProblems: [SampleProblem] {
        guard let pattern else { return [missing("pattern", "a regular expression")] }
        do {
            _ = try Pattern(pattern)
            return []
        } catch {
            return [
                SampleProblem(
                    "pattern", "the pattern can't be used: \(error.problem)",
                    expected: "a regular expression (ECMA-262)", found: pattern)
            ]
        }
    }

    private var schemaProblems: [SampleProblem] {
        guard let schema = options["schema"] else { return [] }
        do {
            _ = try JSONSchema(schema, options: .specification)
            return []
        } catch {
            return [
                SampleProblem(
                    "schema", "the schema can't be used: \(error.message)",
                    expected: "JSON Schema of draft 2020-12", found: schema.text)
            ]
        }
    }

    private var retrievalProblems: [SampleProblem] {
        isTexts(options["article"] ?? expected)
            ? [] : [missing("article", "the id of a page, such as invoices/void, or a list of ids")]
    }

    private func isTexts(_ value: JSON?) -> Bool {
        if let text = value?.string { return !text.isEmpty }
        guard let elements = value?.array, !elements.isEmpty else { return false }
        return elements.allSatisfy { $0.string?.isEmpty == false }
    }
}
