/// One version of a prompt. (`prompts/NAME/VERSION.md`: YAML front matter, then the template.)
///
/// The template's text up to the first `{{` section that holds user material goes out as written. It has two parts,
/// `# system` and `# user`; `{{input}}`, `{{context}}`, `{{schema}}` and `{{examples}}` are replaced, anything else
/// in double braces is a mistake that the loader reports.
package struct Prompt: Hashable, Sendable {
    package var name: String
    package var version: Int
    /// What changed and why, from the front matter.
    package var note: String
    package var system: String
    package var user: String
    package var examples: [PromptExample]
    /// Words of its author's: `short`, `german`.
    package var labels: [String]
    package var bundle: PromptBundle

    package init(
        name: String, version: Int, note: String = "", system: String, user: String, examples: [PromptExample] = [],
        labels: [String] = [], bundle: PromptBundle = PromptBundle()
    ) {
        self.name = name
        self.version = version
        self.note = note
        self.system = system
        self.user = user
        self.examples = examples
        self.labels = labels
        self.bundle = bundle
    }

    /// The words that may stand in double braces.
    package static let variables: Set<String> = ["input", "context", "schema", "examples"]
}

/// A worked example: rendered into the prompt, and what the embedded model classifies by.
package struct PromptExample: Hashable, Sendable, Codable {
    package var input: String
    /// As the model should answer: text, or JSON as text.
    package var output: String

    package init(input: String, output: String) {
        self.input = input
        self.output = output
    }
}

extension Prompt {
    /// Whether a variable stands in it.
    package func uses(_ variable: String) -> Bool {
        [system, user].contains { text in
            text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().contains { part in
                part.firstRange(of: "}}").map { part[..<$0.lowerBound].filter { $0 != " " } == variable } ?? false
            }
        }
    }
}
