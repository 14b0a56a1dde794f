import ArgumentParser
import ChassisCore
import Foundation

/// The program: turns an AI MVP's LLM calls into durable jobs, and shows them.
struct Chassis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chassis",
        abstract: "Takes LLM calls as durable jobs, runs them through a pipeline, and shows it all in a console.",
        discussion: """
            Without a command it opens the console on the nearest workspace (a folder with a chassis.yaml).
            New here? Try: chassis init demo && cd demo && chassis
            """,
        version: Version.text,
        subcommands: [
            ConsoleCommand.self, InitCommand.self, WorkCommand.self, SubmitCommand.self, ReplayCommand.self,
            JobsCommand.self, TracesCommand.self, CostsCommand.self, TenantsCommand.self, LedgerCommand.self,
            WebhooksCommand.self,
            ServeCommand.self,
            FlagCommand.self, FlagsCommand.self, ConfidenceCommand.self, DriftCommand.self,
            PromptsCommand.self,
            EvalsCommand.self,
            GoldenCommand.self,
            CacheCommand.self, ModelsCommand.self,
            CheckCommand.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self, UpgradeCommand.self,
            CompactCommand.self,
            TryCommand.self, BenchCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
}

enum Version {
    static let text = "0.1.0"
}

@main
enum Main {
    static func main() async {
        let status = await run()
        OpenStores.close()
        if status != 0 { exit(status) }
    }

    private static func run() async -> Int32 {
        do {
            var command = try parsed(LeadingOptions.moved(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return Report.status(of: error)
        }
    }

    /// What can't be read is read once more with texts that begin with a dash and negative numbers as values: then a
    /// command takes them, or can say what is wrong with them.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        // What Swift gives has been mended already, and a mended text is not what was said.
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let bytes = CommandLine.unsafeArgv[index] else { break }
            guard String(validatingCString: bytes) != nil else {
                throw ValidationError("Argument \(index) is not valid UTF-8.")
            }
        }
        if let unknown = LeadingOptions.unknownTopic(in: arguments) { throw unknown }
        do { return try Chassis.parseAsRoot(arguments) } catch {
            if let unknown = LeadingOptions.unknownCommand(in: arguments) { throw unknown }
            let joined = DashedTexts.joined(arguments)
            guard let settled = NegativeNumbers.settled(joined ?? arguments) ?? joined else { throw error }
            return try Chassis.parseAsRoot(settled)
        }
    }
}

/// A word where a command's name should be.
struct UnknownCommand: OperatorError {
    let code = "unknown_command"
    let message: String
    let remedy: String?

    /// - Parameters:
    ///   - path: The names of the commands before it.
    ///   - command: The last of them.
    init(_ word: String, of path: [String] = [], _ command: any ParsableCommand.Type = Chassis.self) {
        let names = command.configuration.subcommands.map { $0._commandName }
        let near = Nearest.name(to: word, among: names)
        let whole = (path + [word]).joined(separator: " ")
        message = "There is no command '\(whole)'" + (near.map { "; did you mean '\($0)'?" } ?? ".")
        remedy =
            "see what there is: chassis "
            + (names.isEmpty ? path.dropLast() : path[...]).map { "\($0) " }.joined() + "--help"
    }
}
