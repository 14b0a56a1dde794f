import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// The console on a real terminal.
@Suite(
    .timeLimit(.minutes(4)), .serialized,
    .enabled(if: Tmux.isInstalled, "needs tmux: apt install tmux"))
struct ConsoleTests {
    private func start(_ program: Program, _ options: String = "", type: String? = nil) async throws -> Tmux {
        try await Tmux(
            (type.map { "TERM=\($0) " } ?? "")
                + "\(Program.path) console --workspace \(program.workspace) \(options); echo left=$?; stty -a | tr ' ' '\\n' | grep -x icanon"
        )
    }

    private func filled(_ questions: String...) async throws -> Program {
        let program = try await Program()
        for question in questions {
            #expect(try await program.submit("--input", question, "--wait").status == 0)
        }
        return program
    }

    @Test func `a job submitted elsewhere is run by the console and its trace opens`() async throws {
        let program = try await Program()
        let terminal = try await start(program)
        try await terminal.screen("the empty screen says what to do") { $0.contains("submit") }

        #expect(try await program.submit("--input", "How do I export data? I am jo@example.com").status == 0)
        try await terminal.screen("the job moves to its end by itself") {
            $0.contains("job_1") && $0.contains("completed")
        }
        try await terminal.press("Enter")
        let trace = try await terminal.screen("Enter opens the trace") {
            $0.contains("Prompt") && $0.contains("Timeline")
        }

        #expect(trace.contains("⟦EMAIL_1⟧") && !trace.contains("jo@example.com"))
        try await terminal.press("Escape")
        try await terminal.screen("Esc leads back") { $0.contains("completed") && !$0.contains("Timeline") }
        try await terminal.press("q")
        try await terminal.screen("q leaves and the terminal is as it was") {
            $0.contains("left=0") && $0.contains("icanon")
        }
        #expect(try await terminal.fact("alternate_on") == "0")
        await terminal.end()
    }

    @Test func `a console takes the queue over when the process that worked it is killed`() async throws {
        let program = try await Program()
        let worker = try program.start("work")
        // A console that came first would work the queue itself.
        while try await program.run("check").out.contains("no process works") { try Task.checkCancellation() }
        let terminal = try await start(program)
        try await terminal.screen("somebody else serves") { $0.contains("served by another process") }

        // Nothing is written by a killed process, nor by anybody else: the store stands still.
        kill(worker.processIdentifier, SIGKILL)
        try await terminal.screen("this console works now") { $0.contains("engine idle") }

        let ended = try await program.submit("--input", "How do I export data?", "--wait")
        #expect(ended.status == 0, "\(ended.error)")
        try await terminal.press("q")
        try await terminal.screen("and it ends like any other") { $0.contains("left=0") }
        await terminal.end()
    }

    @Test func `a console that only looks says that nobody works the queue any more`() async throws {
        let program = try await Program()
        let worker = try program.start("work")
        let terminal = try await start(program, "--no-engine")
        try await terminal.screen("somebody else serves") { $0.contains("served by another process") }

        kill(worker.processIdentifier, SIGKILL)

        try await terminal.screen("and nobody does any more") { $0.contains("no engine") }
        await terminal.end()
    }

    @Test func `a filter narrows the rows and says what it does not understand`() async throws {
        let program = try await filled("How do I export data?", "How do I start?")
        let terminal = try await start(program, "--no-engine")
        try await terminal.screen("both jobs show") { $0.contains("job_1") && $0.contains("job_2") }

        try await terminal.type("/id:job_2")
        try await terminal.screen("the rows follow the typing") { !$0.contains("job_1 ") && $0.contains("job_2") }
        try await terminal.press("Escape")
        try await terminal.type("/tenat:demo")
        try await terminal.screen("an unknown field brings a suggestion") {
            $0.contains("tenant") && $0.contains("tenat")
        }

        await terminal.end()
    }

    @Test(arguments: [(80, 24), (40, 12), (200, 50)])
    func `the console follows the size of its terminal`(width: Int, height: Int) async throws {
        let program = try await filled("How do I export data?")
        let terminal = try await start(program, "--no-engine")
        try await terminal.screen("the job shows") { $0.contains("job_1") }

        try await terminal.resize(width: width, height: height)
        let screen = try await terminal.screen("the frame fits") { $0.contains("job_1") }

        #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count <= height + 1)
        await terminal.end()
    }

