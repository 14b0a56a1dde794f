package import ChassisCore

/// Whether a model's text is an answer: something at all, and of the schema's shape where the feature has one.
package struct AnswerCheck: Sendable {
    /// What is wrong with an answer that says nothing.
    static let empty = "the answer is empty"

    package enum Verdict: Sendable {
        /// The answer as it goes on: the text, or compact JSON.
        case good(String)
        case bad([String])

        /// Whether another answer may do better; to check one like this would take as long.
        var isWorthRepairing: Bool {
            if case .bad([Violation.tooLong.message]) = self { false } else { true }
        }
    }

    private let schema: JSONSchema?
    private let masks: MaskMap
    private let mends: Bool
    private let isReduced: Bool
    private let isVerbatim: Bool

    /// - Parameters:
    ///   - masks: What stands behind placeholders: the schema speaks of values.
    ///   - mends: Whether syntax that is no JSON is read with forgiveness.
    ///   - isReduced: Whether the model was held to `providerSubset`, where null stands for a member that is absent and
    ///     a value that is no object stands under `value`.
    ///   - isVerbatim: Whether a text keeps the white space around it: a chat's client may put it behind what it has, and
    ///     code begins with an indentation.
    package init(
        schema: JSONSchema?, restoring masks: MaskMap = MaskMap(), mends: Bool = true, isReduced: Bool = false,
        isVerbatim: Bool = false
    ) {
        self.schema = schema
        self.masks = masks
        self.mends = mends
        self.isReduced = isReduced
        self.isVerbatim = isVerbatim
    }

    package func check(_ text: String) -> (verdict: Verdict, mended: [String]) {
        guard let schema else {
            let trimmed = text.trimmed
            return (trimmed.isEmpty ? .bad([Self.empty]) : .good(isVerbatim ? text : trimmed), [])
        }
        guard mends || (try? JSON(parsing: text)) != nil else { return (.bad(["the answer is not JSON"]), []) }
        let parsed = ModelOutput.parse(text)
        guard let value = parsed.value else { return (.bad(["no JSON was found in the answer"]), parsed.repairs) }
        // What was cut off may look whole and be wrong: it is never taken for an answer.
        if parsed.isTruncated { return (.bad(["the answer is cut off"]), parsed.repairs) }
        if let name = parsed.gaps.first {
            return (.bad(["'\(name)' has no value" + Self.others(parsed.gaps.count - 1)]), parsed.repairs)
        }
        let violations = violations(in: value, schema)
        if violations.isEmpty { return (.good(value.text), parsed.repairs) }
        if violations == [.tooLong] { return (.bad([Violation.tooLong.message]), parsed.repairs) }
        for value in parsed.alternatives where self.violations(in: value, schema).isEmpty {
            return (.good(value.text), parsed.repairs + ["the value taken that fits the schema"])
        }
        if isReduced {
            for form in ReducedAnswer.forms(of: value, violations: violations)
            where self.violations(in: form, schema).isEmpty { return (.good(form.text), parsed.repairs) }
        }
        return (.bad(violations.map(\.message)), parsed.repairs)
    }

    private func violations(in value: JSON, _ schema: JSONSchema) -> [Violation] {
        schema.validate(masks.isEmpty ? value : masks.restore(value, fitting: schema))
    }

    private static func others(_ count: Int) -> String { count > 0 ? ", nor have \(count) others" : "" }

    /// What a model is told about its answer when it is asked again.
    package static func repairMessages(answer: String, violations: [String]) -> [Message] {
        let list = violations.prefix(10).map { "- \($0)" }.joined(separator: "\n")
        return [
            Message(.assistant, TokenEstimate.cut(answer, to: 1000)),
            Message(
                .user,
                "Your answer can't be used:\n\(list)\nAnswer again with the whole corrected JSON and nothing else."),
        ]
    }
}
