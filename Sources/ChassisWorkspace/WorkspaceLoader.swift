package import ChassisCore
import Foundation

/// A workspace that can be used, and what its owner may want to look at.
package struct LoadedWorkspace: Sendable {
    package let workspace: Workspace
    /// Sorted by file and line.
    package let warnings: [WorkspaceProblem]
    /// Equal for two readings of the same files within one process.
    let fingerprint: Int
}

/// Reads workspace folders.
package enum WorkspaceLoader {
    /// Reads and checks every file of a workspace but `golden/` and `traffic/`.
    ///
    /// Reads each file once; no file is written, and nothing of the network is asked.
    ///
    /// - Parameters:
    ///   - folder: Absolute, or relative to the working directory.
    ///   - environment: Gives the values of variables in `base_url`; `nil` for one that isn't set.
    ///   - proposal: A text to read in the place of `chassis.yaml`.
    ///   - pages: Whether `knowledge/` is read, which takes most of the time where there are thousands of pages. Without
    ///     them nobody may work jobs, and their mistakes are not found.
    /// - Throws: `WorkspaceError` with every mistake in all files, when there is at least one that is no warning.
    package static func load(
        folder: String, environment: @Sendable (String) -> String? = WorkspaceLoader.processEnvironment,
        proposal: String? = nil, pages: Bool = true
    ) throws(WorkspaceError) -> LoadedWorkspace {
        let log = ProblemLog()
        let result = withoutActuallyEscaping(environment) { environment in
            var reader = WorkspaceReader(
                root: absolute(folder), environment: environment, proposal: proposal, hasPages: pages, log: log)
            return reader.read()
        }
        guard let result else { throw WorkspaceError(folder: folder, problems: log.problems) }
        return LoadedWorkspace(
            workspace: result.workspace, warnings: log.problems, fingerprint: result.fingerprint)
    }

    /// Where a workspace keeps its store, whatever mistakes its other files and other keys have; `nil` when `chassis.yaml`
    /// can't be read.
    package static func storePath(folder: String) -> String? {
        let folder = WorkspaceFolder(root: absolute(folder), log: ProblemLog())
        guard let text = folder.text(of: ChassisFile.name),
            let chassis = ChassisFile(text, environment: { _ in nil }, log: ProblemLog())
        else { return nil }
        return chassis.storePath(in: folder.root)
    }

    /// The nearest folder from `path` upward that holds a `chassis.yaml`, absolute; `nil` when there is none.
    package static func find(from path: String) -> String? {
        var folder = absolute(path)
        while true {
            if FileManager.default.fileExists(atPath: folder + "/" + ChassisFile.name) { return folder }
            guard folder != "/", !folder.isEmpty, let slash = folder.lastIndex(of: "/") else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
    }

    /// The variables of this process.
    @Sendable package static func processEnvironment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }

    static func absolute(_ path: String) -> String {
        URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL.path(percentEncoded: false).trimmedSlash
    }
}

extension String {
    fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
