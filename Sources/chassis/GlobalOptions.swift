import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisProviders
import ChassisStore
import ChassisWorkspace
import Foundation
import Logging

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The workspace's folder (default: the nearest one upward with a chassis.yaml).")
    var workspace: String?

    @Option(help: "The store, as sqlite:PATH (default: the workspace's).")
    var store: String?

    @Flag(help: "Print JSON: one object a line for lists.")
    var json = false

    @Option(help: "When to colour: auto, always or never.")
    var color: ColorChoice = .auto

    enum ColorChoice: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

    /// The workspace's folder, made absolute.
    func folder() throws(CommandError) -> String {
        let here = FileManager.default.currentDirectoryPath
        if let workspace { return URL(filePath: workspace, relativeTo: URL(filePath: here + "/")).path }
        if let set = ProcessInfo.processInfo.environment["CHASSIS_WORKSPACE"], !set.isEmpty { return set }
        guard let found = WorkspaceLoader.find(from: here) else { throw .noWorkspace(here) }
        return found
    }

    /// The workspace for what works without one as well: `nil` where none was named and none is near.
    ///
    /// - Throws: for one that can't be read: a mistyped name must not pass for none.
    func chosenWorkspace() throws -> Workspace? {
        do throws(CommandError) { _ = try folder() } catch {
            guard case .noWorkspace = error else { throw error }
            return nil
        }
        return try load(pages: false).workspace
    }

    /// - Parameter pages: Whether the knowledge base is read as well.
    func load(pages: Bool = true) throws -> LoadedWorkspace {
        try WorkspaceLoader.load(folder: try folder(), environment: Environment.value, pages: pages)
    }

    /// The workspace, with the store that was asked for in place of its own.
    func workspaceValue(pages: Bool = true) throws -> Workspace {
        try applyStore(to: try load(pages: pages).workspace)
    }

    func applyStore(to workspace: Workspace) throws -> Workspace {
        var workspace = workspace
        if let path = try storePath() { workspace.storePath = path }
        return workspace
    }

    /// `--store`, else `CHASSIS_STORE`; `nil` for the workspace's own.
    private func storePath() throws(CommandError) -> String? {
        guard let url = store ?? Environment.value("CHASSIS_STORE"), !url.isEmpty else { return nil }
        guard url.hasPrefix("sqlite:") else { throw .unknownStore(url) }
        let path = String(url.dropFirst("sqlite:".count))
        guard !path.isEmpty else { throw .unknownStore(url) }
        return URL(filePath: path, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath + "/")).path
    }

    /// Opens the store; a new workspace gets its empty one here. The knowledge base is not read.
    ///
    /// - Parameter toLook: Whether the command writes nothing: then one that can't be written will do.
    func openStore(toLook: Bool = true) throws -> (workspace: Workspace, store: Store) {
        let workspace = try workspaceValue(pages: false)
        return (workspace, try Self.openStore(at: workspace.storePath, toLook: toLook))
    }

    /// The store for what needs nothing else of the workspace: one wrong line in a feature must not keep anybody from seeing
    /// what its server does, which goes on with the last good configuration.
    func openStoreAlone(toLook: Bool = true) throws -> Store {
        try Self.openStore(at: try storeLocation(), toLook: toLook)
    }

    /// Where the store is, of a workspace with mistakes as well, which are told.
    func storeLocation() throws -> String {
        do { return try workspaceValue(pages: false).storePath } catch let error as WorkspaceError {
            guard let path = try storePath() ?? WorkspaceLoader.storePath(folder: try folder()),
                FileManager.default.fileExists(atPath: path)
            else { throw error }
            Report.say(
                "\(error.errors.count.of("mistake")) in the workspace's files; this goes by its store alone.",
                remedy: "chassis check")
            return path
        }
    }

    private static func openStore(at path: String, toLook: Bool) throws -> Store {
        OpenStores.note(toLook ? try Store.openToLook(at: path) : try Store.open(at: path))
    }

    /// The workspace's store, brought up to this version where an older one made it: by those who serve or work, and by
    /// nobody else.
    func upgradeStore(of loaded: LoadedWorkspace, log: Logger) throws -> Workspace {
        let workspace = try applyStore(to: loaded.workspace)
        if let done = try Store.upgrade(at: workspace.storePath) { log.notice("\(done.message)") }
        return workspace
    }

    /// Everything a command that submits or works needs.
    ///
    /// - Parameters:
    ///   - pages: Whether the knowledge base is read: whoever works jobs needs it, and nobody else.
    ///   - toLook: Whether the command writes nothing: then a store that can't be written will do, and a key of it that
    ///     can't be read.
    func makeEngine(pages: Bool = false, toLook: Bool = false, log: Logger = .quiet) async throws -> Engine {
        try await Self.makeEngine(try workspaceValue(pages: pages), toLook: toLook, log: log)
    }

    static func makeEngine(_ workspace: Workspace, toLook: Bool = false, log: Logger) async throws -> Engine {
        let isNew = Self.isNew(workspace.storePath)
        if isNew, FileManager.default.fileExists(atPath: workspace.storePath + ".key") {
            log.error(
                """
                \(workspace.storePath) is new, and a key of an older one lies beside it. Was that store lost? Its jobs and \
                credits are not in this one: stop now to put a backup in its place.
                """)
        }
        let store = try openStore(at: workspace.storePath, toLook: toLook)
        let jobs = isNew ? 0 : try await store.jobCount(now: SystemClock().now())
        let vault = try await openVault(of: store, mayCreate: jobs == 0, log: log)
        let client = HTTPClient()
        return try await Engine(
            workspace: workspace, store: store, vault: vault, clock: SystemClock(), logger: log,
            golden: GoldenFiles(GoldenFolder(root: workspace.root)), vocabularies: .files,
            environment: Environment.value,
            makeProviders: { ChassisProviders.makeProviders($0, client: client, environment: Environment.value) })
    }

    /// Whether there is nothing in the store's file, or no file.
    private static func isNew(_ path: String) -> Bool {
        (FileManager.default.size(of: path) ?? 0) == 0 && !FileManager.default.fileExists(atPath: path + "-wal")
    }

    private static func openVault(of store: Store, mayCreate: Bool, log: Logger) async throws -> Vault {
        guard store.isReadOnly else { return try await Vault.open(of: store, mayCreate: mayCreate) }
        do { return try await Vault.open(of: store, mayCreate: false) } catch let error as VaultError {
            log.error("\(error.message) What is sealed stays so: answers in clear, names behind placeholders.")
            return .shut
        }
    }
}

extension GoldenFiles {
    init(_ folder: GoldenFolder) {
        self.init(
            names: { folder.names() },
            load: { suite in
                do {
                    return try folder.load(suite)
                } catch GoldenFileError.unknownSuite(let name, let known) {
                    throw GoldenError.unknownSuite(name, known: known)
                }
            }, append: { try folder.append([$0], to: $1) }, place: { folder.place(of: $0, in: $1) })
    }
}

extension Vocabularies {
    /// Reads them from where the workspace says they are.
    static var files: Vocabularies {
        Vocabularies { source throws(VocabularyError) in try VocabularyFile.read(source) }
    }
}

/// The process's environment.
enum Environment {
    @Sendable static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}

extension Logger {
    /// Says errors on standard error, as commands say theirs, and nothing else.
    static var quiet: Logger { Logger(label: "chassis") { _ in ReportLog() } }

    static func standardError(level: Logger.Level) -> Logger {
        var logger = Logger(label: "chassis") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }
}
