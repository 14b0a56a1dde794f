import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import ChassisWorkspace
import Foundation

/// Counts texts as a model would, and says how well.
struct TokensTry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: #"{"text"} → {"tokens", "method": "exact|calibrated|estimate", "vocabulary"?, "error"?}"#)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Count for this model of the workspace.") var model: String?
    @Option(help: "Count by this file: ranks (.tiktoken), a tokenizer.json or a .gguf model.")
    var vocabulary: String?
    @Option(help: "How texts are split, for a file that doesn't say it.") var split: String?

    func validate() throws {
        if model != nil, vocabulary != nil { throw ValidationError("Give --model or --vocabulary.") }
        if split != nil, vocabulary == nil { throw ValidationError("--split goes with --vocabulary.") }
    }

    func run() async throws {
        let counter = try await counter()
        LineByLine.run { json in
            var row = JSONObject([
                ("tokens", .integer(Int64(counter.count(try LineByLine.text(json, "text"))))),
                ("method", .string(counter.word)),
            ])
            switch counter.method {
            case .exact(let vocabulary): row["vocabulary"] = .string(vocabulary.name)
            case .calibrated(let calibration):
                row["factor"] = .number(calibration.factor)
                row["error"] = .number(calibration.error)
                row["samples"] = .integer(Int64(calibration.samples))
            case .estimated: break
            }
            return .object(row)
        }
    }

    private func counter() async throws -> TokenCounter {
        _ = try global.chosenWorkspace()
        if let vocabulary {
            return TokenCounter(.exact(try VocabularyFile.read(VocabularySource(path: vocabulary, split: split))))
        }
        guard let name = model else { return .estimate }
        let workspace = try global.workspaceValue(pages: false)
        guard let model = workspace.model(name) else {
            throw EngineError.eval(.unknownModel(name, known: workspace.models.map(\.name)))
        }
        if let source = model.vocabulary { return TokenCounter(.exact(try VocabularyFile.read(source))) }
        let estimate = TokenCounter(.estimated, family: .of(model: model.id))
        // A look must not make a store.
        guard FileManager.default.fileExists(atPath: workspace.storePath) else { return estimate }
        let samples = try await Store.open(at: workspace.storePath).tokenSamples(ofNewest: 1000)
        return TokenCalibration.byModel(samples)[name].map { TokenCounter(.calibrated($0)) } ?? estimate
    }
}
