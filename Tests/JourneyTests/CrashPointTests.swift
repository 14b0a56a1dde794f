import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// A server that dies by SIGKILL at each place where that could cost something, and what the next one makes of it: the
/// job done once, charged once, its client's second try answered by it, its webhook delivered.
@Suite(.timeLimit(.minutes(4)))
struct CrashPointTests {
    private static let answer =
        #"{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Done."},"#
        + #""finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#

    /// Calls of the provider for one job: one more where an answer was lost.
    private static func calls(_ point: CrashPoint) -> Int {
        switch point {
        case .admitted, .claimed, .settled, .delivered: 1
        case .answered, .settling: 2
        }
    }

    @Test(arguments: CrashPoint.allCases)
    func `a job survives the death of its server`(at point: CrashPoint) async throws {
        let model = try ScriptedServer { _ in Script.json(Self.answer) }
        let receiver = try ScriptedServer { _ in Script.json("{}") }
        defer {
            model.stop()
            receiver.stop()
        }
        let program = try await Program(
            model: model.url,
            settings: "engine: {workers: 1, lease: 1s}\n"
                + "webhooks: {allow_private: true, allow_http: true, timeout: 1s}\n")
        let key = try await program.key()
        _ = try await program.run("tenants", "webhook", "demo")
        let body = #"{"feature": "support-answer", "input": "How?", "webhook": "\#(receiver.url)/ended"}"#
        let ask = { (server: RunningServer) in
            try await Client(port: server.port).ask(
                "POST", "/v1/jobs", key: key, body: body, headers: ["idempotency-key": "one"])
        }

        let first = try await RunningServer(program, variables: ["CHASSIS_CRASH_AT": point.rawValue])
        // Where the server dies before it answers, the client is cut off.
        _ = try? await ask(first)
        #expect(first.end() == 128 + SIGKILL)

        let second = try await RunningServer(program)
        let answered = try await ask(second)
        #expect(answered.status == 202, "\(answered.body)")
        let id = try #require(answered.json?["id"]?.string)
        let ended = try await second.ask("GET", "/v1/jobs/\(id)?wait=60", key: key)
        #expect(ended.json?["status"] == "completed" && ended.json?["output"] == "Done.", "\(ended.body)")
        // The try that the dead server made lapses first.
        while try await program.run("webhooks", "list", "--json").rows().first?["state"]?.string != "delivered" {}

        #expect(try await program.jobs().count == 1)
        #expect(model.requests.count == Self.calls(point))
        let ids = receiver.requests.compactMap { $0.headers["webhook-id"] }
        #expect(Set(ids).count == 1 && ids.count == (point == .delivered ? 2 : 1))
        try await checkMoney(program)
        #expect(second.stop() == 0)
    }

    @Test(arguments: [CrashPoint.claimed, .answered, .settling, .settled])
    func `a chat survives the death of its server`(at point: CrashPoint) async throws {
        let model = try ScriptedServer { _ in Script.json(Self.answer) }
        defer { model.stop() }
        let program = try await Program(model: model.url, settings: "engine: {workers: 1, lease: 1s}\n")
        let key = try await program.key()
        let body = #"{"model": "support-answer", "messages": [{"role": "user", "content": "How?"}]}"#

        let first = try await RunningServer(program, variables: ["CHASSIS_CRASH_AT": point.rawValue])
        await #expect(throws: (any Error).self) {
            try await first.ask("POST", "/v1/chat/completions", key: key, body: body)
        }
        #expect(first.end() == 128 + SIGKILL)

        let second = try await RunningServer(program)
        // As OpenAI's clients do when they were cut off.
        let answered = try await Client(port: second.port).ask(
            "POST", "/v1/chat/completions",
            key: key, body: body, headers: ["x-stainless-retry-count": "1"])
        #expect(answered.status == 200, "\(answered.body)")
        let choice = answered.json?["choices"]?.array?.first
        #expect(choice?["message"]?["content"] == "Done.")

        #expect(try await program.jobs().count == 1)
        #expect(model.requests.count == Self.calls(point))
        try await checkMoney(program)
        #expect(second.stop() == 0)
    }

    /// A grant, a hold and a charge; nothing held any more.
    private func checkMoney(_ program: Program) async throws {
        let verify = try #require(try await program.run("ledger", "verify", "--json").rows().first)
        #expect(verify["problems"]?.array?.isEmpty == true && verify["entries"]?.integer == 3, "\(verify.text)")
        let tenant = try #require(try await program.run("tenants", "list", "--json").rows().first)
        #expect(tenant["held_millicredits"] == 0)
    }
}
