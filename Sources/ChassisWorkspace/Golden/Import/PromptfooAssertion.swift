import ChassisCore

/// One `assert` of a promptfoo test, and the scorer that comes nearest to it.
struct PromptfooAssertion {
    let place: Place
    private let type: String
    private let node: YAMLNode

    /// For messages.
    var found: String { quoted(type.isEmpty ? "no type" : type) }

    struct Mapping {
        var scorer: ScorerName
        var expected: JSON?
        var options = JSONObject()
        /// What is not the same as in promptfoo.
        var note: String?

        /// Texts that must all be contained are one question.
        func canJoin(_ other: Mapping) -> Bool {
            func isPlain(_ mapping: Mapping) -> Bool {
                let names = mapping.options.names.filter { $0 != "all" && $0 != "case_sensitive" }
                return mapping.scorer == .contains && names.isEmpty
                    && (mapping.expected?.string != nil || mapping.options["all"] == true)
            }
            return isPlain(self) && isPlain(other) && options["case_sensitive"] == other.options["case_sensitive"]
        }

        mutating func join(_ other: Mapping) {
            let texts = { (value: JSON?) in value?.array ?? [value].compactMap(\.self) }
            expected = .array(texts(expected) + texts(other.expected))
            options["all"] = true
        }
    }

    struct Problem: Error { let expected: String }

    static func list(_ node: YAMLNode?) -> [PromptfooAssertion] {
        guard let node, case .list(let elements) = node.kind else { return [] }
        return elements.flatMap { element -> [PromptfooAssertion] in
            // A set of assertions counts as its parts.
            if element.member("type")?.text == "assert-set" { return list(element.member("assert")) }
            return [PromptfooAssertion(element)]
        }
    }

    private init(_ node: YAMLNode) {
        self.node = node
        place = node.place
        type = node.member("type")?.text ?? ""
    }

    /// The sample's scorer, expected answer and options, with the variables put into its texts.
    func mapping(_ vars: JSONObject) -> Result<Mapping, Problem> {
        let isNegated = type.hasPrefix("not-")
        let value = Self.filled(node.member("value")?.json ?? .null, vars)
        let plain = String(isNegated ? type.dropFirst("not-".count) : type[...])
        let result = mapping(of: plain, value == .null ? nil : value)
        return result.map { mapping in
            var mapping = mapping
            if isNegated { mapping.options["not"] = true }
            if let weight = node.member("weight")?.json { mapping.options["weight"] = weight }
            if let metric = node.member("metric")?.json { mapping.options["metric"] = metric }
            return mapping
        }
    }

    private func mapping(of type: String, _ value: JSON?) -> Result<Mapping, Problem> {
        let exactCase = JSONObject([("case_sensitive", true)])
        let hasText = value?.plainText != nil
        if value?.string?.hasPrefix("file://") == true { return .failure(Problem(expected: "the value itself")) }
        switch type {
        case "equals" where value != nil: return .success(Mapping(scorer: .exact, expected: value))
        case "contains" where hasText: return .success(Mapping(scorer: .contains, expected: value, options: exactCase))
        case "icontains" where hasText: return .success(Mapping(scorer: .contains, expected: value))
        case "contains-any": return list(value, JSONObject([("case_sensitive", true)]))
        case "icontains-any": return list(value, JSONObject())
        case "contains-all": return list(value, JSONObject([("all", true), ("case_sensitive", true)]))
        case "icontains-all": return list(value, JSONObject([("all", true)]))
        case "starts-with" where hasText:
            return pattern("^" + Self.escaped(value?.plainText ?? ""))
        case "regex" where value?.string != nil: return pattern(value?.string ?? "")
        case "is-json", "contains-json":
            var options = JSONObject()
            options["schema"] = value?.object != nil ? value : JSON.bool(true)
            return .success(Mapping(scorer: .schema, options: options))
        case "similar" where value != nil: return similar(value, "similar is measured by words here, not by meaning")
        case "rouge-n" where value != nil: return similar(value, "rouge-n is ROUGE-L here")
        case "context-recall", "context-faithfulness": return .success(Mapping(scorer: .groundedness))
        case "llm-rubric", "g-eval", "model-graded-closedqa", "answer-relevance", "search-rubric":
            let texts = value?.array?.compactMap(\.plainText) ?? [value?.plainText].compactMap(\.self)
            guard !texts.isEmpty else { return .failure(Problem(expected: "a rubric under value")) }
            return .success(
                Mapping(scorer: .judge, options: JSONObject([("rubric", .string(texts.joined(separator: "\n")))])))
        case "factuality",
            "model-graded-factuality" where hasText:
            let rubric: JSON = "States the same facts as the expected answer, and none that contradict it."
            return .success(Mapping(scorer: .judge, expected: value, options: JSONObject([("rubric", rubric)])))
        default:
            return .failure(Problem(expected: Self.known.contains(type) ? "a value that fits" : choice(Self.known)))
        }
    }

    private func list(_ value: JSON?, _ options: JSONObject) -> Result<Mapping, Problem> {
        // promptfoo takes "a,b" for two texts.
        let parts = value?.string?.split(separator: ",").map { JSON.string(String($0.trimmingSpace())) }
        guard let texts = value?.array ?? parts, !texts.isEmpty else {
            return .failure(Problem(expected: "a list of texts"))
        }
        return .success(Mapping(scorer: .contains, expected: .array(texts), options: options))
    }

    private func pattern(_ source: String) -> Result<Mapping, Problem> {
        do {
            _ = try Pattern(source)
            return .success(Mapping(scorer: .regex, options: JSONObject([("pattern", .string(source))])))
        } catch {
            return .failure(Problem(expected: "a pattern of ECMA-262 with the u flag (\(printable(error.problem)))"))
        }
    }

    private func similar(_ value: JSON?, _ note: String) -> Result<Mapping, Problem> {
        var options = JSONObject()
        // Likenesses of meaning and of words can't be compared, so theirs is kept aside and ours is the usual one.
        if let threshold = node.member("threshold")?.json { options["promptfoo_threshold"] = threshold }
        return .success(Mapping(scorer: .similarity, expected: value, options: options, note: note))
    }

    private static let known = [
        "equals", "contains", "icontains", "contains-any", "icontains-any", "contains-all", "icontains-all",
        "starts-with", "regex", "is-json", "contains-json", "similar", "rouge-n", "context-faithfulness", "llm-rubric",
        "factuality",
    ]

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            if "\\^$.*+?()[]{}|/".contains(character) { out.append("\\") }
            out.append(character)
        }
    }

    /// Puts values in place of `{{name}}`.
    private static func filled(_ value: JSON, _ vars: JSONObject) -> JSON {
        switch value {
        case .string(let text) where text.contains("{{"):
            var text = text
            for (name, value) in vars.members {
                let shown = value.plainText ?? value.text
                text = text.replacing("{{\(name)}}", with: shown).replacing("{{ \(name) }}", with: shown)
            }
            return .string(text)
        case .array(let elements): return .array(elements.map { filled($0, vars) })
        case .object(let object): return .object(JSONObject(object.members.map { ($0.name, filled($0.value, vars)) }))
        default: return value
        }
    }
}
