import ArgumentParser

struct ConsoleBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "First paint, key to bytes.")
}
