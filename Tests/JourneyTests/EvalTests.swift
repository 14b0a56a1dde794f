import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Eval runs through the built binary.
@Suite(.timeLimit(.minutes(4)))
struct EvalJourneyTests {
    private static let count = 24

    /// A workspace whose model lives on the server, and a suite for its feature.
    private func program(_ server: ScriptedServer, settings: String = "") async throws -> Program {
        let program = try await Program(model: server.url, settings: "engine: {workers: 4, lease: 1s}\n" + settings)
        try program.edit("chassis.yaml") {
            $0.replacing(
                "hosted-model: {provider: hosted}",
                with: "hosted-model: {provider: hosted, prices: [{from: 2020-01-01, input: 1, output: 1}]}")
        }
        let lines = (0..<Self.count).map { number in
            #"{"id":"g\#(number)","category":"c\#(number % 3)","input":"Question number \#(number)?","expected":"Yes.","scorer":"exact"}"#
        }
        try FileManager.default.createDirectory(
            atPath: program.workspace + "/golden", withIntermediateDirectories: true)
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: program.workspace + "/golden/support-answer.jsonl", atomically: true, encoding: .utf8)
        return program
    }

    private static func answer(_ text: String) -> Script {
        .json(
            #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#
        )
    }

    /// Right for two of three categories.
    private static func usual(_ request: RecordedRequest) -> Script {
        let number = request.body.split(separator: "Question number ").last.flatMap { Int($0.prefix { $0.isNumber }) }
        return answer((number ?? 0) % 3 == 1 ? "No." : "Yes.")
    }

    private func categories(_ row: JSON?) -> [String] { row?["categories"]?.array?.map(\.text) ?? [] }

    @Test func `a run killed half-way resumes and ends with the same result`() async throws {
        let isOpen = Latch()
        let server = try ScriptedServer { request in
            let number = request.body.split(separator: "Question number ").last.flatMap {
                Int($0.prefix { $0.isNumber })
            }
            return (number ?? 0) < Self.count / 2
                ? Self.usual(request) : Script([.hold(isOpen)]) + Self.usual(request)
        }
        defer { server.stop() }
        let program = try await program(server)
        let process = try program.start("evals", "run", "support-answer")
        await server.wait { $0.requests >= Self.count / 2 + 2 }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let half = try await program.run("evals", "list", "--json").rows().first
        isOpen.open()

        let ended = try await program.run("evals", "run", "--resume", "run_1", "--json")
        let whole = try await program.run("evals", "run", "support-answer", "--json")

        #expect(half?["state"]?.string == "running")
        #expect(ended.status == 0, "\(ended.error)")
        let (row, other) = (try ended.rows().first, try whole.rows().first)
        #expect(row?["state"]?.string == "completed")
        #expect(row?["samples"]?.integer == Int64(Self.count))
        #expect(row?["passed"]?.integer == Int64(Self.count * 2 / 3))
        #expect(categories(row) == categories(other))
        // What the killed process had asked may be billed, and nobody told it.
        #expect(row?["cost_nano_usd"] == .null)
        #expect(other?["cost_nano_usd"]?.integer == Int64(Self.count * 120_000))
        let shown = try await program.run("evals", "show", "run_1", "--json").rows().first
        let results = try #require(shown?["results"]?.array)
        #expect(results.count == Self.count)
        #expect(Set(results.compactMap { $0["sample"]?.string }).count == Self.count)
        #expect(results.allSatisfy { $0["score"]?.double != nil })
        #expect(try await program.run("ledger", "verify").status == 0)
        #expect(try await program.run("tenants", "list", "--json").rows().count == 1)
    }

    @Test func `a run that is interrupted keeps its answers and says how to go on`() async throws {
        let isOpen = Latch()
        let server = try ScriptedServer { request in
            request.body.contains("Question number 3?")
                ? Script([.hold(isOpen)]) + Self.usual(request) : Self.usual(request)
        }
        defer { server.stop() }
        let program = try await program(server)
        let process = try program.start("evals", "run", "support-answer", "--workers", "1")
        await server.wait { $0.requests == 4 }
        let working = try await program.run("evals", "list", "--json").rows().first

        // The running answer gets its grace, then its job is given back.
        process.interrupt()
        process.waitUntilExit()
        isOpen.open()
        let half = try await program.run("evals", "list", "--json").rows().first
        let list = try await program.run("evals", "list").out
        let ended = try await program.run("evals", "run", "--resume", "run_1", "--json")

        #expect(process.terminationStatus == 1)
        #expect(working?["stopped"] == false)
        #expect(half?["state"]?.string == "running" && half?["stopped"] == true)
        #expect(list.contains(" stopped ") && list.contains("chassis evals run --resume run_1"), "\(list)")
        #expect(half?["done"]?.integer == 3)
        #expect(ended.status == 0)
        #expect(try ended.rows().first?["done"]?.integer == Int64(Self.count))
        // Only the one that was broken off was asked twice.
        #expect(server.requests.count == Self.count + 1)
    }

    @Test func `a worse run ends with status 3 and names what got worse first`() async throws {
        let isWorse = Latch()
        let server = try ScriptedServer { request in
            isWorse.isOpen ? Self.answer("No.") : Self.usual(request)
        }
        defer { server.stop() }
        let program = try await program(server)
        let before = try await program.run("evals", "run", "support-answer")
        isWorse.open()

        let after = try await program.run("evals", "run", "support-answer", "--baseline", "run_1")
        let compared = try await program.run("evals", "compare", "run_1", "run_2", "--json")

        #expect(before.status == 0, "\(before.error)")
        #expect(after.status == 3, "\(after.error)")
        #expect(after.hasRemedy)
        #expect(after.out.hasPrefix("16 worse: "))
        #expect(compared.status == 3)
        let row = try compared.rows().first
        #expect(row?["verdict"]?.string == "fail")
        #expect(row?["regressions"]?.array?.count == 16)
        #expect(row?["improvements"]?.array?.isEmpty == true)
    }

    /// Files that change after a baseline has run: what it consists of can't be asked any more.
    private static let edits: [(file: String, old: String, new: String)] = [
        ("chassis.yaml", "local: [hosted-model]", "local: [other-model]"),
        ("chassis.yaml", "hosted-model: {provider: hosted, ", "hosted-model: {provider: hosted, id: other-model, "),
        ("prompts/support-answer/1.md", "{{input}}", "{{input}} other-model"),
    ]

    @Test(arguments: edits)
    func `a bundle that was edited since its baseline ran is held to the answers of then`(
        edit: (file: String, old: String, new: String)
    ) async throws {
        let server = try ScriptedServer { request in
            request.body.contains("other-model") ? Self.answer("No.") : Self.answer("Yes.")
        }
        defer { server.stop() }
        let program = try await program(server)
        try program.edit("chassis.yaml") {
            $0.replacing("models:\n", with: "models:\n  other-model: {provider: hosted, id: other-model}\n")
        }
        let before = try await program.run("evals", "run", "support-answer", "--json")
        try program.edit(edit.file) { $0.replacing(edit.old, with: edit.new) }

        let after = try await program.run("evals", "run", "support-answer", "--baseline", "run_1")
        let compared = try await program.run("evals", "compare", "run_1", "run_2", "--json")

        #expect(try before.rows().first?["passed"]?.integer == Int64(Self.count))
        #expect(try before.rows().first?["confirmation_cost_nano_usd"]?.integer == 0)
        #expect(after.status == 3, "\(after.error)")
        #expect(after.error.contains("has changed since run_1"))
        #expect(after.out.hasPrefix("\(Self.count) worse: "))
        #expect(compared.status == 3)
        #expect(try compared.rows().first?["regressions"]?.array?.count == Self.count)
        #expect(server.requests.count == 2 * Self.count, "nobody is asked in the place of what is gone")
    }

    @Test func `what nobody judged is no failure, and what was changed is no regression`() async throws {
        let server = try ScriptedServer { Self.usual($0) }
        defer { server.stop() }
        let program = try await program(server)
        let judged = #"{"id":"j1","category":"open","input":"Question number 1?","scorer":"judge","rubric":"good"}"#
        try program.edit("golden/support-answer.jsonl") { $0 + judged + "\n" }

        let first = try await program.run("evals", "run", "support-answer", "--json")
        let shown = try await program.run("evals", "show", "run_1")
        try program.edit("golden/support-answer.jsonl") {
            $0.replacing(#"number 0?","expected":"Yes.""#, with: #"number 0?","expected":"No.""#)
        }
        let second = try await program.run("evals", "run", "support-answer")
        let compared = try await program.run("evals", "compare", "run_1", "run_2", "--json")

        let row = try first.rows().first
        #expect((row?["passed"]?.integer, row?["undecided"]?.integer) == (16, 1))
        let open = row?["categories"]?.array?.first { $0["name"]?.string == "open" }
        #expect(open?["samples"]?.integer == 0 && open?["mean"] == .null && open?["low"] == .null)
        #expect(shown.out.contains("16 of 24 answers passed") && shown.out.contains("1 undecided count neither way"))
        #expect(second.status == 0, "\(second.error)")
        #expect(compared.status == 0, "\(compared.error)")
        let comparison = try compared.rows().first
        #expect(comparison?["verdict"]?.string == "pass")
        #expect(comparison?["changed"]?.array == ["g0"])
        #expect(comparison?["regressions"]?.array?.isEmpty == true)
    }

    @Test func `a cost cap ends a run with status 4 before it is passed`() async throws {
        let server = try ScriptedServer { Self.usual($0) }
        defer { server.stop() }
        let program = try await program(server)

        let whole = try await program.run("evals", "run", "support-answer", "--cost-cap", "1", "--json")
        let spans = try await program.run("traces", "show", "trace_1", "--json").rows().first?["spans"]?.array
        let reserve = spans?.first { $0["name"]?.string == "reserve" }
        let most = try #require(reserve?["attributes"]?["most"]?.string.flatMap { Int64($0.prefix { $0.isNumber }) })
        // Room for the worst case of one call, and for what five others really cost.
        let cap = most + 5 * 120_000

        let ended = try await program.run(
            "evals", "run", "support-answer", "--cost-cap", "\(Double(cap) / 1e9)", "--json")

        #expect(whole.status == 0)
        #expect(ended.status == 4)
        let row = try ended.rows().first
        #expect(row?["state"]?.string == "capped")
        #expect((1...cap).contains(row?["cost_nano_usd"]?.integer ?? 0))
        #expect((1..<Int64(Self.count)).contains(row?["done"]?.integer ?? 0))
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test(arguments: [
        (["evals", "run", "nothing"], 1), (["evals", "run"], 2), (["evals", "show", "run_9"], 1),
        (["evals", "show", "nine"], 2), (["evals", "run", "support-answer", "--model", "nothing"], 1),
        (["evals", "run", "support-answer", "--cost-cap", "much"], 2), (["evals", "cancel", "run_9"], 1),
    ])
    func `what can't be done is said with a way out`(arguments: [String], status: Int) async throws {
        let server = try ScriptedServer { Self.usual($0) }
        defer { server.stop() }
        let program = try await program(server)

        let ended = try await Program.execute(
            Program.path, arguments + ["--workspace", program.workspace], in: program.folder)

        #expect(Int(ended.status) == status)
        #expect(ended.isError)
    }
}
