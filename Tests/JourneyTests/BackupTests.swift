import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

struct BackupTests {
    @Test func `a stopped workspace's store is whole in its one file`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?", "--wait")

        #expect(!FileManager.default.fileExists(atPath: program.workspace + "/chassis.sqlite-wal"))
        #expect(try await jobs(program, store: copied(program)) == 1)
    }

    @Test func `a served workspace's is, once nothing comes any more`() async throws {
        let program = try await Program()
        let server = try program.start("serve", "--port", "0")
        _ = try await program.submit("--input", "How do I export my data?", "--wait")

        // Till the engine has nothing more to write, a second or two later.
        var count = 0
        for _ in 0..<100 where count == 0 {
            try await Task.sleep(for: .milliseconds(100))
            count = (try? await jobs(program, store: copied(program))) ?? 0
        }

        #expect(count == 1)
        server.terminate()
        server.waitUntilExit()
    }

    @Test func `a backup that is made while jobs come opens with its key, and has all up to a moment`() async throws {
        let program = try await Program()
        let worker = try program.start("work")
        _ = try await program.submit("--input", "Write to ann@example.com how I export my data", "--wait")
        let backup = program.folder.file("backup.sqlite")

        async let more = program.submit("--input", "How do I invite a colleague?", "--wait")
        let made = try await program.run("backup", backup, "--json")
        _ = try await more
        let shown = try await program.run("jobs", "show", "job_1", "--json", "--store", "sqlite:\(backup)")
        let verified = try await program.run("ledger", "verify", "--store", "sqlite:\(backup)")

        #expect(made.status == 0, "\(made.error)")
        #expect(try made.rows().first?["key"]?.string == backup + ".key")
        #expect(try shown.rows().first?["output"]?.string?.isEmpty == false)
        #expect(verified.status == 0)
        for file in [backup, backup + ".key"] {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        worker.terminate()
        worker.waitUntilExit()
    }

    @Test func `a backup replaces nothing`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?")
        let backup = program.folder.file("backup.sqlite")
        try "mine".write(toFile: backup, atomically: true, encoding: .utf8)

        let refused = try await program.run("backup", backup)
        let nowhere = try await program.run("backup", program.folder.file("missing/backup.sqlite"))

        #expect(refused.status == 1 && refused.hasRemedy)
        #expect(try String(contentsOfFile: backup, encoding: .utf8) == "mine")
        #expect(nowhere.status == 1 && nowhere.isError, "\(nowhere.error)")
    }

    /// A copy of the store's file and its key, and of nothing else.
    private func copied(_ program: Program) throws -> String {
        let copy = program.folder.file("copy-\(UUID().uuidString).sqlite")
        for end in ["", ".key"] {
            try FileManager.default.copyItem(atPath: program.workspace + "/chassis.sqlite" + end, toPath: copy + end)
        }
        return copy
    }

    private func jobs(_ program: Program, store: String) async throws -> Int {
        try await program.run("jobs", "list", "--json", "--store", "sqlite:\(store)").rows().count
    }
}
