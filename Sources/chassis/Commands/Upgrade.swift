import ArgumentParser
import ChassisCore
import ChassisStore
import Foundation

struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring a store of an older version up to this one, and keep a copy of what it was.",
        discussion: """
            Nobody may have it open meanwhile. serve and work do the same when they start; no other command converts a \
            store. To go back: chassis restore COPY with the older version; its key stays the same.
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Keep no copy: where the disk has no room for one, and a backup is there.") var noCopy = false

    func run() throws {
        let path = try global.workspaceValue(pages: false).storePath
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        let done = try Store.upgrade(at: path, keepsCopy: !noCopy)
        guard global.json else {
            let message = done?.message ?? "\(path) needs nothing: it is of this version's format"
            return StandardStream.output.writeLine(message)
        }
        let row: JSON = [
            "store": .string(path), "from": done.map { .integer(Int64($0.from)) } ?? .null,
            "to": done.map { .integer(Int64($0.to)) } ?? .null, "copy": .init(done?.copy),
        ]
        StandardStream.output.writeLine(row)
    }
}
