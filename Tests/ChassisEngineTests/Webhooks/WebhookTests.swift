import ChassisCore
import ChassisProviders
import ChassisStore
import ChassisTestSupport
import Foundation
import Synchronization
import Testing

@testable import ChassisEngine

struct WebhookTests {
    /// An engine whose tenant `acme` has a secret, and a receiver that remembers what it got.
    private final class Receiver: Sendable {
        let messages = Mutex<[SignedWebhook]>([])
        let answers: Mutex<[WebhookSender.Answer]>

        init(_ answers: [WebhookSender.Answer] = []) { self.answers = Mutex(answers) }

        @Sendable func send(_ webhook: SignedWebhook, _ settings: WebhookSettings) async -> WebhookSender.Answer {
            messages.withLock { $0.append(webhook) }
            return answers.withLock { $0.isEmpty ? .status(204, retryAfter: nil) : $0.removeFirst() }
        }

        var all: [SignedWebhook] { messages.withLock { $0 } }
    }

    private func submit(
        _ fixture: EngineFixture, webhook: String = "https://example.com/hooks", key: IdempotencyKey? = nil
    ) async throws -> Job {
        try await fixture.engine.submit(
            Submission(
                tenant: "acme", feature: "answer", input: Array("How?".utf8), idempotencyKey: key, webhook: webhook)
        ).job
    }

    @Test func `a job that ends leaves one signed message, and its receiver can verify it`() async throws {
        let fixture = try await EngineFixture()
        let secret = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver()
        let sender = WebhookSender(engine: fixture.engine, send: receiver.send)
        let job = try await submit(fixture)

        await sender.sendDue()
        #expect(receiver.all.isEmpty)
        try await fixture.attempt()
        await sender.sendDue()
        await sender.sendDue()

        let message = try #require(receiver.all.first)
        #expect(receiver.all.count == 1)
        let headers = Dictionary(uniqueKeysWithValues: message.headers.map { ($0.name, $0.value) })
        let id = try #require(headers["webhook-id"])
        let time = try #require(headers["webhook-timestamp"].flatMap { Int64($0) })
        #expect(headers["webhook-signature"] == secret.signature(id: id, timestamp: time, body: message.body))
        let body = try JSON(parsing: message.body)
        #expect(body["type"]?.string == "job.completed")
        #expect(body["data"]?["id"]?.string == job.id.description)
        #expect(try await fixture.store.webhooks(limit: 10).map(\.state) == [.delivered])
    }

