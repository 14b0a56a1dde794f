import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisStore

struct TextTests {
    @discardableResult
    private func settle(_ fixture: StoreFixture, input: String, final: String) async throws -> JobID {
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        settlement.maskedInput = input
        settlement.final = final
        settlement.sealedOutput = [1]
        try await fixture.store.settleJob(settlement)
        return job.id
    }

    @Test func `words of inputs and answers are found, newest first`() async throws {
        let fixture = try StoreFixture()
        let first = try await settle(fixture, input: "Where is my invoice?", final: "In the archive.")
        let second = try await settle(fixture, input: "Cancel the Invoice for café", final: "Done.")
        try await settle(fixture, input: "Hello", final: "Good day")

        #expect(try await fixture.store.searchTraces("invoice") == [second, first])
        #expect(try await fixture.store.searchTraces("invoice archive") == [first])
        #expect(try await fixture.store.searchTraces("CAFE") == [second])
        #expect(try await fixture.store.searchTraces("archi*") == [first])
        for hostile in ["", "\"", "NEAR(", "a AND", "text:x OR", "*", "'; DROP TABLE job", "-"] {
            _ = try await fixture.store.searchTraces(hostile)
        }
        #expect(try await fixture.store.indexTraces(limit: 10) == 0)
    }

    @Test(arguments: [
        ("请问如何导出数据？用CSV格式", ["导出", "数据", "csv", "CSV格式", "导出*"], ["数导", "出导"]),
        ("請求書の再発行をお願いします", ["請求書", "再発行", "お願い", "請求*"], ["書請", "領収書"]),
        ("결제가 두 번 되었습니다", ["결제", "결제가", "번", "되었"], ["제결", "환불"]),
        ("カードの番号", ["カード", "番号"], ["ドーカ"]),
    ])
    func `words inside Chinese, Japanese and Korean texts are found`(
        text: String, found: [String], missing: [String]
    ) async throws {
        let fixture = try StoreFixture()
        let job = try await settle(fixture, input: text, final: "OK")

        for words in found { #expect(try await fixture.store.searchTraces(words) == [job], "\(words)") }
        for words in missing { #expect(try await fixture.store.searchTraces(words).isEmpty, "\(words)") }
    }

    @Test func `texts that an older version indexed are found by their characters once the store is brought up`()
        async throws
    {
        let fixture = try StoreFixture()
        let job = try await settle(fixture, input: "请导出数据", final: "OK")
        try await fixture.store.indexTraces()
        try await fixture.store.write { transaction in
            try transaction.connection.run(Query("UPDATE trace_text SET text = '请导出数据'"), [])
        }
        #expect(try await fixture.store.searchTraces("导出").isEmpty)

        try await fixture.store.write { transaction in
            for step in Migration.searchedCharacters { try transaction.connection.run(Query(step), []) }
        }

        #expect(try await fixture.store.searchTraces("导出") == [job])
    }

    @Test func `cached answers expire, stay as the last good ones, and never cross tenants`() async throws {
        let fixture = try StoreFixture()
        try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        let output = String(repeating: "The answer. ", count: 50)
        settlement.cacheEntry = CacheEntry(
            tenant: "acme", feature: "answer", key: [1], question: [2], output: output, model: "m",
            cost: Money(nanoUSD: 9), expiresAt: fixture.now + .seconds(60))
        try await fixture.store.settleJob(settlement)

        let found = try await fixture.store.cachedAnswer(key: [1], now: fixture.now)
        #expect(found?.output == output)
        #expect(found?.cost == Money(nanoUSD: 9))
        #expect(try await fixture.store.cachedAnswer(key: [3], now: fixture.now) == nil)
        #expect(try await fixture.store.cachedAnswer(key: [1], now: fixture.now + .seconds(60)) == nil)
        #expect(try await fixture.store.lastGoodAnswer(question: [2])?.output == output)
        await #expect(throws: StoreError.emptyTenant) {
            try await fixture.store.cachedAnswer(key: [], now: fixture.now)
        }
    }

    @Test func `an answer without a tenant is not cached, and its job not settled`() async throws {
        let fixture = try StoreFixture()
        let job = try await fixture.admit()
        let claimed = try #require(try await fixture.claim().first)
        var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
        settlement.cacheEntry = CacheEntry(
            tenant: "", feature: "answer", key: [1], question: [2], output: "x", expiresAt: fixture.now)

        await #expect(throws: StoreError.emptyTenant) { try await fixture.store.settleJob(settlement) }

        #expect(try await fixture.store.job(job.id)?.state == .running)
    }

    @Test(arguments: ["", "\n\n[abc] is the mark of this job.", "\n\nNo. 2\n\n[abc]", "\n", "\n\n"])
    func `a long system prompt is kept once, whatever mark of its job ends it`(end: String) async throws {
        let fixture = try StoreFixture()
        let text = String(repeating: "You answer customers of a bakery. Grüße. ", count: 6)
        var jobs: [(id: JobID, prompt: String)] = []
        for number in 1...3 {
            let job = try await fixture.admit()
            let claimed = try #require(try await fixture.claim().first)
            var settlement = Settlement(lease: claimed.lease, outcome: .completed, now: fixture.now)
            let parts = end.split(separator: "abc", omittingEmptySubsequences: false)
            let prompt = text + parts.joined(separator: "abc\(number)")
            settlement.prompt = [Message(.system, prompt), Message(.user, "Are you open?")]
            try await fixture.store.settleJob(settlement)
            jobs.append((job.id, prompt))
        }

        for job in jobs {
            #expect(try await fixture.store.trace(job.id)?.prompt.map(\.content) == [job.prompt, "Are you open?"])
        }
        let kept = try await fixture.store.read { connection in
            try connection.first(Query("SELECT count(*) FROM shared_text"), []) { $0.integer(0) }
        }
        #expect(kept == 1)
    }

    @Test func `texts go before rows, and the ledger stays`() async throws {
        let fixture = try StoreFixture()
        var old: [JobID] = []
        for _ in 0..<3 { old.append(try await settle(fixture, input: "old words", final: "old answer")) }
        _ = try await fixture.store.searchTraces("words")
        let waiting = try await fixture.admit()
        fixture.clock.advance(by: .seconds(40 * 86400))
        let retention = RetentionSettings()

        #expect(try await fixture.store.prune(retention: retention, now: fixture.now) == 0)
        #expect(try await fixture.store.sealedOutput(old[0]) == nil)
        #expect(try await fixture.store.sealedInput(old[0]) == nil)
        #expect(try await fixture.store.trace(old[0])?.final == nil)
        #expect(try await fixture.store.trace(old[0])?.isPastRetention == true)
        #expect(try await fixture.store.trace(waiting.id)?.isPastRetention == false)
        #expect(try await fixture.store.searchTraces("words").isEmpty)
        #expect(try await fixture.store.sealedInput(waiting.id) != nil)

        fixture.clock.advance(by: .seconds(60 * 86400))
        #expect(try await fixture.store.prune(retention: retention, now: fixture.now) == 3)
        #expect(try await fixture.store.jobs(now: fixture.now).map(\.id) == [waiting.id])
        let report = try await fixture.store.verifyLedger()
        #expect(report.mismatches == [])
        #expect(report.entries == 8)
    }

    @Test func `packed texts come back whole, and damaged ones are refused`() throws {
        for size in [0, 1, 191, 192, 5000, 1_000_000] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 / 7) }
            #expect(try Compression.unpack(Compression.pack(bytes)) == bytes)
        }
        var packed = Compression.pack([UInt8](repeating: 5, count: 5000))
        #expect(packed.count < 100)
        for index in packed.indices {
            var damaged = packed
            damaged[index] ^= 0xFF
            _ = try? Compression.unpack(damaged)
        }
        packed.removeLast(3)
        #expect(throws: StoreError.self) { try Compression.unpack(packed) }
    }

    @Test func `a damaged trace is refused, whatever its bytes are`() throws {
        var document = try TraceDocument(TraceDocumentSample.bytes) { _ in "" }
        document.raw = "raw"
        let bytes = document.encoded { _ in nil }
        #expect(try TraceDocument(bytes) { _ in "" } == document)
        var random = Noise(state: 1)
        for _ in 0..<2000 {
            var damaged = bytes
            for _ in 0..<3 {
                damaged[Int.random(in: 0..<damaged.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            _ = try? TraceDocument(damaged) { _ in "" }
            _ = try? TraceDocument(Array(bytes.prefix(.random(in: 0...bytes.count, using: &random)))) { _ in "" }
        }
    }
}

private enum TraceDocumentSample {
    static var bytes: [UInt8] {
        var settlement = Settlement(
            lease: Lease(id: JobID(1), fence: 1), outcome: .completed, now: Timestamp(milliseconds: 0))
        settlement.prompt = [Message(.system, "s"), Message(.user, "u")]
        settlement.spans = [
            Span(name: "a", attempt: 1, startNanoseconds: -5, durationNanoseconds: .max, attributes: ["k": "v"])
        ]
        settlement.calls = [
            CallRecord(
                attempt: 1, provider: "p", model: "m", purpose: .first, usage: .absent, cost: Money(nanoUSD: .min),
                durationMilliseconds: 1)
        ]
        settlement.masked = ["email": 2]
        return TraceDocument(settlement).encoded { _ in nil }
    }
}
