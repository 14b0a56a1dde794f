import ChassisCore
import Foundation

/// The workspace that `chassis init` writes: small, runnable without a key, and full of hints.
package enum WorkspaceTemplate {
    /// Writes the files into a folder, which it makes if need be.
    ///
    /// - Throws: `WorkspaceError` when one of the files is there already (nothing is written then) or can't be written.
    package static func write(to folder: String) throws(WorkspaceError) {
        let root = WorkspaceLoader.absolute(folder)
        let taken = files.map(\.path).filter {
            (try? FileManager.default.attributesOfItem(atPath: "\(root)/\($0)")) != nil
        }
        guard taken.isEmpty else {
            throw WorkspaceError(
                folder: folder,
                problems: taken.map { path in
                    WorkspaceProblem(
                        file: path, line: 1, what: "a workspace is never overwritten", expected: "a folder without it",
                        found: "the file")
                }, advice: anotherFolder)
        }
        for file in files { try write(file.text, to: file.path, root: root, folder: folder) }
    }

    private static let anotherFolder = "name a folder that can be written and has no such files: chassis init DIR"

    private static func write(_ text: String, to path: String, root: String, folder: String) throws(WorkspaceError) {
        let url = URL(filePath: "\(root)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .withoutOverwriting)
        } catch {
            let reason = (error as NSError).localizedDescription
            throw WorkspaceError(
                folder: folder,
                problems: [
                    WorkspaceProblem(
                        file: path, line: 1, what: "the file can't be written in \(printable(root, limit: 500))",
                        expected: "a writable folder",
                        found: printable(reason, limit: 200))
                ], advice: anotherFolder)
        }
    }

    private static var files: [(path: String, text: String)] {
        [
            ("chassis.yaml", chassis), ("features/support-answer.yaml", feature),
            ("prompts/support-answer/1.md", prompt),
            ("knowledge/invite-a-colleague.md", invite), ("knowledge/export-your-data.md", export),
            ("knowledge/change-your-plan.md", change),
        ]
    }
}