    @Test func `the signature is the one that the standard gives as its example`() throws {
        let bytes = try #require(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let secret = WebhookSecret(bytes: Array(bytes))

        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))

        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `a failing receiver is tried again later under the same name, until it is given up`() async throws {
        let fixture = try await EngineFixture(change: { $0.webhooks.attempts = 3 })
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver([
            .status(500, retryAfter: nil), .failed("did not answer in time"), .status(503, retryAfter: .seconds(7200)),
        ])
        let sender = WebhookSender(engine: fixture.engine, send: receiver.send)
        _ = try await submit(fixture)
        try await fixture.attempt()

        await sender.sendDue()
        await sender.sendDue()
        #expect(receiver.all.count == 1)
        fixture.clock.advance(by: .seconds(6))
        await sender.sendDue()
        #expect(receiver.all.count == 2)
        fixture.clock.advance(by: .seconds(301))
        await sender.sendDue()

        let names = Set(receiver.all.flatMap(\.headers).filter { $0.name == "webhook-id" }.map(\.value))
        #expect(names.count == 1)
        let message = try #require(try await fixture.store.webhooks(limit: 1).first)
        #expect(message.state == .failed)
        #expect(message.attempts == 3)
        #expect(message.lastError == "the receiver answered HTTP 503")
        #expect(try await fixture.store.retryWebhook(message.id, now: fixture.clock.now()))
        await sender.sendDue()
        #expect(try await fixture.store.webhooks(limit: 1).first?.state == .delivered)
    }

    @Test func `a message that waits for its next try can be sent now, and one that was taken can't`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver([.status(500, retryAfter: nil), .status(500, retryAfter: nil)])
        let sender = WebhookSender(engine: fixture.engine, send: receiver.send)
        _ = try await submit(fixture)
        try await fixture.attempt()
        await sender.sendDue()
        let waiting = try #require(try await fixture.store.webhooks(limit: 1).first)

        #expect(waiting.state == .pending && waiting.dueAt.map { $0 > fixture.clock.now() } == true)
        #expect(try await fixture.store.retryWebhook(waiting.id, now: fixture.clock.now()))
        await sender.sendDue()
        #expect(try await fixture.store.retryWebhooks(to: "elsewhere.example", now: fixture.clock.now()) == 0)
        #expect(try await fixture.store.retryWebhooks(to: "example.com", now: fixture.clock.now()) == 1)
        await sender.sendDue()

        let message = try #require(try await fixture.store.webhook(waiting.id))
        #expect(message.state == .delivered && message.attempts == 3)
        #expect(try await !fixture.store.retryWebhook(waiting.id, now: fixture.clock.now()))
    }

    @Test func `a message tells the end that it is about, though the job was retried since`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver([.status(500, retryAfter: nil)])
        let sender = WebhookSender(engine: fixture.engine, send: receiver.send)
        let job = try await submit(fixture)
        _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id)])
        await sender.sendDue()
        _ = try await fixture.engine.retryJobs([JobTarget(id: job.id)])

        fixture.clock.advance(by: .seconds(6))
        await sender.sendDue()

        let bodies = try receiver.all.map { try JSON(parsing: $0.body) }
        #expect(bodies.map { $0["type"] } == ["job.cancelled", "job.cancelled"])
        #expect(bodies.map { $0["data"]?["status"] } == ["cancelled", "cancelled"])
    }

    @Test func `while a secret is replaced a message carries both signatures, and later only the new one`() async throws
    {
        let fixture = try await EngineFixture()
        let old = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let new = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver()
        let sender = WebhookSender(engine: fixture.engine, send: receiver.send)
        for wait in [Duration.zero, .seconds(86_401)] {
            fixture.clock.advance(by: wait)
            _ = try await submit(fixture)
            try await fixture.attempt()
            await sender.sendDue()
        }

        let signatures = receiver.all.map { message in
            let headers = Dictionary(uniqueKeysWithValues: message.headers.map { ($0.name, $0.value) })
            let (id, time) = (headers["webhook-id"] ?? "", Int64(headers["webhook-timestamp"] ?? "") ?? 0)
            return (
                headers["webhook-signature"],
                [new, old].map { $0.signature(id: id, timestamp: time, body: message.body) }
            )
        }
        #expect(signatures.first.map { $0.0 == $0.1.joined(separator: " ") } == true)
        #expect(signatures.last.map { $0.0 == $0.1[0] } == true)
    }

    @Test func `no job is taken for a webhook that nobody could verify, or that must not be called`() async throws {
        let fixture = try await EngineFixture()

        await #expect(throws: EngineError.self) { _ = try await submit(fixture) }
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        await #expect(throws: EngineError.self) { _ = try await submit(fixture, webhook: "http://example.com") }

        #expect(try await fixture.store.jobCount(now: fixture.clock.now()) == 0)
    }

    @Test func `a cancelled job sends its message too, and the URL does not rest in clear`() async throws {
        let fixture = try await EngineFixture()
        _ = try await fixture.engine.rotateWebhookSecret(of: "acme")
        let receiver = Receiver()
        let job = try await submit(fixture, webhook: "https://example.com/hooks?token=tok-5f3a9")
        _ = try await fixture.engine.cancelJobs([JobTarget(id: job.id)])

        await WebhookSender(engine: fixture.engine, send: receiver.send).sendDue()

        #expect(try receiver.all.first.map { try JSON(parsing: $0.body)["type"]?.string } == "job.cancelled")
        #expect(receiver.all.first?.url == "https://example.com/hooks?token=tok-5f3a9")
        for file in ["", "-wal"] {
            let bytes = FileManager.default.contents(atPath: fixture.store.path + file) ?? Data()
            #expect(bytes.range(of: Data("tok-5f3a9".utf8)) == nil)
        }
    }

    @Test func `a name that leads to this machine is not called, however it is written`() async throws {
        let server = try ScriptedServer { _ in .answer("never") }
        defer { server.stop() }
        let port = server.url.split(separator: ":").last.map(String.init) ?? "0"
        let client = HTTPClient()

        for host in ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"] {
            var request = HTTPRequest(url: "http://\(host):\(port)/", body: [])
            request.allowsPrivate = false
            let error = await failure(of: request, by: client)
            // A resolver that does not take this spelling is as good.
            let isRefused = if case .unreachable? = error { true } else { error == .privateAddress }
            #expect(isRefused, "\(host): \(String(describing: error))")
        }
    }

    private func failure(of request: HTTPRequest, by client: HTTPClient) async -> HTTPError? {
        do throws(HTTPError) {
            _ = try await client.send(request)
            return nil
        } catch { return error }
    }
}
