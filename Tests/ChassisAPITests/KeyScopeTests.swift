import ChassisCore
import ChassisStore
import ChassisTestSupport
import Testing

/// A client's key names a request at the address that it is sent to.
@Suite(.timeLimit(.minutes(2)))
struct KeyScopeTests {
    private static let key = ["idempotency-key": "order-17"]
    private static let requests = [
        ("/v1/jobs", #"{"feature": "answer", "input": "Hi"}"#),
        ("/v1/chat/completions", #"{"model": "answer", "messages": [{"role": "user", "content": "Hi"}]}"#),
        ("/v1/responses", #"{"model": "answer", "input": "Hi"}"#),
    ]

    @Test func `one key at three addresses is three requests, and each is answered once`() async throws {
        let fixture = try await ServerFixture()

        try await fixture.working {
            var jobs: [String?] = []
            for (path, body) in Self.requests + Self.requests {
                let answer = try await fixture.ask("POST", path, body: body, headers: Self.key)
                #expect([200, 202].contains(answer.status), "\(path): \(answer.body)")
                jobs.append(answer.headers["x-chassis-job"])
            }
            #expect(jobs == ["job_1", "job_2", "job_3", "job_1", "job_2", "job_3"])
            let other = try await fixture.ask(
                "POST", "/v1/responses", body: #"{"model": "answer", "input": "Ho"}"#, headers: Self.key)
            #expect(other.status == 409 && other.error?["code"] == "idempotency_conflict")
        }
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 3)
    }
}
