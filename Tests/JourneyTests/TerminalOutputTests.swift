import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Text from outside never reaches a terminal raw, nor a pipe that ends on one.
@Suite(.timeLimit(.minutes(4)))
struct TerminalOutputTests {
    private static let hostile =
        "\u{1B}[2J\u{1B}]0;owned\u{07}\u{1B}P+q\u{1B}\\\u{9B}31mred\u{202E}desrever\u{200B}\u{08}\u{0D}over\u{7F} end"

    private static func completion(_ text: String) -> Script {
        .json(
            #"{"id":"c1","model":"hosted-model","choices":[{"index":0,"message":{"role":"assistant","content":"#
                + JSON.string(text).text
                + #"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":9}}"#)
    }

    /// Runs a command with a terminal as its standard output, and returns what the terminal was sent.
    private func terminal(_ command: String, of program: Program) async throws -> String {
        let ended = try await program.shell(
            "script -qec '\(Program.path) \(command) --workspace '$1'' /dev/null </dev/null")
        return ended.out
    }

    private static func expectTame(_ shown: String) {
        for scalar in shown.unicodeScalars {
            #expect(
                scalar.value == 0x0A || scalar.value == 0x0D || scalar.value >= 0x20,
                "U+\(String(scalar.value, radix: 16))")
            #expect(!(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value))
        }
        // A bare carriage return would let the answer write over what stands before it.
        #expect(shown.replacing("\r\n", with: "\n").contains("\r") == false)
    }

    @Test(arguments: [
        "jobs show job_1", "jobs show job_1 --json", "traces show job_1", "traces show job_1 --part raw",
        "traces show job_1 --part final", "traces show job_1 --json", "jobs list", "traces export",
        "submit --tenant demo --feature support-answer --input again --wait",
    ])
    func `an answer full of control characters shows as marks on a terminal`(command: String) async throws {
        let server = try ScriptedServer { _ in Self.completion(Self.hostile) }
        defer { server.stop() }
        let program = try await Program(model: server.url)
        let plain = try await program.submit("--input", "How do I export data?", "--wait")
        #expect(plain.out.contains("␛[2J"))

        let shown = try await terminal(command, of: program)
        let piped = try await program.shell("\(Program.path) \(command) --workspace \"$1\" | cat").out

        for text in [shown, piped] {
            #expect(text.count > 10)
            Self.expectTame(text)
        }
    }

    @Test func `JSON is the same to a terminal and to a pipe, and has every character of an answer`() async throws {
        let answer = Self.hostile + " \u{9B}\u{202E}\u{E0041} 👩\u{200D}💻"
        let server = try ScriptedServer { _ in Self.completion(answer) }
        defer { server.stop() }
        let program = try await Program(model: server.url)
        _ = try await program.submit("--input", "How do I export data?", "--wait")
        let command = "traces show job_1 --part raw --json"

        let shown = try await terminal(command, of: program)
        let piped = try await program.shell("\(Program.path) \(command) --workspace \"$1\" | cat").out

        #expect(shown.replacing("\r\n", with: "\n") == piped)
        #expect(try JSON(parsing: piped)["raw"]?.string == answer)
        Self.expectTame(piped)
    }

    @Test func `a provider's hostile error message shows as marks too`() async throws {
        let server = try ScriptedServer { _ in
            .json((["error": ["message": .string(Self.hostile)]] as JSON).text, status: 400)
        }
        defer { server.stop() }
        let program = try await Program(model: server.url)

        let shown = try await terminal(
            "submit --tenant demo --feature support-answer --input again --wait", of: program)

        #expect(shown.contains("chassis: "))
        #expect(!shown.contains("\u{1B}") && !shown.contains("\u{07}") && !shown.contains("\u{202E}"))
    }

    @Test func `a hostile argument that is named in an error shows as marks`() async throws {
        let program = try await Program()

        let shown = try await terminal(
            "submit --tenant demo --feature \"$(printf \"a\\033[2Jb\")\" --input x", of: program)

        #expect(shown.contains("chassis: "))
        #expect(!shown.contains("\u{1B}"))
    }
}
