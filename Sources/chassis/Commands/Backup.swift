import ArgumentParser
import ChassisCore
import ChassisStore
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store and its key to a new file, while everything goes on.",
        discussion: """
            The copy is of one moment: FILE is the store, FILE.key what opens its sealed texts; keep them apart if you can. \
            To look at it: chassis --store sqlite:FILE jobs list. To go back to it: stop what has the store open, then \
            chassis restore FILE.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The copy's file, which must not be there yet.", completion: .file()) var file: String

    func run() async throws {
        let here = FileManager.default.currentDirectoryPath
        let path = URL(filePath: file, relativeTo: URL(filePath: here + "/")).standardizedFileURL.path
        for name in [path, path + ".key"] where FileManager.default.fileExists(atPath: name) {
            throw CommandError.refused("\(name) is there already.", remedy: "name a file that is not")
        }
        // Not opened as other commands do: a store of an older version is saved as it is.
        let store = try global.storeLocation()
        let total = bytes(of: store)
        let watch = Task {
            var bar = ProgressBar("copying", total: total)
            while (try? await Task.sleep(for: .milliseconds(200))) != nil {
                bar.show(min(bytes(of: Store.partialBackUp(path)), total), note: "bytes")
            }
            bar.end()
        }
        var failure: StoreError?
        do throws(StoreError) { try await Store.backUp(at: store, to: path) } catch { failure = error }
        watch.cancel()
        await watch.value
        if let failure { throw failure }
        try copyKey(of: store, to: path + ".key")
        let size = bytes(of: path)
        StandardStream.output.writeLine(
            JSON.object(["file": .string(path), "key": .string(path + ".key"), "bytes": .integer(Int64(size))]),
            or:
                "\(path) (\(Figure.fixed(Double(size) / 1e6, 1)) MB) holds the store as it is now, \(path).key what opens it",
            isJSON: global.json)
    }

    /// A store that nothing was sealed in has none.
    private func copyKey(of store: String, to path: String) throws {
        let key = store + ".key"
        guard FileManager.default.fileExists(atPath: key) else { return }
        do { try FileManager.default.copyItem(atPath: key, toPath: path) } catch {
            throw CommandError.refused(
                "The store is copied; its key \(key) could not be.", remedy: "copy it by hand, mode 0600, to \(path)")
        }
    }

    private func bytes(of path: String) -> Int { FileManager.default.size(of: path) ?? 0 }
}
