import ChassisCore

/// Scores an answer by a program of the workspace's owner: sample and answer go in as JSON, a score comes out.
///
///     {"sample": {…}, "input": "…", "answer": "…"}  →  {"score": 0.5, "passed": true, "explanation": "…"}
///
/// Runs only where the workspace says `evals: {allow_commands: true}`. No shell reads it: `command` is the program and
/// its arguments. Its time and its output are bounded; a program that fails leaves the answer undecided.
struct CommandScorer {
    let root: String
    let settings: EvalSettings
    private static let patience = Duration.seconds(30)
    private static let mostOutput = 65_536
    private static let defaultThreshold = 1.0

    func score(_ sample: GoldenSample, input: String, answer: String) async -> SampleScore {
        guard settings.allowsCommands else {
            return SampleScore(undecided: "The workspace does not allow commands: evals: {allow_commands: true}.")
        }
        guard let arguments = Self.arguments(of: sample) else {
            return SampleScore(undecided: "The sample's 'command' is not a program with its arguments.")
        }
        var shown = sample
        shown.input = input
        let question: JSON = ["sample": shown.json, "input": .string(input), "answer": .string(answer)]
        let run = CommandRun(
            arguments: arguments, folder: root, input: Array(question.text.utf8), mostOutput: Self.mostOutput)
        switch await run.output(within: Self.patience) {
        case .failure(let problem): return SampleScore(undecided: "'\(arguments[0])' \(problem.text).")
        case .success(let bytes): return Self.read(bytes, of: sample, program: arguments[0])
        }
    }

    private static func arguments(of sample: GoldenSample) -> [String]? {
        let words = sample.options["command"].flatMap { command -> [String]? in
            command.string.map { [$0] } ?? command.array?.map { $0.string ?? "" }
        }
        guard let words, let program = words.first, !program.isEmpty, !program.hasPrefix("-"), !program.contains("="),
            !words.contains(where: { $0.contains("\0") })
        else { return nil }
        return words
    }

    private static func read(_ bytes: [UInt8], of sample: GoldenSample, program: String) -> SampleScore {
        guard let text = String(validating: bytes, as: UTF8.self), let value = try? JSON(parsing: text),
            let score = value["score"]?.double, (0...1).contains(score)
        else { return SampleScore(undecided: "'\(program)' did not print {\"score\": 0 to 1}.") }
        let threshold = sample.options["threshold"]?.double ?? defaultThreshold
        let passed = value["passed"]?.bool ?? (score >= threshold)
        return SampleScore(
            value: score, passed: passed, failure: passed ? nil : .generation,
            explanation: String((value["explanation"]?.string ?? "").prefix(500)))
    }
}
