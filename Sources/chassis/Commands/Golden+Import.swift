import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisWorkspace
import Foundation

extension GoldenCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add the samples of another tool's dataset to a suite, without personal data.",
            discussion: """
                Reads OpenAI evals (JSON lines), promptfoo configurations (YAML or JSON) and CSV tables.
                All samples are added or none: what can't be taken over is told, a line each, and with --partial left out.
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "The suite that the samples are added to.") var suite: String
        @Option(help: "openai-evals, promptfoo or csv (default: what the file looks like).") var format: ImportFormat?
        @Option(help: "Where a row says what was asked, such as ticket.text.") var inputField: String?
        @Option(help: "Where a row says what was expected.") var expectedField: String?
        @Option(help: "The scorer of samples that name none.") var scorer: ScorerName?
        @Option(help: "The category of samples that name none.") var category: String?
        @Flag(help: "Keep personal data as it is.") var noMask = false
        @Flag(help: "Leave out what can't be taken over, and add the rest.") var partial = false
        @Flag(help: "Print the samples, and add nothing.") var dryRun = false

        func run() async throws {
            let root = try global.load().workspace.root
            let options = ImportOptions(
                inputField: inputField, expectedField: expectedField, scorer: scorer, category: category)
            let imported = try GoldenImport.read(file, format: format, options: options)
            var samples = imported.samples
            var masked = 0
            if !noMask {
                let masker = Masker.standard(Set(PersonalData.allCases))
                for index in samples.indices where samples[index].mask(with: masker, region: "US") { masked += 1 }
            }
            for problem in imported.skipped { Report.say("\(problem)") }
            if imported.lost > 0, !partial { throw GoldenCommandError.incomplete(file, lost: imported.lost) }
            if dryRun {
                for sample in samples { StandardStream.output.writeLine(sample.json) }
                return
            }
            try GoldenFolder(root: root).append(samples, to: suite)
            say(imported, samples: samples, masked: masked)
        }

        private func say(_ imported: GoldenImport, samples: [GoldenSample], masked: Int) {
            if global.json {
                let row: JSON = [
                    "suite": .string(suite), "format": .string(imported.format.rawValue),
                    "added": .integer(Int64(samples.count)), "masked": .integer(Int64(masked)),
                    "skipped": .array(imported.skipped.map(\.row)),
                ]
                StandardStream.output.writeLine(row)
                return
            }
            let hidden = masked > 0 ? ", personal data masked in \(masked)" : ""
            StandardStream.output.writeLine(
                "Added to golden/\(suite).jsonl: \(samples.count.of("sample")) of \(imported.format.rawValue)\(hidden)."
            )
            if imported.lost > 0 {
                StandardStream.output.writeLine("Left out, as told above: \(imported.lost.of("part")) of the file.")
            }
        }
    }
}

extension ImportFormat: ExpressibleByArgument {}
extension ScorerName: ExpressibleByArgument {}
