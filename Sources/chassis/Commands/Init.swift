import ArgumentParser
import ChassisCore
import ChassisWorkspace
import Foundation

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new workspace, runnable as it is.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The folder (default: this one).") var folder = "."

    func run() throws {
        let here = FileManager.default.currentDirectoryPath
        let path = URL(filePath: folder, relativeTo: URL(filePath: here + "/")).standardizedFileURL.path
        if FileManager.default.fileExists(atPath: path + "/chassis.yaml") {
            throw CommandError.refused(
                "\(path) is a workspace already; nothing was written.",
                remedy: "look at it: chassis --workspace \(folder) — or name another folder: chassis init DIR")
        }
        try WorkspaceTemplate.write(to: path)
        if global.json {
            StandardStream.output.writeLine(["workspace": .string(path)])
            return
        }
        StandardStream.output.write(
            """
            A workspace is ready in \(path)
              chassis --workspace \(folder) submit --tenant demo --feature support-answer --input "How do I export my data?" --wait
              chassis --workspace \(folder)          opens the console

            """)
    }
}
