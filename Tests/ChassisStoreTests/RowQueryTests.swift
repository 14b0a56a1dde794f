import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct RowQueryTests {
    private struct Cup {
        var name: String
        var size: Int64
    }

    @Test func `text and values follow the same list`() {
        let insert = RowQuery<Cup>(
            insertInto: "cup",
            [Column("name") { .text($0.name) }, Column("size", as: "MAX(?, 1)") { .integer($0.size) }])
        let update = RowQuery<Cup>(
            update: "cup", [Column("size") { .integer($0.size) }], fixed: "version = version + 1",
            where: Column("name") { .text($0.name) }, returning: "size")

        #expect(insert.query.sql == "INSERT INTO cup (name, size)\nVALUES (?, MAX(?, 1)) ")
        #expect(
            update.query.sql == "UPDATE cup SET size = ?, version = version + 1\nWHERE name = ?\nRETURNING size")
        #expect(insert.values(of: Cup(name: "a", size: 3)).map(\.shown) == ["a", "3"])
        #expect(update.values(of: Cup(name: "a", size: 3)).map(\.shown) == ["3", "a"])
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

extension Value {
    fileprivate var shown: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let text): text
        case .blob(let bytes): "\(bytes)"
        }
    }
}
