import ChassisCore
import Testing

struct JobFilterTests {
    private let now = Timestamp(milliseconds: 1_700_000_000_000)

    private func job(_ change: (inout Job) -> Void = { _ in }) -> Job {
        var job = Job(
            id: JobID(42), state: .completed, tenant: "acme", feature: "answer", model: "Qwen2.5-7B", provider: "local",
            tier: .small, attempts: 2, createdAt: now - .seconds(3600), finishedAt: now - .seconds(3598),
            deadline: now, usage: Usage(state: .reported, inputTokens: 900, outputTokens: 100),
            cost: Money(nanoUSD: 50_000_000), cache: .miss, confidence: 0.75,
            error: JobError(code: "provider_timeout", message: "", remedy: nil), promptName: "support",
            promptVersion: 3)
        change(&job)
        return job
    }

    @Test(
        arguments: [
            "", "  ", "acme", "ACM", "job_42", "timeout", "qwen", "state:completed", "STATE:Completed",
            "state:failed,completed", "tenant:acme feature:answer", "model:qwen*", "model:*7b", "model:q*2*b",
            "-feature:triage", "!nothing", "age:>59m age:<2h", "latency:=2s", "latency:>1999ms", "cost:>0.04",
            "cost:0.05", "cost:<=$0.05", "tokens:1000", "attempts:>=2", "confidence:>0.7", "prompt:support",
            "prompt:support@3", "id:42", "id:job_42", "id:>41,<3", "error:provider_*", "state:final",
            "state:failed or tenant:acme", "(state:failed or tenant:acme) -feature:triage",
            "state:failed tenant:x or tenant:acme", "-(state:failed or tenant:x)", "--acme",
            "tier:small priority:normal",
            "cache:miss provider:local", "\"acme\"", "tenant:\"acme\"", "tenant:\"a,b\",acme",
        ])
    func `the filter matches the job`(text: String) throws {
        #expect(try JobFilter(parsing: text).matches(job(), now: now))
    }

    @Test(
        arguments: [
            "acme2", "state:failed", "state:retrying", "state:unfinished", "tenant:acm", "-acme", "model:qwen",
            "model:\"qwen*\"", "age:<1h", "latency:>2s", "cost:>0.05", "cost:unknown", "tokens:<1000", "attempts:1",
            "confidence:<0.7", "prompt:support@2", "id:43", "state:completed tenant:x", "acme nothing",
            "-(state:failed or tenant:acme)", "\"acme answer\"",
        ])
    func `the filter leaves the job out`(text: String) throws {
        #expect(try !JobFilter(parsing: text).matches(job(), now: now))
    }

    @Test func `what is absent is neither more nor less than anything`() throws {
        let bare = job {
            ($0.finishedAt, $0.cost, $0.confidence, $0.model) = (nil, nil, nil, nil)
            $0.state = .queued
            $0.retryAt = now
        }

        for text in ["latency:>0s", "latency:<=1d", "cost:>0", "cost:<9", "confidence:>=0", "model:q*"] {
            #expect(try !JobFilter(parsing: text).matches(bare, now: now), "\(text)")
        }
        for text in ["cost:unknown", "state:retrying", "state:queued", "model:\"\"", "-latency:>0s"] {
            #expect(try JobFilter(parsing: text).matches(bare, now: now), "\(text)")
        }
    }

    @Test(
        arguments: [
            ("stat:failed", FilterError.unknownField("stat", column: 1, suggestion: "state")),
            ("acme tenent:x", .unknownField("tenent", column: 6, suggestion: "tenant")),
            ("zebra:x", .unknownField("zebra", column: 1, suggestion: nil)),
            ("state:broken", .badValue(field: .state, value: "broken", column: 7)),
            ("state:failed,brken", .badValue(field: .state, value: "brken", column: 14)),
            ("age:<soon", .badValue(field: .age, value: "<soon", column: 5)),
            ("tenant:>acme", .badValue(field: .tenant, value: ">acme", column: 8)),
            ("cost:>1.2.3", .badValue(field: .cost, value: ">1.2.3", column: 6)),
            ("tenant:", .missing("a value", column: 8)),
            ("a \"b", .unclosedQuote(column: 3)),
            ("(a", .unclosedParenthesis(column: 1)),
            ("a)", .unexpected(")", column: 2)),
            ("a or", .missing("a term", column: 5)),
            ("or a", .unexpected("or", column: 1)),
            ("()", .unexpected(")", column: 2)),
            ("a -", .missing("what to leave out", column: 4)),
        ])
    func `a mistake is named with its column`(text: String, error: FilterError) {
        #expect(throws: error) { try JobFilter(parsing: text) }
    }

    @Test func `hostile filters are refused, not crashed by`() {
        let deep = String(repeating: "(", count: 1900) + "a"
        let nots = String(repeating: "-", count: 1900) + "a"
        let many = String(repeating: "a ", count: 1900)
        let long = String(repeating: "a", count: 5000)
        for text in [deep, nots, many, long, "id:99999999999999999999", "age:<99999999999999999999d", "tokens:-1"] {
            #expect(throws: FilterError.self) { try JobFilter(parsing: text) }
        }
    }
}
