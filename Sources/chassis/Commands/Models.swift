import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "How each model stands: ready, warming, cold, failing and asked last, or without a key.",
        subcommands: [List.self, Warm.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How each model stands, as the processes that ask it have noted, and what its loads took.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let engine = try await global.makeEngine(toLook: true)
            let states = try await engine.modelStates()
            if global.json {
                for state in states { StandardStream.output.writeLine(state.row) }
                return
            }
            StandardStream.output.writeLine(Self.table(states, now: engine.clock.now()))
        }

        private static func table(_ states: [ModelState], now: Timestamp) -> String {
            var table = TextTable(
                ["MODEL", "PROVIDER", "STATE", "LOADS", "FAILED", "USUALLY", "COST", "USED"], figures: [3, 4, 5, 6, 7])
            for state in states {
                table.add([
                    state.model.name, state.model.provider, words(state, now: now), String(state.loads?.ready ?? 0),
                    String(state.loads?.failed ?? 0), state.loads?.typical.map { Figure.duration($0) } ?? "–",
                    state.loads.map { Figure.money($0.cost) } ?? "–",
                    state.loads?.usedAt.map { Figure.duration(now - $0) + " ago" } ?? "–",
                ])
            }
            return table.text
        }

        private static func words(_ state: ModelState, now: Timestamp) -> String {
            let since = state.since.map { " for \(Figure.duration(now - $0))" } ?? ""
            switch state.word {
            case .warming:
                return "warming\(since)" + (state.left.map { ", ready in about \(Figure.duration($0))" } ?? "")
            case .failed: return "failed\(since): \(state.loads?.newest.message ?? "not loaded")"
            case .out:
                guard let outage = state.outage else { return "out\(since)" }
                let next = outage.until > now ? "in \(Figure.duration(outage.until - now))" : "with the next job"
                return "out\(since): \(outage.reason), \(outage.failures) failures, asked again \(next)"
            case .unusable: return "unusable: its provider's key is not set"
            case .ready, .cold, .unknown: return state.word.rawValue
            }
        }
    }

    struct Warm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load a model now, or wait for the load that is under way.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The model's name in chassis.yaml.") var model: String

        func run() async throws {
            let engine = try await global.makeEngine()
            let load = try await engine.loadModel(model)
            let took = load.ended.map { $0 - load.began } ?? .zero
            if global.json {
                let row: JSON = ["model": .string(model), "load_ms": .integer(took.milliseconds)]
                StandardStream.output.writeLine(row)
            } else {
                StandardStream.output.writeLine("\(model) is ready, after \(Figure.duration(took))")
            }
        }
    }
}
