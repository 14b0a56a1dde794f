import ChassisCore
import ChassisTestSupport
import Foundation
import GRDB
import Testing

/// A store that this user may read and not write: another user's, or one on a disk that is mounted for reading.
@Suite(.timeLimit(.minutes(4)))
struct ReadOnlyStoreTests {
    private let program: Program
    private var store: String { program.workspace + "/chassis.sqlite" }

    init() async throws {
        program = try await Program()
        let ended = try await program.submit("--input", "How do I export my data?", "--wait")
        try #require(ended.status == 0, "\(ended.error)")
    }

    /// Runs the binary where nothing of the workspace can be written.
    private func look(_ arguments: [String]) async throws -> Program.Ended {
        let files = FileManager.default
        let names = files.enumerator(atPath: program.workspace)?.compactMap { $0 as? String } ?? []
        func setModes(file: Int, folder: Int) throws {
            // The key stays its owner's.
            for name in [""] + names where !name.hasSuffix(".key") {
                let path = program.workspace + "/" + name
                var isFolder: ObjCBool = false
                _ = files.fileExists(atPath: path, isDirectory: &isFolder)
                try files.setAttributes([.posixPermissions: isFolder.boolValue ? folder : file], ofItemAtPath: path)
            }
        }
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.folder.path)
        try setModes(file: 0o444, folder: 0o555)
        defer { try? setModes(file: 0o644, folder: 0o755) }
        // Permissions do not hold back root.
        let asNobody = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        return try await Program.execute(
            "/usr/bin/env", asNobody + [Program.path] + arguments + ["--workspace", program.workspace],
            in: program.folder)
    }

    /// Whether nobody may run what root has built.
    private func canLook() async throws -> Bool {
        guard getuid() == 0, try await look(["jobs", "--help"]).status != 0 else { return true }
        print("skipped: the binary can't be run by another user than root")
        return false
    }

    /// Leaves the store as the last process does that ends in order; returns the log as it was before.
    @discardableResult
    private func close() throws -> Data {
        let queue = try DatabaseQueue(path: store)
        try queue.writeWithoutTransaction { try $0.execute(sql: "UPDATE totals SET next_job = next_job + 1") }
        let log = try Data(contentsOf: URL(filePath: store + "-wal"))
        try queue.close()
        try #require(!FileManager.default.fileExists(atPath: store + "-wal"))
        return log
    }

    @Test(arguments: [true, false])
    func `what only looks works, and what writes says why it can't`(isClosed: Bool) async throws {
        guard try await canLook() else { return }
        try close()
        // Whoever has it open keeps log and index beside it.
        let other = isClosed ? nil : try DatabaseQueue(path: store)
        try await other?.writeWithoutTransaction { try $0.execute(sql: "UPDATE totals SET next_job = next_job + 1") }

        for arguments in [
            ["jobs", "list"], ["jobs", "show", "job_1"], ["traces", "show", "job_1"], ["costs"], ["tenants", "list"],
            ["ledger", "verify"],
            ["prompts", "list"], ["console", "--read-only", "--snapshot"],
        ] {
            let ended = try await look(arguments)
            #expect(ended.status == 0, "\(arguments): \(ended.error)")
            #expect(!ended.out.isEmpty, "\(arguments)")
        }
        #expect(try await look(["jobs", "list", "--json"]).rows().count == 1)
        let search = try await look(["traces", "list", "--search", "export"])
        #expect(search.out.contains("trace_1") || search.error.contains("1 new traces were not searched"))
        for arguments in [
            ["submit", "--tenant", "demo", "--feature", "support-answer", "--input", "Hi"],
            ["jobs", "cancel", "job_1"], ["tenants", "grant", "demo", "5"], ["cache", "reset", "support-answer"],
        ] {
            let ended = try await look(arguments)
            #expect(ended.status == 1, "\(arguments)")
            #expect(
                ended.hasRemedy && ended.error.contains("can't be written: it may not be written by this user"),
                "\(arguments): \(ended.error)")
        }
        #expect(try await look(["check", "--offline"]).out.contains("can't write it"))
    }

    @Test func `a log that nobody can read here is told, not left out`() async throws {
        guard try await canLook() else { return }
        let log = try close()
        try log.write(to: URL(filePath: store + "-wal"))

        let ended = try await look(["jobs", "list"])

        #expect(ended.status == 1)
        #expect(ended.hasRemedy && ended.error.contains("chassis.sqlite-wal"), "\(ended.error)")
    }
}
