import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Clients that others wrote, against the built server.
@Suite(.timeLimit(.minutes(4)))
struct SDKTests {
    /// A Python with the packages that Tests/SDK imports; `.ci/run` makes it.
    static let python: String? = {
        let set = ProcessInfo.processInfo.environment["CHASSIS_SDK_PYTHON"]
        let path = set ?? sources.appending(path: ".build/sdk/bin/python").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let workspace = """
        chat: {credits: 0.5}

        """

    private static let feature = """
        name: scripted-answer
        prompt: scripted
        tier: small
        parameters: {temperature: 0, max_output_tokens: 300}

        """

    @Test(.enabled(if: SDKTests.python != nil, "SKIPPED: no Python with the clients; .ci/run makes one"))
    func `clients of OpenAI, WebSocket and OpenTelemetry work with only an address and a key`() async throws {
        let python = try #require(Self.python)
        let upstream = try ScriptedServer(ScriptedModels.answer)
        defer { upstream.stop() }
        let program = try await Program(settings: Self.workspace)
        try Self.addModels(to: program, url: upstream.url)
        let issued = try await program.run("tenants", "key", "demo", "--json")
        let key = try #require(try issued.rows().first?["key"]?.string, "\(issued.error)")
        let server = try await RunningServer(program)
        defer { _ = server.stop() }

        let ended = try await Program.execute(
            "/usr/bin/env",
            [
                "CHASSIS_BASE_URL=http://127.0.0.1:\(server.port)", "CHASSIS_KEY=\(key)", "PYTHONDONTWRITEBYTECODE=1",
                python, "-m",
                "pytest", "-q", "--no-header", "-p", "no:cacheprovider",
                Self.sources.appending(path: "Tests/SDK").path,
            ], in: program.folder)

        #expect(ended.status == 0, "\(ended.out.suffix(6000))\n\(ended.error.suffix(2000))")
        let body = upstream.requests.map(\.body).joined()
        #expect(!body.contains("@example.com"))
        let foreign = try await program.run("traces", "list", "--json", "--limit", "1000").rows()
            .filter { $0.text.contains("small-model") }
        #expect(foreign.count == 2 && foreign.allSatisfy { !$0.text.contains("ada@") }, "\(foreign)")
    }

    private static func addModels(to program: Program, url: String) throws {
        let price = "prices: [{from: 2020-01-01, input: 3, output: 15}]"
        try program.edit("chassis.yaml") { text in
            text.replacing("providers:\n", with: "providers:\n  upstream: {kind: openai, base_url: \"\(url)/v1\"}\n")
                .replacing(
                    "models:\n",
                    with: "models:\n  scripted: {provider: upstream, \(price)}\n"
                        + "  vectors: {provider: upstream, \(price)}\n"
                )
                .replacing("small: [extractive]", with: "small: [scripted]")
        }
        try FileManager.default.createDirectory(
            atPath: program.workspace + "/prompts/scripted", withIntermediateDirectories: true)
        try "---\nnote: For the scripted models.\n---\n# system\nAnswer.\n\n# user\nQuestion: {{input}}\n".write(
            toFile: program.workspace + "/prompts/scripted/1.md", atomically: true, encoding: .utf8)
        try feature.write(
            toFile: program.workspace + "/features/scripted-answer.yaml", atomically: true, encoding: .utf8)
    }
}
