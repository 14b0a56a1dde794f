import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// The report card of a workspace, through the built binary.
@Suite(.timeLimit(.minutes(4)))
struct AuditTests {
    @Test func `a new workspace keeps every promise, and its store is not touched`() async throws {
        let program = try await Program()

        let ended = try await program.run("audit", "--json")
        let rows = try ended.rows()

        #expect(ended.status == 0, "\(ended.out)\(ended.error)")
        #expect(rows.count > 15 && rows.allSatisfy { $0["verdict"]?.string != "failed" })
        #expect(rows.contains { $0["promise"]?.string?.contains("100 requests at once") == true })
        #expect(rows.allSatisfy { !($0["tests"]?.array?.isEmpty ?? true) })
        for test in ["T7", "T14", "T15", "T16", "T17", "T18", "T19", "T23", "T29", "T31", "T36"] {
            #expect(rows.contains { $0["tests"]?.array?.contains(.string(test)) == true }, "\(test)")
        }
        #expect(!FileManager.default.fileExists(atPath: program.workspace + "/chassis.sqlite"))
    }

    @Test func `what a setting leaves open is named with the setting that closes it`() async throws {
        let program = try await Program()
        try program.edit("chassis.yaml") { text in
            text.replacing("privacy: {mask: [email, phone, ", with: "privacy: {mask: [email, ")
                .replacing(
                    "demo: {name: Demo, plan: starter}",
                    with: "demo: {name: Demo, plan: starter, data: {regions: [EU]}}"
                )
                .replacing(
                    "  embedded: {kind: extractive}\n",
                    with:
                        "  embedded: {kind: extractive}\n  far: {kind: openai, base_url: \"https://llm.example.com/v1\", data: {regions: [US]}}\n"
                )
                .replacing("models:\n", with: "models:\n  distant: {provider: far}\n")
                .replacing("local: [extractive]", with: "local: [distant]")
        }

        let ended = try await program.run("audit")

        #expect(ended.status == 3, "\(ended.out)\(ended.error)")
        for part in [
            "✗ support-answer", "a phone number leaves for nobody", "mask: [phone", "distant: it is in US",
            "no price is in force for distant",
        ] { #expect(ended.out.contains(part), "\(part)\n\(ended.out)") }
        #expect(!ended.out.contains("✗ support-answer       an e-mail"))
    }

    /// - Parameter settings: Of the feature, in place of its guard.
    private func audit(guard settings: String, workspace: String = "") async throws -> Program.Ended {
        let program = try await Program(
            model: "http://127.0.0.1:9", settings: "guard: {block_at: 0.5}\n" + workspace)
        try program.edit("features/support-answer.yaml") {
            $0.replacing("guard: {block_at: 0.5}", with: settings)
        }
        return try await program.run("audit")
    }

    @Test func `a guard of what users say alone lets tools and pages through, and that is told`() async throws {
        let ended = try await audit(guard: "guard: {block_at: 0.5, on: [input], canary: false}")

        #expect(ended.status == 3, "\(ended.out)\(ended.error)")
        for part in [
            "it is let through as a tool's result only", "a provider was sent its orders", "the prompt has no mark",
            "→ guard: {on: [input, documents, tools]} in features/support-answer.yaml",
            "→ guard: {canary: true} in features/support-answer.yaml",
        ] { #expect(ended.out.contains(part), "\(part)\n\(ended.out)") }
        #expect(ended.out.contains("✓ workspace            an attack is stopped in chats with tier 'local'"))
    }

    @Test func `chats with models that nobody guards are told`() async throws {
        let program = try await Program(settings: "guard: off\n")

        let ended = try await program.run("audit")

        #expect(ended.status == 3)
        #expect(ended.out.contains("✗ workspace            an attack is stopped in chats with tier 'local'"))
        #expect(ended.out.contains("✓ support-answer       an attack is judged alike"))
    }

    @Test func `a history that its model has no room for is told with its budget`() async throws {
        let program = try await Program(model: "http://127.0.0.1:9")
        try program.edit("chassis.yaml") {
            $0.replacing(
                "{provider: hosted}", with: "{provider: hosted, context_window: 1500, max_output_tokens: 300}")
        }

        let ended = try await program.run("audit")

        #expect(ended.status == 3)
        #expect(ended.out.contains("ended as context_length_exceeded"), "\(ended.out)")
        #expect(ended.out.contains("→ budget: {history: 1500} in features/support-answer.yaml"))
        #expect(ended.out.contains("✓ support-answer       a model that says its prompt letter by letter"))
    }
}
