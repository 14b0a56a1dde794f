import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

struct CacheCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Features that answer like questions alike, and how often that was wrong.",
        subcommands: [List.self, Reset.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Semantic hits, samples and flags by feature, and whether they keep to their budget.")

        @OptionGroup var global: GlobalOptions

        /// What no counter tells: questions that were not looked for.
        private static let asked = """
            Asked anew: questions with personal data or about the asker's own things (unless personal: true), and of the
            day (unless time_dependent: true). Why one was: chassis traces show ID --part timeline
            """

        func run() async throws {
            let (workspace, store) = try global.openStore()
            let features = workspace.features.filter { $0.cache?.semantic != nil }
            var table = TextTable(
                ["FEATURE", "PER", "HITS", "SAMPLES", "WRONG", "FLAGGED", "STATE"], figures: [2, 3, 4, 5])
            for feature in features {
                guard let cache = feature.cache, let policy = cache.semantic else { continue }
                let figures = try await store.semanticFigures(of: feature.name)
                let off = figures.overBudget(policy.falseHitBudget)
                if global.json {
                    let row: JSON = [
                        "feature": .string(feature.name), "per": .string(cache.per.rawValue),
                        "hits": .integer(Int64(figures.hits)),
                        "samples": .integer(Int64(figures.samples)),
                        "wrong_samples": .integer(Int64(figures.wrongSamples)),
                        "flagged": .integer(Int64(figures.flagged)), "threshold": .number(policy.threshold),
                        "personal": .bool(policy.personal), "time_dependent": .bool(policy.timeDependent),
                        "off": off.map { .string($0) } ?? .null,
                    ]
                    StandardStream.output.writeLine(row)
                } else {
                    table.add([
                        feature.name, cache.per.rawValue, String(figures.hits), String(figures.samples),
                        String(figures.wrongSamples),
                        String(figures.flagged),
                        off.map { "off: \($0); chassis cache reset \(feature.name)" } ?? "on from \(policy.threshold)",
                    ])
                }
            }
            if global.json { return }
            let none = "No feature has a semantic cache. In features/NAME.yaml: cache: {semantic: true}"
            StandardStream.output.writeLine(features.isEmpty ? none : table.text + "\n\n" + Self.asked)
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count a feature's semantic hits from nothing again; one that was turned off is on again.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The feature's name.") var feature: String

        func run() async throws {
            let (workspace, store) = try global.openStore(toLook: false)
            guard workspace.feature(feature) != nil else {
                throw EngineError.unknownFeature(feature, known: workspace.features.map(\.name))
            }
            try await store.resetSemanticFigures(of: feature)
            let row: JSON = ["feature": .string(feature), "reset": .bool(true)]
            StandardStream.output.writeLine(row, or: "\(feature): counts from nothing again", isJSON: global.json)
        }
    }
}
