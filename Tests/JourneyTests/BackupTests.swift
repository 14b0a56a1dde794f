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

    @Test func `of a damaged store the store is named, not the copy`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", String(repeating: "How do I export my data? ", count: 100), "--wait")
        let path = program.workspace + "/chassis.sqlite"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0x5A, count: bytes.count - 4096))
        try bytes.write(to: URL(filePath: path))

        let ended = try await program.run("backup", program.folder.file("copy.sqlite"))

        #expect(ended.status == 1)
        #expect(ended.error.contains(path) && !ended.error.contains("copy.sqlite"), "\(ended.error)")
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

    @Test func `a backup takes the place of a store that a crash left with its log, which is set aside`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?", "--wait")
        let backup = program.folder.file("backup.sqlite")
        _ = try await program.run("backup", backup)
        let worker = try program.start("work")
        _ = try await program.submit("--input", "How do I invite a colleague?", "--wait")
        kill(worker.processIdentifier, SIGKILL)
        worker.waitUntilExit()
        #expect(FileManager.default.fileExists(atPath: program.workspace + "/chassis.sqlite-wal"))

        let planned = try await program.run("restore", backup, "--dry-run")
        let unasked = try await program.run("restore", backup)
        let restored = try await program.run("restore", backup, "--yes", "--json")

        #expect(planned.status == 0 && unasked.status == 2)
        #expect(restored.status == 0, "\(restored.error)")
        let aside = try #require(try restored.rows().first?["set_aside"]?.string)
        #expect(try await jobs(program, store: program.workspace + "/chassis.sqlite") == 1)
        #expect(try await jobs(program, store: aside) == 2)
        #expect(try await program.run("ledger", "verify").status == 0)
        // What was sealed opens with the key that came with it.
        #expect(try await program.run("jobs", "show", "job_1", "--json").rows().first?["output"]?.string != nil)
        _ = try await program.submit("--input", "How do I change my plan?", "--wait")
    }

    @Test func `a store that is open is not replaced, nor one by a file that is no whole store`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?", "--wait")
        let backup = program.folder.file("backup.sqlite")
        _ = try await program.run("backup", backup)
        let server = try program.start("serve", "--port", "0")
        _ = try await program.submit("--input", "How do I invite a colleague?", "--wait")

        let open = try await program.run("restore", backup, "--yes")
        server.terminate()
        server.waitUntilExit()
        #expect(
            open.status == 1 && open.hasRemedy && open.error.contains("\(server.processIdentifier)"), "\(open.error)")

        var bytes = try Data(contentsOf: URL(filePath: backup))
        for place in stride(from: 8192, to: bytes.count - 4096, by: 512) { bytes[place] ^= 0x5A }
        let damaged = program.folder.file("damaged.sqlite")
        try bytes.write(to: URL(filePath: damaged))
        let other = program.folder.file("notes.txt")
        try "notes".write(toFile: other, atomically: true, encoding: .utf8)
        for file in [damaged, other, program.folder.file("missing"), program.workspace + "/chassis.sqlite"] {
            let refused = try await program.run("restore", file, "--yes")
            #expect(refused.status == 1 && refused.hasRemedy, "\(file): \(refused.error)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: program.workspace)
        #expect(!names.contains { $0.contains("before-") || $0.contains("restoring") }, "\(names)")
        #expect(try await jobs(program, store: program.workspace + "/chassis.sqlite") == 2)
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
