/// The keys of one mapping of a workspace's files, as people look them up. (`chassis check --explain`, Configuration in
/// the documentation.)
///
/// Tests hold each block to the readers: the same keys, ranges, defaults and required keys, and examples that are read.
package struct ConfigurationBlock: Hashable, Sendable {
    package enum File: String, CaseIterable, Sendable {
        case workspace = "chassis.yaml"
        case feature = "features/NAME.yaml"
        case prompt = "prompts/NAME/VERSION.md"
        case article = "knowledge/**/*.md"
        case suite = "golden/SUITE.jsonl"
    }

    /// Where a block may stand.
    package struct Place: Hashable, Sendable {
        package var file: File
        /// `models.NAME.prices[]`, where `NAME` is any name and `[]` any element; empty for the top of a file.
        package var path: String

        package init(_ file: File, _ path: String = "") {
            self.file = file
            self.path = path
        }
    }

    /// At least one. The keys mean the same in all of them.
    package var places: [Place]
    package var purpose: String
    package var keys: [ConfigurationKey]
    /// As it stands in the first place's file, from the top.
    package var example: String

    init(_ places: Place..., purpose: String, example: String, keys: [ConfigurationKey]) {
        self.places = places
        self.purpose = purpose.replacing("\n", with: " ")
        self.keys = keys
        self.example = example
    }
}

/// One key of a block.
package struct ConfigurationKey: Hashable, Sendable {
    package enum Default: Hashable, Sendable {
        /// The key has to be there.
        case required
        /// As the file would say it: saying it changes nothing.
        case value(String)
        /// What holds without the key, where no value says so.
        case words(String)

        /// `–` for nothing at all.
        package var text: String {
            switch self {
            case .required: "required"
            case .value(let text), .words(let text): text
            }
        }
    }

    package var name: String
    /// What it takes, with its range and unit, as the readers' errors say it.
    package var values: String
    package var usual: Default
    /// What it is for, and when somebody would change it.
    package var meaning: String

    init(_ name: String, _ values: String, _ usual: Default, _ meaning: String) {
        self.name = name
        self.values = values.replacing("\n", with: " ")
        self.usual = usual
        self.meaning = meaning.replacing("\n", with: " ")
    }

    /// A key without which nothing is there.
    init(_ name: String, _ values: String, _ meaning: String) {
        self.init(name, values, .words("–"), meaning)
    }
}
