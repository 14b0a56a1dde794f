import Foundation

/// Files of facts beside the repository; tests that need one are skipped where it is absent.
enum SharedData {
    static func url(_ path: String) -> URL {
        if let folder = ProcessInfo.processInfo.environment["CHASSIS_SHARED"] {
            return URL(filePath: folder).appending(path: path)
        }
        var repository = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { repository.deleteLastPathComponent() }
        return repository.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    }

    static func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    static func lines<Row: Decodable>(_ path: String) throws -> [Row] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: url(path)).split(separator: 0x0A).map {
            try decoder.decode(Row.self, from: Data($0))
        }
    }
}
