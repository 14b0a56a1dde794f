import ArgumentParser
import ChassisCore
import Foundation

/// The unhappy paths of a workspace as a report card.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Put each feature through what goes wrong in production, and say which promises are kept.",
        discussion: """
            Runs in a scratch store, with a model of its own in place of every provider: nothing is spent, sent or kept. \
            Ends with status 3 when a promise is broken.
            """)

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let audit = try await Audit(try global.workspaceValue())
        let isJSON = global.json
        let card = try await audit.run { $0.print(json: isJSON) }
        if !isJSON { StandardStream.output.writeLine(card.summary) }
        if card.failures > 0 { throw ExitCode(3) }
    }
}
