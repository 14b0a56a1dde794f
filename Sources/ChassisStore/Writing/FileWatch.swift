import Dispatch
import Foundation
import GRDB
import Synchronization

/// Notices the commits of other processes: Linux tells of writes to the WAL file (inotify), SQLite whether that was a
/// commit (`PRAGMA data_version`).
///
/// The WAL is written before the commit shows, so after each sign of life the version is asked every millisecond until it
/// has moved or the writer has been silent for a while.
/// Where inotify can't be had, the version is asked ten times a second.
///
/// The signs of this process's own commits look the same, and come by the thousand while it works hard. While it writes
/// it stands back, because its writer sees at each of its own commits whether others came before (`GroupCommit`).
final class FileWatch: Sendable {
    private struct State {
        var database: DatabaseQueue?
        var version: Int64 = 0
        /// Polls since the last sign of life.
        var polls = 0
        var isPolling = false
        var isStandingBack = false
    }

    /// How long after a write this process is said to be writing, and how long to stand back at first and at most, in
    /// milliseconds.
    private static let pause = 10
    private static let longestPause = 80

    /// A millisecond apart; then ten, for disks that take long to sync.
    private static let quickPolls = 60
    private static let allPolls = 260

    private let path: String
    private let queue = DispatchQueue(label: "chassis.store.watch")
    private let state = Mutex(State())
    private let source: Mutex<(any DispatchSourceProtocol)?> = Mutex(nil)
    private let changed: @Sendable () -> Void
    /// When this process wrote last, in monotonic nanoseconds.
    private let lastOwnWrite: @Sendable () -> UInt64

    init(
        path: String, lastOwnWrite: @escaping @Sendable () -> UInt64 = { 0 }, changed: @escaping @Sendable () -> Void
    ) {
        self.path = path
        self.changed = changed
        self.lastOwnWrite = lastOwnWrite
        queue.async { [self] in start() }
    }

    /// A source that is let go without being cancelled keeps its descriptor, and a user has 128 of that kind.
    deinit { source.withLock { $0?.cancel() } }

    func close() {
        queue.sync {
            stopWatching()
            state.withLock { $0.database = nil }
        }
    }

    func waitUntilStarted() { queue.sync {} }

    private func start() {
        guard let database = try? DatabaseQueue(path: path, configuration: Store.configuration(readOnly: true)) else {
            return
        }
        state.withLock { $0.database = database }
        _ = hasMoved()
        watch()
        // What was committed between a listener's first look and now is no change of the version any more, and what
        // was being committed has given its sign of life already.
        changed()
        poll()
    }

    private func watch() {
        let descriptor = Inotify.watch(path + "-wal")
        source.withLock { $0 = descriptor.map(wakeOnWrites) ?? wakeOnTimer() }
    }

    private func stopWatching() {
        source.withLock { source in
            source?.cancel()
            source = nil
        }
    }

    /// Being told of each page that this process writes costs more than writing it.
    private func standBack(for milliseconds: Int = FileWatch.pause) {
        stopWatching()
        state.withLock { $0.isStandingBack = true }
        queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
            self?.comeBack(after: milliseconds)
        }
    }

    private func comeBack(after milliseconds: Int) {
        guard state.withLock({ $0.database != nil }) else { return }
        if isWriting { return standBack(for: min(2 * milliseconds, Self.longestPause)) }
        state.withLock { $0.isStandingBack = false }
        watch()
        poll()
    }

    private func wakeOnWrites(_ descriptor: Int32) -> any DispatchSourceProtocol {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in
            Inotify.drain(descriptor)
            self?.poll()
        }
        source.setCancelHandler { Glibc.close(descriptor) }
        source.resume()
        return source
    }

    private var isWriting: Bool {
        DispatchTime.now().uptimeNanoseconds < lastOwnWrite() &+ UInt64(Self.pause) * 1_000_000
    }

    private func wakeOnTimer() -> any DispatchSourceProtocol {
        let source = DispatchSource.makeTimerSource(queue: queue)
        source.schedule(deadline: .now(), repeating: .milliseconds(100), leeway: .milliseconds(20))
        source.setEventHandler { [weak self] in
            guard let self, hasMoved() else { return }
            changed()
        }
        source.resume()
        return source
    }

    private func poll() {
        let mustStart = state.withLock { state in
            state.polls = 0
            defer { state.isPolling = true }
            return !state.isPolling
        }
        if mustStart { pollOnce() }
    }

    private func pollOnce() {
        if isWriting {
            let isStandingBack = state.withLock { state in
                state.isPolling = false
                return state.isStandingBack
            }
            if !isStandingBack { standBack() }
            return
        }
        if hasMoved() { changed() }
        // Goes on after a change as well: the next commit may have been written, and its sign drained, meanwhile.
        let wait: Int? = state.withLock { state in
            state.polls += 1
            state.isPolling = state.polls < Self.allPolls
            return state.isPolling ? (state.polls < Self.quickPolls ? 1 : 10) : nil
        }
        guard let wait else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(wait)) { [weak self] in self?.pollOnce() }
    }

    private func hasMoved() -> Bool {
        guard let database = state.withLock({ $0.database }) else { return false }
        let version = try? database.inDatabase {
            try Int64.fetchOne(try $0.cachedStatement(sql: "PRAGMA data_version"))
        }
        guard let version else { return false }
        return state.withLock { state in
            defer { state.version = version }
            return state.version != version
        }
    }
}
