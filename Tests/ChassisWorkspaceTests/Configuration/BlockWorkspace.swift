import ChassisTestSupport
import ChassisWorkspace

/// A workspace around one block of one file, whose keys a test writes.
struct BlockWorkspace {
    typealias Members = [(key: String, value: String)]
    typealias Place = ConfigurationBlock.Place

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Reads the workspace with a block of these keys in its place.
    func load(_ place: Place, _ members: Members) throws -> LoadedWorkspace {
        try load(place.file, Self.text(Self.top(place, members)))
    }

    /// Reads the workspace with these keys in a file. A prompt's and an article's text is put below them.
    func load(_ file: ConfigurationBlock.File, _ text: String) throws -> LoadedWorkspace {
        for other in ConfigurationBlock.File.allCases where other != .suite {
            let text = other == file ? text : Self.text(Self.needed(Place(other)))
            try folder.write(Self.whole(text, of: other), to: Self.name(of: other))
        }
        try folder.write(#"{"type": "object"}"#, to: "schemas/ticket.json")
        return try WorkspaceLoader.load(folder: folder.path) { _ in nil }
    }

    /// The errors, or the warnings where there are none.
    func problems(_ place: Place, _ members: Members) throws -> [WorkspaceProblem] {
        do { return try load(place, members).warnings } catch let error as WorkspaceError { return error.problems }
    }

    /// A block's keys without which it is not read, with one key said or left out.
    static func members(_ place: Place, _ key: String, _ value: String?) -> Members {
        needed(place).filter { $0.key != key } + (value.map { [(key, $0)] } ?? [])
    }

    /// How errors call a place: `models.x.prices[0]` for `models.NAME.prices[]`.
    static func label(_ path: String) -> String {
        path.replacing("above.NAME", with: "above.\(name(in: "above"))").replacing("NAME", with: "x")
            .replacing("[]", with: "[0]")
    }

    /// A name of something in a block: prices of long prompts are named by their tokens.
    static func name(in path: String) -> String { path.hasSuffix("above") ? "200000" : "x" }

    static func needed(_ place: Place) -> Members {
        switch (place.file, place.path) {
        case (.workspace, ""):
            [
                ("name", "Ledgerly"), ("providers", "{embedded: {kind: extractive}}"),
                ("models", "{extractive: {provider: embedded}}"),
                ("tiers", "{local: [extractive], small: [extractive], complex: [extractive]}"),
                ("plans", "{starter: {monthly_credits: 10}}"), ("tenants", "{acme: {plan: starter}}"),
            ]
        case (.workspace, "providers"): [("embedded", "{kind: extractive}")]
        case (.workspace, "models"): [("extractive", "{provider: embedded}")]
        case (.workspace, "tiers"): [("local", "[extractive]"), ("small", "[extractive]"), ("complex", "[extractive]")]
        case (.workspace, "plans"): [("starter", "{monthly_credits: 10}")]
        case (.workspace, "tenants"): [("acme", "{plan: starter}")]
        case (.workspace, "providers.NAME"): [("kind", "openai"), ("base_url", "'http://127.0.0.1:9/v1'")]
        case (.workspace, "models.NAME"): [("provider", "embedded")]
        case (.workspace, "models.NAME.prices[]"): [("from", "2026-01-01"), ("input", "1"), ("output", "2")]
        case (.workspace, "models.NAME.prices[].above.NAME"): [("input", "1"), ("output", "2")]
        case (.workspace, "models.NAME.vocabulary"): [("file", "/dev/null")]
        case (.workspace, "plans.NAME"): [("monthly_credits", "10")]
        case (.workspace, "tenants.NAME"): [("plan", "starter")]
        case (.workspace, "serve.tls"): [("cert", "cert.pem"), ("key", "key.pem")]
        case (.workspace, "knowledge.vectors"): [("model", "extractive")]
        case (.feature, ""): [("name", "triage"), ("prompt", "triage"), ("schema", "ticket")]
        case (.feature, "routing.cascade"): [("to", "complex")]
        case (.feature, "routing.budget"): [("feature_usd_per_day", "1")]
        case (.feature, "routing.hedge"): [("after", "1s")]
        case (.prompt, ""): [("note", "First.")]
        case (.prompt, "examples[]"): [("input", "Hello"), ("output", "{category: other}")]
        default: []
        }
    }

    /// The top of a file around a block.
    private static func top(_ place: Place, _ members: Members) -> Members {
        var (steps, members) = (place.path.split(separator: "."), members)
        while let step = steps.popLast() {
            let name = step == "NAME" ? Self.name(in: String(steps.last ?? "")) : String(step.replacing("[]", with: ""))
            let block = "{" + members.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
            let outer = Place(place.file, steps.joined(separator: "."))
            members = self.members(outer, String(name), step.hasSuffix("[]") ? "[\(block)]" : block)
        }
        return members
    }

    private static func text(_ members: Members) -> String { members.map { "\($0.key): \($0.value)\n" }.joined() }

    private static func whole(_ text: String, of file: ConfigurationBlock.File) -> String {
        switch file {
        case .prompt: "---\n\(text)\n---\n# system\nSort.\n\n# user\n{{input}}\n"
        case .article: "---\n\(text)\n---\n# Void an invoice\n\nOpen it and choose Void.\n"
        default: text
        }
    }

    private static func name(of file: ConfigurationBlock.File) -> String {
        switch file {
        case .feature: "features/triage.yaml"
        case .prompt: "prompts/triage/1.md"
        case .article: "knowledge/void.md"
        default: file.rawValue
        }
    }
}
