import ChassisCore
import ChassisTestSupport
import Foundation
import GRDB
import Testing

/// A store that an older version of Chassis made, under today's program.
@Suite(.timeLimit(.minutes(4)))
struct UpgradeTests {
    /// A workspace with an answered job, whose store lacks what the last change of the tables brought.
    private func older() async throws -> (program: Program, path: String, format: Int) {
        let program = try await Program()
        #expect(try await program.submit("--input", "How do I export my data?", "--wait").status == 0)
        let path = program.workspace + "/chassis.sqlite"
        let file = try DatabaseQueue(path: path)
        let newest = try await file.write { database in
            let newest = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            try database.execute(sql: "DROP INDEX job_failed_at")
            try database.execute(sql: "PRAGMA user_version = \(newest - 1)")
            return newest
        }
        try file.close()
        return (program, path, newest - 1)
    }

    private func format(of path: String) throws -> Int? {
        let file = try DatabaseQueue(path: path)
        defer { try? file.close() }
        return try file.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test func `looking and submitting convert nothing, and say what does`() async throws {
        let (program, path, older) = try await older()

        for arguments in [
            ["jobs", "list"], ["traces", "list"], ["costs"], ["ledger", "verify"], ["check", "--offline"],
            ["console", "--snapshot"], ["submit", "--tenant", "demo", "--feature", "support-answer", "--input", "Hi"],
        ] {
            let ended = try await Program.execute(
                Program.path, arguments + ["--workspace", program.workspace], in: program.folder)
            #expect(ended.status == 1, "\(arguments)")
            let text = ended.out + ended.error
            #expect(text.contains("has format \(older)") && text.contains("chassis upgrade"), "\(text)")
        }
        #expect(try format(of: path) == older)
    }

    @Test func `a backup saves the store as it is, before anything converts it`() async throws {
        let (program, path, older) = try await older()
        let copy = program.folder.file("copy.sqlite")

        let saved = try await program.run("backup", copy)

        #expect(saved.status == 0, "\(saved.error)")
        #expect(try format(of: copy) == older && format(of: path) == older)
        #expect(FileManager.default.fileExists(atPath: copy + ".key"))
    }

    @Test func `an upgrade converts it and keeps it as it was, and a second one needs nothing`() async throws {
        let (program, path, older) = try await older()

        let done = try await program.run("upgrade", "--json")
        let again = try await program.run("upgrade")
        let listed = try await program.jobs()

        let row = try #require(try done.rows().first, "\(done.error)")
        #expect(row["from"]?.integer == Int64(older) && row["to"]?.integer == Int64(older + 1))
        let copy = try #require(row["copy"]?.string)
        #expect(copy == path + ".format-\(older)")
        #expect(try format(of: copy) == older && format(of: path) == older + 1)
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(again.status == 0 && again.out.contains("needs nothing"))
        #expect(listed.first?["state"]?.string == "completed")
    }

    @Test func `beneath a process that has it open nothing is converted`() async throws {
        let (program, path, older) = try await older()
        // As a server of the older version has it: in the log's mode, by a pool.
        let server = try DatabasePool(path: path)
        _ = try await server.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM job") }

        let upgrade = try await program.run("upgrade")
        let work = try await program.run("work")

        for ended in [upgrade, work] {
            #expect(ended.status == 1 && ended.hasRemedy, "\(ended.error)")
            #expect(ended.error.contains("another process has it open"))
        }
        #expect(try await server.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == older)
        try await server.write { try $0.execute(sql: "UPDATE job SET version = version") }
        try server.close()
        #expect(try await program.run("upgrade", "--no-copy").status == 0)
        #expect(!FileManager.default.fileExists(atPath: path + ".format-\(older)"))
    }

    @Test func `whoever serves converts it, and says so`() async throws {
        let (program, path, older) = try await older()

        let ended = try await program.shell(
            "\"$0\" work --workspace \"$1\" & pid=$!; sleep 3; kill $pid; wait $pid")

        #expect(ended.error.contains("converted from format \(older) to \(older + 1)"), "\(ended.error)")
        #expect(try format(of: path) == older + 1)
    }
}
