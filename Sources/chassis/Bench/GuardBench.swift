import ArgumentParser
import ChassisCore
import ChassisEngine
import Foundation

struct GuardBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "The guard: ms for 4 KB by its layers; with --data, how much of labelled texts each stops.",
        discussion: """
            --train learns the weights of the learned layer from labelled texts and harmless pages and prints their \
            table, or writes it --into the source file that ships it; --folds tells beforehand how much such weights \
            stop of texts that they were not learned from.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "Rounds over each text.") var rounds = 200
    @Option(help: "Labelled texts: JSON lines {text, label: attack|benign, kind?}.") var data: String?
    @Option(help: "A model of the workspace as guard, beside rules and learned layer.") var model: String?
    @Option(help: "With --model: so many texts of each label, evenly over the file; 0 for all.") var sample = 40
    @Option(help: "With --model: leave out texts of more characters.") var longest = 4000
    @Option(
        parsing: .upToNextOption,
        help: "Learn from these: *.jsonl of labelled texts, of anything else harmless; other files are harmless pages.")
    var train: [String] = []
    @Option(help: "With --train: so many phrases.") var phrases = 3000
    @Option(help: "With --train: also learn so many times from a part, and measure on the rest.") var folds = 0
    @Option(help: "With --train: the Swift file to write the table to.") var into: String?

    func validate() throws {
        guard model == nil || data != nil else { throw ValidationError("--model needs --data FILE.") }
        guard rounds > 0, sample >= 0, longest > 0, phrases > 0 else {
            throw ValidationError("--rounds, --longest and --phrases take 1 or more, --sample 0 or more.")
        }
        guard folds == 0 || (2...20).contains(folds) else { throw ValidationError("--folds takes 2 to 20, or 0.") }
        guard !train.isEmpty || folds == 0 && into == nil else {
            throw ValidationError("--folds and --into need --train FILE….")
        }
    }

    func run() async throws {
        if !train.isEmpty { return try GuardTraining(train).run(phrases: phrases, folds: folds, into: into) }
        print(Machine.text)
        if let data { try await measureAccuracy(data) } else { measureSpeed() }
    }

    private func measureAccuracy(_ path: String) async throws {
        let lines: String
        do { lines = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw CommandError.badFile(path, "it is not there or is no text")
        }
        let texts = try GuardAccuracy.texts(lines)
        let all = texts.map { GuardAccuracy.Outcome($0) }
        print("\(texts.count) texts")
        for line in GuardAccuracy.report(all) + GuardAccuracy.missed(all) { print(line) }
        guard let model else { return }
        let engine = try await global.makeEngine()
        guard engine.setup.workspace.model(model) != nil else {
            throw EngineError.unknownModel(model, known: engine.setup.workspace.models.map(\.name))
        }
        let chosen = GuardAccuracy.sample(texts, each: sample == 0 ? .max : sample, atMost: longest)
        print("\n\(chosen.count) texts of at most \(longest) characters, with \(model)")
        var outcomes: [GuardAccuracy.Outcome] = []
        var times = Samples()
        for (number, text) in chosen.enumerated() {
            let start = engine.clock.monotonicNanoseconds()
            let verdict = try await GuardAccuracy.byModel(text, model, engine, number: number)
            times.add(Double(engine.clock.monotonicNanoseconds() - start) / 1e9)
            outcomes.append(.init(text, byModel: verdict))
        }
        for line in GuardAccuracy.report(outcomes) { print(line) }
        print("model  " + times.text("s"))
    }

    private func measureSpeed() {
        for (name, text) in [
            ("4 KB of prose", BenchTexts.prose), ("4 KB of a ticket", BenchTexts.ticket),
            ("4 KB of attacks", BenchTexts.attack), ("4 KB in base64", BenchTexts.encoded),
        ] {
            let text = BenchTexts.filled(text, to: 4096)
            var rules = Samples()
            var learned = Samples()
            var both = Samples()
            var scores = (0.0, 0.0)
            for round in 0..<rounds + 3 {
                let first = ContinuousClock().measure { scores.0 = InjectionRules.standard.evaluate(text).score }
                let second = ContinuousClock().measure { scores.1 = LearnedGuard.standard.evaluate(text).score }
                // They read the text's words once.
                let third = ContinuousClock().measure { _ = InjectionGuard.standard.evaluate(text) }
                if round >= 3 {
                    rules.add(first.inMilliseconds)
                    learned.add(second.inMilliseconds)
                    both.add(third.inMilliseconds)
                }
            }
            print(name.padding(20) + "rules    " + rules.text("ms") + "  (score \(Figure.fixed(scores.0, 2)))")
            print("".padding(20) + "learned  " + learned.text("ms") + "  (score \(Figure.fixed(scores.1, 2)))")
            print("".padding(20) + "both     " + both.text("ms"))
        }
    }
}
