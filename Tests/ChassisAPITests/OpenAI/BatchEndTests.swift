import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BatchEndTests {
    private static func line(_ id: String, answer: Int) -> String {
        #"{"custom_id":"\#(id)","method":"POST","url":"/v1/chat/completions","body":"#
            + ChatRouteTests.body("Hi", ["max_tokens": .integer(Int64(answer))]) + "}"
    }

    private static func waitForJobs(_ count: Int, _ fixture: ServerFixture) async throws {
        for await _ in fixture.store.changes() where try await fixture.store.job(JobID(Int64(count))) != nil { return }
    }

    private static func states(_ fixture: ServerFixture, _ ids: ClosedRange<Int64>) async throws -> [JobState?] {
        var states: [JobState?] = []
        for id in ids { states.append(try await fixture.store.job(JobID(id))?.state) }
        return states
    }

    @Test func `a batch that ends takes along jobs that were made behind a line that is none`() async throws {
        let fixture = try await ServerFixture()
        let lines = ["a", "b", "c", "d"].map { BatchTests.line($0, "Hi") }
        let file = try await BatchTests.upload(fixture, lines)
        // As a server leaves them that stopped before it noted what it had submitted.
        for line in [1, 3] {
            let chat = try ChatRequest(JSON(parsing: ChatRouteTests.body("Hi")))
            var submission = Submission(tenant: "acme", chat: chat)
            submission.idempotencyKey = "\0batch:1:\(line)"
            _ = try await fixture.engine.submit(submission)
        }
        _ = try await fixture.store.addBatch(
            StoredBatch(
                tenant: "acme", endpoint: "/v1/chat/completions", inputFile: 1, sealedMetadata: nil,
                createdAt: fixture.clock.now(), expiresAt: fixture.clock.now()))

        let batch = try await BatchTests.wait(fixture, "batch_1", until: BatchTests.isFinal)

        #expect(file["id"] == "file-1")
        #expect(batch["status"] == "expired")
        #expect(try await Self.states(fixture, 1...2) == [.cancelled, .cancelled])
        #expect(try await fixture.store.tenantAccounts().first { $0.id == "acme" }?.held == .zero)
        let errors = try await BatchTests.content(fixture, batch["error_file_id"])
        #expect(Set(errors.compactMap { $0["custom_id"]?.string }) == ["a", "b", "c", "d"])
        #expect(errors.count == 4)
    }

    @Test func `a line that waits for its minute lets those behind it go past, and all end with the batch`()
        async throws
    {
        let fixture = try await ServerFixture(change: { $0.plans[0].limits = RateLimits(tokensPerMinute: 1000) })
        let lines = [("a", 400), ("b", 400), ("c", 10), ("d", 10)].map { Self.line($0.0, answer: $0.1) }
        let id = try await BatchTests.begin(fixture, lines)
        try await Self.waitForJobs(3, fixture)

        _ = try await fixture.ask("POST", "/v1/batches/\(id)/cancel")
        let batch = try await BatchTests.wait(fixture, id, until: BatchTests.isFinal)

        #expect(batch["status"] == "cancelled")
        #expect(try await Self.states(fixture, 1...4) == [.cancelled, .cancelled, .cancelled, nil])
        // Its answer would be in no file.
        let retried = try await fixture.engine.retryJobs([JobTarget(id: JobID(1))])[JobID(1)]
        #expect({ if case .refused(.batchEnded(JobID(1), batch: 1))? = retried { true } else { false } }())
        let errors = try await BatchTests.content(fixture, batch["error_file_id"])
        #expect(Set(errors.compactMap { $0["custom_id"]?.string }) == ["a", "b", "c", "d"])
        #expect(errors.count == 4)
    }

    @Test func `a line that waited is made a job in its time, and every line is answered once`() async throws {
        let fixture = try await ServerFixture(change: { $0.plans[0].limits = RateLimits(tokensPerMinute: 1000) })
        let lines = [("a", 400), ("b", 400), ("c", 10)].map { Self.line($0.0, answer: $0.1) }
        let id = try await BatchTests.begin(fixture, lines)
        try await Self.waitForJobs(2, fixture)

        fixture.clock.advance(by: .seconds(60))
        let batch = try await fixture.working {
            try await BatchTests.wait(fixture, id, until: BatchTests.isFinal)
        }

        #expect(batch["request_counts"] == ["total": 3, "completed": 3, "failed": 0])
        let output = try await BatchTests.content(fixture, batch["output_file_id"])
        #expect(output.map { $0["custom_id"] } == ["a", "b", "c"])
    }
}
