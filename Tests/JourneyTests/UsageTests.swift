import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What a command says that was called wrongly.
struct UsageTests {
    @Test func `a word that is no command is called one, with what was meant`() async throws {
        let program = try await Program()

        let near = try await program.shell("exec \"$0\" --workspace \"$1\" job list")
        let far = try await program.shell("exec \"$0\" knowledge")
        let group = try await program.shell("exec \"$0\" --workspace \"$1\" ledger")

        #expect(near.error.contains("There is no command 'job'; did you mean 'jobs'?") && near.hasRemedy)
        #expect(far.error.contains("There is no command 'knowledge'.") && far.hasRemedy)
        #expect(near.status == 2 && far.status == 2)
        #expect((group.out + group.error).contains("verify"))
    }

    @Test(arguments: [
        ("help job", "There is no command 'job'; did you mean 'jobs'?", "chassis --help"),
        ("help jobs lost", "There is no command 'jobs lost'; did you mean 'list'?", "chassis jobs --help"),
        ("help jobs list x", "There is no command 'jobs list x'.", "chassis jobs --help"),
    ])
    func `help on what is no command says so`(words: String, message: String, remedy: String) async throws {
        let ended = try await Program.execute(
            Program.path, words.split(separator: " ").map(String.init), in: try TemporaryFolder())

        #expect(ended.status == 2 && ended.out.isEmpty)
        #expect(ended.error.contains(message) && ended.error.contains(remedy), "\(ended.error)")
    }

    @Test func `a folder given as an input is told what to give`() async throws {
        let program = try await Program()

        let ended = try await program.run(
            "submit", "--tenant", "demo", "--feature", "support-answer", "--file", program.workspace)

        #expect(ended.status == 1 && ended.error.contains("it is a folder") && ended.hasRemedy)
    }

    @Test func `completions are printed for each shell, and complete`() async throws {
        let program = try await Program()

        for shell in ["bash", "zsh", "fish"] {
            let ended = try await program.shell("exec \"$0\" --generate-completion-script \(shell)")
            #expect(ended.status == 0 && ended.out.contains("tenants"), "\(shell): \(ended.error)")
        }
        let completed = try await program.shell(
            """
            export CHASSIS="$0"; exec bash -c '
            eval "$("$CHASSIS" --generate-completion-script bash)"
            PATH="${CHASSIS%/*}:$PATH"; COMP_WORDS=(chassis jobs l); COMP_CWORD=2; COMP_LINE="chassis jobs l"
            COMP_POINT=14; _chassis chassis l jobs; echo "${COMPREPLY[@]}"'
            """)
        #expect(completed.out.contains("list"), "\(completed.out) \(completed.error)")
    }

    @Test func `values that are refused are told their range`() async throws {
        let program = try await Program()

        let limit = try await program.run("tenants", "limit", "demo", "--requests-per-minute", "0")
        let shares = [
            try await program.run("prompts", "activate", "support-answer", "1", "--canary", "10"),
            try await program.run("prompts", "activate", "support-answer", "1", "--canary", "150%"),
        ]

        #expect(limit.status == 2 && limit.error.contains("from 1 to 1,000,000,000"), "\(limit.error)")
        for share in shares { #expect(share.status == 2 && share.error.contains("below 100%"), "\(share.error)") }
    }

    @Test func `a folder is no input, and a workspace is made once`() async throws {
        let program = try await Program()

        let folder = try await program.submit("--file", "/tmp")
        let again = try await program.run("init", program.workspace)

        #expect(folder.status == 1 && folder.error.contains("/tmp can't be read: it is a folder."))
        #expect(again.status == 1 && again.hasRemedy && again.error.contains("is a workspace already"))
    }

    @Test func `a filter's jobs that an action can't be done to are left alone`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export my data?", "--wait")

        let dry = try await program.run("jobs", "cancel", "--where", "state:completed", "--dry-run")
        let done = try await program.run("jobs", "cancel", "--where", "state:completed", "--yes")
        let named = try await program.run("jobs", "cancel", "job_1")
        let both = try await program.run("jobs", "cancel", "job_1", "--where", "state:completed")

        #expect(dry.status == 0 && done.status == 0)
        #expect((dry.out + dry.error).contains("left alone, for their state: 1"))
        #expect((done.out + done.error).contains("left alone, for their state: 1"), "\(done)")
        #expect(named.status == 1 && named.isError)
        #expect(both.status == 2 && both.error.contains("not both"))
    }

