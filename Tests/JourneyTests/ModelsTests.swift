import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What an operator sees of a model that is not always loaded.
@Suite(.timeLimit(.minutes(4)))
struct ModelsTests {
    private static let answer = Script.json(
        #"{"choices":[{"index":0,"message":{"content":"Open Settings."},"finish_reason":"stop"}],"#
            + #""usage":{"prompt_tokens":100,"completion_tokens":20}}"#)

    private func program(_ server: ScriptedServer) async throws -> Program {
        let program = try await Program(model: server.url)
        try program.edit("chassis.yaml") {
            $0.replacing(
                "hosted-model: {provider: hosted}",
                with: "hosted-model: {provider: hosted, warm: {idle: 5m, timeout: 1m}}")
        }
        return program
    }

    @Test func `models that are always loaded are ready`() async throws {
        let program = try await Program()

        let ended = try await program.run("models")

        #expect(ended.status == 0)
        #expect(ended.out.hasPrefix("MODEL ") && ended.out.contains("ready"))
        #expect(try await program.run("models", "--json").rows().allSatisfy { $0["state"] == "ready" })
    }

    @Test func `a model whose provider has no key is not called ready`() async throws {
        let program = try await Program()
        let hosted = #"hosted: {kind: openai, base_url: "http://127.0.0.1:9/v1", key_env: CHASSIS_NO_SUCH_KEY}"#
        try program.edit("chassis.yaml") { text in
            text.replacing("providers:\n", with: "providers:\n  \(hosted)\n")
                .replacing("models:\n", with: "models:\n  hosted-model: {provider: hosted}\n")
        }

        let row = try await program.run("models", "--json").rows().first { $0["model"] == "hosted-model" }

        #expect(row?["state"] == "unusable")
    }

    @Test func `a model that fails is out in the list, in the check and for a route that is tried`() async throws {
        let server = try ScriptedServer { _ in .json(#"{"error":{"message":"out of memory"}}"#, status: 500) }
        defer { server.stop() }
        let program = try await Program(model: server.url)
        let worker = try program.start("work")
        defer { worker.terminate() }
        for number in 0..<3 {
            #expect(try await program.submit("--input", "Where is setting \(number)?").status == 0)
        }

        var row: JSON?
        while row?["state"] != "out" {
            row = try await program.run("models", "--json").rows().first { $0["model"] == "hosted-model" }
        }
        let models = try await program.run("models").out
        let check = try await program.run("check", "--offline").out
        let tried = try await program.run(
            "try", "route", input: Array(#"{"feature": "support-answer", "input": "Where?"}"#.utf8))

        #expect(row?["last_error"] == "HTTP 500")
        #expect(models.contains("out for") && models.contains("HTTP 500, ") && models.contains("failures, asked again"))
        #expect(check.contains("warning  model hosted-model: is asked last for") && check.contains("the last HTTP 500"))
        #expect(try tried.rows().first?["skipped"]?[0]?.string?.contains("failed lately") == true, "\(tried.out)")
    }

    @Test func `jobs wait as warming, the list says since when, and all are answered by one load`() async throws {
        let gate = Latch()
        let server = try ScriptedServer { request in
            request.body.contains("Say: ready") ? Script([.hold(gate)]) + Self.answer : Self.answer
        }
        defer { server.stop() }
        let program = try await program(server)
        #expect(try await program.run("models", "--json").rows().first?["state"]?.string == "cold")
        for number in 0..<5 {
            #expect(try await program.submit("--input", "Where is setting \(number)?").status == 0)
        }
        let worker = try program.start("work")
        defer { worker.terminate() }

        await server.wait { $0.busy == 1 }
        while try await program.jobs().contains(where: { $0["warming"] != true }) {}
        let table = try await program.run("jobs", "list").out
        #expect(table.components(separatedBy: "warming").count > 5, "\(table)")
        let models = try await program.run("models")
        #expect(models.out.contains("hosted-model") && models.out.contains("warming for"), "\(models.out)")

        gate.open()
        while try await program.jobs().contains(where: { $0["state"] != "completed" }) {}
        #expect(try await program.jobs().allSatisfy { $0["attempts"] == 1 && $0["warming"] == false })
        #expect(server.requests.count == 6)
        let row = try #require(try await program.run("models", "--json").rows().first)
        #expect(row["state"]?.string == "ready")
        #expect(row["loads"]?.integer == 1)
        let verify = try #require(try await program.run("ledger", "verify", "--json").rows().first)
        #expect(verify["problems"]?.array?.isEmpty == true)
    }

    @Test func `a model is loaded by hand, and one that can't be says why`() async throws {
        let server = try ScriptedServer { request in
            request.body.contains("hosted-model")
                ? Self.answer : .json(#"{"error":{"message":"out of memory"}}"#, status: 500)
        }
        defer { server.stop() }
        let program = try await program(server)
        try program.edit("chassis.yaml") {
            $0.replacing("models:\n", with: "models:\n  too-large: {provider: hosted, warm: {timeout: 5s}}\n")
        }

        let ready = try await program.run("models", "warm", "hosted-model")
        #expect(ready.status == 0)
        #expect(ready.out.hasPrefix("hosted-model is ready, after "))

        let failed = try await program.run("models", "warm", "too-large")
        #expect(failed.status == 1)
        #expect(failed.error.contains("out of memory") && failed.hasRemedy)
        let list = try await program.run("models").out
        #expect(list.contains("failed for") && list.contains("out of memory"))

        let unknown = try await program.run("models", "warm", "hosted")
        #expect(unknown.status == 1)
        #expect(unknown.error.contains("'hosted'") && unknown.hasRemedy)
        #expect(try await program.run("models", "warm").status == 2)
    }
}