    @Test(arguments: ["TERM", "HUP", "INT", "SEGV"])
    func `whatever ends the console, the terminal comes back`(signal: String) async throws {
        let program = try await filled("How do I export data?")
        let terminal = try await start(program, "--no-engine")
        try await terminal.screen("the job shows") { $0.contains("job_1") }
        #expect(try await terminal.fact("alternate_on") == "1")

        _ = try await program.shell("pkill -\(signal) -f \"console --workspace $1\"")

        try await terminal.screen("the shell goes on, in line mode") { $0.contains("left=") && $0.contains("icanon") }
        #expect(try await terminal.fact("alternate_on") == "0")
        #expect(try await terminal.fact("cursor_flag") == "1")
        await terminal.end()
    }

    @Test(arguments: ["vt100", "linux"])
    func `a terminal without a screen of its own is left with a clean last line`(type: String) async throws {
        let program = try await filled("How do I export data?")
        let terminal = try await start(program, "--no-engine", type: type)
        try await terminal.screen("the job shows") { $0.contains("job_1") && $0.contains("? help") }

        try await terminal.press("q")

        let screen = try await terminal.screen("the shell goes on") { $0.contains("left=0") }
        #expect(!screen.contains("? help"), "\(screen)")
        await terminal.end()
    }

    @Test func `a console that gives a running job back says so, and that it need not be waited for`() async throws {
        let server = try ScriptedServer { _ in .hang }
        defer { server.stop() }
        let program = try await Program(model: server.url)
        _ = try await program.submit("--input", "How do I export data?")
        let terminal = try await start(program)
        try await terminal.screen("the job runs") { $0.contains("engine working 1") }

        try await terminal.press("q")

        try await terminal.screen("it says what it waits for") {
            $0.contains("giving back 1 running job … ^C leaves at once")
        }
        await terminal.end()
    }

    @Test func `Ctrl-Z gives the terminal to the shell and fg brings the console back`() async throws {
        let program = try await filled("How do I export data?")
        let terminal = try await start(program, "--no-engine")
        try await terminal.screen("the job shows") { $0.contains("job_1") }

        try await terminal.press("C-z")
        try await terminal.screen("the shell is back") { !$0.contains("job_1") }
        try await terminal.type("fg")
        try await terminal.press("Enter")

        try await terminal.screen("and the console after it") { $0.contains("job_1") }
        await terminal.end()
    }

    @Test func `a mistake in a changed file shows in the console, and its correction too`() async throws {
        let program = try await filled("How do I export data?")
        let terminal = try await start(program)
        try await terminal.screen("the job shows") { $0.contains("job_1") }

        try program.edit("features/support-answer.yaml") { $0 + "\nretreival: off\n" }
        try await terminal.screen("the mistake is named with its line") {
            $0.contains("not taken: features/support-answer.yaml:") && $0.contains("did you mean")
        }
        try program.edit("features/support-answer.yaml") { $0.replacing("\nretreival: off\n", with: "\n# fine\n") }
        try await terminal.screen("the correction is taken") { !$0.contains("not taken") }

        await terminal.end()
    }

    @Test func `a hostile answer shows as marks in every tab of its trace`() async throws {
        let answer = "\u{1B}[2J\u{9B}31m\u{202E}desrever\u{200B}\u{07} end of it"
        let server = try ScriptedServer { _ in
            .json(
                #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"#
                    + JSON.string(answer).text
                    + #"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":9}}"#)
        }
        defer { server.stop() }
        let program = try await Program(model: server.url)
        #expect(try await program.submit("--input", "How do I export data?", "--wait").status == 0)
        let terminal = try await start(program, "--no-engine --pane traces --select job_1")
        try await terminal.screen("the trace opens") { $0.contains("Prompt") && $0.contains("Timeline") }

        var seen = 0
        for _ in 0..<7 {
            let screen = try await terminal.screen("the frame stands") { $0.contains("Timeline") }
            if screen.contains("end of it") && screen.contains("␛") { seen += 1 }
            #expect(!screen.contains("\u{202E}") && !screen.contains("\u{200B}") && !screen.contains("\u{9B}"))
            // Two tabs may differ in nothing but which is lit.
            let picture = try await terminal.picture()
            try await terminal.press("]")
            while try await terminal.picture() == picture { try Task.checkCancellation() }
        }

        #expect(seen >= 2, "raw and final show it, with its escape as a mark")
        await terminal.end()
    }

    @Test(
        arguments: ["overview", "jobs", "traces", "costs", "evals", "review", "prompts"], ["120x40", "80x24", "40x12"])
    func `each screen draws without a terminal at each size`(pane: String, size: String) async throws {
        let program = try await filled("How do I export data?")

        let ended = try await program.run("console", "--snapshot", "--pane", pane, "--size", size)

        #expect(ended.status == 0)
        let lines = ended.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == Int(size.split(separator: "x")[1]))
        #expect(!ended.out.contains("\u{1B}"))
    }
}
