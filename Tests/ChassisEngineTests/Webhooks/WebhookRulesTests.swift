import ChassisCore
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@testable import ChassisEngine

/// A tenant's data rules hold for those who are told of its jobs as well.
@Suite(.timeLimit(.minutes(2)))
struct WebhookRulesTests {
    private static let rules = DataRules(regions: ["EU"], allowsTraining: false)

    private func fixture(
        _ receivers: [String: WebhookReceiver] = [:], rules: DataRules = rules
    ) async throws -> EngineFixture {
        let fixture = try await EngineFixture(change: { workspace in
            workspace.webhooks.receivers = receivers
            Self.set(rules, &workspace)
        })
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        return fixture
    }

    private static func set(_ rules: DataRules, _ workspace: inout Workspace) {
        if let index = workspace.tenants.firstIndex(where: { $0.id == "acme" }) {
            workspace.tenants[index].rules = rules
        }
    }

    private func submit(_ fixture: EngineFixture, _ url: String = "https://Hooks.Example.com:8443/x?t=1") async throws
        -> Job
    {
        try await fixture.engine.submit(
            Submission(tenant: "acme", feature: "answer", input: Array("How?".utf8), webhook: url)
        ).job
    }

    @Test func `a receiver of which nothing is known is refused before the job is taken`() async throws {
        let fixture = try await fixture()

        let error = await #expect(throws: EngineError.self) { try await submit(fixture) }

        #expect(error?.code == "data_residency_mismatch" && error?.isRefusal == true)
        #expect(error?.message.contains("(only EU · no training) may not go to hooks.example.com") == true)
        #expect(error?.remedy?.contains("receivers: {hooks.example.com: {own: true}}") == true)
        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test(arguments: [
        WebhookReceiver(isOwn: true), WebhookReceiver(terms: DataTerms(regions: ["DE"], trains: false)),
    ])
    func `one that meets the rules is told, and the trace proves it`(receiver: WebhookReceiver) async throws {
        let fixture = try await fixture(["hooks.example.com": receiver])
        let job = try await submit(fixture)
        try await fixture.attempt()

        await WebhookSender(engine: fixture.engine) { _, _ in .status(204, retryAfter: nil) }.sendDue()

        let span = try #require(try await fixture.trace(job).spans.last)
        #expect(span.name == "webhook" && span.status == .ok)
        #expect(span.attributes["receiver"] == "hooks.example.com")
        #expect(span.attributes["data_rules"] == "only EU · no training")
        #expect(span.attributes["http.status"] == "204")
    }

    @Test(arguments: [
        DataTerms(regions: ["US"], trains: false), DataTerms(regions: ["DE"], trains: true), DataTerms(regions: ["DE"]),
    ])
    func `a webhook whose host the data rules forbid is refused`(terms: DataTerms) async throws {
        let fixture = try await fixture(["hooks.example.com": WebhookReceiver(terms: terms)])

        await #expect(throws: EngineError.self) { try await submit(fixture) }
    }

    @Test func `rules that became stricter hold for messages that wait, which nobody gets`() async throws {
        let fixture = try await fixture(rules: DataRules())
        let job = try await submit(fixture)
        try await fixture.attempt()
        var workspace = fixture.workspace
        Self.set(Self.rules, &workspace)
        try await fixture.engine.use(workspace)
        let sent = Mutex(0)

        await WebhookSender(engine: fixture.engine) { _, _ in
            sent.withLock { $0 += 1 }
            return .status(204, retryAfter: nil)
        }.sendDue()

        #expect(sent.withLock { $0 } == 0)
        let message = try #require(try await fixture.store.webhooks(limit: 1).first)
        #expect(message.state == .failed && message.lastError?.contains("may not go to hooks.example.com") == true)
        let span = try #require(try await fixture.trace(job).spans.last)
        #expect(span.name == "webhook" && span.status == .error)
        #expect(span.attributes["data_rules"] == "only EU · no training")
        #expect(span.attributes.allSatisfy { !$0.value.contains("t=1") }, "URLs may hold secrets")
    }

    @Test func `a tenant without rules and a machine of our own ask nothing`() async throws {
        let free = try await fixture(rules: DataRules())
        #expect(try await submit(free).state == .queued)

        let own = try await EngineFixture(change: { workspace in
            workspace.webhooks.allowsPrivate = true
            workspace.webhooks.allowsHTTP = true
            Self.set(Self.rules, &workspace)
        })
        _ = try await own.engine.rotateWebhookSecret(of: "acme")
        #expect(try await submit(own, "http://127.0.0.1:9/hook").state == .queued)
    }
}
