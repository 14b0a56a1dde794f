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
        for test in ["T7", "T14", "T16", "T19", "T31", "T36"] {
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
}
