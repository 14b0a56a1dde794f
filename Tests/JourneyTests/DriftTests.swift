import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Traffic through a model that changes its ways half-way.
@Suite(.timeLimit(.minutes(5)))
struct DriftTests {
    private static func answer(_ text: String, model: String) -> Script {
        .json(
            #"{"id":"c","model":"\#(model)","choices":[{"index":0,"message":{"role":"assistant","content":"#
                + JSON.string(text).text
                + #"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    private func traffic(_ program: Program, _ name: String, _ count: Int) throws -> String {
        let lines = (0..<count).map { number in
            (["tenant": "demo", "feature": "support-answer", "input": .string("How do I export \(name) \(number)?")]
                as JSON).text
        }
        return try program.folder.write(lines.joined(separator: "\n"), to: "\(name).jsonl")
    }

    @Test func `an alert names the prompt that was changed before the answers did`() async throws {
        let server = try ScriptedServer { request in
            request.body.contains("Decline politely")
                ? Self.answer("I'm sorry, but I can't help with that.", model: "hosted-1")
                : Self.answer("Open Settings and choose Export.", model: "hosted-1")
        }
        defer { server.stop() }
        let program = try await Program(model: server.url, settings: "drift: {baseline_jobs: 100}\n")
        #expect(try await program.run("tenants", "grant", "demo", "5000").status == 0)

        let first = try await program.run("replay", try traffic(program, "reports", 200), "--wait")
        #expect(first.status == 0, "\(first.error)")
        #expect(try await program.run("drift", "list", "--json").rows().isEmpty)
        try program.edit("prompts/support-answer/1.md") { $0 + "\nDecline politely.\n" }
        let second = try await program.run("replay", try traffic(program, "contacts", 120), "--wait")
        #expect(second.status == 0, "\(second.error)")

        let alerts = try await program.run("drift", "list", "--open", "--json").rows()
        let alert = try #require(alerts.first { $0["metric"]?.string == "refusal" })
        #expect(alert["feature"] == "support-answer")
        #expect(alert["before"] == "0 %")
        #expect(alert["cause"]?["kind"] == "prompt")
        #expect(alert["cause"]?["what"] == "text of support-answer@1 edited")
        #expect(try #require(alert["evidence"]?.double) >= 1000)
        let shown = try await program.run("drift", "show", "support-answer")
        #expect(shown.out.contains("refusal") && shown.out.contains("drifted since"))

        let id = try #require(alert["id"]?.string)
        #expect(try await program.run("drift", "ack", id).status == 0)
        #expect(try await program.run("drift", "accept", "support-answer").status == 0)
        #expect(try await program.run("drift", "list", "--open", "--json").rows().isEmpty)
        let unknown = try await program.run("drift", "show", "nothing")
        #expect(unknown.status == 1 && unknown.hasRemedy)
        #expect(try await program.run("drift", "ack", "drift_99").status == 1)
        #expect(try await program.run("drift", "ack", "x").status == 2)
    }

    @Test func `a model that answers under another name is told at its first answer`() async throws {
        let server = try ScriptedServer { request in
            Self.answer("Open Settings.", model: request.body.contains("new question") ? "hosted-2" : "hosted-1")
        }
        defer { server.stop() }
        let program = try await Program(model: server.url)

        for question in ["old question", "new question", "new question too"] {
            #expect(try await program.submit("--wait", "--input", question).status == 0)
        }

        let alerts = try await program.run("drift", "list", "--json").rows()
        #expect(alerts.count == 1)
        #expect(alerts.first?["metric"] == "model_version")
        #expect(alerts.first?["before"] == "hosted-1")
        #expect(alerts.first?["now"] == "hosted-2")
        #expect(alerts.first?["cause"]?["what"] == "hosted-model now answers as hosted-2")
    }
}
