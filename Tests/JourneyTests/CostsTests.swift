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
}
