package import Foundation

/// Other people's data, that tests measure themselves against: read in place, in the folder that `CHASSIS_SHARED` names or
/// in `shared` beside the repository. Tests that need what isn't there are skipped, and say so:
///
///     @Test(.enabled(if: SharedData.holds("pii/visible.jsonl"), "the shared data are not here"))
///
/// `Tests/run.sh` counts these words.
package enum SharedData {
    /// - Parameter path: Within the data, as `golden/visible.jsonl`.
    package static func url(_ path: String) -> URL { root.appending(path: "data").appending(path: path) }

    package static func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    package static func text(_ path: String) throws -> String { try String(contentsOf: url(path), encoding: .utf8) }

    /// The rows of a JSON Lines file.
    package static func lines<Row: Decodable>(_ path: String) throws -> [Row] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: url(path)).split(separator: 0x0A).map {
            try decoder.decode(Row.self, from: Data($0))
        }
    }

    private static var root: URL {
        if let folder = ProcessInfo.processInfo.environment["CHASSIS_SHARED"] { return URL(filePath: folder) }
        var repository = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { repository.deleteLastPathComponent() }
        return repository.deletingLastPathComponent().appending(path: "shared")
    }
}
