import ArgumentParser
import ChassisCore
import Foundation
import Glibc

/// The whole way of a chat completion through the served program, durable, masked, guarded, traced and paid.
struct ServeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "What the API adds to a model that answers at once: latency, requests/s, processor time, memory.",
        discussion: "The load, the model and the server share this machine; all three are in the requests/s.")

    @Option(help: "Requests in each part.") var requests = 20_000
    @Option(help: "Connections of the loaded parts.") var connections = 50
    @Option(help: "Requests a second of the last part, to compare builds by; half of the highest rate if not given.")
    var rate: Double?

    func run() async throws {
        print(Machine.text)
        let folder = try ScratchFolder()
        let model = try FixedTimeService(milliseconds: 0)
        defer { model.stop() }
        try ServedWorkspace.write(to: folder.path, model: model.url, workers: connections)
        let key = try ServedWorkspace.key(of: "bench", in: folder.path)
        let server = try ServedProgram(workspace: folder.path)
        defer { server.stop() }
        print("start, until clients can connect:          \(Figure.duration(server.startTime))")
        usleep(1_000_000)
        print("resident memory, idle:                     \(Figure.fixed(server.residentMebibytes, 0)) MiB")

        let through = LoadGenerator(port: server.port) { ServedWorkspace.chat($0, key: key) }
        let direct = LoadGenerator(port: model.port) { ServedWorkspace.chat($0, key: key) }
        // The first requests of a process pay for what the others find ready.
        _ = await through.run(requests: 500, connections: connections)

        let single = await through.run(requests: max(200, requests / 20), connections: 1)
        report("1 connection, one after another", single, against: await direct.run(requests: 1000, connections: 1))

        let before = server.processorTime
        let full = await through.run(requests: requests, connections: connections)
        let spent = server.processorTime - before
        let most = full.perSecond
        print("\(connections) connections, as fast as it goes:         \(Int(most)) requests/s")
        let each = spent.nanoseconds / Int64(max(1, full.latencies.count)) / 1000
        print("processor time of the server a request:    \(each) µs")
        print("  latency:                                 \(full.latencies.text("ms", [0.5, 0.95, 0.99]))")
        tell(full)

        let rate = rate ?? most / 2
        let half = await through.run(requests: requests / 2, connections: connections, rate: rate)
        report(
            "\(connections) connections at \(self.rate == nil ? "half of that" : "\(Int(rate)) a second")", half,
            against: await direct.run(requests: requests / 2, connections: connections, rate: rate))
        print("resident memory, most so far:              \(Figure.fixed(server.mostMebibytes, 0)) MiB")

        server.stop()
        let verified = try ServedProgram.output(["ledger", "verify", "--json", "--workspace", folder.path])
        let report = try JSON(parsing: verified)
        print(
            "ledger after it:                           \(report["problems"]?.array?.isEmpty == true ? "clean" : verified)"
                + ", \(report["entries"]?.integer ?? 0) entries")
    }

    private func report(_ name: String, _ result: LoadGenerator.Result, against direct: LoadGenerator.Result) {
        print("\(name):")
        print("  through the API:                         \(result.latencies.text("ms", [0.5, 0.95, 0.99]))")
        print("  straight to the model:                   \(direct.latencies.text("ms", [0.5, 0.95, 0.99]))")
        let added = [0.5, 0.95, 0.99].map { share -> String in
            guard let own = result.latencies.percentile(share), let other = direct.latencies.percentile(share) else {
                return "–"
            }
            return "p\(Int(share * 100)) \(Figure.fixed(own - other, 2))"
        }
        print("  added:                                   \(added.joined(separator: " · ")) ms")
        tell(result)
    }

    private func tell(_ result: LoadGenerator.Result) {
        if result.failures > 0 { print("  FAILED: \(result.failures), for example: \(result.failure ?? "")") }
    }
}
