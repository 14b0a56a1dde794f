import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(4)))
struct MainPathTests {
    private static let jobFields: Set = [
        "id", "state", "tenant", "feature", "priority", "model", "provider", "tier", "attempts", "created_at",
        "started_at", "finished_at", "retry_at", "input_tokens", "output_tokens", "cached_tokens", "usage_state",
        "cost_nano_usd", "credits_millicredits", "cache", "confidence", "trace", "error", "version",
    ]
    private static let traceFields: Set = [
        "id", "job", "prompt", "context", "raw", "final", "spans", "usage", "cost_nano_usd", "prompt_name",
        "prompt_version",
    ]

    @Test func `a new workspace answers its first question, and every figure of it can be looked up`() async throws {
        let program = try await Program()

        let check = try await program.run("check")
        #expect(check.status == 0, "\(check.out)")
        #expect(check.out.contains("workspace: My SaaS") && !check.out.contains("error  "))

        let answer = try await program.submit("--input", "How do I invite a colleague?", "--wait")
        #expect(answer.status == 0)
        #expect(answer.out.contains("People"))
        #expect(answer.error == "")

        let job = try #require(try await program.jobs().first)
        #expect(Self.jobFields.isSubset(of: Set(job.object?.names ?? [])))
        #expect(job["state"]?.string == "completed")
        #expect(job["credits_millicredits"]?.integer == 1000)
        #expect(Timestamp(rfc3339: job["finished_at"]?.string ?? "") != nil)

        try await lookAt(job, of: program)
    }

