import ArgumentParser
import ChassisCore
import Foundation

/// What one tenant notices of another that floods the queue, and of a model that hangs.
struct FairnessBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fairness",
        abstract:
            "What a quiet tenant's answers take beside one that sends a hundred times as much, and beside one whose "
            + "model hangs.")

    @Option(help: "Requests of the quiet tenant in each part.") var requests = 300
    @Option(help: "Requests a second of the quiet tenant.") var rate = 10.0
    @Option(help: "Milliseconds that the model takes for an answer.") var milliseconds = 20
    @Option(help: "Jobs run at once.") var workers = 8
    @Option(help: "Of a hundred chats of every tenant, so many name a model and no feature.") var naming = 30

    func validate() throws {
        guard requests > 0, rate > 0, milliseconds >= 0, workers > 0, 0...100 ~= naming else {
            throw ValidationError("Give numbers above 0, and 0 to 100 for --naming.")
        }
    }

    func run() async throws {
        print(Machine.text)
        print("\(workers) workers, a model that takes \(milliseconds) ms, a quiet tenant with \(rate) requests/s")
        print("\(naming) of a hundred chats, of each tenant, name the model themselves")
        let folder = try ScratchFolder()
        let (model, hanging) = (
            try FixedTimeService(milliseconds: milliseconds), try FixedTimeService(milliseconds: 30_000)
        )
        defer {
            model.stop()
            hanging.stop()
        }
        try ServedWorkspace.write(to: folder.path, model: model.url, slow: hanging.url, workers: workers)
        let key = try ServedWorkspace.key(of: "bench", in: folder.path)
        let server = try ServedProgram(workspace: folder.path)
        defer { server.stop() }
        let quiet = LoadGenerator(port: server.port) { chat($0, key: key, "answer", "instant") }
        _ = await quiet.run(requests: 100, connections: 8)

        let alone = await quiet.run(requests: requests, connections: 8, rate: rate)
        print("alone:                      \(alone.latencies.text("ms", [0.5, 0.95, 0.99]))")
        try await beside(
            "beside \(Int(rate * 100)) requests/s:", quiet, alone, folder, server, ("answer", "instant"), 200)
        // Its plan lets it have as many jobs at once as it likes: what holds it back is the model's share of the workers.
        try await beside("beside a model that hangs:", quiet, alone, folder, server, ("slow", "hanging"), 20)
    }

    /// A chat that asks for a feature, or for its model by name.
    private func chat(_ number: Int, key: String, _ feature: String, _ model: String) -> [UInt8] {
        // Spread over all connections, each of which has every so manyth number.
        let isNaming = number * 7919 % 100 < naming
        return ServedWorkspace.chat(number, key: key, feature: isNaming ? model : feature)
    }

    private func beside(
        _ name: String, _ quiet: LoadGenerator, _ alone: LoadGenerator.Result, _ folder: ScratchFolder,
        _ server: ServedProgram, _ wanted: (feature: String, model: String), _ connections: Int
    ) async throws {
        let key = try ServedWorkspace.key(of: "other", in: folder.path)
        let flood = LoadGenerator(port: server.port) {
            chat($0 + 1_000_000, key: key, wanted.feature, wanted.model)
        }
        let seconds = Double(requests) / rate
        async let flooding = flood.run(
            requests: Int(rate * 100 * (seconds + 1)), connections: connections, rate: rate * 100, atMost: seconds + 1,
            givesUp: true)
        let result = await quiet.run(requests: requests, connections: 8, rate: rate)
        let noise = await flooding
        print(name.padding(toLength: 28, withPad: " ", startingAt: 0) + result.latencies.text("ms", [0.5, 0.95, 0.99]))
        if let own = result.latencies.percentile(0.99), let other = alone.latencies.percentile(0.99) {
            print("                            p99 \(Figure.fixed(own / other, 2)) times that of alone")
        }
        print(
            "                            the other had \(noise.latencies.count) answers, \(noise.waiting) still waited, "
                + "\(noise.failures) refusals" + (noise.failure.map { ", such as \($0)" } ?? ""))
        if result.failures > 0 { print("  FAILED: \(result.failures), for example: \(result.failure ?? "")") }
    }
}
