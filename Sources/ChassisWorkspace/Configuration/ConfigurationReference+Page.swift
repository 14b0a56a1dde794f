extension ConfigurationReference {
    /// The reference as a page of the documentation, in Markdown.
    ///
    /// Kept as `Sources/chassis/Documentation.docc/Configuration.md`: `chassis check --explain all` prints it.
    package static var page: String {
        let sections = ConfigurationBlock.File.allCases.map { file in
            let own = blocks.filter { $0.places[0].file == file }
            let shared = blocks.flatMap { block in
                block.places.dropFirst().filter { $0.file == file && block.places[0].file != file }.map(\.path)
            }
            let note =
                shared.isEmpty ? [] : [shared.map { "`\($0)`" }.joined(separator: ", ") + ": as in chassis.yaml."]
            return (["## \(file.rawValue)", file.purpose] + note + own.map(\.section)).joined(separator: "\n\n")
        }
        return ([head] + sections).joined(separator: "\n\n") + "\n"
    }

    private static let head = """
        # Configuration

        Every key of a workspace's files: what it takes, what holds without it, and what it is for.

        `chassis check --explain routing.hedge` prints this page's rows for a key, a block or a file. The page is what \
        `chassis check --explain all` prints, and tests hold it to the readers.

        - A file is YAML without anchors and tags. A mistake is reported as `FILE:LINE: what, expected, found`, several \
        at once; a valid change is in force within a second, an invalid one is refused. A key with nothing behind it is a \
        mistake.
        - Durations are whole numbers with a unit: `500ms`, `30s`, `5m`, `2h`, `7d`. `NAME` is a name of yours: lower-case \
        letters, digits, `-` and `_`; a model's may have anything but spaces.
        - Secrets stand in none of these files: they name the environment's variable that holds one.
        - Beside them, `schemas/NAME.json` is JSON Schema (draft 2020-12).
        """
}

extension ConfigurationBlock.File {
    fileprivate var purpose: String {
        switch self {
        case .workspace: "Everything of the SaaS but what it asks models for."
        case .feature: "One thing the SaaS asks an LLM to do."
        case .prompt:
            """
            The front matter of a version of a prompt, between two lines `---`. Below it stand `# system` and `# user` \
            with `{{input}}`, `{{context}}`, `{{schema}}` and `{{examples}}`. What a version fixes besides its text goes \
            before what its features say, and is activated and rolled back with it.
            """
        case .article:
            """
            The front matter of an article; it may be left out. Below it stand a line `# TITLE` and the text. Articles \
            in `knowledge/tenants/TENANT/` belong to that tenant.
            """
        case .suite: "One JSON object a line, each a question whose good answer is known."
        }
    }
}

extension ConfigurationBlock {
    /// `models.NAME.prices[]`, or the file for its top.
    package var title: String { places[0].path.isEmpty ? places[0].file.rawValue : places[0].path }

    /// The other places that it may stand in, for people: `guard in features/NAME.yaml`.
    package var otherPlaces: [String] {
        places.dropFirst().map { place in
            place.file == places[0].file ? place.path : "\(place.path) in \(place.file.rawValue)"
        }
    }

    fileprivate var section: String {
        let also = otherPlaces.isEmpty ? "" : " Also: " + otherPlaces.map { "`\($0)`" }.joined(separator: ", ") + "."
        let rows = keys.map { key in
            "| `\(key.name)` | \(key.values) | \(key.usual.markdown) | \(key.meaning) |"
        }
        let language = places[0].file == .suite ? "json" : "yaml"
        return """
            ### \(places[0].path.isEmpty ? "Top of the file" : "`\(title)`")

            \(purpose)\(also)

            | key | values | default | what it is for |
            | --- | --- | --- | --- |
            \(rows.joined(separator: "\n"))

            ```\(language)
            \(example)
            ```
            """
    }
}

extension ConfigurationKey.Default {
    fileprivate var markdown: String { if case .value(let text) = self { "`\(text)`" } else { text } }
}
