import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisWorkspace
import Foundation

struct GoldenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "golden", abstract: "The golden datasets: questions whose good answers are known.",
        subcommands: [List.self, Show.self, Check.self, Import.self, Add.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every suite with its size and version.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let golden = GoldenFolder(root: try global.folder())
            var table = TextTable(["SUITE", "SAMPLES", "CATEGORIES", "VERSION"], figures: [1])
            var broken: [any OperatorError] = []
            for name in golden.names() {
                do {
                    let suite = try golden.load(name)
                    if global.json { StandardStream.output.writeLine(suite.row) }
                    table.add([
                        name, "\(suite.samples.count)", suite.categories.joined(separator: ", "),
                        String(suite.version.prefix(12)),
                    ])
                } catch let error as any OperatorError {
                    broken.append(error)
                }
            }
            if !global.json, !table.rows.isEmpty { StandardStream.output.writeLine(table.text) }
            if table.rows.isEmpty, broken.isEmpty, !global.json {
                StandardStream.output.writeLine("No golden suites. Make one: chassis golden import FILE --suite NAME")
            }
            for error in broken { Report.say(error) }
            if !broken.isEmpty { throw ExitCode(1) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The samples of a suite.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The suite's name, or the path of a JSON-lines file.") var suite: String
        @Option(help: "Only samples of this category.") var category: String?

        func run() async throws {
            let suite = try GoldenFolder(root: try global.folder()).load(suite)
            if let category, !suite.categories.contains(category) {
                throw GoldenCommandError.unknownCategory(category, known: suite.categories)
            }
            let samples = suite.samples.filter { category == nil || $0.category == category }
            var table = TextTable(["ID", "CATEGORY", "SCORER", "INPUT", "EXPECTED"])
            for sample in samples {
                if global.json { StandardStream.output.writeLine(sample.json) }
                table.add([
                    sample.id, sample.category, sample.scorer.rawValue, Self.excerpt(sample.input, 60),
                    Self.excerpt(sample.expected.map { $0.string ?? $0.text } ?? "", 40),
                ])
            }
            if !global.json { StandardStream.output.writeLine(table.text) }
        }

        private static func excerpt(_ text: String, _ limit: Int) -> String {
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return line.count > limit ? line.prefix(limit) + "…" : line
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look for mistakes in one suite or in all; fails when there is one.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The suite's name, or the path of a JSON-lines file.") var suite: String?

        func run() async throws {
            let golden = GoldenFolder(root: try global.folder())
            let workspace = try? global.load().workspace
            if workspace == nil {
                Report.say(
                    "the workspace has mistakes: what samples name is not looked up", remedy: "see: chassis check")
            }
            let problems = try golden.check(suite, in: workspace)
            for problem in problems {
                StandardStream.output.writeLine(
                    problem.row, or: "\(problem.severity == .error ? "error  " : "warning")  \(problem)",
                    isJSON: global.json)
            }
            if problems.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
            guard !global.json else { return }
            let suites = suite.map { [$0] } ?? golden.names()
            let samples = suites.reduce(0) { $0 + ((try? golden.load($1).samples.count) ?? 0) }
            StandardStream.output.writeLine("ok       \(suites.count.of("suite")), \(samples.of("sample"))")
        }
    }
}

extension GoldenSuite {
    var row: JSON {
        [
            "name": .string(name), "samples": .integer(Int64(samples.count)),
            "categories": .array(categories.map { .string($0) }), "version": .string(version),
        ]
    }
}

extension WorkspaceProblem {
    var row: JSON {
        [
            "file": .string(file), "line": .integer(Int64(line)), "severity": .string(severity.rawValue),
            "what": .string(what), "expected": .string(expected), "found": .string(found),
        ]
    }
}

/// What the commands about datasets find wrong themselves.
enum GoldenCommandError: OperatorError {
    case unknownCategory(String, known: [String])
    /// So many rows or assertions of a file gave no sample; each was told.
    case incomplete(String, lost: Int)

    var code: String {
        switch self {
        case .unknownCategory: "category_unknown"
        case .incomplete: "import_incomplete"
        }
    }

    var message: String {
        switch self {
        case .unknownCategory(let name, _): "The suite has no category '\(name)'."
        case .incomplete(let file, let lost):
            "Nothing was added: \(lost.of("part")) of \(file) can't be taken over."
        }
    }

    var remedy: String? {
        switch self {
        case .unknownCategory(_, let known): "use one of: \(known.joined(separator: ", "))"
        case .incomplete: "correct the file, or add the rest without them: --partial"
        }
    }
}
