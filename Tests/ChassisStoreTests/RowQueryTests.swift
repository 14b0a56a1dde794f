import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct RowQueryTests {
    @Test func `a statement's places are those of its columns`() {
        let insert = RowQuery(insertInto: "cup", suffix: "ON CONFLICT DO NOTHING")
        let update = RowQuery(update: "cup", where: "name", fixed: "version = version + 1")

        #expect(
            insert.text(of: ["name", "size"])
                == "INSERT INTO cup (name, size)\nVALUES (?1, ?2) ON CONFLICT DO NOTHING")
        #expect(
            update.text(of: ["size", "name", "maker"]) == """
                UPDATE cup SET size = ?1, maker = ?3, version = version + 1
                WHERE name = ?2
                """)
    }

    @Test func `each value of a job that is settled comes back as itself`() async throws {
        let fixture = try StoreFixture()
        let admitted = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        let error = JobError(code: "c", message: "m", remedy: "r", retryAfter: .milliseconds(41))
        var settlement = Settlement(lease: claimed.lease, outcome: .failed(error), now: fixture.now + .seconds(7))
        (settlement.model, settlement.provider, settlement.tier) = ("small-1", "abroad", .complex)
        settlement.usage = Usage(
            state: .reported, inputTokens: 61, outputTokens: 52, cacheReadTokens: 13, cacheCreationTokens: 24,
            reasoningTokens: 35)
        (settlement.cost, settlement.confidence) = (Money(nanoUSD: 77), 0.25)
        settlement.promptUsed = PromptReference(name: "other", version: 9)
        let settled = try await fixture.store.settleJob(settlement)

        #expect(settled.state == .failed && settled.error == error && settled.attempts == 1)
        #expect(settled.finishedAt == settlement.now && settled.retryAt == nil)
        #expect(settled.model == "small-1" && settled.provider == "abroad" && settled.tier == .complex)
        #expect(settled.usage == settlement.usage && settled.cost == settlement.cost)
        #expect(settled.confidence == 0.25 && settled.cache == .miss && settled.credits == .zero)
        #expect(settled.promptName == "other" && settled.promptVersion == 9)
        #expect(settled.createdAt == admitted.createdAt && settled.deadline == admitted.deadline)
        #expect(settled.tenant == admitted.tenant && settled.feature == admitted.feature)
    }

    static let later = Timestamp(milliseconds: 1_900_000_000_123)
    static let busy = JobError(code: "busy", message: "wait", remedy: nil, retryAfter: .nanoseconds(1_500_001))
    static let outcomes: [Settlement.Outcome] = [
        .completed, .failed(busy), .cancelled, .retry(at: later, busy), .released, .postponed(until: later, busy),
    ]

    @Test(arguments: outcomes) func `a settled job is told as its row is, without being read`(
        outcome: Settlement.Outcome
    ) async throws {
        let fixture = try StoreFixture()
        let admitted = try await fixture.admit()
        // What an attempt leaves out keeps what the one before said.
        var claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: .released, now: fixture.now)
        (settlement.provider, settlement.tier) = ("abroad", .small)
        try await fixture.store.settleJob(settlement)
        claimed = try #require(try await fixture.claim().first)
        settlement = Settlement(lease: claimed.lease, outcome: outcome, now: fixture.now + .seconds(7))
        settlement.model = "small-1"
        settlement.usage = Usage(state: .estimated, inputTokens: 61, outputTokens: 52)
        settlement.cost = Money(nanoUSD: 77)
        let (settled, creditsLeft) = try await fixture.store.settle(settlement)

        #expect(try await fixture.store.job(admitted.id) == settled)
        #expect(settled.provider == "abroad" && settled.tier == .small)
        #expect(try await fixture.store.availableCredits(of: admitted.tenant) == creditsLeft)
    }
}
