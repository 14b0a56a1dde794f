import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Clients that others wrote, against the built server.
@Suite(.timeLimit(.minutes(4)))
struct SDKTests {
    /// A Python with `openai`, `websockets` and `pytest`; `.ci/run` makes it.
    private static let python: String? = {
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

    @Test(.enabled(if: SDKTests.python != nil, "SKIPPED: no Python with the openai package; .ci/run makes one"))
    func `the official Python client works with only its base URL and its key changed`() async throws {
        let python = try #require(Self.python)
        let upstream = try ScriptedServer(ScriptedModels.answer)
        defer { upstream.stop() }
        let program = try await Program(settings: Self.workspace)
        try Self.addModels(to: program, url: upstream.url)
        let issued = try await program.run("tenants", "key", "demo", "--json")
        let key = try #require(try issued.rows().first?["key"]?.string, "\(issued.error)")
        let server = try ServedProgram(program)
        defer { server.stop() }
        let address = try await server.address()

        let ended = try await Program.execute(
            "/usr/bin/env",
            [
                "CHASSIS_BASE_URL=\(address)", "CHASSIS_KEY=\(key)", "PYTHONDONTWRITEBYTECODE=1", python, "-m",
                "pytest", "-q", "--no-header", "-p", "no:cacheprovider",
                Self.sources.appending(path: "Tests/SDK/test_openai_client.py").path,
            ], in: program.folder)

        #expect(ended.status == 0, "\(ended.out.suffix(6000))\n\(ended.error.suffix(2000))")
        let body = upstream.requests.map(\.body).joined()
        #expect(!body.contains("@example.com"))
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

/// `chassis serve` on a port that the system chose.
final class ServedProgram: Sendable {
    private let process: Process
    private let output: String

    init(_ program: Program) throws {
        output = program.folder.file("served")
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve", "--port", "0", "--workspace", program.workspace]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Where it listens, once it says so.
    func address() async throws -> String {
        while process.isRunning {
            let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            if let line = text.split(separator: "\n").first(where: { $0.contains("listens on ") }), text.hasSuffix("\n")
            {
                return String(line.split(separator: " ").last ?? "")
            }
            await Task.yield()
        }
        throw CancellationError()
    }

    /// Ends it gracefully and waits for that.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
