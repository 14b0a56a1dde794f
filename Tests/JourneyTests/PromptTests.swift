import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5)))
struct PromptJourneyTests {
    private static let second = """
        ---
        note: Says who speaks.
        labels: [signed]
        ---
        # system
        You speak for the second version.
        {{context}}

        # user
        {{input}}

        """

    private func program() async throws -> Program {
        let program = try await Program()
        try Self.second.write(
            toFile: program.workspace + "/prompts/support-answer/2.md", atomically: true, encoding: .utf8)
        return program
    }

    /// Submits a question to whoever works the queue, and reads back which version answered it.
    private func version(_ program: Program, _ question: String) async throws -> Int64? {
        let job = try await program.submit("--input", question, "--wait", "--json")
        let id = try #require(try job.rows().first?["id"]?.string, "\(job.error)")
        let trace = try #require(try await program.run("traces", "show", id, "--json").rows().first)
        let system = trace["prompt"]?[0]?["content"]?.string ?? ""
        let version = trace["prompt_version"]?.integer
        #expect(system.contains("second version") == (version == 2))
        return version
    }

    @Test func `a switch and its way back are in force in a process that runs, without a restart`() async throws {
        let program = try await program()
        let worker = try program.start("work")
        defer { worker.terminate() }
        let before = try await version(program, "How do I export data?")

        let switched = try await program.run("prompts", "activate", "support-answer", "2", "--reason", "try it")
        // The other process hears of it by itself, a moment after the command has returned.
        var number = 1
        while try await version(program, "How do I change plan number \(number)?") != 2 { number += 1 }
        let back = try await program.run("prompts", "rollback", "support-answer")
        while try await version(program, "How do I cancel plan number \(number)?") != 1 { number += 1 }

        #expect(before == 1)
        #expect(switched.status == 0 && switched.out.contains("support-answer@2 is in force"))
        #expect(back.status == 0 && back.out.contains("support-answer@1 is in force again"))
        let history = try await program.run("prompts", "history", "support-answer", "--json").rows()
        #expect(history.map { $0["version"]?.integer } == [2, 1])
        #expect(history.first?["reason"]?.string == "try it")
    }

    @Test func `a version edited since its activation is told by list, check and trace, until it is activated again`()
        async throws
    {
        let program = try await program()
        _ = try await program.run("prompts", "activate", "support-answer", "2")
        try program.edit("prompts/support-answer/2.md") { $0.replacing("You speak", with: "You always speak") }

        let listed = try await program.run("prompts", "list", "--json")
        let checked = try await program.run("check", "--offline", "--json").rows()
        let job = try await program.submit("--input", "How do I export data?", "--wait", "--json")
        let id = try #require(try job.rows().first?["id"]?.string, "\(job.error)")
        let trace = try #require(try await program.run("traces", "show", id, "--json").rows().first)
        _ = try await program.run("prompts", "activate", "support-answer", "2")
        let again = try await program.run("prompts", "list", "--json")
        let history = try await program.run("prompts", "history", "support-answer", "--json").rows()

        let second = try listed.rows().first { $0["version"]?.integer == 2 }
        #expect(second?["edited_since_activation"] == true)
        #expect(
            listed.error.contains("prompts/support-answer/2.md was edited since support-answer@2 was activated at 2"))
        #expect(
            checked.contains { $0["level"] == "warning" && $0["message"]?.string?.contains("2.md was edited") == true })
        #expect(trace["prompt_text_hash"] == second?["text_hash"] && trace["prompt_text_hash"]?.string?.count == 12)
        #expect(try again.rows().allSatisfy { $0["edited_since_activation"] == false } && again.error.isEmpty)
        #expect(history.map { $0["text_hash"] }.last == second?["text_hash"])
        #expect(Set(history.map { $0["text_hash"]?.string }).count == 2)
    }

    @Test func `versions are listed, shown and compared, and mistakes are told with a way on`() async throws {
        let program = try await program()
        _ = try await program.run("prompts", "activate", "support-answer", "2", "--canary", "25%")

        let rows = try await program.run("prompts", "list", "--json").rows().filter {
            $0["prompt"]?.string == "support-answer"
        }
        let diff = try await program.run("prompts", "diff", "support-answer", "1", "2")
        let shown = try await program.run("prompts", "show", "support-answer@2", "--json").rows()
        let trial = try await program.run("prompts", "ab", "support-answer")
        let written = try await program.run("prompts", "show", "support-answer")
        try written.out.write(
            toFile: program.workspace + "/prompts/support-answer/3.md", atomically: true, encoding: .utf8)
        let copied = try await program.run("prompts", "diff", "support-answer", "1", "3", "--json").rows()

        #expect(rows.map { $0["share"]?.double } == [0.75, 0.25])
        #expect(rows.last?["labels"]?.array?.count == 1)
        #expect(diff.status == 0 && diff.out.contains("+ You speak for the second version."))
        #expect(shown.first?["system"]?.string?.hasPrefix("You speak") == true)
        #expect(written.out.hasPrefix("---\n"), "what is piped is a file, without figures above it")
        #expect(copied.first?["identical"] == true)
        #expect(trial.status == 0 && trial.out.contains("Too few jobs"))
        let ended = try await program.run("prompts", "rollback", "support-answer")
        #expect(ended.status == 0)
        for (arguments, status) in [
            (["activate", "suport-answer", "2"], Int32(1)), (["activate", "support-answer", "9"], 1),
            (["activate", "support-answer", "x"], 2), (["activate", "support-answer", "2", "--canary", "lots"], 2),
            (["activate", "support-answer", "2", "--canary", "100%"], 2), (["diff", "support-answer", "1", "7"], 1),
            (["activate", "support-answer", "2", "--force"], 1), (["history", "nothing"], 1), (["show", "x@y"], 1),
        ] {
            let refused = try await Program.execute(
                Program.path, ["prompts"] + arguments + ["--workspace", program.workspace], in: program.folder)
            #expect(refused.status == status && refused.isError, "\(arguments): \(refused.error)")
        }
    }
}
