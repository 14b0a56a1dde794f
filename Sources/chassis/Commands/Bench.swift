import ArgumentParser

/// Measures this machine; the figures belong in no test, because machines are shared and noisy.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure this machine: queue, pipeline, console, prompts, evals, mask or guard.",
        subcommands: [
            QueueBench.self, PipelineBench.self, ConsoleBench.self, PromptBench.self, EvalsBench.self, MaskBench.self,
            GuardBench.self,
        ])
}
