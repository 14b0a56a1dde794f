import ChassisTestSupport
import Foundation
import Testing

/// A newcomer copies what the README says, from top to bottom, and it works.
@Suite(.timeLimit(.minutes(4)))
struct ReadmeTests {
    private struct Block {
        var language: Substring
        var text: String
    }

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The fenced blocks of the README that are of a language, in order.
    private static func blocks() throws -> [Block] {
        let text = try String(contentsOf: sources.appending(path: "README.md"), encoding: .utf8)
        let parts = text.split(separator: "```", omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 }.compactMap { index in
            guard let end = parts[index].firstIndex(of: "\n") else { return nil }
            return Block(language: parts[index][..<end], text: String(parts[index][end...].dropFirst()))
        }
    }

    /// A clone as far as the README needs one: the sample data, and the program where `make` leaves it.
    private static func clone() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        try files.createDirectory(atPath: folder.file(".build/release"), withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: folder.file(".build/release/chassis"), withDestinationPath: Program.path)
        try files.copyItem(at: sources.appending(path: "sample-data"), to: URL(filePath: folder.file("sample-data")))
        return folder
    }

    /// A port of loopback that nobody listens at.
    private static func unusedPort() throws -> Substring {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }
        return try #require(server.url.split(separator: ":").last)
    }

    @Test func `every command of the README works when it is copied`() async throws {
        let folder = try Self.clone()
        let python = SDKTests.python ?? "true"
        let script = try Self.blocks().compactMap { block in
            switch block.language {
            case "sh" where !block.text.contains("make demo"): block.text
            case "python": "\(python) - <<'END'\n\(block.text)END\n"
            default: nil
            }
        }.joined(separator: "\n")
        try #require(script.contains("chassis serve &") && script.contains("8642"))
        let port = try Self.unusedPort()
        let copied = script.replacing("chassis serve &", with: "chassis serve --port \(port) &")
            .replacing("8642", with: "\(port)")

        let ended = try await Program.execute(
            "/bin/bash", ["-c", "set -eux; trap 'kill %1' EXIT\n" + copied], in: folder)

        #expect(ended.status == 0, "\(ended.out.suffix(3000))\n\(ended.error.suffix(3000))")
        // The answers of `submit --wait`, of the jobs API and of the chat.
        #expect(ended.out.components(separatedBy: "Export").count > 3, "\(ended.out)")
        #expect(ended.out.contains("flag_1 is resolved") && ended.out.contains("support-answer@3 is in force again"))
    }

    @Test func `the provider of the README takes its place in a new workspace`() async throws {
        let program = try await Program()
        let settings = try #require(try Self.blocks().first { $0.language == "yaml" && $0.text.contains("providers:") })
        try program.edit("chassis.yaml") { text in
            var isReplaced = false
            let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                if line.first?.isLetter == true {
                    isReplaced = ["providers:", "models:", "tiers:"].contains { line.hasPrefix($0) }
                }
                return !isReplaced
            }
            return kept.joined(separator: "\n") + "\n" + settings.text
        }

        let check = try await program.run("check")
        let answer = try await program.submit("--input", "How do I invite a colleague?", "--wait")

        #expect(check.out.contains("provider ollama") && !check.out.contains("error  "), "\(check.out)\(check.error)")
        // Nobody listens at Ollama's port here, so the fallback answers.
        #expect(answer.status == 0 && answer.out.contains("People"), "\(answer.out)\(answer.error)")
    }
}
