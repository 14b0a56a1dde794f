import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// `chassis confidence`, `chassis cache` and `chassis try route`, as an operator types them.
@Suite(.timeLimit(.minutes(4)))
struct TrustTests {
    @Test func `before the first answer there is no confidence to look at, and that is said`() async throws {
        let program = try await Program()

        #expect(try await program.run("confidence").out == "No answer was measured in the last 90d.\n")
        #expect(try await program.run("confidence", "fit").out == "No answer was measured in the last 90d.\n")
        let row = try #require(try await program.run("confidence", "--json").rows().first)
        #expect(row["told"]?["answers"]?.integer == 0)
        #expect(row["calibrations"]?.array?.isEmpty == true)
    }

    @Test func `answers and their flags make a reliability curve, a calibration, and take it back`() async throws {
        let program = try await Program()
        for number in 0..<55 {
            let submitted = try await program.submit("--input", "How do I invite colleague number \(number)?")
            #expect(submitted.status == 0)
        }
        let worker = try program.start("work")
        while try await program.jobs().contains(where: { $0["state"] != "completed" }) {}
        worker.terminate()
        let early = try await program.run("confidence", "fit")
        #expect(early.out.contains("support-answer: not fitted, 55 answers with 0 bad ones"), "\(early.out)")

        let ids = try await program.jobs().compactMap { $0["id"]?.string }
        for (number, id) in ids.prefix(6).enumerated() {
            #expect(try await program.run("flag", id, "--reason", "It is wrong.").status == 0)
            let resolved = try await program.run("flags", "resolve", "flag_\(number + 1)", "--verdict", "hallucination")
            #expect(resolved.status == 0, "\(resolved.error)")
        }
        let shown = try await program.run("confidence", "--feature", "support-answer")
        #expect(shown.out.hasPrefix("CONFIDENCE") && shown.out.contains("55 answers, 6 of them bad"), "\(shown.out)")
        let fitted = try await program.run("confidence", "fit")
        #expect(fitted.status == 0)
        #expect(fitted.out.contains("support-answer: fitted on 55 answers"), "\(fitted.out)")
        #expect(try await program.run("confidence").out.contains("calibrated on 55 answers"))
        #expect(try await program.run("confidence", "reset", "support-answer").status == 0)
        #expect(try await program.run("confidence").out.contains("calibrated on") == false)
    }

    @Test func `a feature or a time that is none is named`() async throws {
        let program = try await Program()

        for arguments in [["--feature", "nobody"], ["fit", "--feature", "nobody"], ["reset", "nobody"]] {
            let ended = try await execute(program, ["confidence"] + arguments)
            #expect(ended.status == 1, "\(arguments)")
            #expect(ended.error.contains("'nobody'") && ended.hasRemedy)
        }
        #expect(try await program.run("confidence", "--since", "yesterday").status == 2)
        #expect(try await program.run("confidence", "reset").status == 2)
        #expect(try await program.run("cache", "reset", "nobody").status == 1)
        #expect(try await program.run("cache", "reset").status == 2)
    }

    @Test func `the list of semantic caches says how to have one, counts hits, and counts from nothing again`()
        async throws
    {
        let program = try await Program()
        let none = try await program.run("cache")
        #expect(none.status == 0)
        #expect(none.out.contains("cache: {semantic: true}"))
        #expect(try await program.run("cache", "--json").out == "")

        try program.edit("features/support-answer.yaml") {
            $0.replacing("cache: {ttl: 1h, stale_on_failure: true}", with: "cache: {ttl: 1h, semantic: true}")
        }
        let fresh = try #require(try await program.run("cache", "--json").rows().first)
        #expect(fresh["feature"]?.string == "support-answer")
        #expect(fresh["hits"]?.integer == 0 && fresh["off"] == .null)
        for question in ["How do I invite a colleague?", "How do I invite a colleague, please?"] {
            #expect(try await program.submit("--input", question, "--wait").status == 0)
        }
        let jobs = try await program.jobs()
        #expect(jobs.contains { $0["cache"] == "semantic" })
        let table = try await program.run("cache").out
        #expect(table.hasPrefix("FEATURE") && table.contains("on from 0."), "\(table)")
        #expect(table.contains("about the asker's own things (unless personal: true)"))
        #expect(try await program.run("cache", "--json").rows().first?["hits"]?.integer == 1)

        let reset = try await program.run("cache", "reset", "support-answer")
        #expect(reset.out == "support-answer: counts from nothing again\n")
        #expect(try await program.run("cache", "--json").rows().first?["hits"]?.integer == 0)
    }

    @Test func `a route is explained line by line, and a mistake in its place`() async throws {
        let program = try await Program()
        let long = String(repeating: "Compare both contracts, clause by clause. ", count: 20_000)
        let lines = [
            #"{"feature":"support-answer","input":"How do I invite a colleague?","tenant":"demo"}"#,
            #"{"feature":"nobody","input":"Hi"}"#, #"{"input":"Hi"}"#, #"{"feature":"support-answer"}"#,
            #"{"feature":"support-answer","input":"Hi","tenant":"nobody"}"#,
            #"{"feature":"support-answer","input":"\#(long)"}"#,
        ]

        let ended = try await program.run("try", "route", input: Array(lines.joined(separator: "\n").utf8))

        #expect(ended.status == 0)
        let rows = try ended.rows()
        #expect(rows.map { $0["error"] == nil } == [true, false, false, false, false, true])
        let row = try #require(rows.first)
        #expect(row["tier"]?.string == "local" && row["models"]?[0]?.string == "extractive")
        #expect(row["steps"]?.array?.last?.string == "asked in this order: extractive")
        #expect(row["reason"]?.string?.isEmpty == false && row["parts"]?.array != nil)
        #expect(rows[1]["error"]?.string?.contains("'nobody'") == true)
        // Whose data rules would hold?
        #expect(rows[4]["error"]?.string?.contains("no tenant 'nobody'") == true)
        #expect(try #require(rows[5]["tokens"]?.integer) > 100_000)
        #expect(try await program.run("try", "route").out == "")
        // A look makes no store.
        #expect(!FileManager.default.fileExists(atPath: program.workspace + "/chassis.sqlite"))
    }

    private func execute(_ program: Program, _ arguments: [String]) async throws -> Program.Ended {
        try await Program.execute(
            Program.path, arguments + ["--workspace", program.workspace], in: program.folder)
    }
}