    @Test func `bytes that are no text are refused as an argument as they are in a file`() async throws {
        let program = try await Program()

        let ended = try await program.shell(
            """
            exec "$0" submit --workspace "$1" --tenant demo --feature support-answer --input "$(printf 'a\\377b')"
            """)

        #expect(ended.status == 2 && ended.error.contains("is not valid UTF-8"), "\(ended.error)")
        #expect(try await program.jobs().isEmpty)
    }

    @Test func `a recorded request whose time is none is not readable`() async throws {
        let program = try await Program()
        let file = program.folder.file("traffic.jsonl")
        try """
        {"tenant": "demo", "feature": "support-answer", "input": "How?", "at": "garbage"}
        {"tenant": "demo", "feature": "support-answer", "input": "How?", "at": "2026-01-31T09:30:00Z"}
        """.write(toFile: file, atomically: true, encoding: .utf8)

        let replay = try await program.run("replay", file, "--json")

        #expect(replay.status == 1 && replay.error.contains("traffic.jsonl:1: the field 'at'"))
        #expect(try replay.rows().first?["accepted"]?.integer == 1)
    }

    @Test(arguments: [
        (["golden", "import", "/nope/away.csv", "--suite", "s"], "/nope/away.csv:1: ", "--format", "chassis check"),
        (["tenants", "add", "x", "--plan", "nope"], "Nothing was written: ", "as it was", "chassis check"),
        (["init", "/proc/x"], "can't be written", "chassis init DIR", "chassis check"),
        (["restore", "nope"], "There is no file '", "chassis backup", "chassis init"),
        (["models", "warm", "nope"], "The workspace has no model 'nope'.", "use one of: ", "feature"),
        (["evals", "run", "s", "--resume", "run_1"], "not both", "a run knows its suite", "Give a SUITE, or"),
        (["prompts", "show", "support-answer", "99"], "has no version 99", "use one of: 1", "Unexpected argument"),
        (["console", "--snapshot", "--json"], "A screen is no JSON", "jobs list --json", "┌"),
    ])
    func `a refusal names what was given, and a way that leads out`(
        arguments: [String], message: String, remedy: String, never: String
    ) async throws {
        let program = try await Program()

        let ended = try await Program.execute(
            Program.path, arguments + (arguments[0] == "init" ? [] : ["--workspace", program.workspace]),
            in: program.folder)

        #expect(ended.status != 0 && ended.error.contains(message), "\(ended.error)")
        #expect(ended.error.contains(remedy), "\(ended.error)")
        #expect(!(ended.out + ended.error).contains(never), "\(ended.out)\(ended.error)")
    }

    @Test func `a job and a flag are told in words`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?", "--wait")
        _ = try await program.run("flag", "trace_1", "--reason", "wrong menu")

        let job = try await program.run("jobs", "show", "job_1").out
        let flag = try await program.run("flags", "show", "flag_1").out

        #expect(job.contains("cost: $0") && job.contains("credits: "), "\(job)")
        #expect(flag.contains("reason: wrong menu"), "\(flag)")
        for text in [job, flag] {
            #expect(!text.contains("_nano_usd") && !text.contains("millicredits") && !text.contains("\nversion: "))
            #expect(!text.contains("false") && !text.contains("{"), "\(text)")
        }
    }
}
