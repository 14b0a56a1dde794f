import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// `chassis costs whatif`, as an operator types it.
@Suite(.timeLimit(.minutes(4)))
struct CostsWhatIfTests {
    /// A workspace with a second model that is dear, and one without a price.
    private func program() async throws -> Program {
        let program = try await Program()
        try program.edit("chassis.yaml") {
            $0.replacing(
                "models:\n",
                with: "models:\n  dear: {provider: embedded, prices: [{from: 2020-01-01, input: 10, output: 40}]}\n"
                    + "  unpriced: {provider: embedded}\n"
            ).replacing("complex: [extractive]", with: "complex: [dear]")
        }
        return program
    }

    @Test func `before the first job there is nothing to replay, and that is said`() async throws {
        let program = try await program()

        let ended = try await program.run("costs", "whatif", "--route", "support-answer=dear")

        #expect(ended.status == 0)
        #expect(ended.out == "No model was called in the last 90d.\n")
        #expect(try await program.run("costs", "whatif", "--route", "support-answer=dear", "--json").out == "")
    }

    @Test func `stored calls are priced along another route, by feature, tier and model`() async throws {
        let program = try await program()
        for question in ["How do I invite a colleague?", "How do I delete a project?"] {
            #expect(try await program.submit("--input", question, "--wait").status == 0)
        }

        for from in ["support-answer", "local", "extractive"] {
            for to in ["dear", "complex"] {
                let ended = try await program.run("costs", "whatif", "--route", "\(from)=\(to)", "--json")
                let row = try #require(try ended.rows().first)
                #expect(row["feature"]?.string == "support-answer")
                #expect(row["jobs"]?.integer == 2 && row["calls"]?.integer == 2 && row["moved_calls"]?.integer == 2)
                #expect(row["was_nano_usd"]?.integer == 0)
                let would = try #require(row["would_nano_usd"]?.integer)
                #expect(would > 0 && row["difference_nano_usd"]?.integer == would)
            }
        }
        let table = try await program.run("costs", "whatif", "--route", "support-answer=dear").out
        #expect(table.hasPrefix("MONTH") && table.contains("support-answer") && table.contains("+$"))
        let kept = try #require(
            try await program.run("costs", "whatif", "--route", "complex=dear", "--json").rows().first)
        #expect(kept["moved_calls"]?.integer == 0 && kept["difference_nano_usd"]?.integer == 0)
        #expect(try await program.run("costs", "whatif", "--route", "local=dear", "--since", "1ms", "--json").out == "")
    }

    @Test(arguments: [
        ([], "--route FROM=TO"), (["--route", "support-answer"], "'support-answer' is not FROM=TO"),
        (["--route", "=dear"], "is not FROM=TO"), (["--route", "nobody=dear"], "'nobody' is no feature"),
        (["--route", "locl=dear"], "did you mean 'local'? there are: dear, unpriced, extractive, local"),
        (["--route", "local=nobody"], "'nobody' is no model"), (["--route", "local=unpriced"], "has no price"),
        (["--route", "local=nobody"], "there are: dear, extractive, local"),
        (["--route", "local=unpriced"], "use one of: dear, extractive"),
        (["--route", "local=dear", "--since", "soon"], "--since takes a duration"),
        (["--route", "local=dear", "--since", "-1h"], "--since"),
        (["--route", "local=dear", "--route", "x"], "'x' is not FROM=TO"),
    ])
    func `what can't be replayed is a mistake of usage that names it`(arguments: [String], words: String) async throws {
        let program = try await program()

        let ended = try await Program.execute(
            Program.path, ["costs", "whatif"] + arguments + ["--workspace", program.workspace], in: program.folder)

        #expect(ended.status == 2)
        #expect(ended.error.contains(words), "\(ended.error)")
        #expect(!ended.error.contains("Usage: chassis <subcommand>"))
        #expect(ended.out == "")
    }
}
