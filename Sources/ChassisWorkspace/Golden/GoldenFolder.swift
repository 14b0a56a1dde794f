package import ChassisCore
import Foundation

/// The golden datasets of a workspace: `golden/SUITE.jsonl`, a sample a line.
package struct GoldenFolder: Sendable {
    package static let name = "golden"
    static let suffix = ".jsonl"

    /// The workspace's folder, absolute.
    let root: String

    package init(root: String) { self.root = WorkspaceLoader.absolute(root) }

    /// The suites there are, in the order of their names.
    package func names() -> [String] {
        entries(ProblemLog()).filter { !$0.isFolder }.compactMap { suiteName($0.name) }
    }

    /// Reads a suite by name, or a JSON-lines file by path.
    ///
    /// - Parameter suite: A name, or a path with a slash or ending in `.jsonl`. Files outside the workspace are read as
    ///   other people's datasets: missing ids, categories and scorers are filled in.
    /// - Throws: `GoldenFileError.unknownSuite`; `WorkspaceError` with every mistake and its line.
    package func load(_ suite: String) throws -> GoldenSuite {
        let log = ProblemLog()
        let (file, samples) = try read(suite, log)
        if samples.isEmpty, !log.hasErrors {
            log.error(Place(file.shown), "the file has no samples", expected: "a sample a line", found: "none")
        }
        guard !log.hasErrors else { throw WorkspaceError(folder: root, problems: log.problems) }
        return GoldenSuite(name: file.suite, samples: samples, version: GoldenSuite.contentHash(of: samples))
    }

    /// Everything wrong with a suite, or with all of them, sorted by file and line.
    ///
    /// - Parameter workspace: Whose features, tenants and articles the samples may name; `nil` where that can't be told.
    /// - Throws: `GoldenFileError.unknownSuite`.
    package func check(_ suite: String? = nil, in workspace: Workspace? = nil) throws -> [WorkspaceProblem] {
        let log = ProblemLog()
        let names = workspace.map { SampleNames($0) }
        if let suite {
            _ = try read(suite, naming: names, log)
            return log.problems
        }
        for entry in entries(log) {
            guard !entry.isFolder, let name = suiteName(entry.name) else {
                if !entry.name.hasSuffix(Self.asideSuffix) {
                    log.warning(
                        Place(entry.path), "not read", expected: "\(Self.name)/NAME\(Self.suffix)",
                        found: quoted(entry.name))
                }
                continue
            }
            let samples = try read(name, naming: names, log).samples
            if samples.isEmpty {
                log.warning(Place(entry.path), "the file has no samples", expected: "a sample a line", found: "none")
            }
        }
        return log.problems
    }

    private func read(
        _ suite: String, naming names: SampleNames? = nil, _ log: ProblemLog
    ) throws -> (file: GoldenPath, samples: [GoldenSample]) {
        let path = try path(of: suite)
        let folder = WorkspaceFolder(root: path.isOwn ? root : path.folder, log: log)
        var isMissing = false
        let bytes = folder.bytes(
            of: path.isOwn ? "\(Self.name)/\(path.name)" : path.name, limit: GoldenLines.maximumFileSize
        ) { isMissing = true }
        if isMissing { throw GoldenFileError.unknownSuite(suite, known: self.names()) }
        var names = path.isOwn ? names : nil
        names?.suite = path.suite
        let lines = GoldenLines(file: path.shown, isOwn: path.isOwn, names: names, log: log)
        return (path, bytes.map { lines.samples(in: $0) } ?? [])
    }

    private func entries(_ log: ProblemLog) -> [WorkspaceFolder.Entry] {
        WorkspaceFolder(root: root, log: log).entries(of: Self.name)
    }

    private func suiteName(_ file: String) -> String? {
        guard file.hasSuffix(Self.suffix) else { return nil }
        let name = String(file.dropLast(Self.suffix.count))
        return Naming.isWord(name) ? name : nil
    }

    /// Where a suite lies, whether it is there or not.
    func path(of suite: String) throws(GoldenFileError) -> GoldenPath {
        guard suite.contains("/") || suite.hasSuffix(Self.suffix) else {
            guard Naming.isWord(suite) else { throw .badName(suite) }
            return GoldenPath(
                folder: root + "/" + Self.name, name: suite + Self.suffix, suite: suite,
                shown: "\(Self.name)/\(suite)\(Self.suffix)", isOwn: true)
        }
        let url = URL(filePath: suite).standardizedFileURL
        let folder = url.deletingLastPathComponent().path
        let name = url.lastPathComponent
        let stem = name.hasSuffix(Self.suffix) ? String(name.dropLast(Self.suffix.count)) : name
        let isOwn = folder == root + "/" + Self.name && Naming.isWord(stem)
        return GoldenPath(folder: folder, name: name, suite: stem, shown: suite, isOwn: isOwn)
    }
}

/// The file of a suite.
struct GoldenPath {
    /// Absolute.
    let folder: String
    let name: String
    let suite: String
    /// As messages name it.
    let shown: String
    /// Whether it is one of the workspace's.
    let isOwn: Bool

    var path: String { folder + "/" + name }
}

/// Why a golden dataset can't be had or added to.
package enum GoldenFileError: OperatorError, Equatable {
    case unknownSuite(String, known: [String])
    case badName(String)
    case duplicate(id: String, suite: String)
    /// Two of the samples to be added have it.
    case givenTwice(id: String)
    case badSample(what: String, expected: String, found: String)
    case cannotWrite(file: String, reason: String)
    case locked(file: String)

    package var code: String {
        switch self {
        case .unknownSuite: "suite_unknown"
        case .badName: "suite_name_invalid"
        case .duplicate, .givenTwice: "sample_exists"
        case .badSample: "sample_invalid"
        case .cannotWrite: "suite_cannot_write"
        case .locked: "suite_locked"
        }
    }

    package var message: String {
        switch self {
        case .unknownSuite(let name, _): "There is no golden suite \(quoted(name))."
        case .badName(let name): "A suite can't be named \(quoted(name)): expected \(Naming.words)."
        case .duplicate(let id, let suite): "The suite '\(printable(suite))' has a sample \(quoted(id)) already."
        case .givenTwice(let id): "Two of the samples have the id \(quoted(id)). Nothing was added."
        case .badSample(let what, let expected, let found):
            "The sample can't be added: \(what), expected \(expected), found \(printable(found))."
        case .cannotWrite(let file, let reason): "\(file) can't be written: \(reason). Nothing was added."
        case .locked(let file): "Another process has kept \(file) locked for 5 seconds. Nothing was added."
        }
    }

    package var remedy: String? {
        switch self {
        case .unknownSuite(_, let known):
            known.isEmpty
                ? "put samples into golden/NAME.jsonl, or: chassis golden import FILE --suite NAME"
                : "use one of: \(known.joined(separator: ", "))"
        case .badName: "for example: support-answer"
        case .duplicate: "give the sample another id, or edit the line that is there"
        case .givenTwice: "give each its own id; personal data in ids is masked"
        case .badSample, .locked: nil
        case .cannotWrite: "check the folder's permissions and the disk's space"
        }
    }
}
