import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisAPI

/// Plans that may ask some models only: to their tenants the others are not there.
@Suite(.timeLimit(.minutes(4)))
struct PlanModelsTests {
    private func fixture() async throws -> ServerFixture {
        try await ServerFixture(change: { workspace in
            for index in workspace.plans.indices { workspace.plans[index].names = ["answer", "second"] }
        })
    }

    @Test(arguments: [
        ("/v1/chat/completions", #"{"model": "first", "messages": [{"role": "user", "content": "Hi"}]}"#, 404),
        ("/v1/chat/completions", #"{"model": "small", "messages": [{"role": "user", "content": "Hi"}]}"#, 404),
        ("/v1/responses", #"{"model": "first", "input": "Hi"}"#, 404),
        ("/v1/embeddings", #"{"model": "first", "input": "Hi"}"#, 404),
        ("/v1/jobs", #"{"feature": "ticket", "input": "Hi"}"#, 400),
    ])
    func `what a plan does not name is refused, with what it names`(path: String, body: String, status: Int)
        async throws
    {
        let fixture = try await fixture()

        let refused = try await fixture.ask("POST", path, body: body)

        #expect(refused.status == status)
        let message = refused.error?["message"]?.string ?? ""
        #expect(message.contains("answer") || message.contains("second"), "\(message)")
        #expect(!message.contains("fallback"))
    }

    @Test func `what it names is answered and listed, and nothing else`() async throws {
        let fixture = try await fixture()
        try await fixture.working {
            let answered = try await fixture.ask(
                "POST", "/v1/chat/completions",
                body: #"{"model": "second", "messages": [{"role": "user", "content": "Hi"}]}"#)
            #expect(answered.status == 200)
        }

        let list = try #require(try await fixture.ask("GET", "/v1/models").json?["data"]?.array)
        #expect(list.compactMap { $0["id"]?.string } == ["answer", "second"])
        #expect(try await fixture.ask("GET", "/v1/models/first").status == 404)
    }
}
