import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// What a server keeps for clients that read slowly.
@Suite(.timeLimit(.minutes(4)))
struct LongAnswerMemoryTests {
    @Test func `fifty who read nothing of a long answer cost the server little memory`() async throws {
        let text = String(repeating: "lorem ipsum ", count: 200_000)
        let upstream = try ScriptedServer { _ in
            .json(#"{"choices":[{"index":0,"message":{"content":"\#(text)"},"finish_reason":"stop"}]}"#)
        }
        defer { upstream.stop() }
        let program = try await Program(model: upstream.url, settings: "chat: {credits: 1}\n")
        try program.edit("chassis.yaml") {
            $0.replacing(
                "{provider: hosted}", with: "{provider: hosted, context_window: 1000000, max_output_tokens: 100000}")
        }
        let key = try await program.key()
        let server = try await RunningServer(program)
        defer { _ = server.stop() }
        let created = try await server.ask(
            "POST", "/v1/responses", key: key,
            body: #"{"model": "hosted-model", "input": "Tell me all.", "background": true}"#)
        let id = try #require(created.json?["id"]?.string, "\(created.body)")
        let ended = try await server.ask("GET", "/v1/jobs/\(id.dropFirst(5))?wait=60", key: key)
        try #require(ended.json?["output"]?.string?.utf8.count == text.utf8.count)
        let before = try server.memory

        for path in ["/v1/jobs/\(id.dropFirst(5))/events", "/v1/responses/\(id)?stream=true"] {
            var clients: [Client] = []
            for _ in 0..<50 {
                let client = try Client(port: server.port, receiveBuffer: 4096)
                await client.send("GET \(path) HTTP/1.1\r\nhost: test\r\nauthorization: Bearer \(key)\r\n\r\n")
                clients.append(client)
            }
            var most = 0
            for client in clients {
                #expect(try await client.head().status == 200)
                #expect(try await server.ask("GET", "/healthz").status == 200)
                most = max(most, try server.memory)
            }
            for client in clients { client.hangUp() }

            // The answer a few times, and half a megabyte for each; all of it would be gigabytes.
            #expect(most - before < 50_000_000, "\(before) before, \(most) at most: \(path)")
        }
    }
}
