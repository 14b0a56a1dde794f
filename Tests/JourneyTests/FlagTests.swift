import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// From a bad answer to a line of a golden dataset.
@Suite(.timeLimit(.minutes(4)))
struct FlagTests {
    @Test func `a flagged answer is reviewed and becomes a masked sample, once`() async throws {
        let program = try await Program()
        let asked = try await program.submit(
            "--wait", "--json", "--input", "I am ada@example.com. How do I export my data?")
        let trace = try #require(try asked.rows().first?["trace"]?.string)

        let flagged = try await program.run(
            "flag", trace, "--reason", "ada@example.com got nonsense", "--expected", "Settings", "--json")
        #expect(flagged.status == 0, "\(flagged.error)")
        #expect(try flagged.rows().first?["reason"] == "⟦EMAIL_1⟧ got nonsense")
        #expect(try await program.run("flags", "assign", "flag_1", "--to", "ada").status == 0)
        for _ in 0..<2 {
            let resolved = try await program.run(
                "flags", "resolve", "flag_1", "--verdict", "hallucination", "--to-golden", "reviewed")
            #expect(resolved.status == 0, "\(resolved.error)")
        }
        #expect(
            try await program.run("golden", "add", trace, "--suite", "reviewed", "--expected", "Settings").status == 0)

        let row = try #require(try await program.run("flags", "list", "--resolved", "--json").rows().first)
        #expect(row["verdict"] == "hallucination")
        #expect(row["sample"] == "reviewed/flag-1")
        #expect(row["owner"] == "ada")
        let lines = try String(contentsOfFile: program.workspace + "/golden/reviewed.jsonl", encoding: .utf8)
            .split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(lines.map { $0["id"]?.string } == ["flag-1", "trace-1"])
        #expect(lines.first?["input"] == "I am ⟦EMAIL_1⟧. How do I export my data?")
        #expect(lines.first?["scorer"] == "contains")
        #expect(try await program.run("golden", "check").status == 0)
        let reopened = try await program.run("flags", "reopen", "flag_1")
        #expect(reopened.out == "flag_1 is open; its sample reviewed/flag-1 stays in the suite\n")
    }

    @Test func `what can't be flagged or resolved is refused with a remedy`() async throws {
        let program = try await Program()
        _ = try await program.submit("--wait", "--input", "How do I export my data?")

        for (arguments, status) in [
            (["flag", "trace_99", "--reason", "x"], 1), (["flag", "trace_1", "--reason", "  "], 1),
            (["flag", "trace_1"], 2), (["flags", "resolve", "7", "--verdict", "prompt"], 1),
            (["flags", "resolve", "x", "--verdict", "prompt"], 2), (["flags", "list", "--open", "--resolved"], 2),
            (["golden", "add", "trace_1", "--suite", "s"], 1),
            (["golden", "add", "trace_1", "--suite", "../../s", "--expected", "x"], 1),
        ] {
            let ended = try await Program.execute(
                Program.path, arguments + ["--workspace", program.workspace], in: program.folder)
            #expect(ended.status == Int32(status), "\(arguments): \(ended.error)")
            #expect(ended.isError, "\(ended.error)")
        }
        #expect(try await program.run("flags", "list", "--json").rows().isEmpty)
    }
}
