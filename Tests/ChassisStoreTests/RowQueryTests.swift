import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct RowQueryTests {
    @Test func `a statement's places are those of its columns`() {
        let insert = RowQuery(insertInto: "cup", suffix: "ON CONFLICT DO NOTHING")
        let update = RowQuery(
            update: "cup", where: "name", keeping: ["maker"], fixed: "version = version + 1", returning: "size")

        #expect(
            insert.text(of: ["name", "size"])
                == "INSERT INTO cup (name, size)\nVALUES (?1, ?2) ON CONFLICT DO NOTHING")
        #expect(
            update.text(of: ["size", "name", "maker"]) == """
                UPDATE cup SET size = ?1, maker = COALESCE(?3, maker), version = version + 1
                WHERE name = ?2
                RETURNING size
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
}
