import ArgumentParser

/// Lets global options stand before the command's name as well as behind it: `chassis --workspace DIR jobs list`.
///
/// The parser would read them as options of the console, which is what a call without a name means.
enum LeadingOptions {
    private static let valued: Set = ["--workspace", "--store", "--color"]
    static let flags: Set = ["--json"]
    /// The parser's own; its value is a shell.
    private static let completions = "--generate-completion-script"

    /// The first word that is no option where a command's name should be, when there is no command of that name.
    static func unknownCommand(in arguments: [String]) -> UnknownCommand? {
        var rest = arguments[...]
        while let word = rest.first, word.hasPrefix("-") {
            if word == "--" { return nil }
            rest = rest.dropFirst(valued.contains(word) || word == completions ? 2 : 1)
        }
        guard let word = rest.first, word != "help" else { return nil }
        return Chassis.configuration.subcommands.contains { $0._commandName == word } ? nil : UnknownCommand(word)
    }

    /// What help is asked for, where there is no such command: the parser would tell of all commands instead.
    static func unknownTopic(in arguments: [String]) -> UnknownCommand? {
        guard arguments.first == "help", arguments.dropFirst().first != "help" else { return nil }
        var command: any ParsableCommand.Type = Chassis.self
        var path: [String] = []
        for word in arguments.dropFirst().prefix(while: { !$0.hasPrefix("-") }) {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
                return UnknownCommand(word, of: path, command)
            }
            path.append(word)
            command = next
        }
        return nil
    }

    /// The arguments with global options before and between command names moved behind the rest.
    static func moved(_ arguments: [String]) -> [String] {
        var names: [String] = []
        var options: [String] = []
        var rest = arguments[...]
        var command: any ParsableCommand.Type = Chassis.self
        while let word = rest.first {
            if flags.contains(word) || valued.contains(where: { word.hasPrefix($0 + "=") }) {
                options.append(rest.removeFirst())
            } else if valued.contains(word) {
                options += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if let next = command.configuration.subcommands.first(where: { $0._commandName == word }) {
                names.append(rest.removeFirst())
                command = next
            } else {
                break
            }
        }
        guard !options.isEmpty, !names.isEmpty else { return arguments }
        // A group of commands that has no first one tells what is in it, and takes no options.
        let isGroup = !command.configuration.subcommands.isEmpty && command.configuration.defaultSubcommand == nil
        if isGroup, rest.isEmpty { return names }
        // Behind `--` they would be taken for texts.
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return names + rest[..<end] + options + rest[end...]
    }
}
