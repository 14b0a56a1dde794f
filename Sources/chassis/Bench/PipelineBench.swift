import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

struct PipelineBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline", abstract: "What a job costs in each stage, in µs, without the provider's own time.")

    @Option(help: "Jobs.") var jobs = 5_000

    func run() async throws {
        print(Machine.text)
        let bench = try await BenchWorkspace(provider: InstantProvider())
        let engine = bench.engine
        let pipeline = Pipeline.standard(store: engine.store, health: ModelHealth(), clock: engine.clock)
        var stages: [String: Samples] = [:]
        var order: [String] = []
        var whole = Samples()
        for number in 0..<jobs + 200 {
            guard var call = bench.call(number) else { continue }
            let start = engine.clock.monotonicNanoseconds()
            try await pipeline.run(&call)
            let took = Double(engine.clock.monotonicNanoseconds() - start) / 1000
            // The first ones warm caches up.
            if number < 200 { continue }
            let asked = call.spans.filter(\.isCall).reduce(0) { $0 + $1.durationNanoseconds }
            whole.add(took - Double(asked) / 1000)
            for span in call.spans where !span.isCall {
                if stages[span.name] == nil { order.append(span.name) }
                let own = span.name == Generate.name ? span.durationNanoseconds - asked : span.durationNanoseconds
                stages[span.name, default: Samples()].add(Double(own) / 1000)
            }
        }
        for name in order {
            print(name.padding(12) + (stages[name]?.text("µs") ?? ""))
        }
        print("whole".padding(12) + whole.text("µs"))
    }
}

extension BenchWorkspace {
    func call(_ number: Int) -> Call? {
        let setup = engine.setup
        guard let feature = setup.workspace.feature("answer"), let tenant = setup.workspace.tenants.first else {
            return nil
        }
        let now = engine.clock.now()
        let job = Job(
            id: JobID(Int64(number + 1)), state: .running, tenant: tenant.id, feature: feature.name, attempts: 1,
            createdAt: now, deadline: now + .seconds(60))
        return try? Call(job: job, tenant: tenant, feature: feature, setup: setup, input: Self.question(number))
    }
}

extension String {
    func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
