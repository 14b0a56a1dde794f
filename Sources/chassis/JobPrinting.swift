import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore

/// Prints how a job ended, and its answer.
struct JobPrinting {
    let engine: Engine
    let json: Bool

    /// Prints the result of a finished job; ends the command with status 1 (4 for a refusal) when there is none.
    func printEnd(of job: Job) async throws {
        let output = job.state == .completed ? try await engine.output(of: job) : nil
        if json {
            StandardStream.output.writeLine(job.row.with("output", JSON(output)))
        } else if let output {
            StandardStream.output.writeLine(output)
            if job.isCutForLength {
                Report.say("The answer was cut for length: it reached the most tokens that it may have.")
            }
            if job.cache == .stale {
                Report.say("This is the last good answer, from an earlier time: there was no usable one now.")
            }
        }
        guard job.state == .completed else {
            let error = CommandError.jobEnded(job.id, job.state, job.error)
            Report.say(error)
            let refusals = ["guard_blocked", "prompt_leaked", "data_residency_mismatch"]
            throw ExitCode(refusals.contains(job.error?.code ?? "") ? 4 : 1)
        }
    }

    private static func stateWord(of job: Job) -> String {
        if job.isWarming { return "warming" }
        if job.isHeldUp { return "waiting" }
        return job.retryAt == nil || job.state != .queued ? job.state.rawValue : "retrying"
    }

    static func table(_ jobs: [Job], now: Timestamp) -> String {
        var table = TextTable(
            ["ID", "STATE", "AGE", "TENANT", "FEATURE", "MODEL", "TOKENS", "COST", "TOOK", "TRIES", "NOTE"],
            figures: [2, 6, 7, 8, 9])
        for job in jobs {
            let tokens = job.usage.state == .absent ? "–" : String(job.usage.inputTokens + job.usage.outputTokens)
            let isOver = job.finishedAt != nil
            table.add([
                job.id.description, stateWord(of: job),
                Figure.duration(now - job.createdAt), job.tenant, job.feature, job.model ?? "–", tokens,
                isOver ? Figure.money(job.cost) : "–",
                job.finishedAt.map { Figure.duration($0 - (job.startedAt ?? job.createdAt)) } ?? "–",
                String(job.attempts), job.error?.code ?? (job.isCutForLength ? "cut for length" : ""),
            ])
        }
        return table.text
    }
}
