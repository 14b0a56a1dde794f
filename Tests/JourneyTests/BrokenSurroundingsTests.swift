import ChassisCore
import ChassisTestSupport
import Foundation
import GRDB
import Testing

/// A workspace, a store or a disk that is not as it should be.
@Suite(.timeLimit(.minutes(4)))
struct BrokenSurroundingsTests {
    @Test func `mistakes in several files are all named with file and line, and nothing is begun`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { $0.replacing("plan: starter", with: "plan: stater") + "colour: red\n" }
        try program.edit("features/support-answer.yaml") { $0.replacing("credits: 1", with: "credits: many") }

        let ended = try await program.submit("--input", "Hi")

        #expect(ended.status == 1)
        let lines = ended.error.split(separator: "\n").filter { $0.hasPrefix("chassis: ") }
        #expect(lines.count == 3, "\(ended.error)")
        #expect(
            lines.allSatisfy { $0.wholeMatch(of: /chassis: (chassis|features\/support-answer)\.yaml:\d+: .+/) != nil })
        #expect(lines.contains { $0.contains("stater") } && lines.contains { $0.contains("colour") })
        #expect(!FileManager.default.fileExists(atPath: program.workspace + "/chassis.sqlite"))
        #expect(try await program.run("check").status == 1)
    }

    @Test(arguments: ["\tname: x", "name: [", "", "- a\n- b\n", "a: &x [*x, *x]\n", "\u{0}\u{1}"])
    func `a file that is no workspace is an error, not a crash`(text: String) async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { _ in text }

        let ended = try await program.run("jobs", "list")

        #expect(ended.status == 1)
        #expect(ended.isError && ended.error.contains("chassis.yaml:"), "\(ended.error)")
    }

    @Test(arguments: [
        "sqlite:/proc/nowhere/chassis.sqlite", "sqlite:chassis.yaml/store", "sqlite:", "postgres://x", "x",
    ])
    func `a store that can't be had is an error with a remedy`(url: String) async throws {
        let program = try await Program()

        let ended = try await program.submit("--input", "Hi", "--store", url)

        #expect(ended.status == 1)
        #expect(ended.hasRemedy, "\(ended.error)")
    }

    @Test(.enabled(if: getuid() != 0, "permissions do not hold back root"))
    func `a read-only folder is named`() async throws {
        let program = try await Program()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: program.workspace)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.workspace) }

        let ended = try await program.submit("--input", "Hi")

        #expect(ended.status == 1)
        #expect(ended.hasRemedy, "\(ended.error)")
    }

    @Test func `a store of a later version is left alone`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        let path = program.workspace + "/chassis.sqlite"
        let file = try DatabaseQueue(path: path)
        try await file.write { try $0.execute(sql: "PRAGMA user_version = 999") }
        try file.close()

        for ended in [try await program.submit("--input", "Hi"), try await program.run("jobs", "list")] {
            #expect(ended.status == 1)
            #expect(ended.hasRemedy && ended.error.contains("999"), "\(ended.error)")
        }
        #expect(try await program.run("check").status == 1)
    }

    @Test(arguments: ["SQLite format 3\u{0}and then nonsense", "Dear diary, today I was a text file."])
    func `a file that is no store is refused and left as it is`(text: String) async throws {
        let program = try await Program()
        let path = program.workspace + "/chassis.sqlite"
        try text.write(toFile: path, atomically: true, encoding: .utf8)

        let ended = try await program.submit("--input", "Hi")

        #expect(ended.status == 1)
        #expect(ended.isError, "\(ended.error)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `without its key a store takes nothing, and its lists still open`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        let key = program.workspace + "/chassis.sqlite.key"
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")

        let refused = try await program.submit("--input", "Hi")
        let check = try await program.run("check")
        let list = try await program.jobs()
        #expect(refused.status == 1)
        #expect(refused.hasRemedy && refused.error.contains("chassis.sqlite.key"), "\(refused.error)")
        #expect(check.status == 1 && check.out.contains("backup"))
        #expect(list.count == 1)
        #expect(!FileManager.default.fileExists(atPath: key))

        try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
        #expect(try await program.submit("--input", "How do I invite?", "--wait").status == 0)
    }

    @Test func `a disk that is full refuses the job, and what was there is whole`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        let words = (0..<1200).map { "\($0 * 7919 % 10007)" }.joined(separator: " ")
        let path = try program.folder.write(words, to: "words")

        // A limit on the size of files, in blocks of 512 bytes, fails writes as a full disk does.
        let refused = try await program.shell(
            """
            trap '' XFSZ; ulimit -f 66
            exec "$0" submit --workspace "$1" --tenant demo --feature support-answer --file '\(path)'
            """)

        #expect(refused.status == 1)
        #expect(refused.isError, "\(refused.error)")
        #expect(try await program.jobs().count == 1)
        #expect(try await program.run("ledger", "verify").status == 0)
        #expect(try await program.submit("--file", path, "--wait").status == 0)
    }

    @Test func `a provider that is not there fails the job in the end, with the provider's name`() async throws {
        // The port of a server that has gone.
        let gone = try ScriptedServer { _ in .close }
        gone.stop()
        let program = try await Program(model: gone.url, settings: "engine: {backoff: 10ms, max_backoff: 20ms}\n")

        let ended = try await program.submit("--input", "How do I export data?", "--wait")

        #expect(ended.status == 1)
        #expect(ended.hasRemedy && ended.error.contains("hosted"), "\(ended.error)")
        let job = try #require(try await program.jobs().first)
        #expect(job["attempts"]?.integer == 3)
        #expect(job["error"]?["code"]?.string == "provider_unreachable")
        #expect(job["credits_millicredits"]?.integer == 0)
    }
}
