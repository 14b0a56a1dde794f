import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

extension GoldenCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a golden sample of a trace, masked; the same trace makes it once.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The trace's or the job's id.") var id: String
        @Option(help: "The suite; its file is made if need be.") var suite: String
        @Option(help: "What the answer should have been: a text, or JSON where the feature has a schema.")
        var expected: String?
        @Option(help: "The sample's category (default: the feature's name).") var category: String?

        func run() async throws {
            let engine = try await global.makeEngine()
            let job = try await engine.store.traced(id)
            let sample = try await engine.makeSample(
                from: job.id, expected: expected, suite: suite, category: category, flag: nil)
            StandardStream.output.writeLine(
                sample.json, or: "\(suite)/\(sample.id), compared by \(sample.scorer.rawValue)", isJSON: global.json)
        }
    }
}
