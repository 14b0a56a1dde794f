import ArgumentParser

/// Measures this machine; the figures belong in no test, because machines are shared and noisy.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure this machine, a part of Chassis at a time.",
        subcommands: [
            QueueBench.self,
            PipelineBench.self,
            ConsoleBench.self,
            PromptBench.self,
            EvalsBench.self,
            MaskBench.self,
            GuardBench.self,
            SchemaBench.self,
            ServeBench.self,
            FairnessBench.self,
            CacheBench.self,
            RetrieveBench.self,
            ContextBench.self,
            TokensBench.self,
        ])
}