    private func lookAt(_ job: JSON, of program: Program) async throws {
        let id = try #require(job["id"]?.string)
        let trace = try #require(job["trace"]?.string)
        let shown = try #require(try await program.run("jobs", "show", id, "--json").rows().first)
        #expect(shown["output"]?.string?.contains("People") == true)
        for part in ["prompt", "context", "raw", "final", "timeline", "cost"] {
            let text = try await program.run("traces", "show", trace, "--part", part)
            #expect(text.status == 0)
            #expect(text.out.count > 10, "\(part) is empty")
        }
        let whole = try #require(try await program.run("traces", "show", trace, "--json").rows().first)
        #expect(Self.traceFields.isSubset(of: Set(whole.object?.names ?? [])))
        #expect(whole["spans"]?.array?.isEmpty == false)

        let costs = try #require(try await program.run("costs", "--by", "tenant", "--json").rows().first)
        #expect(costs["tenant"]?.string == "demo")
        #expect(costs["completed"]?.integer == 1)
        let csv = try await program.run("costs", "--csv").out.split(separator: "\n")
        #expect(csv.count == 2)
        #expect(
            csv[0].split(separator: ",").count == csv[1].split(separator: ",", omittingEmptySubsequences: false).count)
        let verify = try #require(try await program.run("ledger", "verify", "--json").rows().first)
        #expect(verify["ok"]?.bool == true)
        #expect(verify["entries"]?.integer == 3)
    }

    @Test func `the command that init recommends works as printed`() async throws {
        let folder = try TemporaryFolder()
        let made = try await Program.execute(Program.path, ["init", "shop"], in: folder)
        let line = try #require(made.out.split(separator: "\n").first { $0.contains(" submit ") })

        let ended = try await Program.execute(
            "/bin/sh", ["-c", String(line).replacing("chassis --workspace", with: "\"$0\" --workspace"), Program.path],
            in: folder)

        #expect(ended.status == 0, "\(ended.error)")
        #expect(!ended.out.isEmpty)
    }

    @Test(arguments: [
        ["--workspace", "W", "--json", "jobs", "list"], ["--json", "jobs", "--workspace=W", "list"],
        ["jobs", "--json", "--workspace", "W"], ["--workspace", "W", "jobs", "--json"],
    ])
    func `global options stand before the command as well as behind it`(arguments: [String]) async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        let given = arguments.map { $0.replacing("W", with: program.workspace) }

        let ended = try await Program.execute(Program.path, given, in: program.folder)

        #expect(ended.status == 0, "\(ended.error)")
        #expect(try ended.rows().first?["id"]?.string == "job_1")
    }

    @Test func `two who wait at once both get their answers`() async throws {
        let program = try await Program()

        try await withThrowingTaskGroup(of: Program.Ended.self) { group in
            for number in 0..<4 {
                group.addTask { try await program.submit("--input", "How do I export data \(number)?", "--wait") }
            }
            for try await ended in group {
                #expect(ended.status == 0, "\(ended.error)")
                #expect(!ended.out.isEmpty)
            }
        }

        #expect(try await program.jobs().allSatisfy { $0["state"]?.string == "completed" })
    }

    @Test func `a job is printed before it is worked, and survives until somebody works it`() async throws {
        let program = try await Program()

        let submitted = try await program.submit("--input", "How do I export data?")
        #expect(submitted.status == 0)
        #expect(submitted.out == "job_1\n")
        #expect(submitted.error.contains("chassis work"))
        #expect(try await program.jobs().map { $0["state"]?.string } == ["queued"])
        _ = try await program.submit("--input", "How do I change my plan?", "--wait")

        #expect(try await program.run("jobs", "list", "--json", "--where", "state:completed").rows().count >= 1)
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `jobs are cancelled and put back by name, and the credits follow`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?")
        let cancelled = try await program.run("jobs", "cancel", "job_1")
        let again = try await program.run("jobs", "cancel", "job_1")
        let tenant = try #require(try await program.run("tenants", "list", "--json").rows().first)
        let retried = try await program.run("jobs", "retry", "job_1")

        #expect(cancelled.status == 0)
        #expect(again.status == 1 && again.isError)
        #expect(tenant["held_millicredits"]?.integer == 0)
        #expect(tenant["balance_millicredits"]?.integer == 500_000)
        #expect(retried.status == 0)
        #expect(try await program.jobs().first?["state"]?.string == "queued")
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `many jobs are changed after a yes alone, wherever the output goes`() async throws {
        let program = try await Program()
        for number in 1...3 { _ = try await program.submit("--input", "How do I export data set \(number)?") }
        func states() async throws -> Set<String?> { Set(try await program.jobs().map { $0["state"]?.string }) }

        let refused = try await program.run("jobs", "cancel", "--where", "tenant:demo")
        #expect(refused.status == 2)
        #expect(refused.error.contains("cancel these 3 jobs") && refused.error.contains("→ say --yes"))
        // Nobody is asked about what can't be done to any of them.
        let nothing = try await program.run("jobs", "retry", "--where", "tenant:demo")
        #expect(nothing.status == 0 && nothing.error.contains("left alone, for their state: 3"))
        let dry = try await program.run("jobs", "cancel", "--where", "tenant:demo", "--dry-run", "--json")
        let asked = try await program.shell(
            "printf 'n\\n' | script -qec '\(Program.path) jobs cancel --where state:queued --workspace '$1' | cat' /dev/null"
        )
        #expect(try dry.rows().map { $0["id"]?.string } == ["job_1", "job_2", "job_3"])
        #expect(asked.out.contains("cancel these 3 jobs? [y/N]") && asked.out.contains("nothing is done"))
        #expect(try await states() == ["queued"])

        let done = try await program.run("jobs", "cancel", "--where", "state:queued", "--yes")

        #expect(done.status == 0, "\(done.error)")
        #expect(try await states() == ["cancelled"])
    }

    @Test func `a dry run names the jobs that would be hit, and how many would not`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?", "--wait")
        for _ in 0..<21 { _ = try await program.submit("--input", "How do I begin?") }

        let one = try await program.run("jobs", "cancel", "job_1", "--dry-run")
        let all = try await program.run("jobs", "cancel", "--where", "tenant:demo", "--dry-run", "--json")
        let retries = try await program.run("jobs", "retry", "--where", "tenant:demo", "--dry-run")

        #expect(one.status == 0 && !one.out.contains("job_1") && one.out.contains("left alone, for their state: 1"))
        #expect(try all.rows().map { $0["id"]?.string } == (2...22).map { "job_\($0)" })
        #expect(retries.out.contains("left alone, for their state: 22"))
        #expect(try await program.jobs().count { $0["state"]?.string == "queued" } == 21, "nothing was done")
    }

    @Test func `a retry that can't be paid for is refused as a submission is, and names its job`() async throws {
        let program = try await Program()
        try program.edit("features/support-answer.yaml") { text in
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("credits:") ? "credits: 400" : String($0) }.joined(separator: "\n")
        }
        _ = try await program.submit("--input", "How do I export data?")
        #expect(try await program.run("jobs", "cancel", "job_1").status == 0)
        #expect(try await program.submit("--input", "How do I begin?").status == 0)

        let retried = try await program.run("jobs", "retry", "job_1")
        let mixed = try await program.run("jobs", "retry", "job_1", "job_2")

        #expect(retried.status == 4, "\(retried.error)")
        #expect(retried.error.hasPrefix("chassis: job_1: ") && retried.error.contains("chassis tenants grant demo"))
        #expect(mixed.status == 1, "one of both failed for its state")
    }

    @Test func `a part of a trace is no more than that part, in JSON too, and no trace is said to come`() async throws {
        let program = try await Program()
        _ = try await program.submit("--input", "How do I export data?", "--wait")
        _ = try await program.submit("--input", "How do I begin?")

        let final = try await program.run("traces", "show", "trace_1", "--part", "final", "--json")
        let whole = try await program.run("traces", "show", "trace_1", "--json")
        let waiting = try await program.run("traces", "show", "job_2")

        #expect(try final.rows().first?.object?.members.map { $0.name } == ["id", "job", "final"])
        #expect(try whole.rows().first?["prompt"] != nil)
        #expect(waiting.out == "job_2 is queued. Its trace is written when the attempt ends.\n", "\(waiting.out)")
    }

    @Test func `a workspace is never overwritten`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { $0 + "# mine\n" }

        let again = try await program.run("init", program.workspace)

        #expect(again.status == 1 && again.isError)
        #expect(try String(contentsOfFile: program.workspace + "/chassis.yaml", encoding: .utf8).hasSuffix("# mine\n"))
    }
}
