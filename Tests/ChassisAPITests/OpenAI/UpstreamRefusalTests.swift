import ChassisCore
import ChassisEngine
import ChassisTestSupport
import Testing

/// What a client is told of a model that gave no answer.
@Suite(.timeLimit(.minutes(2)))
struct UpstreamRefusalTests {
    private static let body = ChatRouteTests.body("Hi", model: "answer")

    private func answer(_ script: Script) async throws -> Client.Answer {
        let fixture = try await ServerFixture(
            script: { _ in script }, change: { $0.features[0].limits.attempts = 1 })
        return try await fixture.working { try await ChatRouteTests.ask(fixture, Self.body) }
    }

    @Test func `a request that the model's service refuses is the client's, and not to be sent again`() async throws {
        let answer = try await answer(.json(#"{"error":{"message":"messages[1] has no result"}}"#, status: 400))

        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "provider_refused")
        #expect(answer.error?["type"] == "invalid_request_error")
        #expect(answer.headers["x-should-retry"] == "false")
    }

    @Test(arguments: [429, 503])
    func `a wait that the model's service asks for reaches the client`(status: Int) async throws {
        let answer = try await answer(.json("{}", status: status, headers: ["retry-after": "7"]))

        #expect(answer.status == status)
        #expect(answer.headers["retry-after"] == "7")
        #expect(answer.headers["retry-after-ms"] == "7000")
        #expect(answer.headers["x-should-retry"] == nil)
    }
}
