import ChassisCore
import Foundation
import Glibc

/// The watching thread: waits for changes, lets them settle, reads the workspace and publishes what came of it.
struct WatchLoop: ~Copyable {
    private let root: String
    private let environment: @Sendable (String) -> String?
    private let state: WatchState
    private let inotify: Inotify
    /// What each watch is on.
    private var watches: [Int32: Watched] = [:]
    /// Of the files in force.
    private var fingerprint: Int
    /// The last thing published, if it was a refusal.
    private var refused: WorkspaceError?

    private static let settling: Int64 = 100
    private static let patience: Int64 = 400
    private static let folders = ["features", "prompts", "schemas", "knowledge"]
    private static let maximumFolders = 4096

    private enum Watched: Equatable {
        case root
        /// A folder of the workspace in which everything counts.
        case folder
        /// A file that a link in the workspace leads to.
        case target
        /// The folder that the workspace's folder stood in, while it is gone.
        case parent
    }

    init(
        root: String, environment: @escaping @Sendable (String) -> String?, fingerprint: Int, state: WatchState,
        inotify: consuming Inotify
    ) {
        self.root = root
        self.environment = environment
        self.fingerprint = fingerprint
        self.state = state
        self.inotify = inotify
    }

    mutating func run() {
        // What changed between reading and watching settles like any change: it may be half written.
        var pending: (first: Int64, last: Int64)? = (Self.now(), Self.now())
        while !state.isStopped {
            let due = pending.map { min($0.last + Self.settling, $0.first + Self.patience) }
            inotify.wait(milliseconds: due.map { Int32(clamping: max(0, $0 - Self.now())) } ?? -1)
            if readEvents() { pending = (pending?.first ?? Self.now(), Self.now()) }
            guard let now = pending, Self.now() >= min(now.last + Self.settling, now.first + Self.patience) else {
                continue
            }
            watchFolders()
            let reading = read()
            // Files that changed meanwhile may have been read half before, half after; they are read again, unless
            // they go on changing.
            let isTorn = readEvents()
            if isTorn, Self.now() < now.first + 2 * Self.patience {
                pending = (now.first, Self.now())
                continue
            }
            pending = isTorn ? (Self.now(), Self.now()) : nil
            if !state.isStopped { publish(reading) }
        }
    }

    private static func now() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

    /// Takes the events that have come; whether one of them may have changed the workspace.
    private mutating func readEvents() -> Bool {
        var isRelevant = false
        for event in inotify.events() {
            if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { isRelevant = true }
            guard let watched = watches[event.watch] else { continue }
            if event.mask & UInt32(IN_IGNORED) != 0 {
                watches[event.watch] = nil
                isRelevant = true
            }
            isRelevant = isRelevant || matters(event, in: watched)
        }
        return isRelevant
    }

    private func matters(_ event: Inotify.Event, in watched: Watched) -> Bool {
        guard let name = event.name else { return true }
        switch watched {
        case .target: return true
        case .parent: return root.hasSuffix("/" + name)
        case .root where !Self.isPart(name): return false
        case .folder where !WorkspaceFolder.isVisible(name) && name != Self.swappedLink: return false
        default: break
        }
        // A file that was just created is empty or half written; that it is complete is an event of its own.
        return event.mask & UInt32(IN_CREATE) == 0 || event.mask & UInt32(IN_ISDIR) != 0 || name == Self.swappedLink
            || isComplete(event.watch, name)
    }

    /// Mounted configuration is changed by renaming a link of this name, which all the files lead through.
    private static let swappedLink = "..data"

    private static func isPart(_ name: String) -> Bool {
        name == ChassisFile.name || name == swappedLink || folders.contains(name)
    }

    /// Links come complete, in one step; which folder the name is in doesn't matter, so any link of that name will do.
    private func isComplete(_ watch: Int32, _ name: String) -> Bool {
        guard let path = paths[watch] else { return true }
        var status = stat()
        guard lstat(path + "/" + name, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
    }

    /// Where each watched folder was when it was last looked at.
    private var paths: [Int32: String] = [:]
}

extension WatchLoop {
    /// Watches every folder of the workspace and every file that a link leads to, and stops watching what is gone.
    ///
    /// Done before each reading: a change after it brings an event, one before it is read.
    mutating func watchFolders() {
        var found: [Int32: Watched] = [:]
        var places: [Int32: String] = [:]
        var refusal: Int32?
        func add(_ path: String, _ watched: Watched, in inotify: borrowing Inotify) -> Bool {
            guard let watch = inotify.add(path) else {
                if errno == ENOSPC { refusal = errno }
                return false
            }
            guard found.updateValue(watched, forKey: watch) == nil else { return false }
            places[watch] = path
            return true
        }
        if add(root, .root, in: inotify) {
            if Self.isLink(root + "/" + ChassisFile.name) {
                _ = add(root + "/" + ChassisFile.name, .target, in: inotify)
            }
        } else {
            _ = add(parent, .parent, in: inotify)
        }
        var pending = Self.folders.map { root + "/" + $0 }
        while let folder = pending.popLast(), found.count < Self.maximumFolders {
            // A folder seen before is not gone into again, so a loop of links ends here.
            guard add(folder, .folder, in: inotify) else { continue }
            for entry in Self.entries(of: folder) {
                let path = folder + "/" + entry.name
                if entry.isFolder {
                    pending.append(path)
                } else if entry.isLink {
                    _ = add(path, .target, in: inotify)
                }
            }
        }
        for watch in watches.keys where found[watch] == nil { inotify.remove(watch) }
        watches = found
        paths = places
        if refusal != nil { refuse(Self.refusal(root, what: "not all folders can be watched")) }
    }

    private var parent: String { URL(filePath: root).deletingLastPathComponent().path(percentEncoded: false) }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func entries(of folder: String) -> [(name: String, isFolder: Bool, isLink: Bool)] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return names.filter(WorkspaceFolder.isVisible).compactMap { name in
            let path = folder + "/" + name
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            return (name, status.st_mode & S_IFMT == S_IFDIR, isLink(path))
        }
    }

    private func read() -> Result<LoadedWorkspace, WorkspaceError> {
        Result { () throws(WorkspaceError) in try WorkspaceLoader.load(folder: root, environment: environment) }
    }

    /// Says what changed; nothing when nothing did.
    private mutating func publish(_ reading: Result<LoadedWorkspace, WorkspaceError>) {
        switch reading {
        case .success(let loaded):
            guard loaded.fingerprint != fingerprint || refused != nil else { return }
            fingerprint = loaded.fingerprint
            refused = nil
            state.publish(.changed(loaded.workspace, warnings: loaded.warnings))
        case .failure(let error): refuse(error)
        }
    }

    /// Says what is wrong, once.
    private mutating func refuse(_ error: WorkspaceError) {
        guard error != refused else { return }
        refused = error
        state.publish(.rejected(error))
    }

    static func refusal(_ root: String, what: String) -> WorkspaceError {
        let reason = String(cString: strerror(errno)).lowercased()
        let problem = WorkspaceProblem(
            file: ChassisFile.name, line: 1, what: what,
            expected: "file notifications (see sysctl fs.inotify)", found: reason)
        return WorkspaceError(folder: root, problems: [problem])
    }
}

/// Carries the loop to its thread.
///
/// `@unchecked`: written before the thread starts, used by that thread alone from then on.
final class LoopBox: @unchecked Sendable {
    private var loop: WatchLoop

    init(_ loop: consuming WatchLoop) { self.loop = loop }

    func run() { loop.run() }
}
