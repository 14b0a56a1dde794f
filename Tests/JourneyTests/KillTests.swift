import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What is left when processes die at any moment.
@Suite(.timeLimit(.minutes(4)))
struct KillTests {
    private static let count = 200

    private func traffic(_ program: Program) throws -> String {
        let lines = (0..<Self.count).map { number in
            #"{"tenant":"demo","feature":"support-answer","input":"How do I invite colleague number \#(number)?"}"#
        }
        return try program.folder.write(lines.joined(separator: "\n"), to: "traffic.jsonl")
    }

    private func unfinished(_ program: Program) async throws -> Int {
        try await program.run("jobs", "list", "--json", "--where", "state:queued,running").rows().count
    }

    @Test func `workers killed at random lose no job and charge none twice`() async throws {
        let program = try await Program(settings: "engine: {workers: 4, lease: 1s}\n")
        let submitted = try await program.run("replay", try traffic(program), "--json")
        #expect(try submitted.rows().first?["accepted"]?.integer == Int64(Self.count))

        var kills = 0
        while kills < 12, try await unfinished(program) > 0 {
            let worker = try program.start("work")
            // The moment of death is what this test is about; no outcome hangs on it.
            try await Task.sleep(for: .milliseconds(.random(in: 50...700)))
            kill(worker.processIdentifier, SIGKILL)
            worker.waitUntilExit()
            kills += 1
        }
        let worker = try program.start("work")
        while try await unfinished(program) > 0 {}
        worker.terminate()
        worker.waitUntilExit()

        #expect(kills > 0)
        let jobs = try await program.jobs()
        #expect(Set(jobs.compactMap { $0["id"]?.string }).count == Self.count)
        #expect(jobs.allSatisfy { $0["state"]?.string == "completed" })
        let verify = try #require(try await program.run("ledger", "verify", "--json").rows().first)
        #expect(verify["problems"]?.array?.isEmpty == true, "\(verify.text)")
        // A grant, and for each job one hold and one charge.
        #expect(verify["entries"]?.integer == Int64(1 + 2 * Self.count))
        let tenant = try #require(try await program.run("tenants", "list", "--json").rows().first)
        #expect(tenant["balance_millicredits"]?.integer == Int64((500 - Self.count) * 1000))
        #expect(tenant["held_millicredits"]?.integer == 0)
    }

    @Test func `every id that was printed before a kill is there after it`() async throws {
        let program = try await Program()
        let printed = program.folder.file("printed")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            n=0; while :; do n=$((n+1)); "$0" submit --workspace "$1" --tenant demo --feature support-answer \
            --input "How do I invite number $n?" 2>/dev/null || exit; done >> "$2"
            """, Program.path, program.workspace, printed,
        ]
        try process.run()
        while try await program.jobs().count < 5 {}
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()

        let ids = try String(contentsOfFile: printed, encoding: .utf8).split(separator: "\n").map(String.init)
        let stored = Set(try await program.jobs().compactMap { $0["id"]?.string })

        #expect(ids.count >= 4)
        #expect(Set(ids).isSubset(of: stored))
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `a worker told to stop ends by itself, in order`() async throws {
        let program = try await Program()
        _ = try await program.run("replay", try traffic(program))
        let worker = try program.start("work")
        while try await unfinished(program) == Self.count {}

        worker.terminate()
        worker.waitUntilExit()

        #expect(worker.terminationReason == .exit)
        #expect(worker.terminationStatus == 0)
        #expect(try await program.run("jobs", "list", "--json", "--where", "state:running").rows().isEmpty)
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test func `a worker that was stopped past its lease finds its job done by another, and writes nothing`()
        async throws
    {
        let server = try ScriptedServer { _ in
            Script([.pause(.seconds(3))])
                + .json(
                    #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Done."},"#
                        + #""finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#)
        }
        defer { server.stop() }
        let program = try await Program(model: server.url, settings: "engine: {workers: 1, lease: 1s}\n")
        _ = try await program.submit("--input", "How do I invite a colleague?")
        let first = try program.start("work")
        while server.requests.isEmpty {
            try Task.checkCancellation()
            await Task.yield()
        }
        kill(first.processIdentifier, SIGSTOP)
        // One that was stopped in the middle of a write keeps everybody else from writing: not in its sleep, then.
        while try await program.submit("--input", "Is anybody there?").status != 0 {
            kill(first.processIdentifier, SIGCONT)
            await Task.yield()
            kill(first.processIdentifier, SIGSTOP)
        }
        let second = try program.start("work")
        while try await unfinished(program) > 0 {}
        kill(first.processIdentifier, SIGCONT)
        // It has its answer by then, and wants to settle.
        first.terminate()
        first.waitUntilExit()
        second.terminate()
        second.waitUntilExit()

        let jobs = try await program.jobs()
        #expect(jobs.allSatisfy { $0["state"]?.string == "completed" } && jobs.count == 2, "\(jobs)")
        #expect(jobs.contains { $0["attempts"]?.integer == 2 })
        #expect(server.requests.count == 3)
        let verify = try #require(try await program.run("ledger", "verify", "--json").rows().first)
        // A grant, and for each job one hold and one charge.
        #expect(verify["problems"]?.array?.isEmpty == true && verify["entries"]?.integer == 5, "\(verify.text)")
    }
}
