import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store.",
        discussion: """
            FILE is what chassis backup made; FILE.key, if it is there, becomes the store's key. The backup is checked first. \
            The store that is there, its log and its key are set aside, not deleted. Nothing may have the store open: stop \
            serve, work and the console before.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The backup.", completion: .file()) var file: String
    @Flag(help: "Don't ask.") var yes = false
    @Flag(help: "Say what would be done, and do nothing.") var dryRun = false

    func run() throws {
        let here = FileManager.default.currentDirectoryPath
        let copy = URL(filePath: file, relativeTo: URL(filePath: here + "/")).standardizedFileURL.path
        let path = try global.workspaceValue().storePath
        guard URL(filePath: copy).resolvingSymlinksInPath() != URL(filePath: path).resolvingSymlinksInPath() else {
            throw CommandError.refused("\(file) is the store itself.", remedy: "name a backup of it")
        }
        guard FileManager.default.fileExists(atPath: copy) else {
            throw CommandError.refused("There is no file '\(copy)'.", remedy: "name one that chassis backup wrote")
        }
        if let user = Store.user(of: path) { throw StoreError.isOpen(path: path, process: user) }
        let hasStore = FileManager.default.fileExists(atPath: path)
        let words = hasStore ? "put \(copy) in the place of \(path)" : "make \(copy) the store \(path)"
        if dryRun {
            StandardStream.output.writeLine("would \(words)" + (hasStore ? ", which is set aside" : ""))
            return
        }
        if !yes, hasStore {
            try Confirmation.ask("\(words)? What is there is set aside. Type yes: ", answer: "yes", what: words)
        }
        let moment = SystemClock().now().rfc3339.prefix(19).filter { $0.isNumber || $0 == "T" }
        let aside = try Store.restore(from: copy, to: path, settingAsideAs: ".before-\(moment)")
        tell(copy, path, aside)
    }

    private func tell(_ copy: String, _ path: String, _ aside: Store.SetAside) {
        guard !global.json else {
            let old = aside.store.map(JSON.string) ?? .null
            StandardStream.output.writeLine(
                JSON.object(["store": .string(path), "from": .string(copy), "set_aside": old]))
            return
        }
        StandardStream.output.writeLine(
            "\(path) is \(copy) now" + (aside.store.map { "; what was there lies at \($0)" } ?? ""))
        if !aside.hasNewKey {
            Report.say(
                "\(copy).key is not there: what is sealed opens if \(path).key is the key of that time. See: chassis check"
            )
        }
    }
}
