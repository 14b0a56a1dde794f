import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisSurface
import ChassisWorkspace

extension PromptsCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One version as a file that reads back as the same, by default the one in force.",
            discussion: "At a terminal the prompt's figures stand above it, unless a version is named.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name, or NAME@VERSION.") var name: String
        @Argument(help: "The version (default: the one in force).") var version: Int?

        func validate() throws {
            guard version != nil, let named = PromptsCommand.parts(of: name).version else { return }
            throw ValidationError("Name one version: \(name) names \(named) already.")
        }

        func run() async throws {
            let engine = try await global.makeEngine(toLook: true)
            let (name, named) = PromptsCommand.parts(of: name)
            let wanted = version ?? named
            let statuses = try await engine.promptStatuses().filter { $0.prompt == name }
            let present = statuses.max { ($0.share, $0.version) < ($1.share, $1.version) }?.version ?? 1
            let prompt = try engine.setup.workspace.version(wanted ?? present, ofPrompt: name)
            let status = statuses.first { $0.version == prompt.version }
            if global.json {
                StandardStream.output.writeLine((status?.row ?? [:]).merging(prompt.row))
                return
            }
            if wanted == nil, StandardStream.output.isTerminal {
                StandardStream.output.writeLine(PromptPrinting.table(statuses, now: engine.clock.now()) + "\n")
                if let (trial, activation) = try? await engine.trial(ofPrompt: name) {
                    StandardStream.output.writeLine(TrialPrinting(trial, activation).text + "\n")
                }
            }
            StandardStream.output.writeFile(prompt.fileText + "\n")
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What changed between two versions, line by line.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name.") var name: String
        @Argument(help: "The older version.") var old: Int
        @Argument(help: "The newer version.") var new: Int

        func run() async throws {
            let workspace = try global.workspaceValue(pages: false)
            let before = try workspace.version(old, ofPrompt: name).fileText
            let after = try workspace.version(new, ofPrompt: name).fileText
            let diff = TextDiff(from: before, to: after)
            if global.json {
                let rows = diff.lines.flatMap(\.marked).map { mark, text -> JSON in
                    ["mark": .string(String(mark)), "text": .string(text)]
                }
                StandardStream.output.writeLine(
                    JSON.object(
                        JSONObject([
                            ("prompt", .string(name)), ("old", .integer(Int64(old))), ("new", .integer(Int64(new))),
                            ("identical", .bool(diff.isIdentical)), ("lines", .array(rows)),
                        ])
                    ))
                return
            }
            StandardStream.output.writeLine("--- \(name)@\(old)\n+++ \(name)@\(new)")
            for (mark, text) in diff.lines.flatMap(\.marked) { StandardStream.output.writeLine("\(mark) \(text)") }
            if diff.isIdentical { StandardStream.output.writeLine("The two versions are the same.") }
        }
    }

    /// `NAME` or `NAME@VERSION`.
    static func parts(of text: String) -> (name: String, version: Int?) {
        guard let reference = BundleReference(text) else { return (text, nil) }
        return (reference.feature, reference.version)
    }
}

extension TextDiff.Line {
    /// A sign and the line, for plain output; a changed line is its old and its new form.
    fileprivate var marked: [(Character, String)] {
        switch self {
        case .same(let text): [(" ", text.string)]
        case .removed(let text): [("-", text.string)]
        case .added(let text): [("+", text.string)]
        case .changed(let old, let new): [("-", Self.joined(old)), ("+", Self.joined(new))]
        }
    }

    private static func joined(_ pieces: [TextDiff.Piece]) -> String { pieces.map(\.text.string).joined() }
}
