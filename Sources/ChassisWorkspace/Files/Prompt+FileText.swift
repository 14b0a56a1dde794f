package import ChassisCore

extension Prompt {
    /// The version as a file: `prompts/NAME/VERSION.md` with this text is read as the same version.
    ///
    /// Keys stand in one order whatever the order of the file it was read from, so that two versions can be compared
    /// line by line.
    package var fileText: String {
        let head = note.isEmpty ? [] : ["note: " + YAMLText.scalar(note)]
        let lines = head + fixed + exampleLines
        return (["---"] + lines + ["---", "# system", system, "", "# user", user]).joined(separator: "\n")
    }

    /// What it fixes besides its texts.
    private var fixed: [String] {
        var lines: [String] = []
        if !labels.isEmpty { lines.append("labels: \(Self.list(labels))") }
        if let schema = bundle.schema { lines.append("schema: \(schema.value ?? "off")") }
        if let tier = bundle.tier { lines.append("tier: \(tier.rawValue)") }
        if !bundle.models.isEmpty { lines.append("models: \(Self.list(bundle.models))") }
        if bundle.temperature != nil || bundle.maxOutputTokens != nil { lines.append("parameters:") }
        if let temperature = bundle.temperature {
            lines.append("  temperature: \(temperature.value.map(Self.decimal) ?? "null")")
        }
        if let tokens = bundle.maxOutputTokens { lines.append("  max_output_tokens: \(tokens)") }
        if let policy = bundle.guardPolicy { lines.append("guard: \(policy.value.map(Self.written) ?? "off")") }
        return lines
    }

    private var exampleLines: [String] {
        guard !examples.isEmpty else { return [] }
        return ["examples:"]
            + examples.flatMap { example in
                [
                    "  - input: " + YAMLText.scalar(example.input, depth: 4),
                    "    output: " + YAMLText.scalar(example.output, depth: 4),
                ]
            }
    }

    private static func list(_ names: [String]) -> String {
        "[" + names.map { YAMLText.scalar($0, isInFlow: true) }.joined(separator: ", ") + "]"
    }

    /// As the reader takes it, which knows no exponents.
    private static func decimal(_ value: Double) -> String {
        decimalText(Int64((value * 1e6).rounded()), digits: 6)
    }

    private static func written(_ policy: Feature.Guard) -> String {
        let members = (policy.json.object?.members ?? []).map { name, value in
            let text =
                name == "block_at"
                ? decimal(policy.blockAt)
                : value.string.map { YAMLText.scalar($0, isInFlow: true) } ?? value.array.map { words in
                    list(words.compactMap(\.string))
                } ?? value.text
            return "\(name): \(text)"
        }
        return "{" + members.joined(separator: ", ") + "}"
    }
}
