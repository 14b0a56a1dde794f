import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct PromptsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompts",
        abstract: "Versions of prompts with all that they fix: list, compare, put in force, take back.",
        subcommands: [List.self, Show.self, Diff.self, Activate.self, Rollback.self, Compare.self, History.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every version of every prompt, with its share of the jobs and its last seven days.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let engine = try await global.makeEngine(toLook: true)
            let statuses = try await engine.promptStatuses()
            if global.json {
                for status in statuses { StandardStream.output.writeLine(status.row) }
            } else if statuses.isEmpty {
                StandardStream.output.writeLine("No prompts yet. Put one into prompts/NAME/1.md")
            } else {
                StandardStream.output.writeLine(PromptPrinting.table(statuses, now: engine.clock.now()))
            }
            for warning in engine.setup.activationWarnings { Report.say(warning) }
        }
    }

    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a version in force in all running processes, for all jobs or for a share of them.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name.") var name: String
        @Argument(help: "The version's number.") var version: Int
        @Option(help: "Give the version this share of the jobs only, for example 10%.", transform: Share.init)
        var canary: Share?
        @Option(help: "Why; kept in the history.") var reason = ""
        @Flag(help: "Don't ask the gate; needs --reason.") var force = false

        func run() async throws {
            // The gate works an eval run.
            let engine = try await global.makeEngine(pages: !force)
            let isGated = engine.setup.features(ofPrompt: name).contains { $0.evals.gate != .off }
            if isGated, !force, StandardStream.error.isTerminal {
                Report.say("\(name)@\(version) is put to its golden suite, if there is one.")
            }
            let activation = try await engine.activatePrompt(
                name, version: version, canary: canary?.value, reason: reason, actor: Person.name, force: force)
            PromptPrinting.announce(activation, json: global.json)
            let suites = (try? engine.golden.names()) ?? []
            for feature in engine.setup.features(ofPrompt: name)
            where !force && feature.evals.gate != .off && feature.evals.suite == nil && !suites.contains(feature.name) {
                Report.say(
                    "No gate was asked for \(feature.name): there is no golden suite of its name.",
                    remedy: "name its suite in features/ (evals: {suite: …}), or make one: chassis golden add")
            }
        }
    }

    struct Rollback: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put what held before in force again; ends a canary. No gate is asked.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name.") var name: String
        @Option(help: "Why; kept in the history.") var reason = ""

        func run() async throws {
            let engine = try await global.makeEngine()
            let activation = try await engine.rollbackPrompt(name, reason: reason, actor: Person.name)
            let earlier = try await engine.store.activations(of: name, limit: 10_000)
                .first { $0.id < activation.id && $0.textHash(of: activation.version) != nil }
            if let earlier, earlier.textHash(of: activation.version) != activation.textHash {
                Report.say(
                    "\(name)@\(activation.version) was edited since it was put in force at \(earlier.at.rfc3339): its file as it is now holds."
                )
            }
            PromptPrinting.announce(activation, json: global.json)
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was put in force when, by whom and why, oldest first.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The prompt's name.") var name: String
        @Option(help: "At most this many, the newest.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let (workspace, store) = try global.openStore()
            _ = try workspace.versions(ofPrompt: name)
            let history = try await store.activations(of: name, limit: limit ?? 1_000_000).reversed()
            if global.json {
                for activation in history { StandardStream.output.writeLine(activation.row) }
            } else if history.isEmpty {
                StandardStream.output.writeLine(
                    "Nothing was activated yet: the features' files say which version holds.")
            } else {
                StandardStream.output.writeLine(PromptPrinting.table(Array(history)))
            }
        }
    }
}

/// A part of all jobs: `10%`, `0.5%`, `0.1`.
struct Share {
    /// Above 0 and below 1.
    let value: Double

    init(_ argument: String) throws {
        let isPercent = argument.hasSuffix("%")
        let number = Double(isPercent ? String(argument.dropLast()) : argument)
        guard let share = number.map({ isPercent ? $0 / 100 : $0 }), share > 0, share < 1 else {
            throw ValidationError("a share is above 0% and below 100%, for example 10% or 0.1")
        }
        value = share
    }
}

extension Workspace {
    /// The versions of a prompt, oldest first.
    func versions(ofPrompt name: String) throws(EngineError) -> [Prompt] {
        let found = prompts.filter { $0.name == name }
        guard !found.isEmpty else {
            throw .prompt(.unknownPrompt(name, known: Set(prompts.map(\.name)).sorted()))
        }
        return found
    }

    func version(_ version: Int, ofPrompt name: String) throws(EngineError) -> Prompt {
        let versions = try versions(ofPrompt: name)
        guard let prompt = versions.first(where: { $0.version == version }) else {
            throw .prompt(.unknownVersion(prompt: name, version: version, known: versions.map(\.version)))
        }
        return prompt
    }
}
