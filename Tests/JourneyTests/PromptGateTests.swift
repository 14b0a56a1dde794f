import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// The gate through the built binary.
@Suite(.timeLimit(.minutes(4)))
struct PromptGateTests {
    private static func prompt(_ system: String) -> String {
        "---\nnote: A try.\n---\n# system\n\(system)\n{{context}}\n\n# user\n{{input}}\n"
    }

    private static func answer(_ text: String) -> Script {
        .json(
            #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"},"#
                + #""finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    /// Version 2 makes the model answer wrongly, version 3 does not.
    private func program(_ server: ScriptedServer) async throws -> Program {
        let program = try await Program(model: server.url)
        let folder = program.workspace + "/prompts/support-answer"
        try Self.prompt("Be wrong.").write(toFile: folder + "/2.md", atomically: true, encoding: .utf8)
        try Self.prompt("Be brief.").write(toFile: folder + "/3.md", atomically: true, encoding: .utf8)
        let lines = (0..<20).map { number in
            #"{"id":"g\#(number)","category":"c\#(number % 2)","input":"Question \#(number)?","expected":"Yes.","#
                + #""scorer":"exact"}"#
        }
        try FileManager.default.createDirectory(
            atPath: program.workspace + "/golden", withIntermediateDirectories: true)
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: program.workspace + "/golden/support-answer.jsonl", atomically: true, encoding: .utf8)
        return program
    }

    @Test func `a worse version is refused with status 3 and the run's name, and a good one passes`() async throws {
        let server = try ScriptedServer { Self.answer($0.body.contains("Be wrong.") ? "No." : "Yes.") }
        defer { server.stop() }
        let program = try await program(server)

        let refused = try await program.run("prompts", "activate", "support-answer", "2")
        let unreasoned = try await program.run("prompts", "activate", "support-answer", "2", "--force")
        let passed = try await program.run("prompts", "activate", "support-answer", "3", "--json")
        let forced = try await program.run(
            "prompts", "activate", "support-answer", "2", "--force", "--reason", "on purpose")

        #expect(refused.status == 3 && refused.hasRemedy, "\(refused.error)")
        #expect(refused.error.contains("run_2") && refused.error.contains("c0 -100 points"))
        #expect(unreasoned.status == 1 && unreasoned.hasRemedy)
        #expect(passed.status == 0, "\(passed.error)")
        #expect(try passed.rows().first?["eval_run"]?.string?.hasPrefix("run_") == true, "\(passed.out)")
        #expect(forced.status == 0)
        let history = try await program.run("prompts", "history", "support-answer", "--json").rows()
        #expect(history.map { $0["version"]?.integer } == [3, 2])
        #expect(history.map { $0["forced"]?.bool } == [false, true])
    }

    @Test func `with a gate on every change, a running process keeps what was approved until the suite has passed`()
        async throws
    {
        let server = try ScriptedServer { Self.answer($0.body.contains("Be wrong.") ? "No." : "Yes.") }
        defer { server.stop() }
        let program = try await program(server)
        try program.edit("features/support-answer.yaml") { $0 + "evals: {gate: change}\n" }
        _ = try await program.run("prompts", "list")
        let worker = try program.start("work")
        defer { if worker.isRunning { worker.terminate() } }
        _ = try await program.submit("--input", "Before the change?", "--wait")

        try program.edit("prompts/support-answer/1.md") { $0.replacing("# system\n", with: "# system\nBe wrong.\n") }
        // Two runs and a look again at what differs: the gate has spoken.
        while try await program.run("evals", "list", "--json").rows().allSatisfy({ $0["verdict"]?.string != "fail" }) {
            try Task.checkCancellation()
        }
        let answer = try await program.submit("--input", "After the change?", "--wait")

        worker.terminate()
        worker.waitUntilExit()
        #expect(worker.terminationReason == .exit && worker.terminationStatus == 0)
        #expect(answer.out == "Yes.\n")
        // The baseline was asked as well, although no file holds it any more.
        let runs = try await program.run("evals", "list", "--json").rows()
        #expect(runs.count == 2)
    }
}
