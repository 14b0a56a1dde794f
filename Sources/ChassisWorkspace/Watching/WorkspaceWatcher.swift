package import ChassisCore
import Foundation
import Synchronization

/// What became of a change of the files.
package enum WorkspaceUpdate: Sendable {
    /// Read, checked, and in force.
    case changed(Workspace, warnings: [WorkspaceProblem])
    /// Not usable: what was in force before still is.
    case rejected(WorkspaceError)
}

/// Follows the files of a workspace and keeps the last good state of them.
///
/// One thread sleeps in the kernel until a file of the workspace changes; an idle workspace costs nothing, nor does
/// a store that lies in its folder. Changes are read when 100 ms have passed without another, at the latest 400 ms
/// after the first.
package final class WorkspaceWatcher: Sendable {
    private let state: WatchState

    /// Starts to watch. What changed since `loaded` was read is found too.
    ///
    /// - Parameters:
    ///   - folder: The workspace's folder; may vanish and come back.
    ///   - current: What is in force.
    ///   - environment: As in `WorkspaceLoader.load`.
    /// - Throws: `WorkspaceError` when the system gives no notifications, for example `fs.inotify` limits.
    package init(
        folder: String, current loaded: LoadedWorkspace,
        environment: @escaping @Sendable (String) -> String? = WorkspaceLoader.processEnvironment
    ) throws(WorkspaceError) {
        let root = WorkspaceLoader.absolute(folder)
        let wake = WakePipe()
        let state = WatchState(current: loaded.workspace, wake: wake)
        self.state = state
        guard wake.end >= 0, let inotify = Inotify(wake: wake) else {
            throw WatchLoop.refusal(root, what: "the workspace can't be watched")
        }
        var loop = WatchLoop(
            root: root, environment: environment, fingerprint: loaded.fingerprint, state: state, inotify: inotify)
        // Before the initialiser returns, so that no later change is missed.
        loop.watchFolders()
        let box = LoopBox(loop)
        let thread = Thread { box.run() }
        thread.name = "workspace"
        // The YAML parser goes one call deeper for each level, up to a thousand.
        thread.stackSize = 8 << 20
        thread.start()
    }

    deinit { state.stop() }

    /// The last good state of the files.
    package var current: Workspace { state.current }

    /// The last change that was found, if any, and every one from now on, good or bad, until `stop()` or until the reader
    /// goes away.
    package func updates() -> AsyncStream<WorkspaceUpdate> { state.updates() }

    /// Ends the streams and the thread.
    package func stop() { state.stop() }
}

/// What the watching thread and the watcher's users share.
final class WatchState: Sendable {
    private struct Values {
        var current: Workspace
        var last: WorkspaceUpdate?
        var streams: [Int: AsyncStream<WorkspaceUpdate>.Continuation] = [:]
        var nextStream = 0
        var isStopped = false
    }

    private let values: Mutex<Values>
    private let wake: WakePipe

    init(current: Workspace, wake: WakePipe) {
        values = Mutex(Values(current: current))
        self.wake = wake
    }

    var current: Workspace { values.withLock { $0.current } }
    var isStopped: Bool { values.withLock { $0.isStopped } }

    func updates() -> AsyncStream<WorkspaceUpdate> {
        let (stream, continuation) = AsyncStream.makeStream(of: WorkspaceUpdate.self)
        let id = values.withLock { values -> Int? in
            guard !values.isStopped else { return nil }
            values.nextStream += 1
            values.streams[values.nextStream] = continuation
            // What was published between the start and now would be missed.
            if let last = values.last { continuation.yield(last) }
            return values.nextStream
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.values.withLock { $0.streams.removeValue(forKey: id) }
        }
        return stream
    }

    func publish(_ update: WorkspaceUpdate) {
        let streams = values.withLock { values in
            if case .changed(let workspace, _) = update { values.current = workspace }
            values.last = update
            return Array(values.streams.values)
        }
        for stream in streams { stream.yield(update) }
    }

    func stop() {
        let streams = values.withLock { values in
            values.isStopped = true
            defer { values.streams = [:] }
            return Array(values.streams.values)
        }
        // Outside the lock: finishing calls `onTermination`, which takes it.
        for stream in streams { stream.finish() }
        wake.wake()
    }
}
