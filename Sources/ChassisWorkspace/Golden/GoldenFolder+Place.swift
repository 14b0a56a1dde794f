import ChassisCore
import Foundation

extension GoldenFolder {
    /// Where a sample stands, as messages name it: `golden/support.jsonl:12`; the file alone where it isn't found.
    package func place(of id: String, in suite: String) -> String {
        guard let path = try? path(of: suite) else { return suite }
        let bytes = FileManager.default.contents(atPath: path.path).map { [UInt8]($0) } ?? []
        var found: Int?
        GoldenLines(file: path.shown, isOwn: path.isOwn, log: ProblemLog()).forEachLine(of: bytes) { line, range, _ in
            guard found == nil, let sample = try? JSON(parsing: Array(bytes[range])) else { return }
            if sample["id"]?.string == id { found = line }
        }
        return found.map { "\(path.shown):\($0)" } ?? path.shown
    }
}
