import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import Foundation

struct EvalsBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evals",
        abstract: "What an eval run takes over its provider's own time: a service on loopback with a fixed time.")

    @Option(help: "Samples.") var samples = 800
    @Option(help: "Jobs run at once.") var workers = 8
    @Option(help: "Milliseconds that the service takes for an answer.") var milliseconds = 100

    func run() async throws {
        print(Machine.text)
        let service = try FixedTimeService(milliseconds: milliseconds)
        defer { service.stop() }
        let bench = try await BenchWorkspace(provider: try provider(service.url), golden: golden)
        let started = ContinuousClock.now
        let run = try await bench.engine.startEvalRun(EvalRequest(suite: "answer"))
        let admitted = ContinuousClock.now
        let ended = try await bench.engine.followEvalRun(run.id, workers: workers)
        let wall = Double((ContinuousClock.now - admitted).nanoseconds) / 1e9
        let (requests, nanoseconds) = service.total
        let own = Double(nanoseconds) / 1e9 / Double(workers)
        print("\(ended.done) of \(ended.total) answers scored, \(requests) calls, \(workers) workers")
        print("admitted, on disk:                        \(Figure.duration(admitted - started))")
        print("wall, first claim → last score:           \(Figure.fixed(wall, 3)) s")
        print("the provider's time × samples / workers:  \(Figure.fixed(own, 3)) s")
        print("overhead:                                 \(Figure.fixed((wall / own - 1) * 100, 2)) %")
    }

    private func provider(_ url: String) throws -> any Provider {
        let settings = ProviderSettings(name: "loopback", kind: .openai, baseURL: url + "/v1")
        let made = ChassisProviders.makeProviders(
            [settings], client: HTTPClient(), environment: { _ in nil })
        guard let provider = made.first else { throw CommandError.refused("No provider was made.", remedy: "") }
        return provider
    }

    private var golden: GoldenFiles {
        let questions = (0..<samples).map { number in
            GoldenSample(
                id: "q\(number)", category: "c\(number % 4)", input: BenchWorkspace.question(number),
                expected: "choose reminders", scorer: .contains)
        }
        let suite = GoldenSuite(name: "answer", samples: questions, version: "bench")
        return GoldenFiles(names: { ["answer"] }, load: { _ in suite }, append: { _, _ in })
    }
}
