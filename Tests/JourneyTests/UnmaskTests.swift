import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// Support looks behind a placeholder, and leaves a line in the log.
@Suite(.timeLimit(.minutes(4)))
struct UnmaskTests {
    private static let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
    private static let settings = "operators: {\(account): {roles: [unmask]}}\n"

    private func asked(_ settings: String) async throws -> Program {
        let program = try await Program(settings: settings)
        let ended = try await program.submit("--wait", "--input", "I am ada@example.com. How do I export my data?")
        #expect(ended.status == 0, "\(ended.error)")
        return program
    }

    @Test func `with the role and a reason the values are shown, and listed is who saw them`() async throws {
        let program = try await asked(Self.settings)

        let shown = try await program.run("traces", "show", "trace_1", "--unmask", "--reason", "ada@example.com called")
        let masked = try await program.run("traces", "show", "trace_1")
        let exported = try await program.run("traces", "export")
        let log = try await program.run("traces", "unmaskings", "--json").rows()

        #expect(shown.status == 0 && shown.out.contains("I am ada@example.com."))
        #expect(shown.error.contains("written down as unmask_1"))
        #expect(masked.out.contains("⟦EMAIL_1⟧") && !masked.out.contains("ada@example.com"))
        #expect(!exported.out.contains("ada@example.com"))
        #expect(log.count == 1)
        #expect(log.first?["operator"]?.string == Self.account && log.first?["granted"] == true)
        #expect(log.first?["reason"] == "⟦EMAIL_1⟧ called" && log.first?["kinds"]?["email"] == 1)
        let table = try await program.run("traces", "unmaskings").out
        #expect(table.contains("trace_1") && table.contains("1 email"))
    }

    @Test func `without the role it is refused by policy, with what to set, and listed`() async throws {
        let program = try await asked("operators: {somebody.else: {roles: [unmask]}}\n")

        let refused = try await program.run("traces", "show", "trace_1", "--unmask", "--reason", "curious")

        #expect(refused.status == 4 && refused.hasRemedy, "\(refused.error)")
        #expect(refused.error.contains("operators: {\(Self.account): {roles: [unmask]}}"))
        #expect(!refused.out.contains("ada@example.com"))
        #expect(try await program.run("traces", "unmaskings", "--json").rows().first?["granted"] == false)
        #expect(try await program.run("traces", "show", "trace_1", "--unmask").status == 2)
        #expect(try await program.run("traces", "show", "trace_1", "--reason", "x").status == 2)
    }

    @Test func `the console shows values after a yes, and masks them again when the trace is left`() async throws {
        let program = try await asked(Self.settings)
        let keys = "u r e f u n d enter y"

        let shown = try await program.run(
            "console", "--snapshot", "--no-engine", "--pane", "traces", "--select", "trace_1", "--keys", keys)
        let left = try await program.run(
            "console", "--snapshot", "--no-engine", "--pane", "traces", "--select", "trace_1", "--keys", keys + " 1 2")

        #expect(shown.status == 0 && shown.out.contains("⟦ada@example.com⟧"), "\(shown.out)")
        #expect(shown.out.contains("UNMASKED"))
        #expect(!left.out.contains("ada@example.com"))
        #expect(try await program.run("traces", "unmaskings", "--json").rows().count == 2)
    }
}
