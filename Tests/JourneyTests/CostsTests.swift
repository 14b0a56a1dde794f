import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What `chassis costs` says was earned.
@Suite(.timeLimit(.minutes(2)))
struct CostsTests {
    @Test func `revenue is that of the plans that paid, and the same by whatever rows are grouped`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") {
            $0.replacing("plans:\n", with: "plans:\n  gift: {monthly_credits: 100, monthly_price_usd: 0}\n")
                .replacing("tenants:\n", with: "tenants:\n  guest: {name: Guest, plan: gift}\n")
        }
        try program.edit("features/support-answer.yaml") { $0.replacing("credits: 1\n", with: "credits: 1.5\n") }
        let feature = try String(contentsOfFile: program.workspace + "/features/support-answer.yaml", encoding: .utf8)
        try program.folder.write(
            feature.replacing("name: support-answer", with: "name: gifted"), to: "workspace/features/gifted.yaml")
        for number in 1...3 {
            _ = try await program.submit("--wait", "--input", "How do I export my data, part \(number)?")
        }
        let given = try await program.run(
            "submit", "--wait", "--tenant", "guest", "--feature", "gifted", "--input", "How do I export my data?")
        #expect(given.status == 0, "\(given.error)")

        var revenues: [String: [String: Int64?]] = [:]
        for dimension in ["tenant", "plan", "feature", "model", "prompt", "day"] {
            for row in try await program.run("costs", "--by", dimension, "--json").rows() {
                revenues[dimension, default: [:]][row[dimension]?.string ?? ""] = row["revenue_nano_usd"]?.integer
                #expect(row["margin_nano_usd"]?.integer != nil, "\(dimension)")
            }
        }

        // 4.5 of 500 credits at 29 dollars.
        #expect(revenues["tenant"] == ["demo": 261_000_000, "guest": 0])
        #expect(revenues["plan"] == ["starter": 261_000_000, "gift": 0])
        #expect(revenues["feature"] == ["support-answer": 261_000_000, "gifted": 0])
        for (dimension, rows) in revenues {
            #expect(rows.values.reduce(0) { $0 + ($1 ?? 0) } == 261_000_000, "\(dimension)")
        }
        #expect(try await program.run("costs", "--by", "day").out.hasPrefix("DAY (UTC)"))
    }

    /// The revenue of each row, by whatever rows are grouped.
    private func revenues(_ program: Program) async throws -> [String: [String: Int64?]] {
        var revenues: [String: [String: Int64?]] = [:]
        for dimension in ["tenant", "plan", "feature", "model", "prompt", "day"] {
            for row in try await program.run("costs", "--by", dimension, "--json").rows() {
                revenues[dimension, default: [:]][row[dimension]?.string ?? ""] = row["revenue_nano_usd"]?.integer
            }
        }
        return revenues
    }

    @Test func `what was earned stays, whatever becomes of the plan and of its tenant`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") {
            $0.replacing("plans:\n", with: "plans:\n  gift: {monthly_credits: 100, monthly_price_usd: 0}\n")
                .replacing("tenants:\n", with: "tenants:\n  guest: {name: Guest, plan: gift}\n")
        }
        for tenant in ["demo", "guest"] {
            let done = try await program.run(
                "submit", "--wait", "--tenant", tenant, "--feature", "support-answer", "--input", "How do I export?")
            #expect(done.status == 0, "\(done.error)")
        }
        let before = try await revenues(program)
        #expect(before["plan"] == ["starter": 58_000_000, "gift": 0])

        let plan = "starter: {monthly_credits: 500, monthly_price_usd: 29}"
        try program.edit("chassis.yaml") {
            $0.replacing(plan, with: "starter: {monthly_credits: 5000, monthly_price_usd: 99}")
                .replacing("{name: Guest, plan: gift}", with: "{name: Guest, plan: starter}")
        }
        #expect(try await revenues(program) == before)
        #expect(try await program.run("tenants", "erase", "demo", "--yes").status == 0)
        #expect(try await revenues(program) == before)

        let next = try await program.run(
            "submit", "--wait", "--tenant", "guest", "--feature", "support-answer", "--input", "How do I import?")
        #expect(next.status == 0, "\(next.error)")
        #expect(try await revenues(program)["tenant"] == ["demo": 58_000_000, "guest": 19_800_000])
        #expect(try await program.run("ledger", "verify").status == 0)
    }
}
