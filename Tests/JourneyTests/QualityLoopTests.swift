import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// From a wrong answer to a better prompt, in one console that is never left.
@Suite(.timeLimit(.minutes(4)), .serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt install tmux"))
struct QualityLoopTests {
    /// Answers as its prompt's version tells it to.
    @Sendable private static func model(_ request: RecordedRequest) -> Script {
        let answer = request.body.contains("Name the menu") ? "Open Settings, then Data." : "Ask somebody else."
        return .json(
            #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"\#(answer)"},"#
                + #""finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    @Test func `an answer is flagged, becomes a sample, and a new version that passes it is put in force`() async throws
    {
        let server = try ScriptedServer(Self.model)
        defer { server.stop() }
        let program = try await Program(model: server.url)
        try program.edit("chassis.yaml") {
            $0.replacing(
                "hosted-model: {provider: hosted}",
                with: "hosted-model: {provider: hosted, prices: [{from: 2020-01-01, input: 1, output: 1}]}")
        }
        try program.edit("features/support-answer.yaml") {
            $0.replacing("cache: {ttl: 1h, stale_on_failure: true}", with: "cache: off")
        }
        #expect(try await program.submit("--input", "How do I export my data?", "--wait").status == 0)
        let terminal = try await Tmux("\(Program.path) console --workspace \(program.workspace)")
        try await terminal.screen("the job shows") { $0.contains("job_1") && $0.contains("completed") }

        // A wrong answer is flagged.
        try await terminal.press("f")
        try await terminal.screen("it asks why") { $0.contains("what is wrong with job_1") }
        try await terminal.type("It does not say where.")
        try await terminal.press("Enter")
        try await terminal.screen("it asks for the right answer") { $0.contains("what should it have been") }
        try await terminal.type("Open Settings, then Data.")
        try await terminal.press("Enter")
        try await terminal.screen("the flag is told") { $0.contains("flag_1") }

        // It is reviewed, and leaves a golden sample.
        try await terminal.press("5")
        try await terminal.screen("it waits in Review") { $0.contains("It does not say where.") }
        try await terminal.press("g")
        try await terminal.screen("it asks for the suite") {
            $0.contains("olden suite")
        }
        try await terminal.press("Enter")
        try await terminal.screen("it offers the right answer") { $0.contains("expected answer") }
        try await terminal.press("Enter")
        try await terminal.screen("the sample is made") { $0.contains("is a golden sample now") }
        try await terminal.press("v")
        try await terminal.screen("it asks for the verdict") { $0.contains("Verdict on flag_1") }
        try await terminal.press("p")
        try await terminal.screen("no flag is open any more") { !$0.contains("Verdict on flag_1") }

        // A run fails on it.
        try await terminal.press("4")
        try await terminal.screen("Evals shows") { $0.contains("N") && $0.contains("support-answer") }
        try await startRun(terminal)
        try await terminal.screen("the run fails the sample") { $0.contains("run_1") && $0.contains("done") }
        let first = try await program.run("evals", "list", "--json").rows().first
        #expect(first?["passed"]?.integer == 0)

        // Somebody writes a better version; the running console takes it.
        try FileManager.default.copyItem(
            atPath: program.workspace + "/prompts/support-answer/1.md",
            toPath: program.workspace + "/prompts/support-answer/2.md")
        try program.edit("prompts/support-answer/2.md") {
            $0.replacing("The first version.", with: "Names the menu.")
                .replacing("Use only the help pages below;", with: "Name the menu. Use only the help pages below;")
        }
        try await terminal.press("6")
        try await terminal.screen("the new version is there") { $0.contains("Names the m") }

        // A run passes.
        try await terminal.press("4")
        try await startRun(terminal)
        try await terminal.screen("the run passes against the first") { $0.contains("run_2") && $0.contains("pass") }

        // It is put in force, through its gate.
        try await terminal.press("6")
        try await terminal.screen("Prompts shows") { $0.contains("Names the m") }
        try await terminal.press("g")
        try await terminal.press("A")
        try await terminal.screen("it asks for the share") { $0.contains("share of jobs") }
        try await terminal.press("Enter")
        try await terminal.screen("it asks once more") { $0.contains("y") && $0.contains("v2") }
        try await terminal.press("y")
        await wait {
            try await program.run("prompts", "list", "--json").rows().contains { row in
                row["version"] == 2 && (row["share"]?.double ?? 0) == 1
            }
        }

        // A new job's trace names the new version.
        #expect(try await program.submit("--input", "Where is the export?", "--wait").status == 0)
        let job = try #require(try await program.run("jobs", "list", "--json").rows().last)
        let id = try #require(job["id"]?.string)
        let trace = try await program.run("traces", "show", id, "--json").rows().first
        #expect(trace?["prompt_version"]?.integer == 2)
        #expect(trace?["final"]?.string == "Open Settings, then Data.")
        try await terminal.press("1")
        try await terminal.type("/id:\(id)")
        try await terminal.press("Enter")
        try await terminal.screen("the job is found") { $0.contains("1 of 1 job") && $0.contains(id) }
        try await terminal.press("Enter")
        try await terminal.screen("its trace names the version") {
            $0.contains("support-answer@2") && $0.contains("Name the menu.")
        }
        await terminal.end()
    }

    /// `N`, the suite, the bundle on top (the newest version), its own models, the cap as offered, yes.
    private func startRun(_ terminal: Tmux) async throws {
        try await terminal.press("N")
        try await terminal.screen("it asks for the suite") { $0.contains("New run of which suite?") }
        try await terminal.press("Enter")
        try await terminal.screen("it asks for the bundle") { $0.contains("Which bundle answers?") }
        try await terminal.press("Enter")
        try await terminal.screen("it asks for the models") { $0.contains("Which models are asked?") }
        try await terminal.press("Enter")
        try await terminal.screen("it asks for the cap") { $0.contains("cost cap in dollars") }
        try await terminal.press("Enter")
        try await terminal.screen("it asks once more") { $0.contains("Start a run?") }
        try await terminal.press("y")
    }

    /// Until a condition of the store holds, or half a minute is over; what follows tells which.
    private func wait(until isMet: () async throws -> Bool) async {
        for _ in 0..<300 {
            if (try? await isMet()) == true { return }
            // Another process changes it; there is nothing here to wait for.
            try? await Task.sleep(for: .milliseconds(100))
        }
    }
}
