import ChassisCore

/// `prompts/NAME/VERSION.md`, with what later checks need.
struct PromptFile {
    let file: String
    var prompt: Prompt
    /// Variables used, and the line each stands on first.
    private(set) var variables: [String: Int] = [:]
    /// The line that each of the prompt's examples starts on.
    private(set) var exampleLines: [Int] = []
    /// The front matter, once it is read.
    var fields: Fields?

    /// - Parameter schemas: Names of those that exist.
    init?(_ text: String, file: String, name: String, version: Int, schemas: Set<String>, log: ProblemLog) {
        self.file = file
        prompt = Prompt(name: name, version: version, system: "", user: "")
        let matter = FrontMatter(text, file: file, log: log)
        switch matter.state {
        case .missing:
            log.error(
                Place(file), "the front matter is missing", expected: "'---' on the first line, then note and examples",
                found: quoted(matter.body.first ?? ""))
        case .empty: warnOfNote(1, log)
        case .readable: if let head = matter.head { readHead(head, schemas: schemas, log: log) }
        case .broken: if matter.body.isEmpty { return nil }
        }
        guard let sections = Self.sections(matter, file: file, log: log) else { return nil }
        prompt.system = Self.joined(sections.system)
        prompt.user = Self.joined(sections.user)
        scan(sections.system, section: "system", log: log)
        scan(sections.user, section: "user", log: log)
        for (section, text) in [("system", prompt.system), ("user", prompt.user)] where text.isEmpty {
            log.error(Place(file), "the section '# \(section)' is empty", expected: "some text", found: "nothing")
        }
        if variables["input"] == nil, !prompt.user.isEmpty {
            log.error(
                Place(file, line: sections.user.startIndex), "the user's input is not used",
                expected: "{{input}} in the section '# user'", found: "none")
        }
        let place = Place(file, line: variables["examples"] ?? 1)
        if variables["examples"] != nil, prompt.examples.isEmpty {
            log.warning(place, "{{examples}} is always empty", expected: "examples in the front matter", found: "none")
        }
    }

    private mutating func readHead(_ head: YAMLNode, schemas: Set<String>, log: ProblemLog) {
        guard let fields = Fields(head, keys: Self.keys, log: log) else { return }
        readBundle(fields, schemas: schemas)
        if fields.has("note") {
            prompt.note = fields.text("note", expected: "what changed and why", atMost: 2000)
        } else {
            warnOfNote(head.place.line, log)
        }
        let nodes = fields.elements("examples", expected: "a list of {input, output}")
        for (index, node) in nodes.enumerated() {
            guard let example = Self.example(node, index: index, log: log) else { continue }
            prompt.examples.append(example)
            exampleLines.append(node.place.line)
        }
    }

    private func warnOfNote(_ line: Int, _ log: ProblemLog) {
        log.warning(
            Place(file, line: line), "note is missing", expected: "what changed in this version and why",
            found: "nothing")
    }

    private static func example(_ node: YAMLNode, index: Int, log: ProblemLog) -> PromptExample? {
        guard let fields = Fields(node, path: "examples[\(index)]", keys: ["input", "output"], log: log) else {
            return nil
        }
        let input = fields.text("input", expected: "a text", atMost: 100_000)
        guard let output = fields.required("output", expected: "a text or a mapping") else { return nil }
        switch output.kind {
        case .scalar:
            return PromptExample(
                input: input, output: fields.text("output", expected: "a text or a mapping", atMost: 100_000))
        case .list, .map:
            return PromptExample(input: input, output: output.json.text)
        }
    }

    private static func joined(_ lines: ArraySlice<Substring>) -> String {
        String(lines.joined(separator: "\n").trimmingSpace())
    }

    /// Reports variables that don't exist or stand where they may not.
    private mutating func scan(_ lines: ArraySlice<Substring>, section: String, log: ProblemLog) {
        let expected = "one of {{input}}, {{context}}, {{schema}}, {{examples}}"
        for (index, line) in zip(lines.indices, lines) {
            var rest = line
            while let open = rest.firstRange(of: "{{") {
                let place = Place(file, line: index + 1)
                guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                    log.error(place, "'{{' is not closed on its line", expected: expected, found: quoted(rest))
                    break
                }
                let name = String(rest[open.upperBound..<close.lowerBound].trimmingSpace())
                rest = rest[close.upperBound...]
                guard Prompt.variables.contains(name) else {
                    let hint = suggestion(for: name, among: Prompt.variables.sorted())
                    log.error(place, "unknown variable\(hint)", expected: expected, found: quoted("{{\(name)}}"))
                    continue
                }
                if name == "input", section == "system" {
                    log.error(
                        place, "{{input}} stands in the section '# system', where users' words would be orders",
                        expected: "it in '# user' only", found: "it in '# system'")
                    continue
                }
                if variables[name] == nil { variables[name] = index + 1 }
            }
        }
    }

    /// The lines below `# system` and below `# user`; their indices are lines of the file, counted from 0.
    private static func sections(
        _ matter: FrontMatter, file: String, log: ProblemLog
    ) -> (system: ArraySlice<Substring>, user: ArraySlice<Substring>)? {
        let lines = matter.body
        func heading(_ name: String) -> Int? {
            let found = lines.indices.filter { lines[$0].trimmingSpace() == "# \(name)" && lines[$0].hasPrefix("#") }
            for index in found.dropFirst() {
                log.error(
                    Place(file, line: index + 1), "the section '# \(name)' is there twice", expected: "it once",
                    found: "it again (first on line \(found[0] + 1))")
            }
            if let first = found.first { return first }
            let near = lines.indices.first {
                lines[$0].hasPrefix("#")
                    && Nearest.distance(String(lines[$0].prefix(20).trimmingSpace()), "# \(name)") <= 2
            }
            let place = Place(file, line: (near ?? lines.indices.last ?? 0) + 1)
            log.error(
                place, "the section '# \(name)' is missing", expected: "a line '# \(name)'",
                found: near.map { quoted(lines[$0]) } ?? "the end of the file")
            return nil
        }
        let system = heading("system")
        let user = heading("user")
        guard let system, let user else { return nil }
        guard system < user else {
            log.error(
                Place(file, line: user + 1), "the sections are in the wrong order",
                expected: "'# system' before '# user'", found: "'# user' first")
            return nil
        }
        for index in lines.indices where index < system && lines[index].contains(where: { !$0.isWhitespace }) {
            log.error(
                Place(file, line: index + 1), "text before the first section is not used", expected: "'# system'",
                found: quoted(lines[index]))
            break
        }
        return (lines[(system + 1)..<user], lines[(user + 1)...])
    }
}
