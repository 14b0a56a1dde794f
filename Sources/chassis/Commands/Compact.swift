import ArgumentParser
import ChassisCore
import ChassisStore

struct CompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Give the disk back what deleted jobs had.",
        discussion: """
            What is past its retention is deleted, and its room in the store's file is used again; the file itself gets no \
            smaller before this writes it anew. Nothing may have the store open meanwhile, and the disk needs room for what is \
            left.
            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let path = try global.storeLocation()
        let size = try Store.compact(at: path)
        func megabytes(_ bytes: Int64) -> String { Figure.fixed(Double(bytes) / 1e6, 1) + " MB" }
        StandardStream.output.writeLine(
            ["store": .string(path), "bytes_before": .integer(size.before), "bytes": .integer(size.after)],
            or: "\(path) has \(megabytes(size.after)) now, \(megabytes(size.before)) before",
            isJSON: global.json)
    }
}
