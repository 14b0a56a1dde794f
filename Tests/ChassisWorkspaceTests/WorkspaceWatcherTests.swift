import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Glibc
import Testing

/// Each waits for the update itself; the limit only ends a test that would wait for ever.
@Suite(.timeLimit(.minutes(4)))
struct WorkspaceWatcherTests {
    /// A sample that is being watched, and its updates.
    private final class Watched {
        let sample: SampleWorkspace
        let watcher: WorkspaceWatcher
        private var updates: AsyncStream<WorkspaceUpdate>.AsyncIterator

        init() throws {
            sample = try SampleWorkspace()
            watcher = try WorkspaceWatcher(folder: sample.path, current: try sample.load()) { _ in nil }
            updates = watcher.updates().makeAsyncIterator()
        }

        deinit { watcher.stop() }

        func write(_ text: String, to file: String) throws { try sample.folder.write(text, to: file) }

        /// The next update, as the name of what is in force or the first problem.
        func next() async -> String? {
            switch await updates.next(isolation: nil) {
            case .changed(let workspace, _): "changed: \(workspace.name)"
            case .rejected(let error): "rejected: \(error.message)"
            case nil: nil
            }
        }
    }

    private static func chassis(named name: String) -> String {
        SampleWorkspace.chassis.replacing("name: Ledgerly", with: "name: \(name)")
    }

    @Test func `a saved change comes into force`() async throws {
        let watched = try Watched()

        try watched.write(Self.chassis(named: "Second"), to: "chassis.yaml")

        #expect(await watched.next() == "changed: Second")
        #expect(watched.watcher.current.name == "Second")
    }

    @Test func `a file written in place comes into force`() async throws {
        let watched = try Watched()

        let handle = try #require(FileHandle(forWritingAtPath: watched.sample.path + "/chassis.yaml"))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(Self.chassis(named: "In place").utf8))
        try handle.close()

        #expect(await watched.next() == "changed: In place")
    }

    @Test func `a broken change is rejected and the last good state stays in force`() async throws {
        let watched = try Watched()

        try watched.write(Self.chassis(named: "Bad") + "nonsense: 1\n", to: "chassis.yaml")
        let rejected = await watched.next()
        let meanwhile = watched.watcher.current.name
        try watched.write(SampleWorkspace.chassis, to: "chassis.yaml")
        let repaired = await watched.next()

        #expect(rejected?.hasPrefix("rejected: chassis.yaml:30: unknown key") == true)
        #expect(meanwhile == "Ledgerly")
        #expect(repaired == "changed: Ledgerly")
    }

    @Test func `files in folders that are made later are followed`() async throws {
        let watched = try Watched()

        try watched.write("# New\n\nText.\n", to: "knowledge/deep/er/new.md")
        var first = await watched.next()
        while watched.watcher.current.knowledge.count < 3 { first = await watched.next() }
        try watched.write("# Newer\n\nText.\n", to: "knowledge/deep/er/new.md")
        let second = await watched.next()

        #expect(first == "changed: Ledgerly")
        #expect(second == "changed: Ledgerly")
        #expect(watched.watcher.current.knowledge.map(\.title).contains("Newer"))
    }

    @Test func `a file that is taken away is missed`() async throws {
        let watched = try Watched()

        try FileManager.default.removeItem(atPath: watched.sample.path + "/knowledge/void.md")
        let update = await watched.next()

        #expect(update == "changed: Ledgerly")
        #expect(watched.watcher.current.knowledge.map(\.id) == ["tenants/acme/rates"])
    }

    @Test func `a file that a link leads to is followed`() async throws {
        let watched = try Watched()
        let elsewhere = try TemporaryFolder()
        let target = try elsewhere.write("# Linked\n\nText.\n", to: "linked.md")

        try FileManager.default.createSymbolicLink(
            atPath: watched.sample.path + "/knowledge/linked.md", withDestinationPath: target)
        let linked = await watched.next()
        try elsewhere.write("# Changed\n\nText.\n", to: "linked.md")
        let changed = await watched.next()

        #expect([linked, changed] == ["changed: Ledgerly", "changed: Ledgerly"])
        #expect(watched.watcher.current.knowledge.map(\.title).contains("Changed"))
    }

    @Test func `what is no part of the workspace, and a mere touch, bring no update`() async throws {
        let watched = try Watched()

        try watched.write("x", to: "chassis.sqlite-wal")
        try watched.write("x", to: "knowledge/.void.md.swp")
        try watched.write("x", to: "knowledge/void.md~")
        try watched.write(SampleWorkspace.files["knowledge/void.md"] ?? "", to: "knowledge/void.md")
        #expect(utimes(watched.sample.path + "/chassis.yaml", nil) == 0)
        try watched.write(Self.chassis(named: "Real"), to: "chassis.yaml")

        #expect(await watched.next() == "changed: Real")
    }

    @Test func `what changed between reading and watching is found`() async throws {
        let sample = try SampleWorkspace()
        let loaded = try sample.load()
        try sample.folder.write(Self.chassis(named: "Between"), to: "chassis.yaml")

        let watcher = try WorkspaceWatcher(folder: sample.path, current: loaded) { _ in nil }
        defer { watcher.stop() }
        var updates = watcher.updates().makeAsyncIterator()
        // The first reading may be over before the stream is there; then it is in force already.
        if watcher.current.name != "Between" { _ = await updates.next(isolation: nil) }

        #expect(watcher.current.name == "Between")
    }

    @Test func `a folder that vanishes and comes back is followed again`() async throws {
        let watched = try Watched()
        let path = watched.sample.path
        let away = path + "-away"

        try FileManager.default.moveItem(atPath: path, toPath: away)
        let gone = await watched.next()
        try FileManager.default.moveItem(atPath: away, toPath: path)
        let back = await watched.next()
        try watched.write(Self.chassis(named: "Back"), to: "chassis.yaml")
        let changed = await watched.next()

        #expect(gone?.hasPrefix("rejected: chassis.yaml:1: the workspace has no chassis.yaml") == true)
        #expect(back == "changed: Ledgerly")
        #expect(changed == "changed: Back")
    }

    @Test func `who asks for changes late is told the last one`() async throws {
        let watched = try Watched()
        try watched.write("name: Renamed\n", to: "chassis.yaml")
        let first = await watched.next()

        var late = watched.watcher.updates().makeAsyncIterator()

        #expect(first != nil)
        #expect(await late.next(isolation: nil) != nil)
    }

    @Test func `stopping ends every stream, also those asked for later`() async throws {
        let watched = try Watched()

        watched.watcher.stop()

        #expect(await watched.next() == nil)
        var late = watched.watcher.updates().makeAsyncIterator()
        #expect(await late.next(isolation: nil) == nil)
    }
}
