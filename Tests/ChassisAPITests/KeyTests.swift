import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(4)))
struct KeyTests {
    private static let question = #"{"feature": "answer", "input": "Where is it?"}"#

    @Test func `a key does what it is for, and nothing else`() async throws {
        let fixture = try await ServerFixture()
        let submits = try await fixture.engine.issueKey(for: "acme", scopes: [.submit]).text
        let reads = try await fixture.engine.issueKey(for: "acme", scopes: [.read]).text
        let admin = try await fixture.engine.issueKey(for: "acme", scopes: [.admin]).text

        #expect(try await fixture.ask("POST", "/v1/jobs", key: submits, body: Self.question).status == 202)
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: submits).error?["code"]?.string == "scope_missing")
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: reads).status == 200)
        let refused = try await fixture.ask("POST", "/v1/jobs", key: reads, body: Self.question)
        #expect(refused.status == 403 && refused.headers["x-should-retry"] == "false")
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: admin).status == 200)
        #expect(try await fixture.ask("DELETE", "/v1/jobs/job_1", key: admin).status == 200)
    }

    @Test func `a new key is valid beside the old one, until that is revoked`() async throws {
        let fixture = try await ServerFixture()
        let next = try await fixture.engine.issueKey(for: "acme")
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").status == 404)
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: next.text).status == 404)
        let old = try #require(try await fixture.store.keys(of: "acme").first)

        // Another process does it, as the command line would.
        let other = try await ServerFixture.engine(fixture.engine.setup.workspace, clock: fixture.clock)
        _ = try await other.revokeKey(old.id)
        while try await fixture.ask("GET", "/v1/jobs/job_1").status != 401 {}

        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: next.text).status == 404)
        #expect(try await fixture.store.keys(of: "acme").map { $0.revokedAt == nil } == [false, true])
    }

    @Test func `a key ends when it was to end`() async throws {
        let fixture = try await ServerFixture()
        let short = try await fixture.engine.issueKey(for: "acme", lifetime: .seconds(60)).text

        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: short).status == 404)
        fixture.clock.advance(by: .seconds(60))
        let refused = try await fixture.ask("GET", "/v1/jobs/job_1", key: short)
        let mixed = String(short.prefix(21) + fixture.key.dropFirst(21))
        let guessed = try await fixture.ask("GET", "/v1/jobs/job_1", key: mixed)

        #expect(refused.status == 401 && refused.error?["code"] == "api_key_expired")
        let end = fixture.clock.now().rfc3339
        #expect(refused.error?["message"]?.string == "The key expired at \(end). Ask for a new one.")
        // Only to who has the secret.
        #expect(guessed.status == 401 && guessed.error?["code"] == "invalid_api_key")
    }

    @Test func `a key that was revoked is none, also once it would have expired`() async throws {
        let fixture = try await ServerFixture()
        let key = try await fixture.engine.issueKey(for: "acme", lifetime: .seconds(60))
        _ = try await fixture.engine.revokeKey(key.key.id)
        fixture.clock.advance(by: .seconds(60))

        #expect(try await fixture.ask("GET", "/v1/jobs/job_1", key: key.text).error?["code"] == "invalid_api_key")
    }

    @Test func `nothing in the store tells a key's secret`() async throws {
        let fixture = try await ServerFixture()

        let stored = try #require(try await fixture.store.key(String(fixture.key.split(separator: "_")[1])))

        #expect(stored.secretHash.count == 32)
        #expect(!stored.secretHash.elementsEqual(fixture.key.utf8.suffix(32)))
        #expect(try await fixture.store.keys(of: "beta") == [])
    }

    @Test func `when a key was last used is noted`() async throws {
        let fixture = try await ServerFixture()
        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").status == 404)

        let changes = fixture.store.changes()
        _ = try await fixture.ask("POST", "/v1/jobs", body: Self.question)
        for await _ in changes where try await fixture.store.keys(of: "acme").first?.lastUsedAt != nil { break }

        #expect(try await fixture.store.keys(of: "acme").first?.lastUsedAt == fixture.clock.now())
    }

    @Test func `a key of a tenant that has left opens nothing`() async throws {
        let fixture = try await ServerFixture()
        var workspace = fixture.engine.setup.workspace
        workspace.tenants.removeAll { $0.id == "acme" }

        try await fixture.engine.use(workspace)

        #expect(try await fixture.ask("GET", "/v1/jobs/job_1").status == 401)
    }
}
