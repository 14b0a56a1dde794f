import ChassisCore
import ChassisTestSupport
import Testing

/// What commands say where there is nothing to say.
@Suite(.timeLimit(.minutes(4)))
struct EmptyOutputTests {
    @Test func `figures as CSV have their header, also without a row`() async throws {
        let program = try await Program()

        let ended = try await program.run("costs", "--csv", "--by", "model")

        #expect(ended.out.hasPrefix("model,jobs,completed,failed,cost_nano_usd,"))
        #expect(ended.out.split(separator: "\n").count == 1)
    }

    @Test func `a job whose id can't be printed is told as one that is stored`() async throws {
        let program = try await Program()

        let ended = try await program.shell(
            "exec \"$0\" submit --tenant demo --feature support-answer --input Hello --workspace \"$1\" > /dev/full")

        #expect(ended.status == 1)
        #expect(ended.error.contains("No space left on device") && ended.error.contains("job_1 is stored all the same"))
        #expect(try await program.jobs().count == 1)
    }

    @Test(arguments: [("jobs", "job_99"), ("traces", "trace_99"), ("review", "flag_99"), ("evals", "run_99")])
    func `an id that nobody has is told, not drawn`(pane: String, id: String) async throws {
        let program = try await Program()

        let ended = try await program.run("console", "--snapshot", "--pane", pane, "--select", id)

        #expect(ended.status == 1)
        #expect(ended.out.isEmpty)
        #expect(ended.error.contains("There is no '\(id)' on \(pane).") && ended.hasRemedy)
    }
}
