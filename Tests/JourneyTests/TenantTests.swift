import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// `chassis tenants add`, `limit`, `grant` and `erase`, as an operator types them.
@Suite(.timeLimit(.minutes(4)))
struct TenantTests {
    @Test func `a tenant is added, limited, served and erased`() async throws {
        let program = try await Program()
        let plan = try #require(
            try await program.run("tenants", "list", "--json").rows().first?["plan"]?.string)

        let added = try await program.run("tenants", "add", "newcomer", "--plan", plan, "--name", "New & Co", "--json")
        #expect(added.status == 0, "\(added.error)")
        #expect(try added.rows().first?["name"]?.string == "New & Co")
        #expect(try await program.run("tenants", "add", "newcomer", "--plan", plan).status == 1)
        let refused = try await program.run("tenants", "add", "another", "--plan", "nope")
        #expect(refused.status == 1 && refused.error.contains("'nope'") && refused.hasRemedy, "\(refused.error)")

        let limited = try await program.run("tenants", "limit", "newcomer", "--requests-per-minute", "1", "--json")
        #expect(try limited.rows().first?["requests_per_minute"]?.integer == 1)
        func submit() async throws -> Program.Ended {
            try await program.run(
                "submit", "--tenant", "newcomer", "--feature", "support-answer", "--input", "How do I begin?", "--wait")
        }
        #expect(try await submit().status == 0)
        #expect(try await submit().status == 4)
        let free = try await program.run("tenants", "limit", "newcomer", "--requests-per-minute", "plan")
        #expect(free.error.contains("chassis tenants limit newcomer --requests-per-minute 1"))
        #expect(try await program.run("tenants", "limit", "newcomer", "--concurrency", "0").status == 2)
        #expect(try await program.run("tenants", "limit", "nobody").status != 0)

        let unasked = try await program.run("tenants", "erase", "newcomer")
        #expect(unasked.status == 2 && unasked.error.contains("→ say --yes to erase 'newcomer' for good"))
        let knowledge = program.workspace + "/knowledge/tenants/newcomer"
        try FileManager.default.createDirectory(atPath: knowledge, withIntermediateDirectories: true)
        try "# Terms\n\nNet 30 days.\n".write(toFile: knowledge + "/terms.md", atomically: true, encoding: .utf8)
        let flag = try await program.run("flag", "trace_1", "--reason", "Wrong.", "--expected", "Begin here.")
        #expect(flag.status == 0, "\(flag.error)")
        let resolved = try await program.run(
            "flags", "resolve", "flag_1", "--verdict", "retrieval", "--to-golden", "begin")
        #expect(resolved.status == 0, "\(resolved.error)")
        let others = program.workspace + "/golden/others.jsonl"
        let line = { (id: String, tenant: String) in
            #"{"id": "\#(id)", "category": "a", "input": "How?", "expected": "So.", "scorer": "exact", "tenant": "\#(tenant)"}"#
        }
        try [line("a", "demo"), line("b", "newcomer"), line("c", "demo")].joined(separator: "\n")
            .write(toFile: others, atomically: true, encoding: .utf8)
        let shown = try await program.run("tenants", "erase", "newcomer", "--dry-run", "--json")
        #expect(try shown.rows().first?["jobs"]?.integer == 1)
        #expect(try shown.rows().first?["knowledge_pages"]?.integer == 1)
        let words = try await program.run("tenants", "erase", "newcomer", "--dry-run").out
        #expect(words.contains("1 knowledge pages") && words.contains("begin/flag-1, others/b"))
        let erased = try await program.run("tenants", "erase", "newcomer", "--yes")
        #expect(erased.status == 0, "\(erased.error)")
        #expect(!FileManager.default.fileExists(atPath: knowledge))
        #expect(
            try String(contentsOfFile: others, encoding: .utf8) == line("a", "demo") + "\n" + line("c", "demo"))
        #expect(try await program.run("golden", "list").out.contains("others"))
        #expect(try await submit().status != 0)
        #expect(try await program.run("traces", "show", "job_1", "--part", "final").out.contains("begin") == false)
        #expect(try await program.run("ledger", "verify").status == 0)
        #expect(try await program.run("tenants", "erase", "nobody", "--yes").status == 1)
    }

    @Test func `a grant that was made before says so, and is refused with another amount`() async throws {
        let program = try await Program()
        func grant(_ amount: String, _ more: String...) async throws -> Program.Ended {
            try await Program.execute(
                Program.path,
                ["tenants", "grant", "demo", amount, "--key", "invoice-7", "--workspace", program.workspace] + more,
                in: program.folder)
        }
        let first = try await grant("500", "--json")

        let again = try await grant("500")
        let asJSON = try await grant("500.0", "--json")
        let other = try await grant("600")

        #expect(try first.rows().first?["existing"] == nil)
        #expect(again.status == 0 && again.out.hasPrefix("granted already: demo has"))
        #expect(try asJSON.rows().first?["existing"] == .bool(true))
        let balance = try first.rows().first?["balance_millicredits"]
        #expect(try balance != nil && asJSON.rows().first?["balance_millicredits"] == balance)
        #expect(other.status == 4 && other.error.contains("500") && other.hasRemedy, "\(other.error)")
    }

    @Test func `what was granted by mistake is taken back, and no more than is there`() async throws {
        let program = try await Program()
        let before = try await program.run("tenants", "grant", "demo", "1", "--json").rows().first
        let balance = try #require(before?["balance_millicredits"]?.integer)
        _ = try await program.run("tenants", "grant", "demo", "5000")

        let back = try await program.run("tenants", "grant", "demo", "-4500", "--json")
        let tooMuch = try await program.run("tenants", "grant", "demo", "-900000000")

        #expect(try back.rows().first?["balance_millicredits"]?.integer == balance + 500_000)
        #expect(tooMuch.status == 4 && tooMuch.error.contains("900000000 can't be taken back"), "\(tooMuch.error)")
        #expect(try await program.run("ledger", "verify").status == 0)
    }

    @Test(arguments: ["0", "0.0001", "1e30", "NaN", "1000000000001", "2.5555"])
    func `an amount that can't be granted is refused with its limits`(_ amount: String) async throws {
        let program = try await Program()

        let ended = try await program.run("tenants", "grant", "demo", amount)

        #expect(ended.status == 2)
        #expect(ended.error.contains("0.001 to 1000000000000 in steps of 0.001"))
    }
}
