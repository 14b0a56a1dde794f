import ChassisCore

/// The tests of a promptfoo configuration: variables and assertions.
///
/// A test's variables become the input: one alone as it is, several as `name: value` lines. Its prompts are not taken
/// over, because a feature has its own, unless a test has no variables at all. Assertions become samples: all texts
/// that must be contained make one together, every other makes its own. Lists as values multiply a test, as promptfoo
/// has it.
///
/// - SeeAlso: https://www.promptfoo.dev/docs/configuration/reference
struct PromptfooFile {
    private static let mostSamples = 20_000
    private static let mostCombinations = 1_000

    private let file: String
    private let rows: RowReader
    private let prompts: [String]
    private var samples: [GoldenSample] = []

    private var log: ProblemLog { rows.log }

    static func samples(in text: String, file: String, rows: RowReader) -> [GoldenSample] {
        guard let root = YAMLReader.read(text, file: file, allowsAliases: true, log: rows.log) else { return [] }
        guard let tests = root.member("tests"), case .list(let list) = tests.kind else {
            rows.log.error(
                Place(file), "there are no tests in the file", expected: "tests: a list",
                found: root.member("tests").map(\.found) ?? "nothing")
            return []
        }
        var reader = PromptfooFile(root, file: file, rows: rows)
        let standard = root.member("defaultTest")
        for (index, test) in list.enumerated() { reader.add(test, number: index + 1, standard: standard) }
        if let scenarios = root.member("scenarios") {
            rows.log.error(scenarios.place, "scenarios are not read", expected: "tests", found: "scenarios")
        }
        return reader.samples
    }

    private init(_ root: YAMLNode, file: String, rows: RowReader) {
        self.file = file
        self.rows = rows
        let node = root.member("prompts")
        let nodes: [YAMLNode] = if case .list(let list)? = node?.kind { list } else { [node].compactMap(\.self) }
        prompts = nodes.compactMap { $0.text ?? $0.member("raw")?.text }.filter { !$0.hasPrefix("file://") }
    }

    private mutating func add(_ test: YAMLNode, number: Int, standard: YAMLNode?) {
        guard case .map = test.kind else {
            log.error(
                test.place, "test \(number) is not read", expected: "vars and assert",
                found: test.found.contains("file://") ? "another file; import that one itself" : test.found)
            return
        }
        var vars = standard?.member("vars")?.json.object ?? JSONObject()
        for (name, value) in test.member("vars")?.json.object?.members ?? [] { vars[name] = value }
        let assertions =
            PromptfooAssertion.list(standard?.member("assert")) + PromptfooAssertion.list(test.member("assert"))
        guard !assertions.isEmpty else {
            log.error(
                test.place, "test \(number) gives no sample", expected: "an assertion under assert", found: "none")
            return
        }
        let combinations = combinations(of: vars, number: number, at: test.place)
        var made: [GoldenSample] = []
        for vars in combinations {
            guard let input = input(vars, number: number, at: test.place) else { return }
            made += mapped(assertions, vars, number: number).map { mapping in
                sample(mapping, vars, input: input, test, standard)
            }
        }
        if samples.count + made.count > Self.mostSamples {
            log.error(
                test.place, "the file gives too many samples", expected: "at most \(Self.mostSamples)", found: "more")
        }
        if made.isEmpty {
            log.error(
                test.place, "test \(number) gives no sample", expected: "an assertion that can be mapped", found: "none"
            )
        }
        name(&made, test, number: number)
        samples += made.prefix(max(0, Self.mostSamples - samples.count))
    }

    private func name(_ made: inout [GoldenSample], _ test: YAMLNode, number: Int) {
        let own = test.member("metadata")?.member("id")?.text
        for index in made.indices {
            let id = own ?? "\(rows.name)-\(number)"
            made[index].id = made.count > 1 ? "\(id).\(index + 1)" : id
        }
        made = made.compactMap { rows.checked($0, what: "test \(number)", at: test.place) }
    }

    private func sample(
        _ mapping: PromptfooAssertion.Mapping, _ vars: JSONObject, input: String, _ test: YAMLNode,
        _ standard: YAMLNode?
    ) -> GoldenSample {
        var options = mapping.options
        if let description = test.member("description")?.text { options["description"] = .string(description) }
        if vars.count > 1 { options["vars"] = .object(vars) }
        let metadata = test.member("metadata")?.json ?? standard?.member("metadata")?.json
        if let metadata { options["metadata"] = metadata }
        return GoldenSample(
            id: "", category: metadata?["category"]?.string ?? rows.options.category ?? "general", input: input,
            expected: mapping.expected, scorer: mapping.scorer, options: options)
    }

    /// What can be mapped; what can't is told.
    private func mapped(
        _ assertions: [PromptfooAssertion], _ vars: JSONObject, number: Int
    ) -> [PromptfooAssertion.Mapping] {
        var mappings: [PromptfooAssertion.Mapping] = []
        for assertion in assertions {
            switch assertion.mapping(vars) {
            case .success(let mapping):
                if let note = mapping.note {
                    log.warning(
                        assertion.place, "test \(number): \(note)", expected: "a look at it", found: assertion.found)
                }
                if let index = mappings.firstIndex(where: { $0.canJoin(mapping) }) {
                    mappings[index].join(mapping)
                } else {
                    mappings.append(mapping)
                }
            case .failure(let problem):
                log.error(
                    assertion.place, "an assertion of test \(number) can't be mapped", expected: problem.expected,
                    found: assertion.found)
            }
        }
        return mappings
    }

    private func input(_ vars: JSONObject, number: Int, at place: Place) -> String? {
        if let field = rows.options.inputField {
            if let text = vars[field]?.plainText { return text }
            log.error(
                place, "test \(number) gives no sample", expected: "the variable \(printable(field))",
                found: "none of it")
            return nil
        }
        let members = vars.members.filter { $0.value != .null }
        if let file = members.first(where: { $0.value.string?.hasPrefix("file://") == true }) {
            log.error(
                place, "test \(number) gives no sample: its variable \(printable(file.name)) is another file",
                expected: "the text itself", found: quoted(file.value.text))
            return nil
        }
        if let only = members.first, members.count == 1 { return only.value.plainText ?? only.value.text }
        if !members.isEmpty {
            return members.map { "\($0.name): \($0.value.plainText ?? $0.value.text)" }.joined(separator: "\n")
        }
        if let prompt = prompts.first, !prompt.contains("{{") { return prompt }
        log.error(
            place, "test \(number) says nothing that is asked", expected: "vars, or a prompt without variables",
            found: "none")
        return nil
    }

    /// Every way to choose one value of each list.
    private func combinations(of vars: JSONObject, number: Int, at place: Place) -> [JSONObject] {
        var all = [vars]
        for (name, value) in vars.members {
            guard let elements = value.array, !elements.isEmpty else { continue }
            guard all.count * elements.count <= Self.mostCombinations else {
                log.warning(
                    place, "test \(number) multiplies to too many", expected: "at most \(Self.mostCombinations)",
                    found: "more; the list \(printable(name)) is one value")
                continue
            }
            all = all.flatMap { vars in
                elements.map { element in
                    var vars = vars
                    vars[name] = element
                    return vars
                }
            }
        }
        return all
    }
}

extension YAMLNode {
    /// The value of a mapping's key; `nil` for null as for a key that isn't there.
    func member(_ name: String) -> YAMLNode? {
        guard case .map(let members) = kind, let value = members.first(where: { $0.name == name })?.value else {
            return nil
        }
        return value.isNull ? nil : value
    }
}
