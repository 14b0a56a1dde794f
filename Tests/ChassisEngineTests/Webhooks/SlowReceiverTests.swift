import ChassisCore
import ChassisStore
import ChassisTestSupport
import Synchronization
import Testing

@testable import ChassisEngine

/// What receivers that don't answer, and processes that end in the middle, cost the messages.
@Suite(.timeLimit(.minutes(2)))
struct SlowReceiverTests {
    private func fixture(attempts: Int = 10) async throws -> EngineFixture {
        let fixture = try await EngineFixture(change: {
            $0.plans[0].monthlyCredits = Credits(milli: 1_000_000)
            $0.webhooks.attempts = attempts
        })
        for tenant in ["acme", "beta"] { _ = try await fixture.engine.rotateWebhookSecret(of: tenant) }
        return fixture
    }

    /// Leaves messages in the outbox, one for each URL.
    @discardableResult
    private func post(_ fixture: EngineFixture, _ tenant: String, _ urls: [String]) async throws -> [JobID] {
        var ids: [JobID] = []
        for url in urls {
            let submission = Submission(tenant: tenant, feature: "answer", input: Array("How?".utf8), webhook: url)
            ids.append(try await fixture.engine.submit(submission).job.id)
        }
        _ = try await fixture.engine.cancelJobs(ids.map { JobTarget(id: $0) })
        return ids
    }

    private func message(_ fixture: EngineFixture) async throws -> WebhookMessage {
        try #require(try await fixture.store.webhooks(limit: 1).first)
    }

    /// Runs a sender beside `body`, whose receivers called `slow` answer nothing before the end.
    private func sending(_ fixture: EngineFixture, _ body: (Heard) async throws -> Void) async throws {
        let heard = Heard()
        let sender = WebhookSender(engine: fixture.engine) { webhook, _ in
            heard.add(webhook.url)
            guard webhook.url.contains("slow") else { return .status(204, retryAfter: nil) }
            try? await SystemClock().sleep(for: .seconds(600))
            return .failed("did not answer in time")
        }
        // Awaited below.
        let work = Task { await sender.run() }
        do { try await body(heard) } catch {
            work.cancel()
            await work.value
            throw error
        }
        work.cancel()
        await work.value
    }

    private final class Heard: Sendable {
        private let state = Mutex<[String]>([])
        var urls: [String] { state.withLock { $0 } }
        func add(_ url: String) { state.withLock { $0.append(url) } }
    }

    private func wait(until isSo: () async throws -> Bool) async throws {
        while try await !isSo() { try await SystemClock().sleep(for: .milliseconds(5)) }
    }

    @Test func `receivers that never answer keep no other's messages waiting, of no tenant`() async throws {
        let fixture = try await fixture()
        let slow = (0..<8).flatMap { Array(repeating: "https://slow\($0).example.com/hook", count: 20) }
        try await post(fixture, "acme", slow)
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        try await post(fixture, "beta", Array(repeating: "https://good.example.org/hook", count: 5))

        try await sending(fixture) { heard in
            try await wait { heard.urls.count { $0.contains("org") } == 5 }
            // Half of them have the tenant's places at first, then the others.
            for count in [8, 16] {
                try await wait { heard.urls.count { $0.contains("slow") } == count }
                fixture.clock.advance(by: .seconds(2))
            }
            try await wait { heard.urls.contains { $0.contains("good.example.com") } }
            #expect(heard.urls.count { $0.contains("slow") } <= 16)
        }
    }

    @Test func `each receiver's messages are found past the backlog of another`() async throws {
        let fixture = try await fixture()
        try await post(fixture, "acme", Array(repeating: "https://slow.example.com/hook", count: 300))
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        try await post(fixture, "beta", ["https://good.example.com/hook"])

        let offered = Mutex<[WaitingWebhook]>([])
        _ = try await fixture.store.claimWebhooks(
            perReceiver: 2, lease: .seconds(30), now: fixture.clock.now()
        ) { waiting in
            offered.withLock { $0 = waiting }
            return []
        }

        let counts = Dictionary(grouping: offered.withLock { $0.map(\.target) }, by: \.self).mapValues(\.count)
        #expect(
            counts == [
                WebhookTarget(tenant: "acme", receiver: "slow.example.com"): 2,
                WebhookTarget(tenant: "acme", receiver: "good.example.com"): 1,
                WebhookTarget(tenant: "beta", receiver: "good.example.com"): 1,
            ])
    }

    @Test func `a process that stops in the middle of a try gives it back, and the next makes it at once`() async throws
    {
        let fixture = try await fixture(attempts: 1)
        try await post(fixture, "acme", ["https://slow.example.com/hook"])

        try await sending(fixture) { heard in try await wait { !heard.urls.isEmpty } }

        let stopped = try await message(fixture)
        #expect(stopped.state == .pending && stopped.attempts == 0 && stopped.dueAt == fixture.clock.now())
        await WebhookSender(engine: fixture.engine) { _, _ in .status(204, retryAfter: nil) }.sendDue()
        let sent = try await message(fixture)
        #expect(sent.state == .delivered && sent.attempts == 1)
    }

    @Test func `a try that its process died in costs the message none`() async throws {
        let fixture = try await fixture(attempts: 2)
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        let sender = WebhookSender(engine: fixture.engine) { _, _ in .status(500, retryAfter: nil) }
        for _ in 0..<5 {
            let taken = try await fixture.store.claimWebhooks(
                perReceiver: 1, lease: .seconds(45), now: fixture.clock.now()
            ) { $0 }
            #expect(taken.map(\.message.attempts) == [1])
            fixture.clock.advance(by: .seconds(46))
        }

        await sender.sendDue()
        let once = try await message(fixture)
        #expect(once.state == .pending && once.attempts == 1)
        fixture.clock.advance(by: .seconds(6))
        await sender.sendDue()
        let twice = try await message(fixture)
        #expect(twice.state == .failed && twice.attempts == 2)
    }

    @Test func `a message that processes die of again and again is given up`() async throws {
        let fixture = try await fixture(attempts: 3)
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        for _ in 0..<25 {
            _ = try await fixture.store.claimWebhooks(
                perReceiver: 1, lease: .seconds(45), now: fixture.clock.now()
            ) { $0 }
            fixture.clock.advance(by: .seconds(46))
        }

        await WebhookSender(engine: fixture.engine) { _, _ in .failed("did not answer in time") }.sendDue()

        #expect(try await message(fixture).state == .failed)
    }

    @Test func `a try that ends after another has begun writes nothing`() async throws {
        let fixture = try await fixture()
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        var tries: [DueWebhook] = []
        for _ in 0..<2 {
            tries += try await fixture.store.claimWebhooks(
                perReceiver: 1, lease: .seconds(45), now: fixture.clock.now()
            ) { $0 }
            fixture.clock.advance(by: .seconds(46))
        }

        try await fixture.store.endWebhook(tries[0].message, .failed(status: 410, error: "the receiver wants no more"))
        #expect(try await message(fixture).state == .pending)
        try await fixture.store.endWebhook(tries[1].message, .delivered(status: 204))
        #expect(try await message(fixture).state == .delivered)
    }

    @Test func `a message that a clock far ahead put off is sent all the same`() async throws {
        let fixture = try await fixture()
        try await post(fixture, "acme", ["https://good.example.com/hook"])
        let far = fixture.clock.now() + .seconds(365 * 86_400)
        _ = try await fixture.store.claimWebhooks(perReceiver: 1, lease: .seconds(45), now: far) { $0 }

        try await sending(fixture) { heard in try await wait { heard.urls.count == 1 } }
    }
}
