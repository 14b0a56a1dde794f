import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

/// What a service says when it fails: it may repeat what it was sent, or name people itself.
@Suite(.timeLimit(.minutes(2)))
struct ServiceWordsTests {
    private static let error = #"{"error":{"message":"boom for a.b@c.example","type":"x"}}"#

    @Test(
        arguments: [
            .eventStreamHead + .events([error]) + .endOfChunks, .json(error, status: 400), .json(error, status: 503),
        ] as [Script])
    func `a service's words on its error are masked wherever they are kept`(script: Script) async throws {
        let fixture = try await EngineFixture(
            features: [.answer(limits: .init(attempts: 1))], script: { _ in script })

        let job = try await fixture.ask("Where is it?")

        #expect(job.state == .failed)
        #expect(job.error?.message.contains("boom for ⟦EMAIL_1⟧") == true)
        let trace = try await fixture.trace(job)
        #expect(trace.spans.contains { $0.attributes["error.message"]?.contains("boom for ⟦EMAIL_1⟧") == true })
        #expect(trace.calls.contains { $0.error?.contains("boom for ⟦EMAIL_1⟧") == true })
        #expect(!String(describing: trace).contains("a.b@c.example"))
    }
}
