import ChassisCore

@testable import ChassisConsole

/// Jobs of an invoicing product, as a day brings them.
enum SampleJobs {
    static let tenants = ["northwind", "acme", "bluebird-books", "kaito", "globex", "ünïcode-gmbh"]
    static let features = ["support-answer", "ticket-triage", "invoice-fields", "thread-summary", "deep-analysis"]
    static let models = ["qwen2.5-7b", "extractive", "claude-haiku", "gpt-4.1-mini"]

    static func job(_ number: Int64, _ state: JobState = .completed, now: Timestamp = ConsoleHarness.noon) -> Job {
        let index = Int(number)
        let created = now - .seconds(max(0, 700 - Int64(index) * 7))
        var job = Job(
            id: JobID(number), state: state, tenant: tenants[index * 7 % tenants.count],
            feature: features[index * 3 % features.count], createdAt: created, deadline: created + .seconds(300),
            credits: Credits(milli: 1_000), version: 3)
        switch state {
        case .queued: break
        case .running:
            job.attempts = 1
            job.startedAt = created + .milliseconds(20)
        case .completed, .failed, .cancelled:
            job.attempts = state == .failed ? 3 : 1
            job.startedAt = created + .milliseconds(20)
            job.finishedAt = created + .milliseconds(340 + Int64(index) * 97 % 5_000)
            job.model = models[index % models.count]
            job.usage = Usage(
                state: index % 5 == 0 ? .estimated : .reported, inputTokens: 400 + number * 37 % 2_000,
                outputTokens: 20 + number * 13 % 300)
            job.cost = index % 6 == 5 ? nil : Money(nanoUSD: 40_000 * number)
        }
        if state == .failed {
            job.error = JobError(code: "provider_timeout", message: "The provider gave no answer.", remedy: "retry it")
            job.credits = .zero
        }
        return job
    }

    /// `count` jobs: the newest wait or run, one in nine failed.
    static func day(_ count: Int64) -> [Job] {
        (1...count).map { number in
            var job: Job
            switch count - number {
            case 0..<4: job = Self.job(number, .queued)
            case 4..<7: job = Self.job(number, .running)
            default: job = Self.job(number, number % 9 == 4 ? .failed : number % 31 == 0 ? .cancelled : .completed)
            }
            if count - number == 3 {
                job.retryAt = ConsoleHarness.noon + .seconds(12)
                job.attempts = 1
                job.error = JobError(code: "provider_overloaded", message: "Busy.", remedy: nil)
            }
            if number % 8 == 3, job.state == .completed { job.cache = .exact }
            if number % 23 == 7, job.state == .completed { job.cache = .stale }
            return job
        }
    }
}
